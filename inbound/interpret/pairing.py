"""Two people whom an administrator wants matched, or one proposed to the other, by their names.

Knows one sentence as written; refuses to know whether the gates let it pass.
"""

import re
from dataclasses import dataclass
from functools import cache
from re import Pattern

from inbound.interpret.word_lists import alternatives
from inbound.phrase_data import table

SUBJECT = "pairs"
TYPED = r"[\w'’.-]+(?: [\w'’.-]+){0,3}?"


def any_of(name: str) -> str:
    """Any wording of a list, in capitals or not."""
    return f"(?i:{alternatives(SUBJECT, name)})"


@cache
def who(group: str) -> str:
    """Somebody's name, as it is written."""
    part, particle = r"[A-ZÀ-Ž][\w'’.-]*", alternatives(SUBJECT, "particle")
    name = f"(?:{part}|{particle}|O')(?: (?:{part}|{particle}|y))*"
    return f"(?:{any_of('before_name')} )?(?P<{group}>{name})"


@cache
def joined() -> str:
    """What may join two names, with a word or without: "Falk / Okafor"."""
    return rf"(?:\s?[/+&×↔]\s?|\s(?:-|–|—|x|<->)\s| (?i:{table('administrators')['together']}) )"


@cache
def two() -> str:
    return f"{who('a')}{joined()}{who('b')}"


@cache
def tandem() -> str:
    """Two people who are matched."""
    return f"(?:(?:{any_of('next')} )?{any_of('tandem')})"


@cache
def as_mentor() -> str:
    return rf"(?i:{any_of('as')} {any_of('an')}?(?:mentor\w*|partner\w*) {any_of('of')})"


@cache
def matched() -> tuple[Pattern[str], ...]:
    """The ways of asking for a match."""
    a, b, pair, together = who("a"), who("b"), any_of("pair"), any_of("together")
    return (
        re.compile(rf"{pair}(?: {together})? {a}(?: (?i:up|together))?{joined()}{b}"),
        re.compile(rf"{two()},? (?:\w+,? ){{0,5}}?{any_of('afterwards')}(?!\w)"),
        re.compile(rf"(?:^|\b){tandem()}\s*[:,–-]?\s*{two()}"),
        re.compile(rf"{two()}\s*[:,;–-]+\s*(?:\w+ ){{0,2}}?(?:{pair}|{tandem()})(?!\w)"),
        re.compile(rf"{a} {any_of('shall')} (?:\w+ )?{any_of('guided')} {any_of('by')} {b}"),
        re.compile(rf"(?:{pair}|{any_of('takes_as')}) {a} {as_mentor()} {b}"),
        re.compile(rf"{a} {any_of('goes_to')} .{{0,20}}(?i:with|to) {b}"),
        re.compile(rf"^\s*(?i:match|pair) (?P<a>{TYPED}) (?i:with|and|to|\+|&) (?P<b>{TYPED})\s*[.!]?$"),
    )


@cache
def proposed() -> tuple[Pattern[str], ...]:
    """The ways of asking for a proposal."""
    a, b, suggest = who("a"), who("b"), any_of("suggest")
    return (
        re.compile(rf"{suggest} {a} {any_of('proposed_to')} {b}"),
        re.compile(rf"{suggest} {a} {as_mentor()} {b}"),
        re.compile(rf"{a} {any_of('for_whom')} {b} (?:\w+ ){{0,2}}?{any_of('vorschlagen')}"),
        re.compile(rf"^\s*(?i:propose) (?P<a>{TYPED}) (?i:to|and|with|\+|&) (?P<b>{TYPED})\s*[.!]?$"),
    )


@cache
def leading() -> Pattern[str]:
    """A word that began the sentence, no name."""
    return re.compile(rf"{any_of('pair')}|{tandem()}|{any_of('opening')}")


@cache
def row() -> Pattern[str]:
    """A line of two names in a list."""
    return re.compile(rf"\s*(?:[-*•]|\d{{1,2}}[.)])?\s*{two()}\s*[.,;]?\s*")


@cache
def further() -> Pattern[str]:
    return re.compile(rf"\s*(?:[,;]|,? (?:{alternatives(SUBJECT, 'also')})) {two()}")


@cache
def listing_begins() -> Pattern[str]:
    return re.compile(rf"(?:^|\W)(?:{any_of('pair')}|{tandem()}(?i:e?s)?|{any_of('suggest')})(?:\s+\w+){{0,4}}\s*:\s*$")


@dataclass(frozen=True)
class Pairing:
    """What is to be done with two people, and the words that said so."""

    name: str
    a: str
    b: str
    words: str
    end: int = 0


def pairings(raw: str, listing: str | None = None) -> list[Pairing]:
    """Every pair to be matched or proposed: a wording that names one, and those that go on with it.

    `listing`: what a heading asked for; then a line of two names is a pair of its own.
    """
    if listing and (line := row().fullmatch(raw)):
        return [Pairing(listing, line["a"].strip(" .,"), line["b"].strip(" .,"), line["a"])]
    found: list[Pairing] = []
    while one := next_pair(raw, found[-1].end if found else 0):
        found += [one, *onward(one.name, raw, one.end)]
    return found


def next_pair(raw: str, start: int) -> Pairing | None:
    """The first wording behind a place that names a pair."""
    for name, patterns in (("propose", proposed()), ("match", matched())):
        pair = next((match for pattern in patterns if (match := pattern.search(raw, start))), None)
        if pair:
            return Pairing(name, without_verb(pair["a"]), pair["b"].strip(" .,"), pair.group(), pair.end())
    return None


def onward(name: str, raw: str, end: int) -> list[Pairing]:
    """The pairs that follow a first one: "… and Zoe Lund with Karl Ott"."""
    found = []
    while more := further().match(raw, end):
        found.append(Pairing(name, more["a"].strip(" .,"), more["b"].strip(" .,"), more["a"], more.end()))
        end = more.end()
    return found


def heading(raw: str) -> str | None:
    """What a line that begins a list asks for: "Please match:"."""
    if not listing_begins().search(raw):
        return None
    return "propose" if re.search(any_of("suggest"), raw) else "match"


def without_verb(name: str) -> str:
    """A name without a verb that began the sentence: "Pair Gudrun Falk"."""
    first, _, others = name.strip(" .,").partition(" ")
    return others if others and leading().fullmatch(first) else name.strip(" .,")
