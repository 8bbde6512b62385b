"""Which lines of a body the person wrote: quotes, introductions, headers and banners are told from them.

Knows plain text alone; refuses to know what the words ask for.
"""

import re
from itertools import groupby

from inbound.reply.attribution import attribution, header_block, row, separator
from inbound.reply.marks import marks
from inbound.reply.signature import is_footer, prose, signs_off, unsigned
from inbound.reply.subtract import ours

FIRST_LINES = 4000
LAST_LINES = 1000
HEAD_LINES = 200
TAIL_LINES = 100
MAX_LINE = 20_000
OWN, QUOTED, INTRODUCTION = "own", "quoted", "introduction"
QUOTE = re.compile(r"\s{0,3}(?:>|\|\s|[A-Z][A-Za-z]{0,10}>)")
LONG_QUOTE = 66
SPILL = re.compile(r"[a-zà-ž_<(&?=/]\S")
INVISIBLE = dict.fromkeys(
    map(ord, "\u1427\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
)
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u2003\u2002\u3000"), " ")
TRAILING_INTRODUCTION = re.compile(
    r"^(.{1,400}?)(?:\s?(-{2,}\s?(?:On|Le|El|Am|Em)\s.{5,200}:)|\s(On (?:Mon|"
    r"Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec|\d).{5,160}\swrote:))\s*$"
)


def own_words(text: str, sent: str = "", our_addresses: frozenset[str] = frozenset()) -> str:
    """What the person newly wrote, without quotes, signature, footers and banners."""
    lines = [line.rstrip()[:MAX_LINE] for line in ends(clean(text).split("\n"), FIRST_LINES, LAST_LINES)]
    lines = [piece for line in lines for piece in apart(line)]
    quoted = ours(lines, sent) if sent else [False] * len(lines)
    lines, quoted = shortened(lines, quoted)
    lines, quoted = without_banner(lines, quoted)
    kinds = judged(lines, quoted, our_addresses)
    if not any(kind == OWN and line.strip() for kind, line in zip(kinds, lines, strict=True)):
        kinds = fallback(lines, quoted, kinds)
    return joined(lines, kinds)


def ends(lines: list[str], first: int, last: int) -> list[str]:
    """The first and the last lines of many: nobody's own words stand in the middle of thousands."""
    return lines if len(lines) <= first + last else lines[:first] + lines[-last:]


def clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(INVISIBLE).translate(SPACES)


def apart(line: str) -> list[str]:
    """A line in which an introduction was glued to the end of the reply."""
    if len(line) > 700 or not line.endswith(":"):
        return [line]
    found = TRAILING_INTRODUCTION.match(line)
    return [found.group(1), found.group(2) or found.group(3)] if found else [line]


def shortened(lines: list[str], quoted: list[bool]) -> tuple[list[str], list[bool]]:
    """The first and the last lines of what is not ours: a reply is never in the middle of a novel."""
    if len(lines) <= HEAD_LINES + TAIL_LINES:
        return lines, quoted
    rest = [number for number, mine in enumerate(quoted) if not mine]
    keep = rest if len(rest) <= HEAD_LINES + TAIL_LINES else rest[:HEAD_LINES] + rest[-TAIL_LINES:]
    return [lines[number] for number in keep], [False] * len(keep)


def without_banner(lines: list[str], quoted: list[bool]) -> tuple[list[str], list[bool]]:
    """Drop a gateway's warning from the top: the paragraph that begins like one, or its bracketed word."""
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines):
        return lines, quoted
    first = lines[start].strip()
    bracket = re.match(
        r"\W{0,3}\[?\s?(?:external|extern|externe|externo)(?: (?:e-?mail|sender|mail))?\s?[\]:*!]{1,4}\s*",
        first,
        re.IGNORECASE,
    )
    end = next((n for n in range(start, len(lines)) if not lines[n].strip()), len(lines))
    paragraph = " ".join(lines[start:end])[:1000]
    told = marks().banner.match(first) and len(marks().bannerish.findall(paragraph)) >= 2
    if told and any(line.strip() for line in lines[end:]):
        return without_banner(lines[end:], quoted[end:])
    if bracket and first[bracket.end() :]:
        return [first[bracket.end() :], *lines[start + 1 :]], [False, *quoted[start + 1 :]]
    if bracket:
        return lines[start + 1 :], quoted[start + 1 :]
    return lines, quoted


def judged(lines: list[str], quoted: list[bool], our_addresses: frozenset[str]) -> list[str]:
    kinds = [OWN] * len(lines)
    number, wrote = 0, False
    while number < len(lines):
        line = lines[number]
        if QUOTE.match(line) or quoted[number]:
            kinds[number] = QUOTED
            number += 1
            continue
        if number and kinds[number - 1] == QUOTED and spilled(lines, number):
            kinds[number] = QUOTED
            number += 1
            continue
        taken = introduction(lines, number, our_addresses) if line.strip() else 0
        if taken:
            kinds[number : number + taken] = [INTRODUCTION] * taken
            number += taken
            if wrote and not quote_follows(lines, quoted, number):
                kinds[number:] = [QUOTED] * (len(lines) - number)
                break
            continue
        wrote = wrote or (bool(line.strip()) and not is_footer(line) and not row(line))
        number += 1
    return kinds


def spilled(lines: list[str], number: int) -> bool:
    """The rest of a long quoted line that a mail program wrapped without its mark."""
    before = lines[number - 1]
    after = lines[number + 1] if number + 1 < len(lines) else ""
    wrapped = len(before) >= LONG_QUOTE or before.count("(") > before.count(")")
    return wrapped and bool(SPILL.match(lines[number])) and after.lstrip().startswith(">")


def introduction(lines: list[str], number: int, our_addresses: frozenset[str]) -> int:
    """How many lines introduce a quote here, whatever the form."""
    line = lines[number]
    if separator(line) or marks().above.match(line[:300]):
        after = next((n for n in range(number + 1, min(number + 4, len(lines))) if lines[n].strip()), number)
        return after - number + header_block(lines, after) if after > number and header_block(lines, after) else 1
    if row(line):
        after = next((n for n in range(number + 1, min(number + 4, len(lines))) if lines[n].strip()), number)
        block = header_block(lines, after) if after > number else 0
        return after - number + block if block else 0
    return header_block(lines, number) or attribution(lines, number, our_addresses)


def quote_follows(lines: list[str], quoted: list[bool], number: int) -> bool:
    """Whether what was introduced is marked as a quote, so that unmarked lines further on are the person's."""
    after = next((n for n in range(number, len(lines)) if lines[n].strip()), None)
    return after is not None and (lines[after].lstrip().startswith(">") or quoted[after])


def fallback(lines: list[str], quoted: list[bool], kinds: list[str]) -> list[str]:
    """Never empty while unquoted text exists."""
    return [
        OWN if kind == QUOTED and not mine and not QUOTE.match(line) else kind
        for line, mine, kind in zip(lines, quoted, kinds, strict=True)
    ]


def joined(lines: list[str], kinds: list[str]) -> str:
    """The own stretches, each without its signature, in the order written."""
    stretches = [
        [line for line, _ in group]
        for own, group in groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1] == OWN)
        if own
    ]
    stretches = [stretch for stretch in stretches if any(line.strip() for line in stretch)]
    kept: list[str] = []
    for stretch in stretches:
        if len(stretches) > 1 and signs_off(stretch):
            continue
        words = unsigned(stretch)
        if kept and not any(prose(line) or len(line.split()) < 12 for line in words):
            continue
        kept.append("\n".join(words).strip("\n"))
    text = "\n\n".join(piece for piece in kept if piece.strip())
    return text.strip() or without_footers(stretches)


def without_footers(stretches: list[list[str]]) -> str:
    lines = [line for stretch in stretches for line in stretch if not is_footer(line)]
    return "\n".join(lines).strip()
