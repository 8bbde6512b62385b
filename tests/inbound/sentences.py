"""How the tests of reading read one reply on one day. Knows no case."""

from datetime import date

from inbound.likeness import Compares
from inbound.read import Context, Reading, read_text

TODAY = date(2026, 3, 2)


def reading(text: str, asked: str = "none", role: str = "mentee") -> Reading:
    """How it is read as an answer to a mail of this topic, by grammar and phrase books alone."""
    return compared(text, asked, None, role)


def compared(text: str, asked: str, compares: Compares | None, role: str = "mentee") -> Reading:
    """How it is read with something that compares it with examples."""
    return read_text(text, Context(asked=asked, role=role, now=TODAY, compares=compares))


def decision(text: str, asked: str = "digest", role: str = "admin") -> Reading:
    """How an administrator's answer to the digest is read."""
    return reading(text, asked, role)


def names(found: Reading) -> list[str]:
    """The intents of a reading, in order."""
    return [intent.name for intent in found.intents]
