"""The header block of a raw message, as bytes: names and unfolded values in order. Decodes and refuses nothing."""

import re
from typing import Final

MAX_HEADER_BYTES: Final = 128 * 1024

_BLANK = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(rb"\r?\n(?=[ \t])")
_LINE = re.compile(rb"\r?\n")


def split(raw: bytes) -> tuple[bytes, bytes]:
    """Header block and body, at the first blank line; leading blank lines are passed over."""
    raw = raw.lstrip(b"\r\n")
    blank = _BLANK.search(raw, 0, MAX_HEADER_BYTES)
    return (raw[: blank.start()], raw[blank.end() :]) if blank else (raw[:MAX_HEADER_BYTES], raw[MAX_HEADER_BYTES:])


def fields(raw: bytes) -> list[tuple[bytes, bytes]]:
    """Names in lower case without the space before the colon, values as they stand."""
    head, _ = split(raw)
    lines = (line.partition(b":") for line in _LINE.split(_FOLD.sub(b"", head)))
    return [(name.strip().lower(), value) for name, colon, value in lines if colon]
