"""Complaints: feedback reports (RFC 5965), and the forms that do not declare themselves, by weighing their marks."""

import re

from inbound.kinds import phrases
from inbound.kinds.seen import Seen
from inbound.kinds.verdict import COMPLAINT, Verdict
from inbound.text import fold

ENOUGH = 4
FIELD = re.compile(r"^feedback-type\s*:\s*[a-z-]+")
IP = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
HEADERS = ("x-xarf", "x-arf", "x-hmxmroriginalrecipient", "x-fbl-report", "x-loop-complaint")


def complaint(mail: Seen) -> Verdict | None:
    """A report that somebody called our mail spam."""
    message = mail.message
    reported = any(part.type == "message/feedback-report" for part in message.parts)
    if message.report_type == "feedback-report" or reported:
        return Verdict(COMPLAINT, "it is a feedback report (RFC 5965)")
    if any(message.all(name) for name in HEADERS) or any(FIELD.match(line) for line in mail.lines):
        return Verdict(COMPLAINT, "it has the fields of a feedback report")
    if not mail.asks and not returned(mail) and weight(mail) >= ENOUGH:
        return Verdict(COMPLAINT, "its sender and words are those of an abuse report")
    return None


def returned(mail: Seen) -> bool:
    """Whether it is a delivery report, which spam filters send too."""
    if any(part.type.endswith("delivery-status") for part in mail.message.parts):
        return True
    return mail.null_path and bool(phrases.returned().subject.search(mail.subject))


def weight(mail: Seen) -> int:
    """Its sender, subject and words together; a report brings the mail back or names the server it came from."""
    known = phrases.complaints()
    author = 0
    for _, local, domain in mail.senders:
        author = max(author, 2 if known.sender.fullmatch(local) else 0, 1 if known.domain.search(domain) else 0)
    titled = 2 if known.subject.search(mail.subject) else 0
    told = 2 if known.body.search(mail.words) else 0
    named = bool(IP.search(mail.subject) or IP.search(mail.words))
    evidence = (1 if mail.brings_back else 0) + (1 if named else 0)
    # Whoever passes a report on says something else on top.
    passed_on = mail.answers and author == 0 and mail.own.strip() and not known.body.search(fold(mail.own))
    if passed_on or author + titled == 0 or not (evidence or author):
        return 0
    return author + titled + told + evidence + (1 if titled and evidence else 0)
