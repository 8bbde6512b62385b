"""Bodies and headers put on the wire: charsets, transfer encodings, boundaries, folding (RFC 2045, 2047, 5322)."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from email.header import Header
from email.utils import formataddr
from typing import Literal

Transfer = Literal["7bit", "8bit", "quoted-printable", "base64"]
Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One body; `parameters` follow the charset (`; format=flowed`)."""

    kind: str
    text: str
    charset: str = "utf-8"
    parameters: str = ""
    transfer: Transfer = "quoted-printable"
    headers: Headers = ()


def narrowest(text: str, *charsets: str) -> str:
    """The first of the charsets that holds the text, else UTF-8."""
    for charset in charsets:
        try:
            text.encode(charset)
        except UnicodeEncodeError:
            continue
        return charset
    return "utf-8"


def plainest(text: str) -> Transfer:
    """7bit for short ASCII lines (RFC 5322 §2.1.1), else quoted-printable."""
    return "7bit" if text.isascii() and max(map(len, text.split("\n"))) < 998 else "quoted-printable"


def single(headers: Headers, part: Part) -> bytes:
    """A message of one part."""
    return _headers([*headers, *_part_headers(part)]) + b"\r\n" + _body(part)


def multipart(headers: Headers, subtype: str, boundary: str, parts: Sequence[Part], parameters: str = "") -> bytes:
    """A message of several parts; `subtype` is `alternative`, `report` …"""
    opening = f"--{boundary}\r\n".encode()
    kind = f'multipart/{subtype};{parameters} boundary="{boundary}"'
    bodies = [opening + _headers(_part_headers(part)) + b"\r\n" + _body(part) + b"\r\n" for part in parts]
    top = _headers([*headers, ("Content-Type", kind)])
    return top + b"\r\n" + b"".join(bodies) + f"--{boundary}--\r\n".encode()


def mailbox(name: str, address: str) -> str:
    """A name and address as a header writes them."""
    return formataddr((name, address))


def worded(name: str, text: str) -> str:
    """An unstructured header's value, as encoded words where it needs them (RFC 2047)."""
    return text if text.isascii() else Header(text, "utf-8", header_name=name).encode(linesep="\r\n")


def _headers(headers: Headers) -> bytes:
    return "".join(f"{name}: {_folded(name, value)}\r\n" for name, value in headers).encode("ascii")


def _folded(name: str, value: str) -> str:
    """Long values folded at their spaces, 78 wide (RFC 5322 §2.2.3)."""
    if "\r\n" in value or len(name) + len(value) + 2 <= 78:
        return value
    lines = [name + ":"]
    for word in value.split(" "):
        if len(lines[-1]) + len(word) + 1 > 78 and lines[-1].strip() != name + ":":
            lines.append("")
        lines[-1] += " " + word
    return "\r\n".join(lines)[len(name) + 2 :]


def _part_headers(part: Part) -> list[tuple[str, str]]:
    kind = f'{part.kind}; charset="{part.charset}"' if part.charset else part.kind
    return [("Content-Type", kind + part.parameters), ("Content-Transfer-Encoding", part.transfer), *part.headers]


def _body(part: Part) -> bytes:
    lines = part.text.replace("\r\n", "\n").replace("\n", "\r\n")
    raw = lines.encode(part.charset or "utf-8", "replace")
    if part.transfer == "base64":
        return base64.encodebytes(raw).replace(b"\n", b"\r\n").removesuffix(b"\r\n")
    if part.transfer == "quoted-printable":
        return binascii.b2a_qp(raw, istext=True, header=False)
    return raw
