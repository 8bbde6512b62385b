"""A message as its kind is judged: subject, senders and words, folded. Knows no kind."""

import re
from dataclasses import dataclass
from functools import cached_property

from inbound.kinds import phrases
from inbound.message import Message
from inbound.reply import reply_of
from inbound.reply.html import as_text
from inbound.text import fold

READ_CHARACTERS = 4000
REPLY_PREFIX = re.compile(
    r"\A(?:(?:re|aw|sv|vs|antw|rv|res|odp|ynt|va|απ|σχετ|r|i|回复|答复|回覆|转发|ref|fw|fwd|wg|tr|enc|vb|doorst|pd|ilt|i)"
    r"(?:\[\d+\])?\s*[:：]\s*)+"
)
HEADER_LINE = re.compile(r"^(?:return-path|received|message-id|date|from|to|subject|mime-version|content-type): ", re.I)
HEADERS_RETURNED = 3
QUESTION = re.compile(r"[?؟](?:\s|$)")
FIELD_LINE = re.compile(r"[\w-]+(?: [\w-]+)? ?: ")
ADDRESS = re.compile(r"\S*@\S*")


@dataclass(frozen=True)
class Seen:
    """`own` is what its author newly wrote, without quotes and signature."""

    message: Message
    own: str

    @cached_property
    def subject(self) -> str:
        """The subject without what mail gateways put before it."""
        return fold(self.message.subject[:500]).lstrip("*! ")

    @cached_property
    def bare_subject(self) -> str:
        """The subject without reply and forward prefixes."""
        return REPLY_PREFIX.sub("", self.subject, count=1)

    @property
    def answers(self) -> bool:
        """Whether its subject is that of a reply or a forward."""
        return self.bare_subject != self.subject

    @cached_property
    def senders(self) -> tuple[tuple[str, str, str], ...]:
        """(name, local part, domain) of each author, and of a From field without any address its whole text."""
        found = [(fold(name), *_halves(fold(address))) for name, address in self.message.from_field]
        if not found:
            bare = [fold(value).strip(' <>"') for value in self.message.all("from")]
            found = [(ADDRESS.sub("", value).strip(' <>"'), *_halves(value)) for value in bare]
        return tuple(found)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines that are not quoted, up to the copy of another mail, each folded."""
        text = self.message.text if self.message.text.strip() else as_text(self.message.html, fenced=True)
        found: list[str] = []
        for line in text[:READ_CHARACTERS].split("\n"):
            folded = fold(line)
            if phrases.returned().copy.search(folded):
                break
            if not folded.startswith(">"):
                found.append(folded)
        return tuple(found)

    @cached_property
    def words(self) -> str:
        """Those lines as one text."""
        return " ".join(line for line in self.lines if line)

    @property
    def null_path(self) -> bool:
        """Whether it came with a null return path, as machines send (RFC 3834 §3.3, RFC 5321 §4.5.5)."""
        return any(value.strip() in ("<>", "") for value in self.message.all("return-path"))

    @cached_property
    def brings_back(self) -> bool:
        """Whether another mail comes with it, whole or by its headers."""
        if self.message.returned or any(part.type == "text/rfc822-headers" for part in self.message.parts):
            return True
        lines = self.message.text[: 4 * READ_CHARACTERS].split("\n")
        return sum(1 for line in lines if HEADER_LINE.match(line.strip())) >= HEADERS_RETURNED

    @property
    def asks(self) -> bool:
        """Whether its author asks something."""
        return any(QUESTION.search(line) for line in self.lines if not FIELD_LINE.match(line))


def seen(message: Message, own: str | None = None) -> Seen:
    """`own`: None reads the reply text out of the message."""
    return Seen(message, reply_of(message) if own is None else own)


def _halves(address: str) -> tuple[str, str]:
    local, _, domain = address.rpartition("@")
    return (local, domain) if local or domain != address else (address, "")
