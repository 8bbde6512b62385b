"""What mail programs, companies, services and lists set below the words: footers, disclaimers, notices, adverts.

Knows the lines of one stretch; refuses to know where the words end.
"""

import re
from functools import lru_cache

from inbound.reply.marks import marks

LINKED = re.compile(r"\[([^\[\]]{1,80})\]\([^()\s]{1,300}\)|\s?<https?://[^<>\s]{1,300}>")
GOES_ON = re.compile(r"[.:;!?,] +\S+ +\S+ +\S")
ADVERT_ROW = re.compile(r"\s*_{40,}\s*$")
MOST_ADVERTISED = 3
LEGAL_LINES = 10
LEGAL_CHARACTERS = 1500
LEAST_LEGAL = 2
PERHAPS_LEGAL, SURELY_LEGAL = 4, 5


@lru_cache(maxsize=1024)
def is_footer(line: str) -> bool:
    """A whole line that a device or a program adds; not a sentence that begins like one and goes on."""
    text = LINKED.sub(r"\1", line[:400]).strip()
    if not 0 < len(text) <= 200 or not marks().footer.match(text):
        return False
    return not GOES_ON.search(text) or bool(marks().device.search(text))


def resembles_law(lines: list[str], at: int) -> bool:
    """Whether a paragraph begins like a disclaimer or a notice, whatever it goes on to say, or has the law's words."""
    begins = marks().disclaimer.match(lines[at][:400]) or marks().notice.match(lines[at][:200])
    return bool(begins) or legal_words(paragraph(lines, at)) >= PERHAPS_LEGAL


def disclaims(lines: list[str], at: int) -> bool:
    """A company's disclaimer: it begins like one and has several of the law's words, or has a lot of them."""
    if marks().disclaimer.match(lines[at][:400]):
        return legal_words(lines[at : at + LEGAL_LINES]) >= LEAST_LEGAL
    return legal_words(paragraph(lines, at)) >= SURELY_LEGAL


def legal_words(lines: list[str]) -> int:
    """How many different words of the law they have."""
    return legal_words_of(" ".join(lines)[:LEGAL_CHARACTERS])


@lru_cache(maxsize=512)
def legal_words_of(text: str) -> int:
    """Each closing asks for the same lines below it."""
    return len(set(marks().legal.findall(text.lower())))


def paragraph(lines: list[str], at: int) -> list[str]:
    """The lines up to the next blank one, not more than a disclaimer has."""
    last = min(len(lines), at + LEGAL_LINES)
    return lines[at : next((n for n in range(at, last) if not lines[n].strip()), last)]


def notifies(lines: list[str], at: int) -> bool:
    """A service's notice: it begins like one, and tells of a link, a list or an account."""
    if not marks().notice.match(lines[at][:200]):
        return False
    return bool(marks().service.search(" ".join(lines[at : at + LEGAL_LINES])[:LEGAL_CHARACTERS]))


def first_disclaimer(lines: list[str], most: int | None = None) -> int:
    """Which of the lines, or of the first `most`, a disclaimer or a row begins at; their number where there is none."""
    begins = (n for n, line in enumerate(lines[:most]) if not line.strip(" _-=*") or disclaims(lines, n))
    return next(begins, len(lines))


def closing_row(lines: list[str], number: int) -> bool:
    """A row with the footer of a list, a disclaimer or an advert below it."""
    if not re.match(r"\s*[_*=-]{5,}", lines[number]) or lines[number].strip(" _*=-"):
        return False
    below = " ".join(lines[number + 1 : number + 6])[:600]
    first = next((n for n in range(number + 1, len(lines)) if lines[n].strip()), number)
    return advertises(lines, number) or bool(marks().mailing_list.search(below)) or disclaims(lines, first)


def advertises(lines: list[str], number: int) -> bool:
    """A free mail service, below a long line of its own: a sentence or two at the very end, with a link."""
    rest = [line for line in lines[number + 1 :] if line.strip()]
    return bool(ADVERT_ROW.match(lines[number])) and len(rest) <= MOST_ADVERTISED and "http" in " ".join(rest)
