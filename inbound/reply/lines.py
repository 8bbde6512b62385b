"""Which lines of a body the person wrote: quotes, introductions, headers and banners are told from them.

Knows plain text alone; refuses to know what the words ask for.
"""

import re
from itertools import groupby

from inbound.reply.attribution import ADDRESS, WHEN, attribution, header_block, row, separator
from inbound.reply.marks import marks
from inbound.reply.parent import parent
from inbound.reply.signature import is_footer, prose, signs_off, unsigned
from inbound.reply.subtract import ours, whole_blocks

FIRST_LINES = 4000
LAST_LINES = 1000
HEAD_LINES = 200
TAIL_LINES = 100
MAX_LINE = 20_000
OWN, QUOTED, INTRODUCTION = "own", "quoted", "introduction"
# Not what is set between arrows (">>> here <<<").
QUOTE = re.compile(r"(?!.{0,300}<<\s*$)\s{0,3}(?:>|\|\s|[A-Z][A-Za-z]{0,10}>)")
LONG_QUOTE = 66
LONG_INTRODUCTION = 300
KNOWN_SHARE = 0.3
SPILL = re.compile(r"[a-zà-ž_<(&?=/]\S")
INVISIBLE = re.compile("[\u1427\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202c\u2066-\u2069]")
SPACES = re.compile("[\u00a0\u202f\u2007\u2009\u2003\u2002\u3000]")
BRACKET = re.compile(
    r"\W{0,3}\[?\s?(?:external|extern|externe|externo)(?: (?:e-?mail|sender|mail))?\s?[\]:*!]{1,4}\s*", re.IGNORECASE
)
TRAILING_INTRODUCTION = re.compile(
    r"^(.{1,400}?)(?:\s?(-{2,}\s?(?:On|Le|El|Am|Em)\s.{5,200}:)|\s(On (?:Mon|"
    r"Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec|\d).{5,160}\swrote:))\s*$"
)


def own_words(
    text: str, sent: str = "", our_addresses: frozenset[str] = frozenset(), *, sent_html: str = "", name: str = ""
) -> str:
    """What the person newly wrote, without quotes, signature, footers and banners.

    `sent` and `sent_html` are our mail that is answered; `name` is what the person's mail program calls them.
    """
    lines = [line.rstrip()[:MAX_LINE] for line in ends(clean(text).split("\n"), FIRST_LINES, LAST_LINES)]
    lines = [piece for line in lines for piece in apart(line)]
    known = parent(clean(sent), clean(sent_html)) if sent or sent_html else None
    quoted = ours(lines, known) if known else [False] * len(lines)
    blocks = whole_blocks(lines, known) if known else [False] * len(lines)
    lines, quoted, blocks = shortened(lines, quoted, blocks)
    bare = without_banner(lines)
    quoted, blocks, lines = quoted[len(lines) - len(bare) :], blocks[len(lines) - len(bare) :], bare
    kinds = judged(lines, quoted, blocks, our_addresses)
    if not any(kind == OWN and line.strip() for kind, line in zip(kinds, lines, strict=True)):
        kinds = fallback(lines, quoted, kinds)
    return joined(lines, kinds, name)


def ends(lines: list[str], first: int, last: int) -> list[str]:
    """The first and the last lines of many: nobody's own words stand in the middle of thousands."""
    return lines if len(lines) <= first + last else lines[:first] + lines[-last:]


def clean(text: str) -> str:
    return SPACES.sub(" ", INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def apart(line: str) -> list[str]:
    """A line in which an introduction was glued to the end of the reply."""
    if len(line) > 700 or not line.endswith(":"):
        return [line]
    found = TRAILING_INTRODUCTION.match(line)
    if found is None or not re.search(r"\w", found.group(1)):
        return [line]
    return [found.group(1), found.group(2) or found.group(3)]


def shortened(lines: list[str], quoted: list[bool], blocks: list[bool]) -> tuple[list[str], list[bool], list[bool]]:
    """The first and the last lines of what is not ours: a reply is never in the middle of a novel."""
    if len(lines) <= HEAD_LINES + TAIL_LINES:
        return lines, quoted, blocks
    rest = [number for number, mine in enumerate(quoted) if not mine]
    if len(rest) > HEAD_LINES + TAIL_LINES:
        dropped = set(rest[HEAD_LINES:-TAIL_LINES])
        keep = [number for number in range(len(lines)) if number not in dropped]
        return [lines[n] for n in keep], [quoted[n] for n in keep], [blocks[n] for n in keep]
    return lines, quoted, blocks


def without_banner(lines: list[str]) -> list[str]:
    """Drop a gateway's warning from the top: the paragraph that begins like one, or its bracketed word."""
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines):
        return lines
    first = lines[start].strip()
    if QUOTE.match(lines[start]):
        return lines
    end = next((n for n in range(start, len(lines)) if not lines[n].strip() or QUOTE.match(lines[n])), len(lines))
    if warning(lines[start:end]) and any(line.strip() for line in lines[end:]):
        return without_banner(lines[end:])
    bracket = BRACKET.match(first)
    if bracket and first[bracket.end() :]:
        return [first[bracket.end() :], *lines[start + 1 :]]
    return lines[start + 1 :] if bracket else lines


def warning(paragraph: list[str]) -> bool:
    """Whether a gateway wrote the paragraph."""
    told = " ".join(paragraph)[:1000]
    return bool(paragraph and marks().banner.match(paragraph[0].strip())) and len(marks().bannerish.findall(told)) >= 2


def judged(lines: list[str], quoted: list[bool], blocks: list[bool], our_addresses: frozenset[str]) -> list[str]:
    kinds = [OWN] * len(lines)
    number, wrote, known = 0, False, False
    share = shares(lines, quoted)
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
        taken = taken or leads_to_ours(lines, quoted, blocks, number)
        if taken:
            kinds[number : number + taken] = [INTRODUCTION] * taken
            number += taken
            number += beneath(lines, kinds, blocks, number)
            # Below a second introduction stands an older mail of the thread: perhaps the person's own, done long ago.
            answered = not known and number < len(lines) and share[number] > KNOWN_SHARE
            if (wrote or known) and not quote_follows(lines, quoted, number) and not answered:
                kinds[number:] = [QUOTED] * (len(lines) - number)
                break
            known = known or answered
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


def leads_to_ours(lines: list[str], quoted: list[bool], blocks: list[bool], number: int) -> int:
    """How many lines name a day and an address and stand just above our mail, in whatever language."""
    for taken in range(1, 4):
        told = " ".join(lines[number : number + taken]).strip()
        if len(told) > LONG_INTRODUCTION or number + taken > len(lines) or not lines[number + taken - 1].strip():
            return 0
        below = next((n for n in range(number + taken, min(number + 8, len(lines))) if lines[n].strip()), len(lines))
        if below == len(lines):
            return 0
        ends = told.endswith((":", "："))
        mine = quoted[below] or blocks[below] or bool(marks().banner.match(lines[below].strip()))
        if ends and mine and WHEN.search(told) and (ADDRESS.search(told) or marks().wrote.search(told)):
            return taken
    return 0


def quote_follows(lines: list[str], quoted: list[bool], number: int) -> bool:
    """Whether what was introduced is marked as a quote, so that unmarked lines further on are the person's."""
    after = next((n for n in range(number, len(lines)) if lines[n].strip()), None)
    return after is not None and (lines[after].lstrip().startswith(">") or quoted[after])


def beneath(lines: list[str], kinds: list[str], blocks: list[bool], number: int) -> int:
    """How many lines right below an introduction are a gateway's warning on our mail, and blocks of ours."""
    end = next((n for n in range(number, len(lines)) if lines[n].strip()), len(lines))
    if end < len(lines) and not QUOTE.match(lines[end]):
        paragraph = next((n for n in range(end, len(lines)) if not lines[n].strip()), len(lines))
        end = paragraph if warning(lines[end:paragraph]) else end
    while end < len(lines) and (blocks[end] or not lines[end].strip()):
        end += 1
    kinds[number:end] = [QUOTED] * (end - number)
    return end - number


def shares(lines: list[str], quoted: list[bool]) -> list[float]:
    """For each line, how much of what stands from it on is known to be ours."""
    found = [0.0] * len(lines)
    mine = whole = 0
    for number in range(len(lines) - 1, -1, -1):
        whole += len(lines[number])
        mine += len(lines[number]) * quoted[number]
        found[number] = mine / whole if whole else 0.0
    return found


def fallback(lines: list[str], quoted: list[bool], kinds: list[str]) -> list[str]:
    """Never empty while unquoted text exists."""
    return [
        OWN if kind == QUOTED and not mine and not QUOTE.match(line) else kind
        for line, mine, kind in zip(lines, quoted, kinds, strict=True)
    ]


def joined(lines: list[str], kinds: list[str], name: str = "") -> str:
    """The own stretches, each without its signature, in the order written."""
    stretches = [
        [line for line, _ in group]
        for own, group in groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1] == OWN)
        if own
    ]
    stretches = [stretch for stretch in stretches if any(line.strip() for line in stretch)]
    kept: list[str] = []
    for stretch in stretches:
        if len(stretches) > 1 and signs_off(stretch, name):
            continue
        words = unsigned(stretch, name)
        if kept and not any(prose(line) or len(line.split()) < 12 for line in words):
            continue
        kept.append("\n".join(words).strip("\n"))
    text = "\n\n".join(piece for piece in kept if piece.strip())
    return text.strip() or without_footers(stretches)


def without_footers(stretches: list[list[str]]) -> str:
    lines = [line for stretch in stretches for line in stretch if not is_footer(line)]
    return "\n".join(lines).strip()
