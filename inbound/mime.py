"""MIME taken apart within limits, in this process. Knows structure; refuses to know encodings and what words mean."""

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.message import Message as MimeMessage
from email.parser import BytesHeaderParser
from email.utils import collapse_rfc2231_value

from inbound.bodies import MAX_HTML, MAX_TEXT, body, content, declared_charset, nested_text
from inbound.caps import MAX_HEADER_VALUE, MAX_PARTS, TooBig, TooManyParts, check_size, slim
from inbound.charsets import Unreadable, decoded, hides, readable
from inbound.letter import Attachment, Message, Part

MAX_DEPTH = 20
MAX_PARAMETERS = 64
BREAKS = re.compile(r"[\x00\r\n]+[ \t]*")
READ_AS_TEXT = (
    "message/delivery-status",
    "message/global-delivery-status",
    "message/feedback-report",
    "message/disposition-notification",
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


def outlined(raw: bytes) -> Message:
    """The headers of a message and what its parts hold, each as far as it can be had: enough to tell a machine's.

    Text in a charset that is refused is taken as the ASCII that it looks like.
    """
    pieces = Pieces()
    try:
        whole = message_from_bytes(raw)
    except RecursionError:
        return pieces.message(BytesHeaderParser().parsebytes(raw))
    with suppress(Unreadable, RecursionError):
        for part in leaves(whole, 0):
            if hides(declared_charset(part)):
                part.del_param("charset")
            with suppress(Unreadable):
                pieces.take(part)
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
