"""What a mail may be at most, told from its bytes before anything is taken apart. Decodes nothing."""

import re
from typing import Final

from inbound.charsets import Unreadable

MAX_BYTES: Final = 25 * 1024 * 1024
MAX_HEADER_BYTES: Final = 128 * 1024
MAX_HEADER_VALUE: Final = 4096
MAX_FIELDS: Final = 1000
MAX_PARTS: Final = 200
EASY_HEADER_BYTES: Final = 8 * 1024
BEGINNING_BYTES: Final = 32 * 1024
BEGINNING_FIELDS: Final = 100
BEGINNING_VALUE: Final = 998
BEGINNING_PARTS: Final = 20
CONTENT_TYPE = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
MULTIPART = re.compile(rb"multipart/", re.IGNORECASE)
# The lines that the standard library's parser takes for headers.
HEAD = re.compile(rb"(?:(?:From |[\x21-\x39\x3b-\x7e]*:|[\t ])[^\r\n]*(?:\r\n|\r|\n))*")
FOLD = re.compile(rb"(?:\r\n|\r|\n)[ \t]+")


class TooBig(Unreadable):
    """More bytes, header bytes, header fields or text than are read."""


class TooManyParts(Unreadable):
    """More MIME parts, or deeper nested ones, than are read."""


def slim(raw: bytes) -> bytes:
    """The message with a long header block made cheap to parse: unfolded, each value cut to what is read of it."""
    raw = raw.lstrip(b"\r\n")
    if any(raw.find(blank, 0, EASY_HEADER_BYTES) >= 0 for blank in (b"\n\n", b"\r\n\r\n")):
        return raw
    head = HEAD.match(raw, 0, MAX_HEADER_BYTES + 1)
    end = head.end() if head else 0
    if end <= EASY_HEADER_BYTES:
        return raw
    check_headers(raw)
    fields = FOLD.sub(b" ", raw[:end]).splitlines()
    if len(fields) > MAX_FIELDS:
        raise TooBig("it has more than 1,000 header fields")
    return b"".join(b"%b\n" % field[:MAX_HEADER_VALUE] for field in fields) + raw[end:]


def beginning(raw: bytes) -> bytes:
    """So much of a message over the limits as is cheap to parse: its first header fields and parts."""
    raw = raw.lstrip(b"\r\n")[: 2 * MAX_HEADER_BYTES + BEGINNING_BYTES]
    head = HEAD.match(raw, 0, 2 * MAX_HEADER_BYTES)
    end = head.end() if head else 0
    fields = FOLD.sub(b" ", raw[:end]).splitlines()[:BEGINNING_FIELDS]
    body = raw[end : end + BEGINNING_BYTES]
    parts = [found.start() for kind in (CONTENT_TYPE, MULTIPART) for found in [*kind.finditer(body)][BEGINNING_PARTS:]]
    return b"".join(b"%b\n" % field[:BEGINNING_VALUE] for field in fields) + body[: min(parts, default=len(body))]


def check_size(raw: bytes) -> None:
    """Refuse what would be dear to parse, before parsing it."""
    if len(raw) > MAX_BYTES:
        raise TooBig("it is larger than 25 MiB")
    check_headers(raw)
    if part_count(raw) > MAX_PARTS:
        raise TooManyParts("it has more than 200 parts")
    if sum(1 for _ in MULTIPART.finditer(raw)) > MAX_PARTS // 2:
        raise TooManyParts("its parts are nested too deeply")


def check_headers(raw: bytes) -> None:
    """Refuse a header block that is longer than any mail program makes one."""
    if header_bytes(raw) > MAX_HEADER_BYTES:
        raise TooBig("its headers are longer than 128 KiB")


def header_bytes(raw: bytes) -> int:
    """How long the header block is, up to the first blank line."""
    ends = [end for end in (raw.find(b"\n\n"), raw.find(b"\r\n\r\n")) if end >= 0]
    return min(ends, default=len(raw))


def part_count(raw: bytes) -> int:
    """How many parts say what they are; those that do not are counted when they are met."""
    return sum(1 for _ in CONTENT_TYPE.finditer(raw))
