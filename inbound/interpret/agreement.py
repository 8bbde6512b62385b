"""The terms of a first-meeting agreement: how often, how long, where, what stays out, until when.

Knows the whole reply; what is said of a term counts in any order.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, partial
from re import Pattern
from typing import Any

from inbound.interpret.dates import first_date
from inbound.interpret.lengths import minutes
from inbound.interpret.sentences import Sentence, plain
from inbound.interpret.word_lists import alternatives, any_of, pattern

listed = partial(any_of, "agreement")
wording = partial(pattern, "agreement")


WORDS = r"[^.;!?\n]{2,80}"
TOLD_BY = {"out_of_bounds": "keeps_out", "in_bounds": "opens", "confidential": "keeps_secret"}
TOPIC = r"[^.;:!?\n]{2,80}?"


@cache
def frequency() -> Pattern[str]:
    several = rf"{listed('times')}(?: [\w'-]+){{0,3}}? ?{listed('per')}? ?{listed('unit')}"
    return re.compile(rf"\b({several}|{alternatives('agreement', 'frequency')})\b")


@cache
def out() -> Pattern[str]:
    """What is not to be spoken of."""
    refused = "we (?:won't|do not|don't|will not) (?:talk|discuss|speak)(?: about)?"
    return re.compile(
        rf"(?:(?P<a>{TOPIC}) {listed('stays')}? ?{listed('out')}"
        rf"|{listed('out_first')}\s*(?:is|are|:|-|–)\s*(?P<b>{WORDS})"
        rf"|(?:{refused} (?P<c>{WORDS})))",
        re.I,
    )


@cache
def told(term: str) -> Pattern[str]:
    """A term told by a verb: "we keep salaries out of it"."""
    return re.compile(rf"(?<!\w){listed(TOLD_BY[term])}", re.I)


@cache
def inside() -> Pattern[str]:
    return re.compile(
        rf"(?:(?P<a>[^.;:!?,\n]{{2,80}}?) (?:is|are) {listed('inside')}|in bounds\s*(?:is|are|:)\s*(?P<b>{WORDS}))",
        re.I,
    )


@cache
def secret() -> Pattern[str]:
    stays = "(?:is|are|stays?|remains?|to be kept|will be)"
    return re.compile(
        rf"(?:(?P<a>{TOPIC}) {stays} (?:strictly )?(?:confidential|between us|private)"
        rf"|(?:confidential|confidentiality)\s*(?:is|:|-)\s*(?P<b>{WORDS}))",
        re.I,
    )


@cache
def place() -> Pattern[str]:
    return re.compile(
        rf"(?:(?:^|[,.;:]\s*|\b{listed('place_behind')}\b[^,.;\n]{{0,12}}?[,:]?\s?){listed('place_leads')}\s+"
        r"(?P<a>(?:the |my |her |his |our |a )?[A-Za-zÀ-ž][^,.;\n]{1,60})"
        rf"|(?:^|, )(?P<b>(?:the )[^,.;\n]{{0,30}}{listed('rooms')}[^,.;\n]{{0,20}}))",
        re.I | re.M,
    )


@cache
def among_terms() -> Pattern[str]:
    """A place among terms in a row: "once a month, ninety minutes, her allotment shed"."""
    return re.compile(
        r"(?:and |then |always |mostly |usually |und |y |et |e )?"
        rf"(?P<place>{listed('listed_place')}(?:(?<=['’]) ?|[ ]|$)(?:[\w'’&-]+ ?){{0,5}})",
        re.I,
    )


def last_term(words: str) -> str:
    """What stands behind the terms told in the same breath: "monthly, two hours, salaries are out of bounds"."""
    head, comma, last = words.rpartition(", ")
    return last if comma and (frequency().search(plain(head)) or minutes(plain(head))) else words


def listed_place(reply: str) -> str | None:
    """A place told as one of several terms in a row, beside how often."""
    for line in re.split(r"[.;!?\n]", reply):
        parts = [part.strip() for part in re.split(r"[,:]", line)]
        if not any(frequency().search(plain(part)) for part in parts):
            continue
        for part in parts[1:]:
            found, text = among_terms().fullmatch(part), plain(part)
            if (
                found
                and not wording("no_place").search(text)
                and minutes(text) is None
                and not frequency().search(text)
            ):
                return found["place"].strip()
    return None


def agreement(reply: str, said: Sequence[Sentence], today: date, *, asked: bool) -> dict[str, Any] | None:
    """The terms, when a reply sets down at least two of them and speaks of an agreement, or three."""
    text = " . ".join(sentence.plain for sentence in said)[:4000]
    often = frequency().search(text)
    if not asked or not often:
        return None
    flat = re.sub(r"\s+", " ", reply[:4000])
    terms: dict[str, Any] = {"frequency": often.group(1)}
    length = minutes(text)
    if length:
        terms["minutes"] = length
    for key, form in (("out_of_bounds", out()), ("in_bounds", inside()), ("confidential", secret())):
        found = told(key).search(flat) or form.search(flat)
        if found:
            terms[key] = last_term(next(value for value in found.groups() if value).strip(" ,"))
    placed = place().search(reply[:4000])
    where = (placed["a"] or placed["b"]).strip() if placed else listed_place(reply[:4000])
    if where:
        terms["place"] = where
    until = wording("until").search(text)
    when = first_date(until.group(), today) if until else None
    if when and when.iso:
        terms["until"] = when.iso
    count = len(terms)
    if count >= 2 and wording("agreed").search(text):
        return terms
    spoken = bool(wording("says_so").search(text)) or bool({"out_of_bounds", "in_bounds", "confidential"} & set(terms))
    return terms if count >= 3 and spoken else None
