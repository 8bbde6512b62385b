"""Replies to a mail of ours by every program, language, style, signature, gateway and encoding, with what was written.

Knows nothing of how they are read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

from mailflow.demo.clients import CLIENTS, ENCODINGS, LANGUAGES, STYLES, Client, Encoding, Language, Style, reply_as

NOW = datetime(2026, 3, 3, 21, 5, tzinfo=ZoneInfo("Europe/Berlin"))
NAME = "Ana Silva"
SIGNATURE = f"{NAME}\nHead of Laboratory, Stop Smoking Clinic\n+351 21 555 0100"

_LONG = (
    "Yes, happy to take Tom on – from April.\n\nCould he send me his plans? I would like to see them before we meet "
    "for the first time, and so would my colleague in Porto."
)
ANSWERS = ("Yes", _LONG, "goal 2: 60 %, talk moved to the end of April\ngoal 3: done")


@dataclass(frozen=True, slots=True)
class Case:
    """A reply and the words its writer typed; `tags` are program, style, language, encoding, extras."""

    tags: tuple[str, ...]
    raw: bytes
    expected: str


def cases(original: bytes, answer: str, *, clients: tuple[Client, ...] = CLIENTS) -> Iterator[Case]:
    """Every combination for one mail and one answer (780 for a program)."""
    for client, style, language, encoding in product(clients, STYLES, LANGUAGES, (None, *ENCODINGS)):
        for signed, gateway in product((False, True), (False, True)):
            yield case(original, answer, client, style, language, encoding, signed=signed, gateway=gateway)


def case(
    original: bytes,
    answer: str,
    client: Client,
    style: Style = "top",
    language: Language = "en",
    encoding: Encoding | None = None,
    *,
    signed: bool = False,
    gateway: bool = False,
) -> Case:
    """One reply; a gateway warns on top, warned within the quoted mail, and adds its disclaimer."""
    raw = reply_as(
        client,
        original,
        answer,
        sender="ana@home.example",
        sender_name=NAME,
        now=NOW,
        language=language,
        style=style,
        signature=SIGNATURE if signed else None,
        banner=gateway,
        warned=gateway,
        disclaimer=gateway,
        encoding=encoding,
    )
    extras = ("signed",) * signed + ("gateway",) * gateway
    return Case((client, style, language, encoding or "own", *extras), raw, answer)
