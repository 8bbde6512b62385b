"""Bounces: delivery reports (RFC 3464) and what mail programs sent before and beside them, by weighing their marks."""

import re

from inbound.kinds import phrases
from inbound.kinds.seen import Seen
from inbound.kinds.verdict import BOUNCE, Verdict

STATUS_TYPES = frozenset(["message/delivery-status", "message/global-delivery-status"])
FIELDS = re.compile(
    r"^(?:final-recipient|original-recipient|reporting-mta|diagnostic-code|remote-mta|x-postfix-queue-id)\s*:"
)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")
ENOUGH = 4


def bounce(mail: Seen) -> Verdict | None:
    """A returned mail: declared, or its sender, subject and words weigh enough together."""
    message = mail.message
    if message.report_type == "delivery-status" or STATUS_TYPES & {part.type for part in message.parts}:
        return Verdict(BOUNCE, "it is a delivery report (RFC 3464)")
    if message.all("x-failed-recipients"):
        return Verdict(BOUNCE, "it names failed recipients (X-Failed-Recipients)")
    author, titled = sender(mail), subject(mail)
    marked = author + titled + (2 if mail.null_path else 0) + (2 if headers_alone(mail) else 0)
    if author < ENOUGH and declares_itself(mail):
        return None
    # A person who asks about a returned mail quotes its words, but has hardly any of its marks.
    ordinary = author == 0 and not mail.null_path
    if marked < 2 or (mail.asks and marked < ENOUGH):
        return None
    if marked + said(mail) < ENOUGH + ordinary:
        return None
    return Verdict(BOUNCE, "its sender, subject and words are those of a returned mail")


def headers_alone(mail: Seen) -> bool:
    """Whether it brings back the headers of a mail as a part of their own, as no person does (RFC 6522 §4)."""
    return any(part.type == "text/rfc822-headers" for part in mail.message.parts)


def declares_itself(mail: Seen) -> bool:
    """Whether its subject is that of an automatic answer, which postmasters send too."""
    return not mail.answers and bool(phrases.automatic().declares.match(mail.bare_subject))


def sender(mail: Seen) -> int:
    """How much the author speaks for a program that returns mail."""
    known = phrases.returned()
    found = 0
    for name, local, _ in mail.senders:
        if known.certain_sender.fullmatch(local) or known.certain_sender.fullmatch(name):
            return ENOUGH
        if known.likely_sender.fullmatch(local) or known.likely_sender.fullmatch(name):
            found = max(found, 3)
        elif known.leaning_sender.search(local) or known.leaning_sender.search(name):
            found = max(found, 1)
    return found


def subject(mail: Seen) -> int:
    """How much the subject does; one with a reply prefix is a person's, who answers or forwards a bounce."""
    if mail.answers:
        return 0
    known = phrases.returned()
    if known.subject.search(mail.subject) or known.body.search(mail.subject):
        return 2
    return 2 if known.noun.search(mail.subject) and known.fate.search(mail.subject) else 0


def said(mail: Seen) -> int:
    """How much the words do: the program introduces itself, tells why, shows the dialogue, brings the mail back."""
    known = phrases.returned()
    fields = any(FIELDS.match(line) for line in mail.lines)
    return (
        (2 if known.body.search(mail.words) else 0)
        + diagnosed(mail)
        + (1 if any(known.dialogue.search(line) for line in mail.lines) else 0)
        + (3 if fields else 0)
        + (1 if mail.brings_back else 0)
    )


def diagnosed(mail: Seen) -> int:
    """How much a reason weighs: more when it stands beside the address that it is about."""
    known = phrases.returned()
    if not any(pattern.search(mail.words) for pattern in (known.diagnosis, known.gone, known.passing)):
        return 0
    return 2 if ADDRESS.search(mail.words) else 1
