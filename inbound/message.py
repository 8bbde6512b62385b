"""One RFC 5322 message, taken apart within limits; what is dear to take apart, in a child process.

Knows which mails those are; refuses to know MIME and what any of the words mean.
"""

from dataclasses import replace
from typing import Final

from inbound.caps import TooBig, TooManyParts, beginning, check_size, header_bytes, part_count, slim
from inbound.charsets import ForbiddenCharset, Unreadable
from inbound.child import TooDear, taken_apart_by_a_child
from inbound.letter import Attachment, Message, Part, addresses, message_ids
from inbound.mime import outlined, taken_apart

__all__ = [
    "Attachment",
    "ForbiddenCharset",
    "Message",
    "Part",
    "TooBig",
    "TooDear",
    "TooManyParts",
    "Unreadable",
    "addresses",
    "message_ids",
    "opened",
    "parse",
]
SMALL_BYTES: Final = 256 * 1024
SMALL_HEADER_BYTES: Final = 32 * 1024
SMALL_PARTS: Final = 50


def parse(raw: bytes) -> Message:
    """Take a message apart. Raises Unreadable, and nothing else on any bytes."""
    raw = slim(raw)
    if is_small(raw):
        return taken_apart(raw)
    check_size(raw)
    return taken_apart_by_a_child(raw)


def opened(raw: bytes) -> Message:
    """As `parse`; of a message that cannot be read its outline, with the reason as `unread`. Raises nothing."""
    try:
        return parse(raw)
    except Unreadable as problem:
        return replace(outlined(beginning(raw)), unread=str(problem) or type(problem).__name__)


def is_small(raw: bytes) -> bool:
    """Whether it costs little in any case, so that this process may take it apart."""
    return len(raw) <= SMALL_BYTES and header_bytes(raw) <= SMALL_HEADER_BYTES and part_count(raw) <= SMALL_PARTS
