"""Numbers and percentages as people write them, in five languages. Knows folded text alone."""

import re
from functools import cache
from re import Pattern

from inbound.interpret.number_words import ORDINALS, UNITS
from inbound.interpret.word_lists import alternatives, pattern

PARTS = (2, 3, 4, 5, 6, 8, 10)
HALF = 50


@cache
def number() -> str:
    """Digits or a word, the longer word first."""
    return r"(?:\d+(?:[.,]\d+)?|" + "|".join(sorted(UNITS, key=len, reverse=True)) + r")"


@cache
def percentage() -> Pattern[str]:
    signs = alternatives("numbers", "percent")
    return re.compile(rf"(?<![\w.])({number()}|\d+(?:[.,]\d+)?) ?(?:-| )?(?:{signs})(?!\w)")


def whole(word: str) -> int:
    return int(real(word))


def real(word: str) -> float:
    if word[:1].isdigit():
        return float(word.replace(",", "."))
    return float(UNITS.get(word, ORDINALS.get(word, 0)))


def percent(text: str) -> int | None:
    """A share of a hundred: "60 %", "eighty percent", "two thirds", "three out of five chapters", "halfway"."""
    found = percentage().search(text)
    if found:
        value = real(found.group(1))
        return round(value) if 0 <= value <= 100 else None
    for part in PARTS:
        if (told := fraction(part).search(text)) and (share := share_of(told["count"], part)):
            return share
    counted = counted_off().search(text)
    if counted and (share := share_of(counted["count"], whole(counted["all"] or counted["total"]))):
        return share
    return HALF if pattern("numbers", "share_of_50").search(text) else None


def share_of(count: str, whole_of: int) -> int | None:
    """The share that so many parts make; None for none of them, and for the whole or more."""
    parts = max(whole(count), 1)
    return round(100 * parts / whole_of) if parts < whole_of else None


@cache
def fraction(part: int) -> Pattern[str]:
    """ "Two thirds", "zu drei Vierteln", "la tercera parte"."""
    joined = r"(?:[ -]|(?<=zwei)|(?<=drei))"
    count = rf"(?P<count>{alternatives('numbers', 'one_part')}|{number()})"
    parts = alternatives("numbers", f"part_of_{part}")
    guard = alternatives("numbers", "no_share")
    return re.compile(rf"(?<![\w.,/]){count}{joined}(?:{parts})(?![\w'])(?! (?:{guard})(?![\w']))")


@cache
def counted_off() -> Pattern[str]:
    """ "Three out of five chapters"; never "goal 2 of 3", nor "one of two goals"."""
    guard = alternatives("numbers", "no_share")
    things = rf"(?!(?:{guard}|is|are|done|ist|sind)(?!\w))[a-z]{{3,}}"
    of_all = (
        rf"(?:{alternatives('numbers', 'among')}) (?:the |den |les |los |las |os |as )?(?P<{{}}>{number()})(?!\w| ?%)"
    )
    return re.compile(
        r"(?<![\w.,/:-])(?<!goal )(?<!ziel )(?<!meta )(?<!objetivo )(?<!objectif )(?<!number )"
        rf"(?P<count>{number()}) (?:{of_all.format('all')} {things}|{things} {of_all.format('total')}(?! {things}))"
    )
