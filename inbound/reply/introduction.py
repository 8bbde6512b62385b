"""Where a quote is introduced, whatever the form: a separator, a header block, a sentence, or our mail below it.

Knows the lines around one place; refuses to judge what follows.
"""

import re

from inbound.reply.attribution import ADDRESS, WHEN, attribution, dashed, row, separator
from inbound.reply.headers import header_block
from inbound.reply.marks import QUOTE, label_of, marks

LONG_INTRODUCTION = 300
LONG_NAME = 80
SIGNED = re.compile(
    r"(?:[<(][^\s<>@()]{1,64}@[^\s<>@()]{1,64}[>)]|\[[^\[\]]{0,30}\d{1,2}:\d{2}[^\[\]]{0,20}\]) ?[:：]$"
)


def introduction(lines: list[str], number: int, our_addresses: frozenset[str]) -> int:
    """How many lines introduce a quote here, whatever the form."""
    line = lines[number]
    if separator(line) or bare_separator(lines, number) or marks().above.match(line[:300]):
        after = next((n for n in range(number + 1, min(number + 4, len(lines))) if lines[n].strip()), number)
        return after - number + header_block(lines, after) if after > number and header_block(lines, after) else 1
    if row(line):
        after = next((n for n in range(number + 1, min(number + 4, len(lines))) if lines[n].strip()), number)
        block = header_block(lines, after) if after > number else 0
        return after - number + block if block else 0
    if framed(line) and number + 1 < len(lines) and (block := header_block(lines, number + 1)):
        return 1 + block
    return header_block(lines, number) or attribution(lines, number, our_addresses) or says(lines, number)


def framed(line: str) -> bool:
    """Words in whatever language between two rows of dashes."""
    text = dashed(line.strip())
    return text.startswith("---") and text.endswith("---")


def bare_separator(lines: list[str], number: int) -> bool:
    """Its words alone, without dashes, right above a header block."""
    if number + 1 == len(lines) or not label_of(lines[number + 1]):
        return False
    return bool(marks().separator.match(lines[number].strip()) and header_block(lines, number + 1))


def says(lines: list[str], number: int) -> int:
    """ "Ana wrote:" without a date, or whatever ends with an address or a day in brackets, right above a quote."""
    told = lines[number].strip()
    if len(told) > LONG_NAME or not told.endswith((":", "：")):
        return 0
    after = next((n for n in range(number + 1, min(number + 3, len(lines))) if lines[n].strip()), None)
    if after is None or not QUOTE.match(lines[after]):
        return 0
    found = marks().wrote.search(told)
    return 1 if SIGNED.search(told) or found and not told[found.end() :].strip(" :：*") else 0


def leads_to_ours(lines: list[str], quoted: list[bool], blocks: list[bool], number: int) -> int:
    """How many lines name a day and an address and stand just above our mail, in whatever language."""
    for taken in range(1, 4):
        told = " ".join(lines[number : number + taken]).strip()
        if len(told) > LONG_INTRODUCTION or number + taken > len(lines) or not lines[number + taken - 1].strip():
            return 0
        if not told.endswith((":", "：")):
            continue
        below = next((n for n in range(number + taken, min(number + 8, len(lines))) if lines[n].strip()), len(lines))
        if below == len(lines):
            return 0
        mine = quoted[below] or blocks[below] or bool(marks().banner.match(lines[below].strip()))
        if mine and WHEN.search(told) and (ADDRESS.search(told) or marks().wrote.search(told)):
            return taken
    return 0
