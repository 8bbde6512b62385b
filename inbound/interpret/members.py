"""What a member asks for in one sentence: commands anywhere, answers where the email asked for them.

Knows the phrase books and the gates; refuses to know what the whole reply comes to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inbound.interpret.asked_for import asked_for, intent_of, kind_of_mail
from inbound.interpret.gates import HEARSAY, Gated
from inbound.interpret.holding import INFORMATION, NEVER_HELD, held_back
from inbound.interpret.named_people import PRONOUN, target_of
from inbound.interpret.phrases import Book, Found
from inbound.interpret.word_lists import pattern
from mailflow.domain.intents import DESTRUCTIVE

SUBJECT = "commands"


@dataclass(frozen=True)
class Spoken:
    """An intent met by its wording in a sentence, with what holds it back, if anything."""

    name: str
    args: Mapping[str, Any]
    start: int
    end: int
    groups: Mapping[str, str] = field(default_factory=dict)
    held: str | None = None
    bare: bool = False
    kind: str = "commands"


def spoken(gated: Gated, books: tuple[Book, ...], answers: frozenset[str]) -> list[Spoken]:
    """Every command, and every answer the email asked for, in a sentence; the longer of two that overlap."""
    text = gated.text
    met: list[Spoken] = []
    for book in books:
        for found in book.find(text, ("commands", "answers", "reasons"), answers):
            if not asked_for(found, gated):
                continue
            if found.phrase.name == "request" and taken_back(found, gated):
                continue
            if (
                "target" in found.groups
                and target_of(gated.sentence.raw, found.groups["target"], "") is None
                and not PRONOUN.match(found.groups["target"])
            ):
                continue
            met.append(judged(found, gated))
    met = [one for one in met if one.name not in DESTRUCTIVE or not any(doubles(one, other) for other in met)]
    met = [one for one in met if one.kind == "commands" or not any(part_of(one, other) for other in met)]
    met.sort(key=lambda one: (one.held is not None, one.kind == "commands", -(one.end - one.start)))
    kept: list[Spoken] = []
    for one in met:
        if not any(overlaps(one, other) and shadowed(one, other) for other in kept):
            kept.append(one)
    return sorted(put_to_others(kept), key=lambda one: one.start)


def taken_back(found: Found, gated: Gated) -> bool:
    """Whether the request that a wording speaks of is one to take back; another may be made beside it."""
    return any(one.end() > found.start for one in pattern(SUBJECT, "taken_back").finditer(gated.text[: found.end]))


def put_to_others(met: list[Spoken]) -> list[Spoken]:
    """What follows a question put to other members is that question, not one to the service."""
    asked = min((one.start for one in met if one.name == "ask"), default=None)
    first = min((one.start for one in met if one.name in ("help", "tips")), default=0)
    met = [one for one in met if one.name not in ("help", "tips") or one.start == first]
    return [
        one for one in met if asked is None or one.name == "ask" or one.name not in INFORMATION or one.start < asked
    ]


WHOLE_COMMANDS = frozenset(["pause", "maintain", "restart", "erase", "stop"])


def part_of(one: Spoken, other: Spoken) -> bool:
    """Whether an answer is only some words of a longer command: "on hold" in "please put us on hold"."""
    longer = other.end - other.start > one.end - one.start + 8
    return (
        other.name in WHOLE_COMMANDS
        and other.kind == "commands"
        and longer
        and other.held is None
        and other.start <= one.start
        and one.end <= other.end
    )


def doubles(one: Spoken, other: Spoken) -> bool:
    """Whether the very words mean something harmless as well ("cancel it"): then they do not plainly ask."""
    same = (one.start, one.end) == (other.start, other.end)
    return same and other.held is None and other.name not in DESTRUCTIVE and other.kind == one.kind == "commands"


COUNTED = frozenset(["available", "capacity"])  # "I can take three": both


def overlaps(one: Spoken, other: Spoken) -> bool:
    return one.start < other.end and other.start < one.end


def shadowed(one: Spoken, other: Spoken) -> bool:
    """Whether a wording is only part of what another, met before it, already says."""
    if {one.name, other.name} == COUNTED:
        return False
    if "reasons" in (one.kind, other.kind):
        return one.name == other.name and one.kind == "reasons"
    return one.name == other.name or one.kind == other.kind or other.held is None


def judged(found: Found, gated: Gated) -> Spoken:
    """The wording with what holds it back; a maybe is an answer of its own."""
    name = intent_of(found)
    maybe = name == "rsvp" and found.phrase.args.get("answer") == "maybe"
    to_another = name == "human" and pattern("holding", "by_another").search(gated.text[: found.start])
    held = HEARSAY if to_another else None if maybe or name in NEVER_HELD else held_back(found, gated)
    args = found.phrase.args if name != "stop" else {**found.phrase.args, **kind_of_mail(found, gated)}
    return Spoken(name, args, found.start, found.end, found.groups, held, kind=found.phrase.section)


def chatty(text: str, books: tuple[Book, ...]) -> bool:
    return any(True for book in books for _ in book.find(text, ("chat",)))
