"""What the hits of a reply come to together: doubles merged, clashes asked, small talk told from requests.

Knows the question that was asked; refuses to know wordings.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from inbound.interpret import members
from inbound.interpret.gates import REASONS
from inbound.interpret.languages import codes
from inbound.interpret.model import CONFIRM, SURE, UNSURE, Hit, Intent, weakest
from inbound.interpret.phrases import Book
from inbound.interpret.polarity import clashing, polar, settled, timed
from inbound.interpret.sentences import Sentence
from inbound.interpret.spelling import corrected
from inbound.interpret.state import Outcome, Question, State
from inbound.interpret.unsaid import unsaid

REPEATED = frozenset(
    [
        "goal.add",
        "goal.update",
        "goal.done",
        "goal.reopen",
        "goal.drop",
        "favourite",
        "profile",
        "request",
        "approve",
        "reject",
        "remind",
        "show",
        "match",
        "propose",
        "answer",
        "stop",
    ]
)
UNPROMPTED = frozenset(["none", "digest"])
BINDING = frozenset(["accept", "decline", "goal.drop", "withdraw"])
LOGISTICS = re.compile(
    r"\b(?:start|starts|begin|meet|next steps?|contact|reach (?:her|him)|first (?:call|meeting)|get going|address"
    r"|comenza\w*|empeza\w*|commence\w*|anfangen|starten|comeca\w*|e-?mail)\b"
)
WORDS = re.compile(r"[a-z0-9]")
WANTS = re.compile(r"\b(?:please|want|need|could|would|can you|bitte|por favor|s'il)\b")


def concluded(state: State, reply: str, said: list[Sentence], question: Question, books: tuple[Book, ...]) -> Outcome:
    polar(state, question, reply)
    timed(state, question, reply)
    unsaid(state, reply, said, question, books)
    hits = ordered(state.hits)
    hits = without_doubles(hits)
    unsure = [hit for hit in hits if hit.certainty == UNSURE or hit.intent.name == "?"]
    hits = [hit for hit in hits if hit not in unsure]
    hits = settled(hits)
    clash = clashing(hits)
    if clash:
        return Outcome((), UNSURE, f"it says both {clash[0]} and {clash[1]}")
    if any(hit.intent.name == "request" and hit.intent.args for hit in hits):
        hits = [hit for hit in hits if hit.intent.name != "request" or hit.intent.args]
    if hits:
        certainty = weakest([hit.certainty for hit in hits])
        if certainty == SURE and open_question(hits, said):
            return Outcome(tuple(hit.intent for hit in hits), CONFIRM, because(hits) + "; but a question is open")
        return Outcome(tuple(hit.intent for hit in hits), certainty, because(hits))
    if unsure:
        return Outcome((), UNSURE, f"“{unsure[0].words.strip(' ,')}” asks for something, but a part of it is missing")
    return nothing(state, said, question, books)


def open_question(hits: Sequence[Hit], said: list[Sentence]) -> bool:
    """Whether an answer that binds stands beside a question that it may hang on."""
    if not any(hit.intent.name in BINDING for hit in hits):
        return False
    read = {hit.sentence for hit in hits}
    asked = (sentence for sentence in said if sentence.question and sentence.number not in read)
    return any(not LOGISTICS.search(sentence.plain) for sentence in asked)


def ordered(hits: Collection[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.sentence, hit.start))


def without_doubles(hits: list[Hit]) -> list[Hit]:
    """One of each name, unless it can be meant of several things; what is said of one goal is put together."""
    kept: list[Hit] = []
    for hit in hits:
        same = [number for number, other in enumerate(kept) if other.intent.name == hit.intent.name]
        if not same or again(hit, [kept[number] for number in same]):
            kept.append(hit)
        elif hit.intent.name == "goal.update":
            before = kept[same[-1]]
            kept[same[-1]] = replace(before, intent=Intent("goal.update", {**before.intent.args, **hit.intent.args}))
        elif len(hit.intent.args) > len(kept[same[0]].intent.args) or kept[same[0]].certainty == UNSURE:
            kept[same[0]] = hit
    return kept


def again(hit: Hit, same: list[Hit]) -> bool:
    """Whether a second hit of a name is meant of something else than the first."""
    if hit.intent.name == "goal.update" and hit.intent.args.get("goal") == same[-1].intent.args.get("goal"):
        return False
    return (
        hit.intent.name in REPEATED
        and bool(hit.intent.args)
        and all(hit.intent.args != other.intent.args for other in same)
    )


def because(hits: Sequence[Hit]) -> str:
    told = [f"“{hit.words.strip(' ,')[:60]}” means {hit.intent.name}" for hit in hits[:3]]
    return "; ".join(told)


def slight(text: str) -> bool:
    """A word or two that no phrase book knows, and no number."""
    return len(text.split()) <= 2 and not any(char.isdigit() for char in text)


def nothing(state: State, said: list[Sentence], question: Question, books: tuple[Book, ...]) -> Outcome:
    """No intent: small talk is sure, anything that asked for something is not."""
    if state.bare and question.topic == "call" and state.bare[0].polarity == "no":
        return Outcome((), SURE, "they do not want to take part, so there is nothing to do")
    if state.bare and not state.held:
        return Outcome((), UNSURE, f"a bare {state.bare[0].polarity} does not tell which of the choices is meant")
    if state.held:
        name, reason = state.held[0]
        return Outcome((), UNSURE, f"{name} is spoken of, but {REASONS.get(reason, reason)}")
    texts = [corrected(sentence.plain, codes(books)) for sentence in said]
    if not any(WORDS.search(text) for text in texts):
        return (
            Outcome((), SURE, "there are no words in it")
            if question.topic == "none"
            else Outcome((), UNSURE, "there are no words in it")
        )
    asks = any(sentence.question for sentence in said)
    chat = all(members.chatty(text, books) or slight(text) for text in texts)
    if chat and not asks:
        return Outcome((), SURE, "it asks for nothing")
    if question.topic in UNPROMPTED and not asks and not any(WANTS.search(text) for text in texts):
        return Outcome((), SURE, "it asks for nothing")
    return Outcome((), UNSURE, "nothing in it tells what is wanted")
