"""What looks like a quote or like headers and may be the person's own: it is shown to people, and never acts.

Knows the lines and what they were taken for; refuses to find quotes.
"""

import re
from itertools import groupby

from inbound.reply.attribution import separator
from inbound.reply.headers import tells_of_mail
from inbound.reply.introduction import introduction
from inbound.reply.marks import QUOTE, label_of, tells_of_writing
from inbound.reply.signature import GREETING

# Shown: perhaps the person's own, perhaps a quote without any mark; a coordinator sees it, nobody acts on it.
OWN, SHOWN, QUOTED, INTRODUCTION = "own", "shown", "quoted", "introduction"
FEW_MARKS = re.compile(r"\s{0,3}>{1,2}(?!>)")
PROMPT = re.compile(r"\s{0,3}>>> \S")
NUMBERED = re.compile(r"[\d@<]")


def list_of_ones_own(lines: list[str], number: int, taken: int, our_addresses: frozenset[str]) -> bool:
    """Whether labels and values introduce nothing ("From: 3 May", "To: 9 May", "Subject: leave"), though a block.

    They hold neither an address nor an hour, and stand right above an introduction, or end the mail below words.
    """
    block = lines[number : number + taken]
    if not label_of(block[0]) or tells_of_mail(block):
        return False
    below = next((n for n in range(number + taken, len(lines)) if lines[n].strip()), None)
    if below is None:
        return any(line.strip() for line in lines[:number])
    return introduction(lines, below, our_addresses) > 0


def brought_in(lines: list[str], kinds: list[str], quoted: list[bool]) -> list[str]:
    """What a person marks themselves is shown: after a colon of theirs, above the quote of the mail they answer.

    Where no quote is introduced, so are the only one, between a colon and more of their words, and a prompt (">>>").
    """
    if QUOTED not in kinds:
        return kinds
    introduced = INTRODUCTION in kinds
    end = kinds.index(INTRODUCTION) if introduced else last_own(lines, kinds)
    prompt = not introduced and not any(FEW_MARKS.match(line) for line in lines)
    alone = [kind for kind, _ in groupby(kinds[:end])].count(QUOTED) == 1
    found, shows = list(kinds), False
    for number in range(end):
        line = lines[number]
        if kinds[number] == OWN and line.strip():
            shows = line.endswith(":") and (introduced or alone and not addresses(line))
        elif kinds[number] == QUOTED and not quoted[number] and (shows or prompt and PROMPT.match(line)):
            found[number] = SHOWN
    return found


def last_own(lines: list[str], kinds: list[str]) -> int:
    return next((n for n in range(len(lines) - 1, -1, -1) if kinds[n] == OWN and lines[n].strip()), 0)


def addresses(line: str) -> bool:
    """Whether a line before a colon greets, or may introduce a quote: it has a number, an address or a verb for it."""
    return bool(GREETING.match(line) or NUMBERED.search(line) or len(line.split()) < 2 or tells_of_writing(line))


def nothing_own(lines: list[str], kinds: list[str]) -> bool:
    """Whether there is nothing to show, or nothing but what somebody else's mail, passed on, consists of."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if not any(kinds[number] in (OWN, SHOWN) for number in filled):
        return True
    first = filled[0]
    return kinds[first] == INTRODUCTION and separator(lines[first]) and OWN not in {kinds[number] for number in filled}


def fallback(lines: list[str], quoted: list[bool], kinds: list[str]) -> list[str]:
    """Never empty while unquoted text exists: a mail that is only forwarded is shown as it is."""
    unmarked = [not mine and not QUOTE.match(line) for line, mine in zip(lines, quoted, strict=True)]
    if only_quoted(lines, kinds, unmarked):
        return kinds
    return [SHOWN if kind != OWN and own else kind for kind, own in zip(kinds, unmarked, strict=True)]


def only_quoted(lines: list[str], kinds: list[str], unmarked: list[bool]) -> bool:
    """Whether it is "On …, Ana wrote:" above a marked quote and nothing besides, and no mail that was passed on."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    bare = [number for number in filled if unmarked[number]]
    if len(bare) == len(filled) or any(kinds[number] != INTRODUCTION for number in bare):
        return False
    return not any(separator(lines[number]) or label_of(lines[number]) for number in bare)
