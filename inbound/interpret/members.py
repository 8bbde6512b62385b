"""What a member asks for in one sentence: commands anywhere, answers where the email asked for them.

Knows the phrase books and the gates; refuses to know what the whole reply comes to.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inbound.interpret.arguments import PRONOUN, target_of
from inbound.interpret.gates import HEARSAY, NEGATED, Gated
from inbound.interpret.phrases import Book, Found
from mailflow.domain.intents import DESTRUCTIVE

INFORMATION = frozenset(
    [
        "status",
        "history",
        "tips",
        "help",
        "why",
        "who",
        "my_id",
        "find",
        "ask",
        "human",
        "report",
        "export",
        "stats",
        "recommend",
    ]
)
NEVER_HELD = frozenset(["human", "report", "help"])
NEGATIVE = frozenset(
    [
        "decline",
        "not_met",
        "no_renew",
        "no_reapply",
        "goal.reopen",
        "unavailable",
        "cancel",
        "rsvp",
        "stop",
        "keep",
        "agree",
        "report",
        "human",
        "help",
        "why",
        "status",
        "my_id",
        "tips",
        "who",
        "ask",
        "remind_later",
        "undo",
        "wait",
    ]
)
THIRD_PERSON = re.compile(
    r"(?:^|[ ,])(?:(?:my|his|her|our|your|the) [a-z]+|she|he|they)"
    r" (?:would|will|is|was|are|were|has|have|might|could|wants?|seems?)(?: [a-z]+)?\s*$"
)
POLITE = frozenset(
    [
        "please",
        "thanks",
        "thank",
        "you",
        "many",
        "sorry",
        "well",
        "oh",
        "ah",
        "hi",
        "hello",
        "hey",
        "so",
        "then",
        "um",
        "hmm",
        "and",
        "now",
        "bitte",
        "danke",
        "merci",
        "gracias",
        "obrigado",
        "obrigada",
        "svp",
        "stp",
        "pf",
        "pls",
        "very",
        "much",
        "lot",
        "again",
        "all",
        "a",
        "it",
        "leider",
    ]
)
OFFTOPIC = re.compile(
    r"(?:mail|message|email|letter|reminder|note|reply|correo|courriel|nachricht|"
    r"mensagem|post).{0,30}(?:arrive|arrived|came|got|received|reach|reached|"
    r"here|in my spam|llego|arrive|angekommen|chegou|recu|recibi|erhalten|"
    r"recebi)|(?:got|received|saw|seen|read|recibi|recu|erhalten|recebi)"
    r" (?:your|the|tu|su|votre|ihre|deine|a sua|a vossa) (?:mail|message|"
    r"email|note|letter|reminder|correo|mensaje|nachricht|courriel|mensagem)"
    r"|(?:i|we) (?:remember|know|see|saw|understand|realise|wonder|noticed|"
    r"was wondering|have a question)"
)


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
        for found in book.find(text, ("commands", "answers")):
            if found.phrase.section == "answers" and found.phrase.name not in answers:
                continue
            if found.phrase.name in INFORMATION and not asks(found, gated):
                continue
            if (
                "target" in found.groups
                and target_of(gated.sentence.raw, found.groups["target"], "") is None
                and not PRONOUN.match(found.groups["target"])
            ):
                continue
            met.append(judged(found, gated))
    met = [one for one in met if one.name not in DESTRUCTIVE or not any(doubles(one, other) for other in met)]
    met.sort(key=lambda one: (one.held is not None, one.kind == "commands", -(one.end - one.start)))
    kept: list[Spoken] = []
    for one in met:
        if not any(overlaps(one, other) and shadowed(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def doubles(one: Spoken, other: Spoken) -> bool:
    """Whether the very words mean something harmless as well ("cancel it"): then they do not plainly ask."""
    same = (one.start, one.end) == (other.start, other.end)
    return same and other.held is None and other.name not in DESTRUCTIVE and other.kind == one.kind == "commands"


def overlaps(one: Spoken, other: Spoken) -> bool:
    return one.start < other.end and other.start < one.end


def shadowed(one: Spoken, other: Spoken) -> bool:
    """Whether a wording is only part of what another, met before it, already says."""
    return one.name == other.name or one.kind == other.kind or other.held is None


WH = re.compile(
    r"(?:what|what's|where|where's|how|how's|when|which|who|whom|who's|que|"
    r"como|cual|quien|cuando|donde|quel|quelle|ou|qui|comment|quand|wie|"
    r"was|wann|wo|wer|welche|qual|quem|quando|onde)(?![\w'])"
)
ASKING_VERB = re.compile(
    r"(?:know|tell me|tell us|ask|wonder|wondering|curious|find out|learn|"
    r"hear|see|show me|explain|forgot|forgotten|lost|remember|need|send|"
    r"saber|savoir|wissen|sagen)(?: me| us| to)? ?(?:,)? ?(?:again |please "
    r"|bitte )?$"
)


def asks(found: Found, gated: Gated) -> bool:
    """A question word in the middle of a statement ("someone who runs a team") asks for nothing."""
    if not WH.match(gated.text[found.start :]):
        return True
    before = gated.text[: found.start]
    return (
        gated.sentence.question
        or not before.strip()
        or before.endswith(" , ")
        and not gated.sentence.question
        and len(before) < 30
        or bool(ASKING_VERB.search(before))
    )


def negated_within(found: Found, gated: Gated) -> bool:
    """A negation inside the wording that the wording itself does not name: "das Mentoring nicht beenden"."""
    inside = [gated.text[a:b] for a, b in gated.marks["negator"] if found.start <= a and b <= found.end]
    return any(word not in found.phrase.pattern.pattern for word in inside)


def judged(found: Found, gated: Gated) -> Spoken:
    """The wording with what holds it back; a maybe is an answer of its own."""
    name = found.phrase.name
    maybe = name == "rsvp" and found.phrase.args.get("answer") == "maybe"
    held = None if maybe or name in NEVER_HELD else held_back(found, gated)
    return Spoken(name, found.phrase.args, found.start, found.end, found.groups, held, kind=found.phrase.section)


def held_back(found: Found, gated: Gated) -> str | None:
    name = found.phrase.name
    destructive = name in DESTRUCTIVE
    held = None
    if name not in INFORMATION or destructive:
        held = gated.holds(found.start, found.end, destructive=destructive, asking=name not in INFORMATION)
    if held is None and name not in NEGATIVE and negated_within(found, gated):
        held = NEGATED
    if held is None and destructive and THIRD_PERSON.search(gated.text[: found.start]):
        held = HEARSAY
    return held


def bare_answer(gated: Gated, books: tuple[Book, ...]) -> tuple[str, int] | None:
    """("yes" or "no", its end) when the sentence opens with nothing but that; None when it does not."""
    clauses = gated.text.split(" , ")
    end = 0
    for position, clause in enumerate(clauses[:3]):
        end += len(clause) + (3 if position else 0)
        words = [word for word in clause.split() if word not in POLITE]
        core = " ".join(words)
        if not core:
            continue
        polarity = polarity_of(clause, books) or polarity_of(core, books)
        if polarity is None:
            return None
        rest = " , ".join(clauses[position + 1 :])
        if gated.question or OFFTOPIC.search(rest[:80]) or gated.marks["condition"] or gated.marks["doubt"]:
            return None
        return polarity, end
    return None


def polarity_of(clause: str, books: tuple[Book, ...]) -> str | None:
    return next((book.bare[clause] for book in books if clause in book.bare), None)


def chatty(text: str, books: tuple[Book, ...]) -> bool:
    return any(True for book in books for _ in book.find(text, ("chat",)))
