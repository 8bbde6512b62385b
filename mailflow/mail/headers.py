"""Header fields as bytes: encoded words, quoted names, folding. Knows no message."""

import base64
import re
from collections.abc import Iterable
from typing import Final

from mailflow.mail.clean import one_line

_WIDTH: Final = 76
_WORD_BYTES: Final = 45  # base64 in an encoded word of at most 75 characters: RFC 2047 §2
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


def unstructured(name: str, text: str) -> str:
    """`Name: text`, folded, in encoded words where it is not plain ASCII."""
    text = one_line(text)
    if _plain(text):
        if len(name) + 2 + len(text) <= _WIDTH:
            return f"{name}: {text}\r\n"
        if all(len(word) < _WIDTH for word in text.split(" ")):
            return _folded(name, text.split(" "))
    return f"{name}: {encoded_words(text)}\r\n"


def listed(name: str, items: Iterable[str]) -> str:
    """A field of words that may stand one a line: References, List-Unsubscribe."""
    return _folded(name, [one_line(item) for item in items])


def mailbox(name: str, address: str) -> str:
    """`"Name" <address>` for From, To and Reply-To; the address alone where there is no name."""
    name = one_line(name)
    if not name:
        return address
    if not _plain(name):
        return f"{encoded_words(name)}\r\n <{address}>"
    if not _ATOMS.fullmatch(name):
        name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    gap = "\r\n " if len(name) + len(address) > _WIDTH - len("Reply-To: ") else " "
    return f"{name}{gap}<{address}>"


def encoded_words(text: str) -> str:
    """RFC 2047 §2: words of at most 75 characters, no character split between two."""
    words, chunk = [], b""
    for letter in text:
        octets = letter.encode("utf-8")
        if len(chunk) + len(octets) > _WORD_BYTES:
            words.append(chunk)
            chunk = b""
        chunk += octets
    words.append(chunk)
    return "\r\n ".join(f"=?utf-8?b?{base64.b64encode(word).decode('ascii')}?=" for word in words)


def _plain(text: str) -> bool:
    # What looks like an encoded word and is none would be decoded by every reader.
    return text.isascii() and "=?" not in text


def _folded(name: str, words: list[str]) -> str:
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > _WIDTH and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line]) + "\r\n"
