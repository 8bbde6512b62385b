"""Which lines of a body the person wrote: quotes, introductions, headers and banners are told from them.

Knows plain text alone; refuses to know what the words ask for.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from inbound.reply.armour import without_armour
from inbound.reply.attribution import row, separator
from inbound.reply.footers import is_footer
from inbound.reply.gateway import warning, without_banner
from inbound.reply.introduction import introduction, leads_to_ours
from inbound.reply.marks import QUOTE, fenced, label_of
from inbound.reply.parent import parent
from inbound.reply.shown import (
    INTRODUCTION,
    OWN,
    QUOTED,
    SHOWN,
    brought_in,
    fallback,
    list_of_ones_own,
    nothing_own,
)
from inbound.reply.signature import DELIMITER, prose, signs_off, surely_said, unsigned
from inbound.reply.subtract import ours, said_in, whole_blocks

FIRST_LINES = 4000
LAST_LINES = 1000
HEAD_LINES = 200
TAIL_LINES = 100
MAX_TEXT = 256 * 1024
LAST_TEXT = 64 * 1024
MAX_LINE = 20_000
LONG_QUOTE = 66
KNOWN_SHARE = 0.3
SPILL = re.compile(r"[a-zà-ž_<(&?=/]\S")
CHOICES_END = re.compile(r"(?<![\w-])[A-ZÀ-Ž]{3,}[.?!]?\s*$")
INVISIBLE = re.compile("[\u1427\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202c\u2066-\u2069]")
SPACES = re.compile("[\u00a0\u202f\u2007\u2009\u2003\u2002\u3000]")
# Where an introduction may be glued on: how much is left of the line tells the rest, in linear time.
GLUED = re.compile(
    r"\s?(?:(?<!-)|(?<=^-))(?P<dashed>-{2,}+\s?(?:On|Le|El|Am|Em)(?=\s))|\s(?P<plain>On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d))"
)
VERB = re.compile(r"\swrote:$")
LONGEST_BEFORE, LONGEST_DASHED, LONGEST_PLAIN = 400, 200, 160


@dataclass(frozen=True)
class Words:
    """What a person newly wrote: `shown` to people, and the part of it that is `read`, which alone may act.

    A parting ("Best, Ana") is shown and not read; so is text of which nothing tells whether it is a quote.
    """

    shown: str
    read: str


def own_words(
    text: str, sent: str = "", our_addresses: frozenset[str] = frozenset(), *, sent_html: str = "", name: str = ""
) -> str:
    """What the person newly wrote, without quotes, signature, footers and banners."""
    return extract(text, sent, our_addresses, sent_html=sent_html, name=name).shown


def extract(
    text: str, sent: str = "", our_addresses: frozenset[str] = frozenset(), *, sent_html: str = "", name: str = ""
) -> Words:
    """The person's own words in a plain body.

    `sent` and `sent_html` are our mail that is answered; `name` is what the person's mail program calls them.
    """
    lines = [line.rstrip()[:MAX_LINE] for line in ends(clean(of_a_length(text)).split("\n"), FIRST_LINES, LAST_LINES)]
    lines = [piece for line in without_armour(lines) for piece in apart(line)]
    known = parent(clean(sent), clean(sent_html)) if sent or sent_html else None
    said = [said_in(line) for line in lines] if known else []
    quoted = ours(lines, said, known) if known else [False] * len(lines)
    blocks = whole_blocks(lines, said, known) if known else [False] * len(lines)
    lines, quoted, blocks = shortened(lines, quoted, blocks)
    bare = without_banner(lines)
    quoted, blocks, lines = quoted[len(lines) - len(bare) :], blocks[len(lines) - len(bare) :], bare
    kinds = brought_in(lines, judged(lines, quoted, blocks, our_addresses), quoted)
    if nothing_own(lines, kinds):
        kinds = fallback(lines, quoted, kinds)
    return joined(lines, kinds, name)


def of_a_length(text: str) -> str:
    """No more than is read of any mail: the beginning and the end of a longer text, as lines of their own."""
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - LAST_TEXT]}\n{text[-LAST_TEXT:]}"


def ends(lines: list[str], first: int, last: int) -> list[str]:
    """The first and the last lines of many: nobody's own words stand in the middle of thousands."""
    return lines if len(lines) <= first + last else lines[:first] + lines[-last:]


def clean(text: str) -> str:
    told = text.replace("\r\n", "\n").replace("\r", "\n")
    return told if told.isascii() else SPACES.sub(" ", INVISIBLE.sub("", told))


def apart(line: str) -> list[str]:
    """A line in which an introduction was glued to the end of the reply."""
    if len(line) > 700 or not line.endswith(":"):
        return [line]
    verb = VERB.search(line, max(0, len(line) - 7))
    for found in GLUED.finditer(line, 1) if verb or "--" in line else ():
        if found.start() > LONGEST_BEFORE:
            break
        left, most = (len(line) - 2, LONGEST_DASHED) if found["dashed"] else (len(line) - 7, LONGEST_PLAIN)
        if 5 <= left - found.end() <= most and (found["dashed"] or verb):
            before, begins = line[: found.start()], found.start(found.lastgroup or 0)
            return [before, line[begins:]] if re.search(r"\w", before) else [line]
    return [line]


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


def judged(lines: list[str], quoted: list[bool], blocks: list[bool], our_addresses: frozenset[str]) -> list[str]:
    kinds = [OWN] * len(lines)
    number, wrote, known, doubtful = 0, False, False, False
    share, code = shares(lines, quoted), fenced(lines)
    while number < len(lines):
        line = lines[number]
        if code[number]:
            wrote = True
            number += 1
            continue
        spilt = number and kinds[number - 1] == QUOTED and spilled(lines, number)
        if QUOTE.match(line) or quoted[number] or spilt:
            kinds[number] = QUOTED
            number += 1
            continue
        taken = introduction(lines, number, our_addresses) if line.strip() else 0
        taken = taken or leads_to_ours(lines, quoted, blocks, number)
        if taken and list_of_ones_own(lines, number, taken, our_addresses):
            kinds[number : number + taken] = [SHOWN] * taken
            wrote = True
            number += taken
            continue
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
            doubtful = doubtful or not (wrote or known or quote_follows(lines, quoted, number))
            continue
        kinds[number] = SHOWN if doubtful else OWN
        wrote = wrote or (bool(line.strip()) and not is_footer(line) and not row(line))
        number += 1
    return kinds


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


def spilled(lines: list[str], number: int) -> bool:
    """The rest of a long quoted line that a mail program wrapped without its mark."""
    before = lines[number - 1]
    after = lines[number + 1] if number + 1 < len(lines) else ""
    if CHOICES_END.search(before):
        return False  # "… REMIND or FREE" is whole: what stands beneath it answers
    wrapped = len(before) >= LONG_QUOTE or before.count("(") > before.count(")")
    return wrapped and bool(SPILL.match(lines[number])) and after.lstrip().startswith(">")


def quote_follows(lines: list[str], quoted: list[bool], number: int) -> bool:
    """Whether what was introduced is marked as a quote, so that unmarked lines further on are the person's."""
    after = next((n for n in range(number, len(lines)) if lines[n].strip()), None)
    return after is not None and (lines[after].lstrip().startswith(">") or quoted[after])


def shares(lines: list[str], quoted: list[bool]) -> list[float]:
    """For each line, how much of what stands from it on is known to be ours."""
    found = [0.0] * len(lines)
    mine = whole = 0
    for number in range(len(lines) - 1, -1, -1):
        whole += len(lines[number])
        mine += len(lines[number]) * quoted[number]
        found[number] = mine / whole if whole else 0.0
    return found


def joined(lines: list[str], kinds: list[str], name: str = "") -> Words:
    """The own stretches, each without its signature, in the order written."""
    stretches = own_stretches(lines, kinds)
    below = below_own(lines, kinds)
    shown: list[str] = []
    read: list[str] = []
    for number, (kind, stretch) in enumerate(stretches, start=1):
        if len(stretches) > 1 and signs_off(stretch, name):
            continue
        words, parting, postscript = unsigned(stretch, name)
        if shown and not any(prose(line) or len(line.split()) < 12 for line in words + postscript):
            continue
        # Above a marked quote, a mail program sets the parting by itself; at the very end or above headers, a person.
        parting = parting if number == len(stretches) and (not below or heads(below)) else []
        shown.append("\n".join(words + parting + postscript).strip("\n"))
        if kind == OWN and not DELIMITER.match(shown[-1].split("\n", 1)[0]):
            read.append("\n".join(surely_said(words) + postscript).strip("\n"))
    text = "\n\n".join(piece for piece in shown if piece.strip()).strip()
    return Words(text or without_footers(stretches), "\n\n".join(piece for piece in read if piece.strip()).strip())


def below_own(lines: list[str], kinds: list[str]) -> str:
    """The first line below all that is shown; an empty string where none is."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    last = max((place for place, number in enumerate(filled) if kinds[number] in (OWN, SHOWN)), default=-1)
    return lines[filled[last + 1]] if last + 1 < len(filled) else ""


def heads(line: str) -> bool:
    """Whether a line begins a block of headers, as below what is written in Outlook, not a sentence or a quote."""
    return separator(line) or row(line) or bool(label_of(line))


def own_stretches(lines: list[str], kinds: list[str]) -> list[tuple[str, list[str]]]:
    grouped = groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1])
    found = [(kind, [line for line, _ in group]) for kind, group in grouped if kind in (OWN, SHOWN)]
    return [(kind, stretch) for kind, stretch in found if any(line.strip() for line in stretch)]


def without_footers(stretches: list[tuple[str, list[str]]]) -> str:
    lines = [line for _, stretch in stretches for line in stretch if not is_footer(line)]
    return "\n".join(lines).strip()
