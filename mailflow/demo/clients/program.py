"""What a mail program is to the rest: how it writes headers, text and HTML, and how it encodes them."""

from collections.abc import Callable
from dataclasses import dataclass

from mailflow.demo.clients.draft import Draft
from mailflow.demo.clients.mime import Transfer, plainest

Encoded = tuple[str, Transfer]


def utf8(_draft: Draft, text: str) -> Encoded:
    """UTF-8, quoted-printable where it must be."""
    return "UTF-8", plainest(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """`text` gives the lines as this program breaks them; `html` is `None` for a program that writes text alone."""

    headers: Callable[[Draft], list[tuple[str, str]]]
    text: Callable[[Draft], list[str]]
    html: Callable[[Draft], str] | None
    boundary: Callable[[Draft], str]
    encoded: Callable[[Draft, str], Encoded] = utf8
    flowed: bool = False
