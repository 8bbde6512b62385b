"""Whether a returned mail says that the address is no more, or only that this mail did not get through this time.

Knows delivery reports and the words of mail programs; where they leave it open, the address lives.
"""

import re
from email.message import Message as MimeMessage

from flufl.bounce import all_failures

from inbound.kinds import phrases
from inbound.kinds.seen import Seen, seen
from inbound.message import Message
from inbound.text import fold

HARD, SOFT = "hard", "soft"
READ_CHARACTERS = 6000
STATUS = re.compile(r"^\s*status\s*:\s*([245])\.(\d{1,3})\.(\d{1,3})", re.IGNORECASE | re.MULTILINE)
DELAYED = re.compile(r"^\s*action\s*:\s*(?:delayed|relayed|expanded|delivered)", re.IGNORECASE | re.MULTILINE)
FAILED = re.compile(r"^\s*action\s*:\s*failed", re.IGNORECASE | re.MULTILINE)
DIAGNOSTIC = re.compile(r"^\s*diagnostic-code\s*:(.{0,600}(?:\n[ \t].{0,600}){0,8})", re.IGNORECASE | re.MULTILINE)
ENHANCED = re.compile(r"(?<![\d.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
TRANSIENT = re.compile(r"(?:^|said: |; ?|<<< ?|returned '?|response was: ?)4\d\d[ -]")
# RFC 3463: what a class 5 says of the address. The rest speaks of the sender, the message, the route or a policy.
GONE = frozenset([(1, 1), (1, 2), (1, 3), (1, 6), (1, 10), (2, 1), (4, 4)])
UNTOLD = frozenset([(0, 0), (1, 0), (2, 0), (3, 0), (5, 0), (7, 0), (7, 1), (4, 1)])


def severity(message: Message) -> str:
    """`hard` or `soft`. What the other server said counts before what the program that returns the mail makes of it."""
    mail = seen(message, "")
    report = "\n".join(part.text for part in message.parts if part.type.endswith("delivery-status"))
    if DELAYED.search(report) and not FAILED.search(report):
        return SOFT
    diagnosis = fold(" ".join(DIAGNOSTIC.findall(report or message.text[:READ_CHARACTERS])))
    codes = STATUS.findall(report) or ENHANCED.findall(diagnosis) or ENHANCED.findall(f"{mail.subject} {mail.words}")
    if any(first != "5" for first, _, _ in codes) or TRANSIENT.search(diagnosis):
        return SOFT
    return said(diagnosis) or said(told(mail)) or by_codes(codes) or by_format(message)


def told(mail: Seen) -> str:
    """What it says in words, of which the subject is often the whole reason."""
    return f"{mail.subject} | {mail.words}"


def said(text: str) -> str | None:
    """By words: what has nothing to do with the address, then that it is no more, then that it may be reached later."""
    known = phrases.returned()
    if known.passing.search(text):
        return SOFT
    if known.gone.search(text):
        return HARD
    return SOFT if known.fornow.search(text) or TRANSIENT.search(text) else None


def by_codes(codes: list[tuple[str, str, str]]) -> str | None:
    """By the enhanced status codes; None where they tell nothing of the address."""
    details = {(int(second), int(third)) for _, second, third in codes}
    if details & GONE:
        return HARD
    return SOFT if details - UNTOLD else None


def by_format(message: Message) -> str:
    """Without any reason in words that we know: by the formats that flufl.bounce knows."""
    plain = MimeMessage()
    for name in ("from", "subject", "x-failed-recipients"):
        for value in message.all(name):
            plain[name] = value
    plain.set_payload(message.text[:READ_CHARACTERS])
    try:
        _, permanent = all_failures(plain)
    except Exception:  # noqa: BLE001 - its detectors raise anything on a form that they half know
        return SOFT
    return HARD if permanent else SOFT
