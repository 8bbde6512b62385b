"""Mail that no person wrote: out-of-office notes and bounces, as answers to a mail we sent."""

import hashlib
from datetime import datetime
from email import message_from_bytes, policy
from email.utils import format_datetime
from typing import Literal

from mailflow.demo.clients.draft import Language
from mailflow.demo.clients.mime import Part, mailbox, multipart, plainest, single, worded
from mailflow.demo.clients.original import Original, opened
from mailflow.demo.clients.out_of_office import ABSENCES

Responder = Literal["exchange", "gmail", "vacation", "undeclared"]

# What each responder says of itself; `undeclared` is the kind that says nothing and is known by its words alone.
_MARKS: dict[Responder, tuple[tuple[str, str], ...]] = {
    "exchange": (
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
        ("X-MS-Exchange-Generated-Message-Source", "Mailbox Rules Agent"),
    ),
    "gmail": (("Auto-Submitted", "auto-replied"), ("Precedence", "bulk"), ("X-Autoreply", "yes")),
    "vacation": (("Auto-Submitted", "auto-replied (vacation)"), ("Precedence", "junk")),
    "undeclared": (),
}


def out_of_office(
    original: bytes,
    *,
    sender: str,
    sender_name: str,
    now: datetime,
    language: Language = "en",
    to: str | None = None,
    responder: Responder = "exchange",
) -> bytes:
    """An absence note in answer to `original`; RFC 3834 §3.3: its envelope sender is null, §4: sent to the envelope's.

    `to`: None answers the original's envelope sender where a Return-Path tells it, else its Reply-To.
    """
    answered = opened(original)
    absence = ABSENCES[language]
    code = _code(answered, "absence", sender, now)
    headers = [
        ("Return-Path", "<>"),
        ("From", mailbox(sender_name, sender)),
        ("To", to or _returned_to(original) or answered.reply_to),
        ("Subject", worded("Subject", absence.subject.format(subject=answered.subject))),
        ("Date", format_datetime(now)),
        ("Message-ID", f"<{code}@{sender.rpartition('@')[2]}>"),
        ("In-Reply-To", answered.message_id),
        ("References", f"{answered.references} {answered.message_id}".strip()),
        *_MARKS[responder],
        ("MIME-Version", "1.0"),
    ]
    text = absence.body + "\n\n" + sender_name + "\n"
    return single(headers, Part(kind="text/plain", text=text, transfer=plainest(text)))


def bounce_of(
    original: bytes,
    *,
    hard: bool,
    now: datetime,
    to: str | None = None,
    recipient: str | None = None,
    reporter: str = "mx.mail.example",
) -> bytes:
    """A delivery status notification (RFC 3464) about `original`: no such mailbox, or with `hard=False` a full one.

    `to`: None is the original's envelope sender where a Return-Path tells it, else its From. `recipient`: None is the
    original's To.
    """
    failed = opened(original)
    person = recipient or failed.recipient[1]
    code = _code(failed, "bounce", person, now)
    headers = [
        ("Return-Path", "<>"),
        ("From", mailbox("Mail Delivery System", f"MAILER-DAEMON@{reporter}")),
        ("To", to or _returned_to(original) or failed.sender[1]),
        ("Subject", "Undelivered Mail Returned to Sender"),
        ("Date", format_datetime(now)),
        ("Message-ID", f"<{code}@{reporter}>"),
        ("Auto-Submitted", "auto-replied"),
        ("MIME-Version", "1.0"),
    ]
    parts = [_notice(person, reporter, hard), _status(person, reporter, hard, now), _headers_of(original)]
    return multipart(headers, "report", f"{code}/{reporter}", parts, parameters=" report-type=delivery-status;")


def _code(original: Original, purpose: str, person: str, now: datetime) -> str:
    """What other programs draw at random."""
    seed = f"{purpose} {original.message_id} {person} {now.isoformat()}"
    return hashlib.sha256(seed.encode()).hexdigest()[:16].upper()


def _returned_to(original: bytes) -> str:
    message = message_from_bytes(original, policy=policy.default)
    return str(message.get("Return-Path", "")).strip().strip("<>")


def _notice(person: str, reporter: str, hard: bool) -> Part:
    outcome = "could not be delivered" if hard else "could not be delivered in five days, and was given up"
    text = (
        f"This is the mail system at host {reporter}.\n\nYour message to <{person}> {outcome}.\n"
        f"The other server said: {_diagnosis(hard)}\n"
    )
    return Part(kind="text/plain", text=text, charset="us-ascii", transfer="7bit")


def _status(person: str, reporter: str, hard: bool, now: datetime) -> Part:
    """RFC 3464 §2: one group of fields about the message, one about each recipient."""
    lines = [
        f"Reporting-MTA: dns; {reporter}",
        f"Arrival-Date: {format_datetime(now)}",
        "",
        f"Final-Recipient: rfc822; {person}",
        f"Original-Recipient: rfc822; {person}",
        "Action: failed",
        f"Status: {'5.1.1' if hard else '4.2.2'}",
        f"Diagnostic-Code: smtp; {_diagnosis(hard)}",
    ]
    return Part(kind="message/delivery-status", text="\n".join(lines) + "\n", charset="", transfer="7bit")


def _diagnosis(hard: bool) -> str:
    return "550 5.1.1 No such mailbox here" if hard else "452 4.2.2 The mailbox is full"


def _headers_of(original: bytes) -> Part:
    head = original.replace(b"\r\n", b"\n").partition(b"\n\n")[0].decode("utf-8", "replace") + "\n"
    return Part(kind="text/rfc822-headers", text=head, charset="", transfer=plainest(head))
