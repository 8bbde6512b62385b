"""Lines that introduce a quote: "On …, X wrote:" in many languages, header blocks, separators.

Knows where such an introduction begins and ends; refuses to know what follows it.
"""

import re
from itertools import islice

from inbound.reply.marks import label_of, marks, tells_of_writing

MAX_LINES = 6
MAX_LENGTH = 500
MAX_VERBS = 20
# A year, an hour or a day. All begin with a digit, so that a line without one is passed over at once.
WHEN = re.compile(r"\d(?:\d{3}(?:年|\b(?<=\b\d{4}))|\d?[:.h]\d{2}\b|\d?[./-]\d{1,2}[./-]\d{2,4})")
# Of one character on both sides: whether there is an address is asked, not which.
ADDRESS = re.compile(r"[^\s<>@]@[^\s<>@]")
DATED_ADDRESS = re.compile(
    r"[-\s*\[(+]{0,5}(?:\w{2,12}[,.]? )?\d.{4,100}[^\s<>@]{1,64}@[^\s<>@]{1,64}[>\])]{0,2}\s{0,2}:?\s*$"
)
DATED_START = re.compile(r"\W{0,5}(?:\w{2,12}[,.]? )?\d")
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\b")
DAY = re.compile(r"\d(?:\d{3}(?:年|\b(?<=\b\d{4}))|\d?[./-]\d{1,2}[./-]\d{2,4})")
BRACED = re.compile(r"<[^\s<>@]{1,64}@[^\s<>@]{1,64}>")
NAMED = re.compile(r"[\s\"'“„«<(,*]{0,6}+(?![a-zß-ÿ])")
ENDS = re.compile(r"[\s\"'*>)\]-]{0,6}[:：]?[\s*-]{0,8}$")
ARROWS = re.compile(r">>> ?[^> ].{6,200}(?:\d|[AP]M) ?>>>\s*$")
# Programs draw dashes of all lengths, and lines of boxes: hyphen, figure dash, en, em, bar, minus, box, full width.
DASHES = str.maketrans("‐‑‒–—―−─━﹘－", "-" * 11)
STOPS = (".", "!", "?", "…")
ROW = re.compile(r"\s*[-_=*~]{3,}\s*$")


def attribution(lines: list[str], at: int, ours: frozenset[str] = frozenset()) -> int:
    """How many lines from `at` on introduce a quote; 0 when they do not, or when a later line begins it."""
    taken = span(lines, at, ours)
    if taken < 2:
        return taken
    first, above = strong(lines[at]), lines[at]
    for number in range(at + 1, at + taken):
        line = lines[number]
        if not line.strip():
            continue
        if not first and strong(line):
            return 0
        below = " ".join(lines[number : at + taken])
        begins_anew = not first or DAY.search(below) or marks().quoting.match(line)
        apart = not lines[number - 1].strip() and bool(begins_anew)
        if (apart or above.endswith(STOPS)) and (separator(line) or span(lines, number, ours)):
            return 0
        above = line
    return taken


def strong(line: str) -> bool:
    """A starting word and a date: no line of prose that merely stands above an introduction has both."""
    return bool(marks().begins.match(line[:MAX_LENGTH]) and WHEN.search(line[:MAX_LENGTH]))


def span(lines: list[str], at: int, ours: frozenset[str]) -> int:
    """As `attribution`, without the look at later lines."""
    if not lines[at].strip() or not may_begin(lines[at]):
        return 0
    joined, told = "", False
    for taken, line in enumerate(lines[at : at + MAX_LINES], start=1):
        piece = line.strip()
        if taken > 1 and (starts_quote(piece, joined) or label_of(piece) == "from"):
            break
        joined = f"{joined} {piece}".strip()
        if len(joined) > MAX_LENGTH:
            break
        told = told or "@" in piece or tells_of_writing(piece)
        if (told or piece.endswith((":", "："))) and introduces(joined, ours):
            return taken
        if not piece and not WHEN.search(joined):
            break
    return 0


def may_begin(line: str) -> bool:
    """Whether an introduction can begin here: a starting word, a date, a name with an address, or a weekday."""
    start = line.strip()[:MAX_LENGTH]
    return bool(
        WHEN.search(start)
        or marks().begins.match(start)
        or marks().quoting.match(start)
        or ("@" in start and ADDRESS.search(start))
        or (tells_of_writing(start) and marks().wrote.search(start))
    )


def starts_quote(piece: str, joined: str) -> bool:
    """A quoted line ends an introduction, except the closing bracket of a wrapped address."""
    return piece.startswith(">") and not (joined.count("<") > joined.count(">") and re.match(r">[^>]{0,40}$", piece))


def introduces(joined: str, ours: frozenset[str]) -> bool:
    if marks().quoting.match(joined) and ADDRESS.search(joined) and joined.endswith((":", "：")):
        return True
    found = None
    verbs = marks().wrote.finditer(joined[:MAX_LENGTH]) if tells_of_writing(joined) else ()
    dated = joined.rstrip(" *").endswith(":") and WHEN.search(joined)
    for found in islice(verbs, MAX_VERBS):
        rest = joined[found.end() :]
        if rest[:1] in (":", "：") or ENDS.match(rest) or dated and (dated_after(rest) or named_after(joined, rest)):
            break
    else:
        return bool(DATED_ADDRESS.match(joined) and WHEN.search(joined)) or stamped(joined)
    rest = joined[found.end() :]
    if named_after(joined, rest):
        return True
    if not (rest.lstrip(" *)").startswith((":", "：")) or rest.strip(" *-:") == "" or dated_after(rest)):
        return False
    if any(address in joined.lower() for address in ours):
        return True
    if rest.lstrip(" *:：)-") and not (marks().begins.match(joined) or dated_after(rest)):
        return False
    if ADDRESS.search(joined) and joined.endswith((":", "：")):
        return True
    return bool(WHEN.search(joined)) and (timed(joined) or dated_after(rest))


def timed(joined: str) -> bool:
    """Whether it begins like an introduction or tells the hour; a sentence that names a day does neither."""
    return bool(marks().begins.match(joined) or CLOCK.search(joined) or DATED_START.match(joined))


def stamped(joined: str) -> bool:
    """A day, a time of day and an address before a colon introduce a quote in whatever language."""
    if not joined.endswith((":", "：")) or not ADDRESS.search(joined) or not WHEN.search(joined):
        return False
    return joined.endswith((">:", ">：")) or bool(CLOCK.search(joined) and DAY.search(joined) and BRACED.search(joined))


def dated_after(rest: str) -> bool:
    """As in "X wrote on 02.03.2026 09:14:", where the date follows the verb."""
    return len(rest) < 60 and rest.rstrip().endswith(":") and bool(WHEN.search(rest))


def named_after(joined: str, rest: str) -> bool:
    """As in "Am 02.03.2026 um 09:14 schrieb X:", where the name follows the verb."""
    return (
        rest.rstrip(" *").endswith(":")
        and 1 < len(rest.strip()) < 150
        and bool(NAMED.match(rest) or ADDRESS.search(rest))
        and ":" not in rest.rstrip(" *:").replace("mailto:", "")
        and bool(marks().begins.match(joined))
        and bool(WHEN.search(joined[: len(joined) - len(rest)]))
    )


def separator(line: str) -> bool:
    """ "-----Original Message-----" and its kin, with or without the dashes."""
    text = dashed(line.strip())
    if ARROWS.match(text):
        return bool(WHEN.search(text))
    if not text.strip("-_=*~ "):
        return False
    if text[:3] == "---" and (found := marks().glued.match(text[:160])) and label_of(text[found.end() :]):
        return True
    if len(text) > 160:
        return False
    if text[-1] == "®" and marks().separator.match(text):
        return True
    if text[:2] == "--" and text[-2:] == "--" and marks().wrote.search(text):
        return True
    if text[:2] == "--" and text[-1:] in "-:" and marks().passed_on.match(text):
        return True
    framed = text[0] in "-_=*>~#+|[<" or text[-1] in ":-"
    return framed and bool(marks().separator.match(text))


def row(line: str) -> bool:
    """A row of dashes, underscores or stars and nothing else."""
    return bool(ROW.match(dashed(line)))


def dashed(line: str) -> str:
    """With one kind of dash."""
    return line if line.isascii() else line.translate(DASHES)
