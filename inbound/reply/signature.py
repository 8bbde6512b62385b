"""Where the words end and the signature begins: delimiters, closings, names, and what is no part of either.

Knows one unquoted stretch of lines; refuses to know about quotes.
"""

import re

from inbound.reply.footers import closing_row, disclaims, first_disclaimer, is_footer, notifies, resembles_law
from inbound.reply.marks import fenced, marks

DELIMITER = re.compile(r"\s{0,2}(?:__\._,_\.___|--|[‐‒–—―−]{1,2}|__|-- -|- -)\s*$")
DASH_NAME = re.compile(r"\s*(?:[-–—~]{1,2}\s?|/)[A-Za-zÀ-ž][\w'.-]{0,20}(?: [A-ZÀ-Ž][\w'.-]{0,20}){0,2}\s*$")
NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|i\. ?A|Sr|Sra|Herr|Frau|Mme)\.? )?(?:[A-ZÀ-Ž][\w'’-]{1,"
    r"20}|[A-ZÀ-Ž]\.?)(?: (?:(?:de|da|dos|van|von|der|la|del|di|bin|al) "
    r")?(?:[A-ZÀ-Ž][\w'’-]{0,20}\.?)){0,3}"
    r"(?:,? (?:\([A-Za-z/. ]{2,14}\)|[A-Z][A-Za-z/.]{1,9}))?(?:, [A-Z][A-Za-z.]{1,8}){0,3},?\s*$"
)
FIRST_NAME = re.compile(r"\s*(?:[-–—~/]{1,2}\s?)?[A-ZÀ-Ž][\w'’-]{0,20}[.,!]?\s*$")
GREETING = re.compile(
    r"\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|"
    r"hola|buen[oa]s|estimad[oa]s?|querid[oa]s?|bonjour|bonsoir|cher|chère|"
    r"salut|coucou"
    r"|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin|"
    r"servus|olá|ola|oi|bom dia|boa (?:tarde|noite)|prezad[oa]s?|car[oa]s?|"
    r"ciao|hej|hei)\b.{0,50}$",
    re.IGNORECASE,
)
POSTSCRIPT = re.compile(r"\s*p\.?\s?(?:p\.?\s?)?s\.?\s?[:.,—–-]?\s", re.IGNORECASE)
FINISHED = re.compile(r"[^\w\s,;]\s*$")
PROSE_END = re.compile(r"[.!?…]['\")]*\s*$")
CONTACT = re.compile(
    r"\+?\d[\d ().-]{6,}|@\S+\.\w|https?://|www\.|\||·|\btel\b|\bmob\b|\bext\b|\bph(?:one)?\b|\broom\b|\bfax\b",
    re.IGNORECASE,
)
NOT_NAMES = frozenset(
    [
        "yes",
        "no",
        "ok",
        "okay",
        "sure",
        "accept",
        "accepted",
        "decline",
        "confirm",
        "cancel",
        "keep",
        "leave",
        "stop",
        "wait",
        "withdraw",
        "help",
        "status",
        "human",
        "approve",
        "reject",
        "done",
        "met",
        "undo",
        "renew",
        "maybe",
        "later",
        "absolutely",
        "definitely",
        "gladly",
        "perfect",
        "great",
        "fine",
        "agreed",
        "thanks",
        "thank",
        "hello",
        "hi",
        "sí",
        "si",
        "claro",
        "vale",
        "oui",
        "non",
        "merci",
        "bonjour",
        "ja",
        "nein",
        "gerne",
        "danke",
        "sim",
        "não",
        "obrigado",
        "obrigada",
        "hola",
        "goal",
        "ziel",
        "meta",
        "objetivo",
        "objectif",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
LONG_ROW = re.compile(r"\s*[_*=‐-―−─━-]{3,}\s*$")
HEADING = re.compile(r"\s*[=~-]{3,}\s*$")
MAX_AFTER_CLOSING = 14
MAX_BLOCK = 12
MOST_BELOW_THANKS = 3
LONGEST_NAME = 120
LONG_SENTENCE = 14
UNFINISHED_SENTENCE = 8
LINES_BELOW = 80


def unsigned(lines: list[str], name: str = "") -> tuple[list[str], list[str], list[str]]:
    """The stretch taken apart: the words, a bare parting ("Best, Ana"; of anything longer nothing), a postscript."""
    end, later = ending(lines, name)
    kept = trimmed([line for line in lines[:end] if not is_footer(line)])
    below = [line for line in lines[end:] if line.strip() and not is_footer(line) and line not in later]
    if signed_with_dash(kept):
        return trimmed(kept[:-1]), [] if below or not is_parting(kept[-1:]) else ["", kept[-1]], later
    return kept, ["", *below] if is_parting(below) and not later else [], later


def is_parting(lines: list[str]) -> bool:
    """A closing, a first name, or both, as people type them; with a whole name it is a signature."""
    if not lines or len(lines) > 2 or DELIMITER.match(lines[0]):
        return False
    named = all(FIRST_NAME.match(line) for line in lines[1:])
    return named and (is_closing(lines[0]) or bool(FIRST_NAME.match(lines[0])))


def ending(lines: list[str], name: str) -> tuple[int, list[str]]:
    """Where the words end, and the postscript below."""
    code = fenced(lines)
    for number, line in enumerate(lines):
        if code[number] or not line.strip() or not any(earlier.strip() for earlier in lines[:number]):
            continue
        if ends_here(lines, number) or signed_by(lines, number, name):
            return number, postscript(lines[number:])
        if closes(lines, number, name):
            return number + 1 if is_thanks(line) else number, postscript(lines[number + 1 :])
    return len(lines), []


def signed_by(lines: list[str], number: int, name: str) -> bool:
    """The name that the person's mail program gives them, alone on a line, with nothing but details below it."""
    line = lines[number].strip(" ,*_")
    if len(name.split()) < 2 or line.casefold() != name.casefold():
        return False
    rest = [line for line in lines[number + 1 :] if line.strip()]
    return len(rest) <= MAX_AFTER_CLOSING and not any(prose(line) for line in rest[: first_disclaimer(rest)])


def signs_off(lines: list[str], name: str = "") -> bool:
    """Whether a stretch of its own, beside others, is a signature or a list's footer from its first line on."""
    rest = [line for line in lines if line.strip()]
    if DELIMITER.match(rest[0]) or is_footer(rest[0]) or len(rest) == 1 and DASH_NAME.match(rest[0]):
        return True
    return ends_here(["text", "", *rest], 2) or signed_by(rest, 0, name)


def ends_here(lines: list[str], number: int) -> bool:
    """A delimiter, a disclaimer or a list footer: all that follows in this stretch is no reply."""
    line = lines[number]
    if DELIMITER.match(line):
        return True
    fresh = not lines[number - 1].strip() or not lines[number - 1].strip(" -_=*")
    return fresh and (disclaims(lines, number) or notifies(lines, number)) or closing_row(lines, number)


def closes(lines: list[str], number: int, name: str) -> bool:
    """A sign-off or a name, with nothing below that reads like a further sentence."""
    closing, thanks = is_closing(lines[number]), is_thanks(lines[number])
    if not (closing or thanks or opens_block(lines, number)):
        return False
    rest = [line for line in lines[number + 1 : number + 1 + LINES_BELOW] if line.strip()]
    upto = next((n for n, line in enumerate(rest) if POSTSCRIPT.match(line)), len(rest))
    rest = rest[:upto]
    if len(rest) > MAX_AFTER_CLOSING:
        rest = rest[: first_disclaimer(rest, MAX_AFTER_CLOSING + 1)]
    if len(rest) > MAX_AFTER_CLOSING:
        return False
    if closing:
        below = rest[: first_disclaimer(rest)]
        first = next((n for n in range(number + 1, len(lines)) if lines[n].strip()), len(lines))
        same = max(2, paragraph_length(lines, first))
        further = any(prose(line) for line in below[same:]) or tells(below[:2]) or any(map(long_prose, below[2:same]))
        return not further
    if thanks:
        named = len(rest) > 1 and NAME.match(rest[0].split("|")[0].strip())
        return bool(named) and (len(rest) <= MOST_BELOW_THANKS or len(rest) <= MAX_BLOCK and not any(map(prose, rest)))
    return begins_block(lines, number, rest) and signs(lines, number, rest, name)


def opens_block(lines: list[str], number: int) -> bool:
    """A name alone, after a blank line; what is underlined is a heading."""
    if number + 1 < len(lines) and HEADING.match(lines[number + 1]):
        return False
    name = lines[number].split("|")[0].strip(" \t*_")
    if lines[number - 1].strip() or not name or len(name) > LONGEST_NAME or not NAME.match(name):
        return False
    return name.split()[0].strip(",.").lower() not in NOT_NAMES


def tells(lines: list[str]) -> bool:
    """A full sentence right below a closing, or one that goes on: what closed was a paragraph, not the mail."""
    goes_on = bool(lines) and prose(lines[0]) and lines[0].lstrip()[:1].islower()
    return goes_on or any(map(long_prose, lines))


def long_prose(line: str) -> bool:
    """A sentence, and more than a motto."""
    return prose(line) and len(line.split()) >= UNFINISHED_SENTENCE


def is_closing(line: str) -> bool:
    text = line.strip().strip("*_ ")
    found = marks().closing.match(text[:120])
    if not found:
        return False
    rest = text[found.end() :].strip(" ,.!-–—;:)")
    return not rest or (len(rest) <= 40 and bool(NAME.match(rest)))


def is_thanks(line: str) -> bool:
    text = line.strip()
    found = marks().thanks.match(text[:120])
    return bool(found) and not text[found.end() :].strip(" ,.!-–—") if found else False


def begins_block(lines: list[str], number: int, rest: list[str]) -> bool:
    """A name that opens the last lines, as signatures without a delimiter do, and lists of things as well."""
    if not rest or len(rest) > MAX_BLOCK:
        return False
    before = [line for line in lines[:number] if line.strip() and not GREETING.match(line)]
    if len(" ".join(before).split()) < 2 or (before and before[-1].rstrip().endswith(":")):
        return False
    same = paragraph_length(lines, number + 1)
    return not any(prose(line) for line in rest[same : first_disclaimer(rest)])


def signs(lines: list[str], number: int, rest: list[str], name: str) -> bool:
    """Whether such a block, below a sentence that has ended, signs: not where their name is known, and is another.

    Unless it tells how to reach its owner, or what they are.
    """
    above = next(line for line in reversed(lines[:number]) if line.strip())
    details = " ".join([*lines[number].split("|")[1:], *rest])
    told = first_disclaimer(rest) < len(rest) or CONTACT.search(details) or marks().role.search(details)
    theirs = not name or not set(name.casefold().split()).isdisjoint(lines[number].casefold().split())
    ended = "|" in lines[number] or FINISHED.search(above) is not None or is_thanks(above)
    return bool(told or theirs) and ended


def surely_said(lines: list[str]) -> list[str]:
    """Without what may be a signature or a disclaimer as well as words: that is shown, and asks for nothing."""
    for number, line in enumerate(lines):
        if not number or not line.strip() or lines[number - 1].strip():
            continue
        rest = [below for below in lines[number + 1 : number + 1 + LINES_BELOW] if below.strip()]
        if resembles_law(lines, number) or (opens_block(lines, number) and begins_block(lines, number, rest)):
            return trimmed(lines[:number])
    return lines


def paragraph_length(lines: list[str], start: int) -> int:
    return next((n - start for n in range(start, len(lines)) if not lines[n].strip()), len(lines) - start)


def prose(line: str) -> bool:
    """A line that says something: long, or a sentence of several words, and no contact detail or motto."""
    text = line.strip()
    if CONTACT.search(text) or text[:1] in "\"'“„«" or is_footer(text) or is_closing(text):
        return False
    words = text.split()
    if len(words) > LONG_SENTENCE or (len(words) >= 3 and PROSE_END.search(text)):
        return True
    return len(words) >= UNFINISHED_SENTENCE and sum(word[0].islower() for word in words) > len(words) * 2 // 3


def signed_with_dash(lines: list[str]) -> bool:
    """A name behind a dash in the last line, unless it is the last item of a list."""
    said = [line for line in lines if line.strip()]
    if len(said) < 2 or not DASH_NAME.match(said[-1]):
        return False
    return said[-2].lstrip()[:1] != said[-1].lstrip()[:1]


def postscript(lines: list[str]) -> list[str]:
    """The paragraph that begins with PS, if there is one."""
    for number, line in enumerate(lines):
        if POSTSCRIPT.match(line):
            return ["", *lines[number : number + paragraph_length(lines, number)]]
    return []


def trimmed(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and (not lines[end - 1].strip() or LONG_ROW.match(lines[end - 1])):
        end -= 1
    return lines[:end]
