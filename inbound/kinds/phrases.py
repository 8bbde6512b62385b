"""The phrases of machines, compiled from `inbound/phrases/*.toml` on first use. Knows no message."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from re import Pattern

from inbound.phrase_data import table
from inbound.text import unaccented


@dataclass(frozen=True)
class Returned:
    """Of bounces: who sends them, what they are called and say, and what that says of the address."""

    certain_sender: Pattern[str]
    likely_sender: Pattern[str]
    leaning_sender: Pattern[str]
    title: Pattern[str]
    subject: Pattern[str]
    noun: Pattern[str]
    fate: Pattern[str]
    body: Pattern[str]
    diagnosis: Pattern[str]
    dialogue: Pattern[str]
    copy: Pattern[str]
    gone: Pattern[str]
    passing: Pattern[str]
    fornow: Pattern[str]
    speaks: Pattern[str]


@dataclass(frozen=True)
class Automatic:
    """Of automatic answers. `besides` are the kinds of thing that an absence note says besides the absence."""

    headers: tuple[str, ...]
    lists: tuple[str, ...]
    sender: Pattern[str]
    no_reply: Pattern[str]
    declares: Pattern[str]
    suggests: Pattern[str]
    declared: Pattern[str]
    itself: Pattern[str]
    receipts: Pattern[str]
    challenges: Pattern[str]
    programs: Pattern[str]
    above: Pattern[str]
    unanswered: Pattern[str]
    away: Pattern[str]
    besides: dict[str, Pattern[str]]
    decides: Pattern[str]
    greets: Pattern[str]
    reaction: Pattern[str]


@dataclass(frozen=True)
class Complaints:
    """Of complaints that do not declare themselves."""

    sender: Pattern[str]
    domain: Pattern[str]
    subject: Pattern[str]
    body: Pattern[str]


@cache
def returned() -> Returned:
    """The phrases of bounces."""
    data = table("returned")
    senders, bodies, subjects = data["senders"], data["bodies"], data["subjects"]
    return Returned(
        certain_sender=compiled(senders["certain"]),
        likely_sender=compiled(senders["likely"]),
        leaning_sender=compiled(senders["leaning"]),
        title=compiled(subjects["titles"]),
        subject=compiled(subjects["certain"]),
        noun=compiled([f"\\b(?:{noun})" for noun in subjects["nouns"]]),
        fate=compiled(subjects["fates"]),
        body=compiled(bodies["certain"]),
        diagnosis=compiled(bodies["diagnoses"]),
        dialogue=compiled(bodies["dialogue"], re.MULTILINE),
        copy=compiled(bodies["copy"], re.MULTILINE),
        gone=compiled(data["gone"]["phrases"]),
        passing=compiled(data["passing"]["phrases"]),
        fornow=compiled(data["fornow"]["phrases"]),
        speaks=compiled(data["person"]["speaks"]),
    )


@cache
def automatic() -> Automatic:
    """The phrases of automatic answers."""
    data = table("automatic")
    return Automatic(
        headers=tuple(data["headers"]),
        lists=tuple(data["lists"]),
        sender=compiled(data["senders"]),
        no_reply=compiled(data["return_paths"]),
        declares=compiled(data["declares"]),
        suggests=compiled(data["suggests"]),
        declared=compiled(data["declared"]),
        itself=compiled(data["itself"]),
        receipts=compiled(data["receipts"]),
        challenges=compiled(data["challenges"]),
        programs=compiled(data["programs"]),
        above=compiled(data["above"]),
        unanswered=compiled(data["unanswered"]),
        away=compiled(data["away"]),
        besides={name: compiled(patterns) for name, patterns in data["besides"].items()},
        decides=compiled(data["person"]["decides"]),
        greets=compiled(data["person"]["greets"]),
        reaction=compiled(data["reaction"]["bodies"]),
    )


@cache
def complaints() -> Complaints:
    """The phrases of complaints."""
    data = table("complaints")
    return Complaints(
        sender=compiled(data["senders"]),
        domain=compiled(data["domains"]),
        subject=compiled(data["subjects"]),
        body=compiled(data["bodies"]),
    )


def compiled(patterns: Sequence[str], flags: int = 0) -> Pattern[str]:
    """Patterns are written as people read them; the text they meet is folded, so they are too."""
    return re.compile("|".join(f"(?:{unaccented(pattern)})" for pattern in patterns), flags)
