"""Of what kind a message is: a person's, or one of the kinds that machines send.

Knows in which order the kinds are tried; refuses to know what a person wants.
"""

import re

from inbound.kinds import phrases
from inbound.kinds.automatic import automatic, automatic_words
from inbound.kinds.complaints import complaint
from inbound.kinds.returned import bounce
from inbound.kinds.seen import Seen, seen
from inbound.kinds.verdict import AUTO_REPLY, BOUNCE, CALENDAR, COMPLAINT, HUMAN, LOOP, Verdict
from inbound.message import Message

__all__ = [
    "AUTO_REPLY",
    "BOUNCE",
    "CALENDAR",
    "COMPLAINT",
    "HUMAN",
    "LOOP",
    "Verdict",
    "automatic_words",
    "classify",
]

REACTION_TYPE = "text/vnd.google.email-reaction+json"


def classify(message: Message, domain: str | None = None, own: str | None = None) -> Verdict:
    """The kind of a message; the first mark that proves something decides.

    `own` is the reply text, where the caller has it already; None reads it out of the message.
    """
    mail = seen(message, own)
    return (
        own_mail(message, domain)
        or complaint(mail)
        or bounce(mail)
        or calendar(message)
        or automatic(mail)
        or person(mail)
    )


def own_mail(message: Message, domain: str | None) -> Verdict | None:
    """Our own mail come back: it carries our reason header, or a Message-ID of ours as its own."""
    if message.all("x-mailflow-reason"):
        return Verdict(LOOP, "it is a mail of ours that came back, by its X-Mailflow-Reason header")
    if domain and message.message_id.lower().endswith("@" + domain.lower()):
        return Verdict(LOOP, "it is a mail of ours that came back, by its Message-ID")
    return None


def calendar(message: Message) -> Verdict | None:
    """An iTIP reply (RFC 5546 §3.2.3)."""
    if re.search(r"^METHOD:\s*REPLY\s*$", message.calendar, re.MULTILINE | re.IGNORECASE):
        return Verdict(CALENDAR, "it is an answer from a calendar")
    return None


def person(mail: Seen) -> Verdict:
    """Nobody else is left."""
    reacted = any(item.type == REACTION_TYPE for item in mail.message.attachments)
    reacted = reacted or bool(phrases.automatic().reaction.search(mail.words[:400]))
    return Verdict(HUMAN, "a person wrote it", reaction=reacted)
