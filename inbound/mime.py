"""MIME taken apart within limits, in this process. Knows structure and encodings; refuses to know what words mean."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message as MimeMessage
from email.utils import collapse_rfc2231_value

from inbound.caps import MAX_HEADER_VALUE, MAX_PARTS, TooBig, TooManyParts, check_size, slim
from inbound.charsets import allowed, decode, decoded, readable
from inbound.letter import Attachment, Message, Part

MAX_DEPTH = 20
MAX_PARAMETERS = 64
MAX_TEXT = 256 * 1024
MAX_HTML = 1024 * 1024
BREAKS = re.compile(r"[\x00\r\n]+[ \t]*")
READ_AS_TEXT = (
    "message/delivery-status",
    "message/global-delivery-status",
    "message/feedback-report",
    "text/rfc822-headers",
)


def taken_apart(raw: bytes) -> Message:
    """Take a message apart. Raises Unreadable, and nothing else on any bytes."""
    raw = slim(raw)
    check_size(raw)
    try:
        whole = message_from_bytes(raw)
        pieces = Pieces()
        for part in leaves(whole, 0):
            pieces.take(part)
    except RecursionError as error:
        raise TooManyParts("its parts are nested too deeply") from error
    return pieces.message(whole)


def leaves(part: MimeMessage, depth: int) -> Iterator[MimeMessage]:
    """The parts that hold something, in order; what a report returns stays one part."""
    if depth > MAX_DEPTH:
        raise TooManyParts("its parts are nested more than 20 deep")
    for name in ("content-type", "content-disposition"):
        value = str(part.get(name, ""))
        if len(value) > MAX_HEADER_VALUE or value.count(";") > MAX_PARAMETERS:
            part.replace_header(name, ";".join(value[:MAX_HEADER_VALUE].split(";", MAX_PARAMETERS)[:MAX_PARAMETERS]))
    children = part.get_payload()
    if part.get_content_maintype() == "multipart" and isinstance(children, list):
        for child in children:
            if isinstance(child, MimeMessage):
                yield from leaves(child, depth + 1)
    else:
        yield part


class Pieces:
    """What the parts of a message hold, gathered in order and within the limits."""

    def __init__(self) -> None:
        self.count = 0
        self.text: list[str] = []
        self.html: list[str] = []
        self.calendar: list[str] = []
        self.machine: list[Part] = []
        self.returned: list[str] = []
        self.attachments: list[Attachment] = []

    def take(self, part: MimeMessage) -> None:
        """One leaf, to where its type belongs."""
        self.count += 1
        if self.count > MAX_PARTS:
            raise TooManyParts("it has more than 200 parts")
        kind = part.get_content_type()
        if kind in READ_AS_TEXT:
            self.machine.append(Part(kind, nested_text(part)[:MAX_TEXT]))
        elif kind.startswith("message/"):
            self.returned.append(nested_text(part)[:MAX_TEXT])
        elif kind == "text/calendar":
            self.calendar.append(body(part)[:MAX_TEXT])
        elif is_attached(part) or not (kind in ("text/plain", "text/html") or kind.startswith("multipart/")):
            self.attachments.append(attachment(part))
        else:
            self.read(kind, body(part))

    def read(self, kind: str, found: str) -> None:
        """A part that is shown: HTML may be longer, since most of it is not text."""
        where, most = (self.html, MAX_HTML) if kind == "text/html" else (self.text, MAX_TEXT)
        where.append(found)
        if sum(map(len, where)) > most:
            raise TooBig("its text is longer than 256 KiB" if where is self.text else "its HTML is longer than 1 MiB")

    def message(self, whole: MimeMessage) -> Message:
        """All of it, with the headers of the whole."""
        return Message(
            headers=header_fields(whole),
            content_type=whole.get_content_type(),
            report_type=str(collapse_rfc2231_value(whole.get_param("report-type") or "")).lower(),
            text="\n".join(self.text),
            html="\n".join(self.html),
            calendar="\n".join(self.calendar),
            parts=tuple(self.machine),
            returned="\n".join(self.returned),
            attachments=tuple(self.attachments),
        )


def header_fields(whole: MimeMessage) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, value in whole.raw_items():
        found.setdefault(name.lower(), []).append(on_one_line(str(value)[:MAX_HEADER_VALUE]))
    return {name: tuple(values) for name, values in found.items()}


def on_one_line(value: str) -> str:
    """A header's value, unfolded (RFC 5322 §2.2.3)."""
    text = value if value.isascii() else readable(value)
    return (BREAKS.sub(" ", text) if BREAKS.search(text) else text).strip()


def is_attached(part: MimeMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(filename(part) and not part.is_multipart())


def filename(part: MimeMessage) -> str:
    try:
        return readable(str(part.get_filename() or ""))
    except (TypeError, ValueError, LookupError):
        return ""


def attachment(part: MimeMessage) -> Attachment:
    return Attachment(decoded(filename(part))[:200], part.get_content_type(), len(content(part)))


def nested_text(part: MimeMessage) -> str:
    """The text of a message/* part; delivery-status blocks come apart as sub-messages."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return "\n\n".join(readable(flat(child)) for child in payload if isinstance(child, MimeMessage))
    return body(part)


def flat(child: MimeMessage) -> str:
    """Headers and, where there is a single body, the body of a returned message."""
    head = "\n".join(f"{name}: {value}" for name, value in child.items())
    if child.is_multipart():
        return head
    return f"{head}\n\n{body(child)}"


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
    text = decode(data, declared).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if part.get_param("format") == "flowed":
        return unflowed(text, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    return text


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
    try:
        declared = str(collapse_rfc2231_value(part.get_param("charset") or ""))
    except (TypeError, ValueError, LookupError):
        return ""
    return allowed(declared)
