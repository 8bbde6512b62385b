"""Bounces: delivery reports (RFC 3464) and what mail programs sent before and beside them, by weighing their marks."""

import re

from inbound.kinds import phrases
from inbound.kinds.seen import Seen
from inbound.kinds.verdict import BOUNCE, Verdict
from inbound.text import fold

RECEIPT = "disposition-notification"
STATUS_TYPES = frozenset(["message/delivery-status", "message/global-delivery-status"])
FIELDS = re.compile(
    r"^(?:final-recipient|original-recipient|reporting-mta|diagnostic-code|remote-mta|x-postfix-queue-id)\s*:"
)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")
ENOUGH = 4


def bounce(mail: Seen) -> Verdict | None:
    """A returned mail: declared, or its sender, subject and words weigh enough together."""
    if declared(mail):
        return Verdict(BOUNCE, "it is a delivery report (RFC 3464)")
    if mail.message.report_type == RECEIPT:
        return None  # it was read, or at least it arrived (RFC 8098)
    if mail.message.all("x-failed-recipients"):
        return Verdict(BOUNCE, "it names failed recipients (X-Failed-Recipients)")
    author, titled = sender(mail), subject(mail)
    if author < ENOUGH and (declares_itself(mail) or phrases.automatic().challenges.search(mail.words)):
        return None
    marked = author + titled + (2 if mail.null_path else 0) + (2 if reports(mail) else 0)
    # A person who asks about a returned mail quotes its words, but has hardly any of its marks.
    if marked < 2 or (mail.asks and marked < ENOUGH):
        return None
    if marked + said(mail) < ENOUGH + doubt(mail, author, marked):
        return None
    return Verdict(BOUNCE, "its sender, subject and words are those of a returned mail")


def declared(mail: Seen) -> bool:
    """Whether it is a delivery report by its structure, and not one that a person passes on."""
    message = mail.message
    if message.report_type == "delivery-status":
        return True
    if not STATUS_TYPES & {part.type for part in message.parts}:
        return False
    return message.content_type == "multipart/report" or mail.null_path or sender(mail) > 0 or not passes_on(mail)


def passes_on(mail: Seen) -> bool:
    """Whether somebody says something of their own on top: in a forward, or else as "I" and not as a program does."""
    known, own = phrases.returned(), fold(mail.own)
    return bool(own) and (mail.answers or bool(known.speaks.search(own) and not known.body.search(own)))


def reports(mail: Seen) -> bool:
    """Whether it has the structure of a report without saying of what."""
    return headers_alone(mail) or mail.message.content_type == "multipart/report"


def doubt(mail: Seen, author: int, marked: int) -> int:
    """How much more is asked of what may be a person's: an ordinary sender, or a postmaster who speaks in the first."""
    if author == 0:
        return 1 if mail.message.from_field and not mail.null_path else 0
    speaks = marked == author < ENOUGH and not mail.brings_back and phrases.returned().speaks.search(fold(mail.own))
    return 3 if speaks else 0


def headers_alone(mail: Seen) -> bool:
    """Whether it brings back the headers of a mail as a part of their own, as no person does (RFC 6522 §4)."""
    return any(part.type == "text/rfc822-headers" for part in mail.message.parts)


def declares_itself(mail: Seen) -> bool:
    """Whether its subject is that of an automatic answer, which postmasters send too."""
    known = phrases.automatic()
    receipt = known.receipts.match(mail.subject) and known.besides["receipt"].search(mail.words)
    return not mail.answers and bool(known.declares.match(mail.subject) or receipt)


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
    if known.title.fullmatch(mail.subject):
        return 3
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
