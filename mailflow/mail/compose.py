"""One letter to the bytes of one message. Knows RFC 5322 and MIME; no store, no template, no connection.

The bytes are put together directly, which takes a twentieth of `EmailMessage`'s time; what they must mean is held
by a test that reads them back with `email.policy.SMTP`.
"""

import binascii
import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Final, Literal

from mailflow.mail import headers
from mailflow.mail.addresses import is_address
from mailflow.mail.clean import one_line
from mailflow.mail.tokens import LINK, Tokens, fill

Kind = Literal["echo", "notice", "prompt", "digest", "safety"]

STOPPABLE: Final = frozenset({"prompt", "digest"})
"""Kinds that may be stopped by one press (RFC 8058)."""

_CONTROLS: Final = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")


class UnsendableAddress(ValueError):
    """An address that SMTP without SMTPUTF8 cannot carry, or that is none."""


@dataclass(frozen=True)
class Calendar:
    """An iCalendar object; `method` repeats the METHOD inside (RFC 6047 §2.4)."""

    data: bytes
    method: Literal["REQUEST", "CANCEL", "PUBLISH"]


@dataclass(frozen=True)
class Letter:
    """All that a message says, with placeholders for its tokens.

    `message_id`, `in_reply_to` and `references` are with their angle brackets; `list_id` is the bare identifier
    (`alliance.example.org`). `base_url` is where one-click unsubscribing lives.
    """

    from_name: str
    from_address: str
    reply_address_template: str
    to_name: str
    to_address: str
    subject: str
    text: str
    html: str
    message_id: str
    kind: Kind
    list_id: str
    feedback_id: str
    reason: str
    date: datetime
    base_url: str
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    calendar: Calendar | None = None


def compose(letter: Letter, tokens: Tokens) -> bytes:
    """The message as it goes to the mail server: CRLF lines of at most 998 octets, ASCII throughout.

    Raises `UnsendableAddress`. Tokens are filled into Reply-To, List-Unsubscribe and the two bodies only.
    """
    boundary = "=_" + hashlib.sha256(letter.message_id.encode("utf-8")).hexdigest()[:24]
    return (_fields(letter, tokens) + _body(letter, tokens, boundary)).encode("ascii")


def _fields(letter: Letter, tokens: Tokens) -> str:
    reply_to = fill(letter.reply_address_template, tokens)
    return "".join(
        [
            f"From: {headers.mailbox(letter.from_name, _sendable(letter.from_address))}\r\n",
            f"To: {headers.mailbox(letter.to_name, _sendable(letter.to_address))}\r\n",
            f"Reply-To: {headers.mailbox(letter.from_name, _sendable(reply_to))}\r\n",
            headers.unstructured("Subject", letter.subject),
            f"Date: {format_datetime(letter.date)}\r\n",
            f"Message-ID: {_identifier(letter.message_id)}\r\n",
            *_thread(letter),
            f"Auto-Submitted: {'auto-replied' if letter.kind == 'echo' else 'auto-generated'}\r\n",
            headers.unstructured("List-Id", f"<{letter.list_id}>"),
            headers.unstructured("Feedback-ID", letter.feedback_id),
            headers.unstructured("X-Mailflow-Reason", letter.reason),
            *_unsubscribe(letter, tokens, reply_to),
            "MIME-Version: 1.0\r\n",
        ]
    )


def _thread(letter: Letter) -> list[str]:
    fields = []
    if letter.in_reply_to:
        fields.append(f"In-Reply-To: {_identifier(letter.in_reply_to)}\r\n")
    if letter.references:
        fields.append(headers.listed("References", [_identifier(one) for one in letter.references]))
    return fields


def _unsubscribe(letter: Letter, tokens: Tokens, reply_to: str) -> list[str]:
    if letter.kind not in STOPPABLE:
        return []
    page = fill(f"{letter.base_url.rstrip('/')}/unsubscribe/{LINK}", tokens)
    return [
        headers.listed("List-Unsubscribe", [f"<{page}>,", f"<mailto:{reply_to}?subject=stop>"]),
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
    ]


def _body(letter: Letter, tokens: Tokens, boundary: str) -> str:
    parts = [
        _part('text/plain; charset="utf-8"', fill(letter.text, tokens)),
        _part('text/html; charset="utf-8"', fill(letter.html, tokens)),
    ]
    if letter.calendar is None:
        return _multipart("alternative", boundary, parts)
    method, data = letter.calendar.method, letter.calendar.data
    parts.append(_attached(f'text/calendar; charset="utf-8"; method={method}', "", data))
    inner = _multipart("alternative", boundary + "a", parts)
    attachment = _attached("application/ics", 'Content-Disposition: attachment; filename="invite.ics"\r\n', data)
    return _multipart("mixed", boundary + "m", [inner, attachment])


def _multipart(subtype: str, boundary: str, parts: list[str]) -> str:
    head = f'Content-Type: multipart/{subtype}; boundary="{boundary}"\r\n\r\n'
    return head + "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n"


def _part(content_type: str, text: str) -> str:
    octets = text.encode("utf-8", "ignore").translate(None, _CONTROLS).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # Where most of it is not Latin, quoted-printable is longer than base64 and shows nothing.
    if len(octets) > 2 * len(text):
        return _attached(content_type, "", octets.replace(b"\n", b"\r\n"))
    quoted = binascii.b2a_qp(octets, istext=True).replace(b"\n", b"\r\n").decode("ascii")
    return f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}"


def _attached(content_type: str, fields: str, data: bytes) -> str:
    encoded = binascii.b2a_base64(data, newline=False).decode("ascii")
    lines = "\r\n".join(encoded[start : start + 76] for start in range(0, len(encoded), 76))
    return f"Content-Type: {content_type}\r\n{fields}Content-Transfer-Encoding: base64\r\n\r\n{lines}"


def _sendable(address: str) -> str:
    if not is_address(address):
        raise UnsendableAddress("a sender's or recipient's address is no plain ASCII addr-spec")
    return address


def _identifier(message_id: str) -> str:
    return one_line(message_id).replace(" ", "").encode("ascii", "ignore").decode("ascii")
