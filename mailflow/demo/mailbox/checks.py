"""What a careful sender checks of a mail before it goes: each a true statement, or a fault. Knows no programme."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from mailflow.demo.inbox import Delivered

LONGEST_SUBJECT = 50
CLIPPED = 102 * 1024  # where Gmail cuts a mail's HTML off
STOPPABLE = ("prompt", "digest")


@dataclass(frozen=True)
class Check:
    """One statement, whether it holds, and why it matters."""

    name: str
    holds: bool
    why: str


def _has(header: str) -> Callable[[Delivered], bool]:
    return lambda mail: bool(str(mail.message[header] or "").strip())


def _two_bodies(mail: Delivered) -> bool:
    return bool(mail.text.strip()) and bool(mail.html.strip())


def _short_subject(mail: Delivered) -> bool:
    return len(mail.subject.removeprefix("Re: ")) <= LONGEST_SUBJECT


def _small(mail: Delivered) -> bool:
    return len(mail.html.encode()) < CLIPPED


def _returns(mail: Delivered) -> bool:
    return re.fullmatch(r"bounces\+[a-z2-7]+@.+", mail.sender) is not None


def _declared(mail: Delivered) -> bool:
    return str(mail.message["Auto-Submitted"] or "no") != "no"


def _one_click(mail: Delivered) -> bool:
    """Whoever may stop it by one press can; an answer needs no such thing."""
    pair = all(mail.message[name] for name in ("List-Unsubscribe", "List-Unsubscribe-Post"))
    return pair or "List-Unsubscribe" not in mail.message


def _nothing_fetched(mail: Delivered) -> bool:
    return re.search(r"<(script|img|link|iframe|video|object)\b|url\(", mail.html, re.IGNORECASE) is None


def _language(mail: Delivered) -> bool:
    return re.search(r'<html[^>]*\blang="[a-z]', mail.html) is not None


def _ascii(mail: Delivered) -> bool:
    return mail.raw.isascii() and max((len(line) for line in mail.raw.split(b"\r\n")), default=0) <= 998


CHECKS: tuple[tuple[str, Callable[[Delivered], bool], str], ...] = (
    ("It says the same in text and in HTML", _two_bodies, "Some people read text only, and so do watches."),
    ("The subject is short", _short_subject, "A phone shows about fifty characters."),
    ("It is small", _small, "Gmail cuts a mail off at 102 KB, and the last link with it."),
    ("Its Message-ID is its own", _has("Message-ID"), "Threads hang on it (RFC 5322 §3.6.4)."),
    ("A reply finds its way", _has("Reply-To"), "Its address says which mail is answered, and by whom."),
    ("A bounce names the mail", _returns, "The envelope's sender carries a token (VERP)."),
    ("It says that a program sent it", _declared, "So that no absence note answers (RFC 3834 §5)."),
    ("It belongs to a list with a name", _has("List-Id"), "Filters and folders go by it (RFC 2919)."),
    ("One press stops what may be stopped", _one_click, "RFC 8058; large providers ask for it."),
    ("It fetches nothing", _nothing_fetched, "No picture tells us that it was opened, and no script runs."),
    ("It names its language", _language, "A screen reader speaks with the right voice."),
    ("Any mail server can carry it", _ascii, "Plain ASCII, lines of at most 998 (RFC 5322 §2.1.1)."),
)


def checks(mail: Delivered) -> list[Check]:
    """All of them, in order."""
    return [Check(name, holds(mail), why) for name, holds, why in CHECKS]
