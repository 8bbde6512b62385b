"""One RFC 5322 message, taken apart within limits: headers, text, HTML, calendar, attachments.

Knows MIME and charsets; refuses to know what any of the words mean.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as MimeMessage
from email.utils import collapse_rfc2231_value, getaddresses

MAX_BYTES = 25 * 1024 * 1024
MAX_HEADER_BYTES = 128 * 1024
MAX_PARTS = 200
MAX_DEPTH = 20
MAX_ADDRESSES = 64
MAX_TEXT = 256 * 1024
MAX_HEADER_VALUE = 4096

RECIPIENT_HEADERS = ("x-original-to", "delivered-to", "envelope-to", "to", "cc")
READ_AS_TEXT = (
    "message/delivery-status",
    "message/global-delivery-status",
    "message/feedback-report",
    "text/rfc822-headers",
)
# The WHATWG's encodings, without UTF-7, in which any text can hide as ASCII.
CHARSETS = re.compile(
    r"us-ascii|ascii|utf-?8|iso-?8859-(?:[1-9]|1[013-6])|latin-?1|windows-125[0-8]|cp125[0-8]|koi8-[ru]"
    r"|iso-2022-(?:jp(?:-[123]|-ext)?|kr)|gb2312|gbk|gb18030|big5|shift[_-]jis|euc-jp|euc-kr|ks_c_5601-1987|tis-620|windows-874|macintosh",
    re.IGNORECASE,
)
ANY_ADDRESS_SEPARATOR = re.compile(r"[,;]")


class Unreadable(Exception):
    """The message is over a limit or in a forbidden form; it is to be held for a person."""


class TooBig(Unreadable):
    """More bytes, header bytes or text than are read."""


class TooManyParts(Unreadable):
    """More MIME parts, or deeper nested ones, than are read."""


class ForbiddenCharset(Unreadable):
    """A charset in which text can hide."""


@dataclass(frozen=True)
class Attachment:
    """What is told about an attachment; its content stays in the raw message."""

    name: str
    type: str
    size: int


@dataclass(frozen=True)
class Part:
    """A machine-readable part: delivery status, feedback report, returned headers or calendar."""

    type: str
    text: str


@dataclass(frozen=True)
class Message:
    """A message taken apart. Header names are lower case; each keeps all its values in order."""

    headers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    content_type: str = "text/plain"
    report_type: str = ""
    text: str = ""
    html: str = ""
    calendar: str = ""
    parts: tuple[Part, ...] = ()
    returned: str = ""
    attachments: tuple[Attachment, ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a header, upper or lower case alike."""
        return self.headers.get(name.lower(), ())

    def first(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next(iter(self.all(name)), "")

    @property
    def subject(self) -> str:
        return decoded(self.first("subject"))

    @property
    def message_id(self) -> str:
        return next(iter(message_ids(self.first("message-id"))), "")

    @property
    def references(self) -> tuple[str, ...]:
        """Message-IDs of In-Reply-To, then of References, newest first."""
        found = message_ids(self.first("in-reply-to")) + message_ids(self.first("references"))[::-1]
        return tuple(dict.fromkeys(found))

    @property
    def from_field(self) -> tuple[tuple[str, str], ...]:
        """(name, address) of every address in every From field; more than one means nobody."""
        return addresses(self.all("from"))

    @property
    def recipients(self) -> tuple[str, ...]:
        """Lower-case addresses that the message was for, the envelope's own first."""
        values = [value for name in RECIPIENT_HEADERS for value in self.all(name)]
        return tuple(dict.fromkeys(address.lower() for _, address in addresses(tuple(values))))


def parse(raw: bytes) -> Message:
    """Take a message apart. Raises Unreadable, and nothing else on any bytes."""
    raw = raw.lstrip(b"\r\n")
    check_size(raw)
    try:
        whole = message_from_bytes(raw)
        parts = list(leaves(whole, 0))
        return assemble(whole, parts)
    except RecursionError as error:
        raise TooManyParts("nested too deeply") from error


def check_size(raw: bytes) -> None:
    """Refuse what would be dear to parse, before parsing it."""
    if len(raw) > MAX_BYTES:
        raise TooBig(f"{len(raw)} bytes")
    ends = [end for end in (raw.find(b"\n\n"), raw.find(b"\r\n\r\n")) if end >= 0]
    if min(ends, default=len(raw)) > MAX_HEADER_BYTES:
        raise TooBig("headers")
    if sum(1 for _ in re.finditer(rb"^content-type:", raw, re.IGNORECASE | re.MULTILINE)) > MAX_PARTS:
        raise TooManyParts("too many parts")
    if sum(1 for _ in re.finditer(rb"multipart/", raw, re.IGNORECASE)) > MAX_PARTS // 2:
        raise TooManyParts("nested too deeply")


def leaves(part: MimeMessage, depth: int) -> Iterator[MimeMessage]:
    """The parts that hold something, in order; what a report returns stays one part."""
    if depth > MAX_DEPTH:
        raise TooManyParts("nested too deeply")
    children = part.get_payload()
    if part.get_content_maintype() == "multipart" and isinstance(children, list):
        for child in children:
            if isinstance(child, MimeMessage):
                yield from leaves(child, depth + 1)
    else:
        yield part


def assemble(whole: MimeMessage, parts: list[MimeMessage]) -> Message:
    text: list[str] = []
    html: list[str] = []
    calendar: list[str] = []
    machine: list[Part] = []
    returned: list[str] = []
    attachments: list[Attachment] = []
    room = MAX_TEXT
    for part in parts:
        kind = part.get_content_type()
        if kind in READ_AS_TEXT:
            machine.append(Part(kind, nested_text(part)[:MAX_TEXT]))
        elif kind.startswith("message/"):
            returned.append(nested_text(part)[:MAX_TEXT])
        elif kind == "text/calendar":
            calendar.append(body(part))
        elif is_attached(part):
            attachments.append(attachment(part))
        elif kind in ("text/plain", "text/html") or kind.startswith("multipart/"):
            found = body(part)
            room -= len(found)
            (html if kind == "text/html" else text).append(found)
        else:
            attachments.append(attachment(part))
        if room < 0:
            raise TooBig("text")
    return Message(
        headers=header_fields(whole),
        content_type=whole.get_content_type(),
        report_type=str(collapse_rfc2231_value(whole.get_param("report-type") or "")).lower(),
        text="\n".join(text),
        html="\n".join(html),
        calendar="\n".join(calendar),
        parts=tuple(machine),
        returned="\n".join(returned),
        attachments=tuple(attachments),
    )


def header_fields(whole: MimeMessage) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, value in whole.raw_items():
        clean = re.sub(r"[\x00\r\n]+[ \t]*", " ", readable(str(value)[:MAX_HEADER_VALUE]))
        found.setdefault(name.lower(), []).append(clean.strip())
    return {name: tuple(values) for name, values in found.items()}


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
    if len(data) > 4 * MAX_TEXT:
        raise TooBig("text")
    declared = charset(part)
    text = decode(data, declared).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if part.get_param("format") == "flowed":
        return unflowed(text, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def charset(part: MimeMessage) -> str:
    try:
        declared = str(collapse_rfc2231_value(part.get_param("charset") or "")).strip("\"' ").lower()
    except (TypeError, ValueError, LookupError):
        return ""
    if declared.startswith(("utf-7", "unicode-1-1-utf-7", "hz-gb")):
        raise ForbiddenCharset(declared[:20])
    return declared if CHARSETS.fullmatch(declared) else ""


def decode(data: bytes, declared: str) -> str:
    # Seven bits wide, so that UTF-8 would take it for its own.
    for name in (declared, "utf-8-sig") if declared.startswith("iso-2022") else ("utf-8-sig", declared):
        try:
            if name:
                return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


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


def message_ids(value: str) -> tuple[str, ...]:
    return tuple(re.findall(r"<([^<>\s]{1,998})>", value))


def addresses(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(name, address) of each; empty when there are more than are read (a decoy, not a correspondent)."""
    if sum(len(ANY_ADDRESS_SEPARATOR.findall(value)) for value in values) > MAX_ADDRESSES:
        values = tuple(value[:MAX_HEADER_VALUE] for value in values)
    return tuple((decoded(name), address) for name, address in getaddresses(list(values)) if "@" in address)[
        :MAX_ADDRESSES
    ]
