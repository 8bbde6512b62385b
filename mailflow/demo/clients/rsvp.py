"""The answer that a calendar sends for the person who pressed Yes, Maybe or No (RFC 5546 §3.2.3)."""

import hashlib
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.utils import format_datetime
from typing import Literal

from icalendar import Calendar, Event, vCalAddress

from mailflow.demo.clients.mime import Part, mailbox, multipart, plainest, worded
from mailflow.demo.clients.original import opened

Answer = Literal["accepted", "declined", "tentative"]

_TITLES: dict[Answer, str] = {"accepted": "Accepted", "declined": "Declined", "tentative": "Tentatively Accepted"}


def calendar_reply(
    original: bytes, answer: Answer, *, sender: str, sender_name: str, now: datetime, comment: str = ""
) -> bytes:
    """The answer to the invitation in `original`, sent to its organiser; raises ValueError where there is none."""
    invited = _invitation(original)
    answered = opened(original)
    code = hashlib.sha256(f"{answered.message_id} {answer} {sender} {now.isoformat()}".encode()).hexdigest()
    summary = str(invited.get("SUMMARY", answered.subject))
    headers = [
        ("From", mailbox(sender_name, sender)),
        ("To", str(invited["ORGANIZER"]).partition(":")[2]),
        ("Subject", worded("Subject", f"{_TITLES[answer]}: {summary}")),
        ("Date", format_datetime(now)),
        ("Message-ID", f"<calendar-{code[:32]}@{sender.rpartition('@')[2]}>"),
        ("In-Reply-To", answered.message_id),
        ("References", f"{answered.references} {answered.message_id}".strip()),
        ("MIME-Version", "1.0"),
    ]
    text = comment or f"{sender_name} has {answer} this invitation."
    reply = _reply(invited, answer, sender, sender_name, now, comment)
    parts = [
        Part(kind="text/plain", text=text + "\n", transfer=plainest(text)),
        Part(kind="text/calendar", text=reply, parameters="; method=REPLY", transfer="base64"),
    ]
    return multipart(headers, "alternative", code[:28], parts)


def _invitation(original: bytes) -> Event:
    message = message_from_bytes(original, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            calendar = Calendar.from_ical(part.get_content())
            return next(event for event in calendar.walk("VEVENT") if isinstance(event, Event))
    raise ValueError("this mail invites nobody to anything")


def _reply(invited: Event, answer: Answer, sender: str, sender_name: str, now: datetime, comment: str) -> str:
    """RFC 5546 §3.2.3: the same UID and SEQUENCE, and one ATTENDEE, who answers."""
    attendee = vCalAddress(f"mailto:{sender}")
    attendee.params["CN"] = sender_name
    attendee.params["PARTSTAT"] = answer.upper()
    event = Event()
    for name in ("UID", "SEQUENCE", "RECURRENCE-ID", "ORGANIZER", "DTSTART", "DTEND", "SUMMARY"):
        if name in invited:
            event[name] = invited[name]
    event.add("DTSTAMP", now.astimezone(UTC))
    event.add("ATTENDEE", attendee, encode=False)
    if comment:
        event.add("COMMENT", comment)
    calendar = Calendar({"VERSION": "2.0", "PRODID": "-//Calendar//EN", "METHOD": "REPLY"})
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode()
