"""The mail being answered, as a mail program sees it: who sent it, when, its two bodies."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from mailflow.demo.clients.markup import Token, body_of, of_text
from mailflow.demo.clients.mime import mailbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """What a reply takes from the mail it answers; people are (name, address), but for the field `reply_to`."""

    message_id: str
    references: str
    subject: str
    sent: datetime
    sender: tuple[str, str]
    reply_to: str
    recipient: tuple[str, str]
    text: str
    tokens: tuple[Token, ...]


def opened(raw: bytes) -> Original:
    """The mail in `raw`; one without HTML is shown as a mail program shows plain text."""
    message = message_from_bytes(raw, policy=policy.default)
    sender, reply_to = _first(message, "From"), _first(message, "Reply-To")
    text, html = _body(message, "plain"), _body(message, "html")
    return Original(
        message_id=_header(message, "Message-ID"),
        references=" ".join(_header(message, "References").split()),
        subject=_header(message, "Subject"),
        sent=_date(message),
        sender=sender,
        reply_to=mailbox(*(reply_to if reply_to[1] else sender)),
        recipient=_first(message, "To"),
        text=text,
        tokens=body_of(html) if html else of_text(text),
    )


def _header(message: EmailMessage, name: str) -> str:
    return str(message.get(name, "")).strip()


def _first(message: EmailMessage, name: str) -> tuple[str, str]:
    return next(iter(getaddresses([_header(message, name)])), ("", ""))


def _date(message: EmailMessage) -> datetime:
    """A mail without a date is as old as can be."""
    stated = _header(message, "Date")
    date = parsedate_to_datetime(stated) if stated else datetime.fromtimestamp(0, UTC)
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return part.get_content().replace("\r\n", "\n") if isinstance(part, EmailMessage) else ""
