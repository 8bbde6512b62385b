"""The body of one MIME part as text. Knows transfer encodings, charsets and flowed lines; refuses to know structure."""

import re
from base64 import b64decode
from email.message import Message as MimeMessage
from email.utils import collapse_rfc2231_value

from inbound.caps import TooBig
from inbound.charsets import allowed, decode, hides, readable

MAX_TEXT = 256 * 1024
MAX_HTML = 1024 * 1024
ENCODED = re.compile(r"base64", re.IGNORECASE)


def nested_text(part: MimeMessage) -> str:
    """The text of a message/* part; delivery-status blocks come apart as sub-messages.

    It is nobody's word to us, so that no charset and no length of it is refused.
    """
    payload = part.get_payload()
    if not isinstance(payload, list):
        return carried(part)
    text = "\n\n".join(readable(flat(child)) for child in payload if isinstance(child, MimeMessage))
    return unpacked(text) if ENCODED.fullmatch(str(part.get("content-transfer-encoding", "")).strip()) else text


def unpacked(text: str) -> str:
    """What RFC 2046 §5.2.1 forbids to send in base64, and gateways do."""
    data = "".join(text.split()).encode("ascii", "replace")
    try:
        return decode(b64decode(data + b"=" * (-len(data) % 4)), "").replace("\r\n", "\n")
    except ValueError:
        return text


def flat(child: MimeMessage) -> str:
    """Headers and, where there is a single body, the body of a returned message."""
    head = "\n".join(f"{name}: {value}" for name, value in child.items())
    if child.is_multipart():
        return head
    return f"{head}\n\n{carried(child)}"


def carried(part: MimeMessage) -> str:
    """The text of what a report carries, as far as it is looked at."""
    declared = declared_charset(part)
    return in_lines(decode(content(part)[: 4 * MAX_TEXT], "" if hides(declared) else allowed(declared)))


def content(part: MimeMessage) -> bytes:
    """The bytes of a leaf, its transfer encoding undone as far as it goes."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def body(part: MimeMessage) -> str:
    """A text part as text: UTF-8 first, then as declared, then cp1252."""
    data = content(part)
    if len(data) > 4 * MAX_HTML:
        raise TooBig("its text is longer than 256 KiB")
    declared = charset(part)
    text = in_lines(decode(data, declared))
    if part.get_param("format") == "flowed":
        return unflowed(text, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def in_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def unflowed(text: str, *, delsp: bool) -> str:
    """Lines that format=flowed broke, joined again (RFC 3676 §4.2), quoted ones left alone."""
    out: list[str] = []
    joining = False
    for raw_line in text.split("\n"):
        line = raw_line.removeprefix(" ")
        if joining and not line.startswith(">"):
            out[-1] += line
        else:
            out.append(line)
        joining = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if joining and delsp:
            out[-1] = out[-1][:-1]
    return "\n".join(out)


def charset(part: MimeMessage) -> str:
    """As declared, where it is read."""
    return allowed(declared_charset(part))


def declared_charset(part: MimeMessage) -> str:
    try:
        return str(collapse_rfc2231_value(part.get_param("charset") or ""))
    except (TypeError, ValueError, LookupError):
        return ""
