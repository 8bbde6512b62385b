"""Automatic answers: by headers (RFC 3834 §5), sender and subject, or by words that only an absence note has."""

import re

from inbound.kinds import phrases
from inbound.kinds.seen import Seen
from inbound.kinds.verdict import AUTO_REPLY, Verdict
from inbound.text import fold

READ_CHARACTERS = 4000
NAMING = ("delivered-to", "x-post-messageclass")
AUTORESPONDER = re.compile(r"(?:^|;)\s*autoresponder\s*$", re.IGNORECASE)
VALUE = re.compile(r"[a-z-]+")
SENTENCE = re.compile(r"(?:(?<!\d)\.|[!?;:])(?=\s)|[。！？；\n]")
TITLES = re.compile(r" [-|] | (?=\[)")
TAGS = re.compile(r"\A(?:\[[^\[\]]{1,40}\][ :]{0,3})+")
ENDS = re.compile(r"\w*\s*(?:$|[-:(\[|/,.!]|(?:re|aw|sv|fwd?|from|for|to|by|until|bis|on|regarding)\b)")
PREFIX_WITHIN = re.compile(r".\b(?:re|aw|sv|antw|rv|res|fwd?)\s?: ")
CONTACT = re.compile(r"@|www\.|https?:|\+\d|\d{3}[ -]?\d{3}|^(?:to|subject|sent|from|date|t|m|tel|fax)\b ?:")
SHORT_WORDS = 3
ENOUGH = 3
QUESTION = 3
MOST_UNEXPLAINED = 3


def automatic(mail: Seen) -> Verdict | None:
    """An automatic answer or list mail; the first mark that proves something decides, else the words are weighed."""
    why = by_header(mail) or by_structure(mail) or by_sender(mail) or by_subject(mail) or by_first_line(mail)
    if why is not None:
        return Verdict(AUTO_REPLY, why)
    suggested = suggestion(mail)
    receipt = phrases.automatic().besides["receipt"]
    if suggested and receipt.search(mail.words):
        return Verdict(AUTO_REPLY, "it is a receipt that a mail program sent")
    return automatic_words(mail.own, suggested, "" if mail.answers else mail.subject)


def by_header(mail: Seen) -> str | None:
    """By what a header declares. `Precedence: bulk` and `X-Auto-Response-Suppress` prove nothing."""
    message, known = mail.message, phrases.automatic()
    submitted = VALUE.match(fold(message.first("auto-submitted")))
    if submitted is not None and submitted[0] != "no":
        return f"its header says Auto-Submitted: {submitted[0][:40]}"
    for name in known.headers:
        if message.all(name) and fold(message.first(name)) not in ("no", "false", "0"):
            return f"its header {name} marks an automatic answer"
    for name in ("precedence", "preference"):
        if fold(message.first(name)) in ("auto_reply", "auto-reply", "autoreply"):
            return f"its header says {name}: auto_reply"
    if any(AUTORESPONDER.search(value) for name in NAMING for value in message.all(name)):
        return "its headers name an autoresponder"
    if any(value.strip() == "<>" for value in message.all("return-path")):
        return "it came with a null return path, as machines send (RFC 3834)"
    if any(message.all(name) for name in known.lists):
        return "it came through a mailing list"
    return None


def by_structure(mail: Seen) -> str | None:
    """By being a report, of whatever kind (RFC 6522), or a receipt that nobody passes on (RFC 8098)."""
    message = mail.message
    if message.content_type == "multipart/report":
        return f"it is a report of a machine ({message.report_type[:40] or 'of no type'})"
    if not mail.answers and any(part.type == "message/disposition-notification" for part in message.parts):
        return "it is a receipt that a mail program sent"
    return None


def by_sender(mail: Seen) -> str | None:
    """By an address at which nobody sits; a reaction comes from such a one for a person."""
    known = phrases.automatic()
    if known.reaction.search(mail.words[:400]):
        return None
    if any(known.sender.fullmatch(local) for _, local, _ in mail.senders):
        return "it comes from an address that nobody reads"
    if any(known.no_reply.match(fold(path)) for path in mail.message.all("return-path")):
        return "it came by way of an address that nobody reads"
    return None


def by_subject(mail: Seen) -> str | None:
    """By its subject, unless that is an answer to an automatic one."""
    known = phrases.automatic()
    if mail.answers:
        return None
    last = TITLES.split(mail.subject)[-1]
    if any(declares(title) for title in (mail.subject, last, TAGS.sub("", mail.subject, count=1))):
        return "its subject is that of an automatic answer"
    if known.suggests.match(mail.subject) and PREFIX_WITHIN.search(mail.subject):
        return "its subject is that of an automatic answer"
    return None


def declares(title: str) -> bool:
    """Whether it is the title of an automatic answer, and not only begins like one ("Automatic replies are a pest")."""
    found = phrases.automatic().declares.match(title)
    return found is not None and (not found[0][-1].isalnum() or bool(ENDS.match(title, found.end())))


def by_first_line(mail: Seen) -> str | None:
    """By the line above which a ticket system wants to be answered, where nobody has written anything above it."""
    first = [line for line in mail.lines if line][:3]
    if any(phrases.automatic().above.search(line) for line in first):
        return "it is the mail of a ticket system"
    return None


def suggestion(mail: Seen) -> int:
    """How much the subject leans towards a machine's."""
    known = phrases.automatic()
    if known.declares.match(mail.bare_subject) or known.suggests.match(mail.bare_subject):
        return 1 if mail.answers else 2
    return 0


def automatic_words(own: str, suggested: int = 0, title: str = "") -> Verdict | None:
    """By words alone: a text that calls itself automatic, or says that someone is away and next to nothing else.

    A lone sentence that only says that its author is away is a person's answer. `suggested` is how much the subject
    leans towards a machine's; `title` a subject that is the author's own.
    """
    known = phrases.automatic()
    sentences = [fold(part) for part in SENTENCE.split(own[:READ_CHARACTERS])]
    text = " ".join(sentences)
    declared = declaration(sentences, text)
    away = 2 if any(map(known.away.search, (title, *sentences))) else 0
    around = besides(sentences)
    weight = declared + away + suggested + around
    lone = sum(map(bool, sentences)) == 1 and not (declared or suggested) and around <= 1
    slight = not (declared or away) and around <= 1
    if lone or slight or weight < ENOUGH or weight - persons(sentences, own) - unexplained(sentences) < ENOUGH:
        return None
    if declared:
        return Verdict(AUTO_REPLY, "it says itself that it is an automatic answer")
    return Verdict(AUTO_REPLY, f"its words are those of an {'absence note' if away else 'automatic answer'}")


def declaration(sentences: list[str], text: str) -> int:
    """How much it says itself that it is automatic."""
    known = phrases.automatic()
    if known.challenges.search(text) or any(map(known.programs.search, (text, *sentences))):
        return 5
    if any(map(known.itself.match, sentences)):
        return 4
    return 3 if known.declared.search(text) else 2 if known.unanswered.search(text) else 0


def besides(sentences: list[str]) -> int:
    """How many kinds of thing it says that machines say; what was received and how it goes on belong together."""
    known = phrases.automatic().besides
    kinds = {name for name, pattern in known.items() if any(map(pattern.search, sentences))}
    return len(kinds) + (1 if {"received", "ticket"} <= kinds else 0)


def persons(sentences: list[str], own: str) -> int:
    """How much speaks for a person: something is decided, or asked."""
    decided = any(map(phrases.automatic().decides.search, sentences))
    return (3 if decided else 0) + (QUESTION if "?" in own or "？" in own else 0)


def unexplained(sentences: list[str]) -> int:
    """How many sentences no machine would say, by twos, for no list of phrases is whole; names and numbers are none."""
    known = phrases.automatic()
    patterns = (known.declared, known.challenges, known.unanswered, known.away, known.greets, *known.besides.values())
    strange = [
        one
        for one in sentences
        if len(one.split()) >= SHORT_WORDS
        and not CONTACT.search(one)
        and not any(pattern.search(one) for pattern in patterns)
    ]
    return min(len(strange) // 2, MOST_UNEXPLAINED)
