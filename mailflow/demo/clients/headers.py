"""The header fields that every mail program writes, in the order that each has; not their MIME fields."""

from email.utils import format_datetime

from mailflow.demo.clients.draft import Draft
from mailflow.demo.clients.mime import mailbox, worded


def ordered(draft: Draft, order: str, message_id: str, answer: str = "Re:") -> list[tuple[str, str]]:
    """The fields named in `order`; a mail that answers nothing has no In-Reply-To and no References."""
    original = draft.original
    subject = answering(draft.subject, answer) if original else draft.subject
    fields = {
        "From": mailbox(draft.sender_name, draft.sender),
        "To": draft.to,
        "Subject": worded("Subject", subject),
        "Date": format_datetime(draft.now),
        "Message-ID": message_id,
        "In-Reply-To": original.message_id if original else "",
        "References": f"{original.references} {original.message_id}".strip() if original else "",
        "MIME-Version": "1.0",
    }
    return [(name, fields[name]) for name in order.split() if fields[name]]


def answering(subject: str, answer: str) -> str:
    """No program piles up its own Re."""
    again = subject.casefold().startswith((answer.casefold(), "re:"))
    return subject if again else f"{answer} {subject}"
