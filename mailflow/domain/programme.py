"""A programme from outside: who is asked in, and who asks to come in. Its organisation code is compared here."""

import re
from dataclasses import dataclass

from mailflow.domain.machine import Command, Party, Weight
from mailflow.errors import Refusal

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits that nobody takes for one another, by eye or by voice."""
_FORM_OF_A_CODE = re.compile(
    r"\b[a-z]{1,8}-[a-z0-9]{4}-[a-z0-9]{2,4}\b|\b(?:code|código)\W+(?:\w+\W+){0,2}?(?=[a-z-]*\d)[\w-]{4,}",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class InvitePerson(Command, noun="invitation", by={Party.ADMINISTRATOR, Party.PRESIDENT}, weight=Weight.ADMINISTRATIVE):
    """Ask people in, each by an address: `ana@x.example` or `Ana Silva <ana@x.example>`."""

    programme: int
    addresses: list[str]
    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class AskToJoin(Command, noun="invitation", by={Party.ANYONE}, weight=Weight.LIGHT):
    """Somebody whom the programme does not know writes to it; `text` may hold the organisation code.

    `wants_in`: they said that they would like to join, or asked whom to ask; then the administrators hear of it.
    """

    programme: int
    role: str | None = None
    text: str | None = None
    wants_in: bool = False


@dataclass
class NoSuchAddress(Refusal):
    """What was to be invited is no address that mail can go to."""

    address: str


def holds_code(text: str, code: str) -> bool:
    """Whether the organisation code stands in the text, in whatever case and with whatever hyphens and blanks."""
    wanted = _bare(code)
    return bool(wanted) and wanted in _bare(text)


def holds_a_code(text: str) -> bool:
    """Whether something in the text has the form of an organisation code, be it ours or not."""
    return _FORM_OF_A_CODE.search(text) is not None


def code_prefix(slug: str) -> str:
    """What a programme's codes begin with: the initials of `the-womens-alliance`, or the start of `mentors`."""
    parts = [part for part in slug.split("-") if part]
    short = "".join(part[0] for part in parts) if len(parts) > 1 else slug[:4]
    return short.upper()


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).upper()
