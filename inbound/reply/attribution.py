"""Lines that introduce a quote: "On …, X wrote:" in many languages, header blocks, separators.

Knows where such an introduction begins and ends; refuses to know what follows it.
"""

import re

from inbound.reply.marks import marks

MAX_LINES = 6
MAX_LENGTH = 500
WHEN = re.compile(r"\b\d{4}\b|\d{1,2}[:.h]\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年")
ADDRESS = re.compile(r"[^\s<>@]{1,64}@[^\s<>@]{1,64}")
DATED_ADDRESS = re.compile(
    r"[-\s*]{0,5}(?:\w{2,12}[,.]? )?\d.{4,100}[^\s<>@]{1,64}@[^\s<>@]{1,64}[>\])]{0,2}\s{0,2}:?\s*$"
)
ENDS = re.compile(r"[\s\"'*>)\]-]{0,6}[:：]?[\s*-]{0,8}$")
ROW = re.compile(r"\s*[-_=*~—–]{3,}\s*$")
ON_DATE = re.compile(r"[-\s]*(?:on|le|el|em|am|il|op)\b.{0,12}\d", re.IGNORECASE)


def attribution(lines: list[str], at: int, ours: frozenset[str] = frozenset()) -> int:
    """How many lines from `at` on introduce a quote; 0 when they do not, or when a later line begins it."""
    taken = span(lines, at, ours)
    if taken > 1 and not strong(lines[at]) and any(strong(line) for line in lines[at + 1 : at + taken]):
        return 0
    return taken


def strong(line: str) -> bool:
    """A starting word and a date: no line of prose that merely stands above an introduction has both."""
    return bool(marks().begins.match(line[:MAX_LENGTH]) and WHEN.search(line[:MAX_LENGTH]))


def span(lines: list[str], at: int, ours: frozenset[str]) -> int:
    """As `attribution`, without the look at later lines."""
    if not lines[at].strip() or not may_begin(lines[at]):
        return 0
    joined = ""
    for taken, line in enumerate(lines[at : at + MAX_LINES], start=1):
        piece = line.strip()
        if taken > 1 and starts_quote(piece, joined):
            break
        joined = f"{joined} {piece}".strip()
        if len(joined) > MAX_LENGTH:
            break
        if introduces(joined, ours):
            return taken
        if not piece and not WHEN.search(joined):
            break
    return 0


def may_begin(line: str) -> bool:
    """Whether an introduction can begin here: a starting word, a date, a name with an address, or a weekday."""
    start = line.strip()[:MAX_LENGTH]
    return bool(
        marks().begins.match(start) or WHEN.search(start) or ADDRESS.search(start) or marks().wrote.search(start)
    )


def starts_quote(piece: str, joined: str) -> bool:
    """A quoted line ends an introduction, except the closing bracket of a wrapped address."""
    return piece.startswith(">") and not (joined.count("<") > joined.count(">") and re.match(r">[^>]{0,40}$", piece))


def introduces(joined: str, ours: frozenset[str]) -> bool:
    found = None
    for found in marks().wrote.finditer(joined[:MAX_LENGTH]):
        rest = joined[found.end() :]
        if rest[:1] in (":", "：") or ENDS.match(rest) or dated_after(rest) or named_after(joined, rest):
            break
    else:
        return bool(DATED_ADDRESS.match(joined) and WHEN.search(joined)) or bool(
            WHEN.search(joined) and ADDRESS.search(joined) and joined.endswith(">:")
        )
    rest = joined[found.end() :]
    if named_after(joined, rest):
        return True
    if not (rest.lstrip(" *)").startswith((":", "：")) or rest.strip(" *-:") == "" or dated_after(rest)):
        return False
    if any(address in joined.lower() for address in ours):
        return True
    if rest.lstrip(" *:：)-") and not (marks().begins.match(joined) or dated_after(rest)):
        return False
    return bool(WHEN.search(joined)) or (bool(ADDRESS.search(joined)) and joined.endswith((":", "：")))


def dated_after(rest: str) -> bool:
    """As in "X wrote on 02.03.2026 09:14:", where the date follows the verb."""
    return len(rest) < 60 and rest.rstrip().endswith(":") and bool(WHEN.search(rest))


def named_after(joined: str, rest: str) -> bool:
    """As in "Am 02.03.2026 um 09:14 schrieb X:", where the name follows the verb."""
    return (
        1 < len(rest.strip()) < 150
        and rest.rstrip(" *").endswith(":")
        and ":" not in rest.rstrip(" *:").replace("mailto:", "")
        and bool(marks().begins.match(joined))
        and bool(WHEN.search(joined[: len(joined) - len(rest)]))
    )


def header_block(lines: list[str], at: int) -> int:
    """How many lines from `at` on are a block of From, Sent, To, Subject; 0 when they are not."""
    seen: set[str] = set()
    last = at
    loose = 0
    for number in range(at, min(at + 16, len(lines))):
        line = lines[number].lstrip("> \t")
        label = label_of(line)
        if label:
            seen.add(label)
            last, loose = number, 0
            seen.update(inline_labels(line))
        elif number == at or loose >= 2 or not (continues(line, seen)):
            break
        else:
            loose += 1
    enough = (
        dated_to(lines[at : last + 1], seen)
        or ("from" in seen and bool(seen & {"sent", "subject"}))
        or len(seen & {"sent", "to", "subject"}) == 3
    )
    return last - at + 1 if enough else 0


def dated_to(lines: list[str], seen: set[str]) -> bool:
    """A day and an address under their labels are enough, even without a sender."""
    text = " ".join(lines)[:MAX_LENGTH]
    return {"sent", "to"} <= seen and bool(WHEN.search(text)) and bool(ADDRESS.search(text))


def inline_labels(line: str) -> set[str]:
    """Labels further on in the same line, as when a client runs the block together."""
    return {label for piece in re.split(r"(?<=\S) (?=\S{1,12} ?:)", line[:400])[1:6] if (label := label_of(piece))}


def label_of(line: str) -> str:
    """Which header a line gives, by its label in any language; an empty string when it gives none."""
    found = marks().header.match(line[:60])
    return marks().header_classes.get(found.group(1).strip(" *_").lower(), "") if found else ""


def continues(line: str, seen: set[str]) -> bool:
    """A blank line within the block, or the wrapped rest of a long value."""
    return bool(seen) and (not line.strip() or len(line) < 200)


def separator(line: str) -> bool:
    """ "-----Original Message-----" and its kin, with or without the dashes."""
    text = line.strip()
    if not text or len(text) > 160:
        return False
    if text.casefold().endswith("®") and marks().separator.match(text):
        return True
    if text[:2] == "--" and text[-2:] == "--" and marks().wrote.search(text):
        return True
    return bool(marks().separator.match(text)) and (text[0] in "-_=*>~—–" or text.endswith((":", "-")))


def row(line: str) -> bool:
    """A row of dashes, underscores or stars and nothing else."""
    return bool(ROW.match(line))
