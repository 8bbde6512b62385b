"""Bytes as text: which charsets are read, and in which order they are tried. Refuses those in which text hides."""

import binascii
import re
from email.errors import HeaderParseError
from email.header import decode_header
from typing import Final

from mailflow.errors import Unusable

# The WHATWG's encodings, without UTF-7, in which any text can hide as ASCII.
CHARSETS = re.compile(
    r"us-ascii|ascii|utf-?8|iso-?8859-(?:[1-9]|1[013-6])|latin-?1|windows-125[0-8]|cp125[0-8]|koi8-[ru]"
    r"|iso-2022-(?:jp(?:-[123]|-ext)?|kr)|gb2312|gbk|gb18030|big5|shift[_-]jis|euc-jp|euc-kr|ks_c_5601-1987|tis-620|windows-874|macintosh",
    re.IGNORECASE,
)
HIDING: Final = ("utf-7", "unicode-1-1-utf-7", "hz-gb")


class Unreadable(Unusable):
    """The message is over a limit or in a forbidden form; it is to be held for a person."""


class ForbiddenCharset(Unreadable):
    """A charset in which text can hide."""


def allowed(declared: str) -> str:
    """The declared charset where it is one that is read, else nothing. Raises ForbiddenCharset."""
    declared = declared.strip("\"' ").lower()
    if hides(declared):
        raise ForbiddenCharset(f"its charset is {declared[:20]}, in which text can hide")
    return declared if CHARSETS.fullmatch(declared) else ""


def hides(declared: str) -> bool:
    """Whether it is a charset in which text can hide."""
    return declared.strip("\"' ").lower().startswith(HIDING)


def decode(data: bytes, declared: str) -> str:
    # Seven bits wide, so that UTF-8 would take it for its own.
    for name in (declared, "utf-8-sig") if declared.startswith("iso-2022") else ("utf-8-sig", declared):
        try:
            if name:
                return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def readable(text: str) -> str:
    """Undo the surrogates in which the parser keeps undeclared bytes."""
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8", "replace")
    return decode(data, "")


def decoded(value: str) -> str:
    """RFC 2047 encoded words as text; what cannot be decoded stays as it is."""
    if "=?" not in value:
        return value
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError, binascii.Error):
        return value
    words = [
        piece if isinstance(piece, str) else decode(piece, name if name and CHARSETS.fullmatch(name) else "")
        for piece, name in pieces
    ]
    return re.sub(r"[\x00\r\n]+", " ", "".join(words))
