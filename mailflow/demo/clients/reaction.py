"""A reaction (a thumb up) that reaches a mailbox outside the program as a mail of its own, as Gmail sends it."""

import hashlib
import json
from datetime import datetime
from email.utils import format_datetime

from mailflow.demo.clients.headers import answering
from mailflow.demo.clients.mime import Part, mailbox, multipart, worded
from mailflow.demo.clients.original import opened


def reaction(original: bytes, emoji: str, *, sender: str, sender_name: str, now: datetime) -> bytes:
    """Gmail's three bodies: words, a JSON part for other Gmails, HTML."""
    answered = opened(original)
    code = hashlib.sha256(f"{answered.message_id} {emoji} {sender} {now.isoformat()}".encode()).hexdigest()
    headers = [
        ("MIME-Version", "1.0"),
        ("References", f"{answered.references} {answered.message_id}".strip()),
        ("In-Reply-To", answered.message_id),
        ("From", mailbox(sender_name, sender)),
        ("Date", format_datetime(now)),
        ("Message-ID", f"<CA{code[:50]}@mail.gmail.com>"),
        ("Subject", worded("Subject", answering(answered.subject, "Re:"))),
        ("To", answered.reply_to),
    ]
    words = f"{sender_name} reacted to your message: {emoji}"
    parts = [
        Part(kind="text/plain", text=words + "\n", transfer="base64"),
        Part(
            kind="text/vnd.google.email-reaction+json",
            text=json.dumps({"version": 1, "emoji": emoji}, ensure_ascii=False),
        ),
        Part(kind="text/html", text=f'<div dir="ltr"><p>{words}</p></div>\n', transfer="base64"),
    ]
    return multipart(headers, "alternative", "000000000000" + code[:16], parts)
