"""A mail being written: what the person typed and set, before a mail program gives it its form."""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Literal, TypeVar

from mailflow.demo.clients.corporate import warning_html
from mailflow.demo.clients.markup import Token, body_of, pieces, renamed
from mailflow.demo.clients.original import Original

Style = Literal["top", "bottom", "interleaved"]
Language = Literal["en", "es", "fr", "de", "pt", "it", "nl", "pl", "sv", "da", "ja", "zh", "ru"]

Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`original` is `None` in a mail that answers nothing; `now` is aware and in the writer's zone."""

    client: str
    original: Original | None
    answer: str
    sender: str
    sender_name: str
    to: str
    subject: str
    now: datetime
    language: Language
    style: Style
    signature: str
    warned: str  # what the writer's own gateway had put on top of the original

    @property
    def paragraphs(self) -> list[str]:
        return self.answer.strip("\n").split("\n\n")

    @property
    def above(self) -> str:
        """What stands above the quoted mail."""
        return self.answer.strip("\n") if self.original is None or self.style == "top" else ""

    @property
    def remarks(self) -> list[str]:
        """What stands between and below the quoted pieces, one after each piece."""
        if self.original is None or self.style == "top":
            return []
        return [self.answer.strip("\n")] if self.style == "bottom" else self.paragraphs

    def around(self, quoted: list[Piece]) -> Iterator[tuple[Piece, str]]:
        """Each quoted piece with the remark below it, "" where there is none."""
        remarks = self.remarks
        last = len(quoted) - 1
        placed = [*remarks[:last], "\n\n".join(remarks[last:])] if quoted else []
        yield from zip_longest(quoted, placed, fillvalue="")

    @property
    def cuts(self) -> int:
        """How often the quoted mail is cut for a remark."""
        return len(self.paragraphs) if self.style == "interleaved" else 0

    def quoted(self, prefix: str = "", mark: str = "") -> list[tuple[Token, ...]]:
        """The original's HTML in the pieces that the answer leaves of it.

        `prefix` goes before its classes and ids, `mark` before its first word.
        """
        if self.original is None:
            return []
        above: tuple[Token, ...] = (Token("text", text=mark),) if mark else ()
        above += body_of(warning_html(self.warned)) if self.warned else ()
        return pieces(renamed(above + self.original.tokens, prefix), self.cuts)

    @property
    def domain(self) -> str:
        return self.sender.rpartition("@")[2]

    def digest(self, purpose: str) -> bytes:
        """32 bytes that depend on the whole mail: what other programs draw at random."""
        answered = self.original.message_id if self.original else ""
        settings = [self.client, self.language, self.style, self.signature]
        seed = [purpose, answered, *settings, self.answer, self.sender, self.to, self.subject, self.now.isoformat()]
        return hashlib.sha256("\0".join(seed).encode()).digest()

    def hexadecimal(self, purpose: str, length: int) -> str:
        return self.digest(purpose).hex()[:length]

    def digits(self, purpose: str, length: int) -> str:
        return str(int.from_bytes(self.digest(purpose)))[:length]

    def uuid(self, purpose: str) -> str:
        return str(uuid.UUID(bytes=self.digest(purpose)[:16], version=4))
