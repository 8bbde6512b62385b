"""Of what kind a message is: a person's, or one of the kinds that machines send.

Knows headers, structure and the phrases of machines; refuses to know what a person wants.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import Pattern

from inbound.message import Message
from inbound.text import fold, unaccented

DATA = Path(__file__).parent / "phrases" / "machine.toml"
HUMAN, AUTO_REPLY, BOUNCE, COMPLAINT, CALENDAR, LOOP = "human", "auto_reply", "bounce", "complaint", "calendar", "loop"
REPLY_PREFIX = re.compile(r"(?:(?:re|aw|sv|vs|antw|rv|res|odp|ref|fw|fwd|wg|tr|enc)(?:\[\d+\])?\s*:\s*)+")
READ_CHARACTERS = 3000
REACTION_TYPE = "text/vnd.google.email-reaction+json"
NAMING = ("delivered-to", "x-post-messageclass")
AUTORESPONDER = re.compile(r"(?:^|;)\s*autoresponder\s*$", re.IGNORECASE)
PERSONAL = re.compile(r"\b(?:from my phone|but (?:yes|no|i)|i accept|i decline)\b")


@dataclass(frozen=True)
class Verdict:
    """The kind, and the mark it was known by, in words."""

    kind: str
    why: str
    reaction: bool = False


@dataclass(frozen=True)
class Machines:
    """The compiled phrases of machines."""

    auto_subject: Pattern[str]
    declared: Pattern[str]
    away: Pattern[str]
    besides: Pattern[str]
    bounce_sender: Pattern[str]
    bounce_subject: Pattern[str]
    bounce_body: Pattern[str]
    complaint_sender: Pattern[str]
    complaint_subject: Pattern[str]
    complaint_body: Pattern[str]
    reaction: Pattern[str]
    auto_headers: tuple[str, ...]
    list_headers: tuple[str, ...]


@cache
def machines() -> Machines:
    """The phrases, read from the data on first use."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    auto, bounce, complaint = data["auto"], data["bounce"], data["complaint"]
    return Machines(
        auto_subject=compiled(auto["subjects"]),
        declared=compiled(auto["declared"]),
        away=compiled(auto["away"]),
        besides=compiled(auto["besides"]),
        bounce_sender=compiled(bounce["senders"]),
        bounce_subject=compiled(bounce["subjects"]),
        bounce_body=compiled(bounce["bodies"]),
        complaint_sender=compiled(complaint["senders"]),
        complaint_subject=compiled(complaint["subjects"]),
        complaint_body=compiled(complaint["bodies"]),
        reaction=compiled(data["reaction"]["bodies"]),
        auto_headers=tuple(auto["headers"]),
        list_headers=tuple(auto["lists"]),
    )


def compiled(patterns: list[str]) -> Pattern[str]:
    """Patterns are written as people read them; the text they meet is folded, so they are too."""
    return re.compile("|".join(f"(?:{unaccented(pattern)})" for pattern in patterns))


def classify(message: Message, domain: str | None = None) -> Verdict:
    """The kind of a message; the first mark that proves something decides."""
    return (
        own_mail(message, domain)
        or complaint(message)
        or bounce(message)
        or calendar(message)
        or automatic(message)
        or person(message)
    )


def own_mail(message: Message, domain: str | None) -> Verdict | None:
    """Our own mail come back: it carries our reason header, or a Message-ID of ours as its own."""
    if message.all("x-mailflow-reason"):
        return Verdict(LOOP, "it is a mail of ours that came back, by its X-Mailflow-Reason header")
    if domain and message.message_id.lower().endswith("@" + domain.lower()):
        return Verdict(LOOP, "it is a mail of ours that came back, by its Message-ID")
    return None


def complaint(message: Message) -> Verdict | None:
    """A feedback report (RFC 5965), or the forms of providers that do not declare it."""
    if message.report_type == "feedback-report" or any(
        part.type == "message/feedback-report" for part in message.parts
    ):
        return Verdict(COMPLAINT, "it is a feedback report (RFC 5965)")
    told = [
        machines().complaint_subject.match(subject(message)),
        any(machines().complaint_sender.match(fold(address)) for _, address in message.from_field),
        machines().complaint_body.search(words(message)),
    ]
    returned = bool(message.returned) or bool(message.parts)
    if sum(map(bool, told)) >= 2 and (returned or told[2]):
        return Verdict(COMPLAINT, "its sender and words are those of an abuse report")
    return None


def bounce(message: Message) -> Verdict | None:
    """A delivery report (RFC 3464), or one of the forms that mail programs sent before and beside it."""
    types = {part.type for part in message.parts}
    if message.report_type == "delivery-status" or types & {
        "message/delivery-status",
        "message/global-delivery-status",
    }:
        return Verdict(BOUNCE, "it is a delivery report (RFC 3464)")
    if message.all("x-failed-recipients"):
        return Verdict(BOUNCE, "it names failed recipients (X-Failed-Recipients)")
    sender = any(
        machines().bounce_sender.match(fold(address)) or machines().bounce_sender.match(fold(name))
        for name, address in message.from_field
    )
    titled = bool(machines().bounce_subject.search(subject(message)))
    said = bool(machines().bounce_body.search(words(message)))
    null = any(value.strip() in ("<>", "") for value in message.all("return-path"))
    if sum((sender, titled, said, null)) >= 2 and (sender or null) and (titled or said):
        return Verdict(BOUNCE, "its sender, subject and words are those of a returned mail")
    if titled and said and (message.returned or "returned" in subject(message)):
        return Verdict(BOUNCE, "its subject and words are those of a returned mail")
    return None


def calendar(message: Message) -> Verdict | None:
    """An iTIP reply (RFC 5546 §3.2.3)."""
    if re.search(r"^METHOD:\s*REPLY\s*$", message.calendar, re.MULTILINE | re.IGNORECASE):
        return Verdict(CALENDAR, "it is an answer from a calendar")
    return None


def automatic(message: Message) -> Verdict | None:
    """An auto-reply by its headers (RFC 3834 §5), its subject or its words, and list mail."""
    submitted = fold(message.first("auto-submitted")).split(";")[0].strip()
    if submitted and submitted != "no":
        return Verdict(AUTO_REPLY, f"its header says Auto-Submitted: {submitted[:40]}")
    for name in machines().auto_headers:
        if message.all(name) and fold(message.first(name)) not in ("no", "false", "0"):
            return Verdict(AUTO_REPLY, f"its header {name} marks an automatic answer")
    for name in ("precedence", "preference"):
        if fold(message.first(name)) in ("auto_reply", "auto-reply", "autoreply"):
            return Verdict(AUTO_REPLY, f"its header says {name}: auto_reply")
    if any(AUTORESPONDER.search(value) for name in NAMING for value in message.all(name)):
        return Verdict(AUTO_REPLY, "its headers name an autoresponder")
    if (
        any(value.strip() == "<>" for value in message.all("return-path"))
        or message.report_type == "disposition-notification"
    ):
        return Verdict(AUTO_REPLY, "it came with a null return path, as machines send (RFC 3834)")
    if any(message.all(name) for name in machines().list_headers):
        return Verdict(AUTO_REPLY, "it came through a mailing list")
    if machines().auto_subject.match(REPLY_PREFIX.sub("", subject(message), count=1)):
        return Verdict(AUTO_REPLY, "its subject is that of an automatic answer")
    return automatic_words(words(message))


def automatic_words(text: str) -> Verdict | None:
    """Words alone: a mail that calls itself automatic, or that of someone away who says nothing else."""
    text = text[:READ_CHARACTERS]
    if PERSONAL.search(text):
        return None
    if machines().declared.search(text):
        return Verdict(AUTO_REPLY, "it says itself that it is an automatic answer")
    if machines().away.search(text) and len(set(machines().besides.findall(text))) >= 2:
        return Verdict(AUTO_REPLY, "its words are those of an out-of-office notice")
    return None


def person(message: Message) -> Verdict:
    reacted = any(item.type == REACTION_TYPE for item in message.attachments)
    reacted = reacted or bool(machines().reaction.search(words(message)[:400]))
    return Verdict(HUMAN, "a person wrote it", reaction=reacted)


def subject(message: Message) -> str:
    return fold(message.subject[:500])


def words(message: Message) -> str:
    return fold((message.text or re.sub(r"<[^<>]{0,500}>", " ", message.html[: 2 * READ_CHARACTERS]))[:READ_CHARACTERS])
