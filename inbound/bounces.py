"""Whether a returned mail says that the address is no more, or only that this mail did not get through this time.

Knows delivery reports and the words of mail programs; where they leave it open, the address lives.
"""

import re
import tomllib
from email.message import Message as MimeMessage
from functools import cache
from re import Pattern

from flufl.bounce import all_failures

from inbound.classify import DATA, compiled
from inbound.message import Message
from inbound.text import fold

HARD, SOFT = "hard", "soft"
READ_CHARACTERS = 6000
STATUS = re.compile(r"^\s*status\s*:\s*([245])\.(\d{1,3})\.(\d{1,3})", re.IGNORECASE | re.MULTILINE)
DELAYED = re.compile(r"^\s*action\s*:\s*(?:delayed|relayed|expanded|delivered)", re.IGNORECASE | re.MULTILINE)
FAILED = re.compile(r"^\s*action\s*:\s*failed", re.IGNORECASE | re.MULTILINE)
DIAGNOSTIC = re.compile(r"^\s*diagnostic-code\s*:(.{0,600}(?:\n[ \t].{0,600}){0,8})", re.IGNORECASE | re.MULTILINE)
ENHANCED = re.compile(r"(?<![\d.])([45])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
# RFC 3463: what a class 5 says of the address. The rest speaks of the sender, the message, the route or a policy.
GONE = frozenset([(1, 0), (1, 1), (1, 2), (1, 3), (1, 6), (1, 10), (2, 1), (4, 4)])
UNTOLD = frozenset([(0, 0), (2, 0), (3, 0), (5, 0), (7, 0), (7, 1), (4, 1)])


@cache
def words() -> tuple[Pattern[str], Pattern[str]]:
    """What speaks of an address that is gone, and of one that is only not reached; read on first use."""
    bounce = tomllib.loads(DATA.read_text(encoding="utf-8"))["bounce"]
    return compiled(bounce["gone"]), compiled(bounce["passing"])


def severity(message: Message) -> str:
    """`hard` or `soft`."""
    report = "\n".join(part.text for part in message.parts if part.type.endswith("delivery-status"))
    if report and DELAYED.search(report) and not FAILED.search(report):
        return SOFT
    told = " ".join(DIAGNOSTIC.findall(report)) + " " + message.text[:READ_CHARACTERS]
    codes = STATUS.findall(report) or ENHANCED.findall(told)
    return by_codes(codes, fold(told[: 2 * READ_CHARACTERS])) if codes else by_words(message, fold(told))


def by_codes(codes: list[tuple[str, str, str]], told: str) -> str:
    """By the enhanced status codes; those that tell nothing leave it to the words."""
    gone, passing = words()
    if any(first != "5" for first, _, _ in codes) or passing.search(told):
        return SOFT
    details = {(int(second), int(third)) for _, second, third in codes}
    if details & GONE:
        return HARD
    return HARD if details <= UNTOLD and gone.search(told) else SOFT


def by_words(message: Message, told: str) -> str:
    """Without any code: by what the mail program says, then by the formats that flufl.bounce knows."""
    gone, passing = words()
    if passing.search(told):
        return SOFT
    if gone.search(told):
        return HARD
    plain = MimeMessage()
    for name in ("from", "subject", "x-failed-recipients"):
        for value in message.all(name):
            plain[name] = value
    plain.set_payload(message.text[:READ_CHARACTERS])
    _, permanent = all_failures(plain)
    return HARD if permanent else SOFT
