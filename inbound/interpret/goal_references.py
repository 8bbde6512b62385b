"""Which goals a sentence names: by number, rank or words; by a lone number where goals were asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from re import Match

from inbound.interpret.dates import When
from inbound.interpret.goal_forms import (
    NEXT_NUMBER,
    both,
    form,
    headed,
    lone,
    mention,
    other,
    ranked,
    ranked_behind,
    tailed,
)
from inbound.interpret.goal_words import pattern, rank, reference
from inbound.interpret.number_words import ORDINALS, UNITS
from inbound.interpret.numbers import whole


@dataclass(frozen=True)
class Reference:
    """A goal by its number or the words used for it, and where it stands."""

    goal: int | str
    start: int
    end: int
    numbered: bool = False
    guessed: bool = False  # "both" are the first two, where nobody counted


def mentions_goals(text: str) -> bool:
    return bool(mention().search(text))


def references(
    text: str, whens: Sequence[When] = (), *, bare: bool = False, last: int | str | None = None
) -> list[Reference]:
    """Every goal named; `bare`: the mail was about goals, so that a lone number or rank names one.

    `last`: the goal that the sentence before spoke of.
    """
    found: list[Reference] = []
    position = 0
    while match := reference().search(text, position):
        goal = goal_of(match)
        position = match.end() if goal is not None else match.start() + 1
        if goal is not None:
            numbered = bool(match["number"] or match["short"] or match["bare"])
            found.append(Reference(goal, match.start(), match.end(), numbered))
    if bare:
        spans = [(one.start, one.end) for one in found] + [(when.start, when.end) for when in whens]
        found += [one for one in alone(text) if not any(a < one.end and one.start < b for a, b in spans)]
        found += counted(text, found, last)
    elif found:
        found += listed(text, found)
    return sorted(found, key=lambda one: one.start)


def counted(text: str, found: Sequence[Reference], last: int | str | None) -> list[Reference]:
    """ "Both", and "the other one" behind the first or the second of two."""
    pair = both().search(text)
    if pair and not found:
        return [Reference(goal, pair.start("words"), pair.end("words"), guessed=True) for goal in (1, 2)]
    second = other().search(text)
    before: set[int | str | None] = {one.goal for one in found if second and one.end <= second.start("words")} or {last}
    if second is None or len(before) != 1 or not before <= {1, 2}:
        return []
    return [Reference(1 if 2 in before else 2, second.start("words"), second.end("words"))]


def goal_of(match: "Match[str]") -> int | str | None:
    """The goal's number, or the words used for it; None where "the … goal" names none."""
    numeral = match["number"] or match["short"] or match["bare"]
    order = match["order"] or match["order_de"] or match["order_after"]
    if numeral:
        return whole(numeral)
    if order:
        return ORDINALS[order]
    words = match["named"].split()
    last = words[-1]
    if any(form("no_part").fullmatch(word) for word in words):
        return None
    unnamed = form("no_name").fullmatch(last) or last in UNITS  # "the three goals"
    return ORDINALS.get(last) or (None if unnamed else str(match["named"]))


def listed(text: str, found: Sequence[Reference]) -> list[Reference]:
    """The further numbers of "goals 1, 2 and 4"."""
    more: list[Reference] = []
    for one in found:
        end = one.end
        while one.numbered and (match := NEXT_NUMBER.match(text, end)):
            more.append(Reference(int(match["number"]), match.start("number"), match.end(), numbered=True))
            end = match.end()
    return more


def alone(text: str) -> list[Reference]:
    """Numbers and ranks that stand where a goal would: at the head of a clause, or behind a verb for goals."""
    found = [
        Reference(int(match["number"]), match.start(), match.end(), numbered=True)
        for match in lone().finditer(text)
        if headed().search(text[: match.start()]) and tailed().match(text[match.end() :])
    ]
    found += [
        Reference(ORDINALS[told["rank"]], verb.start() + told.start("rank"), verb.start() + told.end("rank"))
        for verb in pattern("drop").finditer(text)
        if (told := ranked().search(verb.group()))
    ]
    found += [
        Reference(ORDINALS[told["rank"]], told.start("rank"), told.end("rank"))
        for verb in pattern("drop").finditer(text)
        if (told := ranked_behind().match(text, verb.end()))
    ]
    found += [
        Reference(ORDINALS[told["rank"]], told.start("rank"), told.end("rank"))
        for told in ranked().finditer(text)
        if form("so_far_with").search(text[: told.start()]) and form("goal_behind").match(text[told.end() :])
    ]
    return found + [Reference(ORDINALS[m["rank"]], m.start("rank"), m.end()) for m in rank().finditer(text)]
