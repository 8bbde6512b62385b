"""What the hits of a reply come to together: doubles merged, clashes asked, small talk told from requests.

Knows the question that was asked; refuses to know wordings.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from inbound.interpret import members
from inbound.interpret.gates import ASKED, CONDITIONAL, DOUBTED, REASONS
from inbound.interpret.languages import codes
from inbound.interpret.model import CONFIRM, RANK, SURE, UNSURE, Hit, Intent, weakest
from inbound.interpret.phrases import Book
from inbound.interpret.polarity import (
    answer_name,
    called_off,
    clashing,
    denied,
    opposed,
    polar,
    reasoned,
    scored,
    settled,
    timed,
    timed_alone,
    turned,
)
from inbound.interpret.says import SAYS
from inbound.interpret.sentences import Sentence
from inbound.interpret.spelling import corrected
from inbound.interpret.state import Bare, Outcome, Question, State
from inbound.interpret.unsaid import unsaid
from inbound.interpret.word_lists import pattern
from mailflow.domain.intents import ADMINISTRATORS

OPEN = frozenset([ASKED, CONDITIONAL, DOUBTED])
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
BINDING = frozenset(["accept", "confirm", "decline", "goal.drop", "withdraw"])
SUBJECT = "conclusions"
LEAST = 2
OFFERS = frozenset(["request", "match", "place"])
ANSWERED_LATER = frozenset(["accept", "decline", "keep", "join", "available", "unavailable"])
WORDS = re.compile(r"[a-z0-9]")


def concluded(state: State, reply: str, said: list[Sentence], question: Question, books: tuple[Book, ...]) -> Outcome:
    polar(state, question, reply, [sentence.plain for sentence in said])
    reasoned(state, question)
    denied(state, question)
    timed(state, question, reply)
    timed_alone(state, question, said)
    scored(state, question, reply)
    unsaid(state, reply, said, question, books)
    hits = called_off(taken_back(ordered(state.hits), state))
    hits = both_roles(hits)
    hits = without_doubles(turned(hits, [sentence.plain for sentence in said]))
    unsure = [hit for hit in hits if hit.certainty == UNSURE or hit.intent.name == "?"]
    hits = [hit for hit in hits if hit not in unsure]
    hits = to_the_point(settled(hits), said, question)
    clash = clashing(hits)
    if clash:
        return Outcome((), UNSURE, f"it says both that {said_by(clash[0])} and that {said_by(clash[1])}")
    if any(hit.intent.name == "request" and hit.intent.args for hit in hits):
        hits = [hit for hit in hits if hit.intent.name != "request" or hit.intent.args]
    if hits:
        certainty = weakest([hit.certainty for hit in hits])
        unread = next((hit for hit in unsure if hit.intent.name == "?" and not told_of(hit, hits)), None)
        if certainty == SURE and unread is not None and question.role == "admin":
            why = f"{because(hits)}; but “{unread.words.strip(' ,')[:60]}” asks for something that is not clear"
            return Outcome(tuple(hit.intent for hit in hits), CONFIRM, why)
        held = [one for one in state.held if question.role == "admin" and one[0] in ADMINISTRATORS and one[1] in OPEN]
        if certainty == SURE and held:
            why = f"{because(hits)}; but that {said_by(held[0][0])} is left open: {REASONS.get(held[0][1], held[0][1])}"
            return Outcome(tuple(hit.intent for hit in hits), CONFIRM, why)
        if certainty == SURE and open_question(hits, said, state):
            return Outcome(tuple(hit.intent for hit in hits), CONFIRM, because(hits) + "; but a question is open")
        return Outcome(tuple(hit.intent for hit in hits), certainty, because(hits))
    if unsure:
        return Outcome((), UNSURE, f"“{unsure[0].words.strip(' ,')}” asks for something, but a part of it is missing")
    return nothing(state, said, question, books)


def told_of(unread: Hit, hits: Sequence[Hit]) -> bool:
    """Whether the items of which a sentence was not understood are decided by another, or were before."""
    items = unread.intent.args.get("items")
    decided = {number for hit in hits for number in hit.intent.args.get("items", ()) if isinstance(number, int)}
    if unread.intent.args.get("past"):
        return True
    return bool(items) and isinstance(items, list) and decided.issuperset(items)


def taken_back(hits: list[Hit], state: State) -> list[Hit]:
    """Without what a later correction replaces; what rests on a correction is confirmed first."""
    for mark in state.corrections:
        before = [hit for hit in hits if (hit.sentence, hit.start) < mark]
        after = [hit for hit in hits if hit not in before and hit.intent.name != "undo"]
        if after:
            hits = [hit for hit in before if not any(replaced(hit, other) for other in after)] + after
        elif before:
            hits = [hit for hit in hits if hit.intent.name != "undo"]
    if not (state.corrections or state.amended):
        return hits
    return [replace(hit, certainty=CONFIRM) if hit.certainty == SURE else hit for hit in hits]


def replaced(hit: Hit, other: Hit) -> bool:
    """Whether a correction speaks of the same thing."""
    return hit.intent.name == other.intent.name or opposed(answer_name(hit), answer_name(other))


def both_roles(hits: list[Hit]) -> list[Hit]:
    """Who wants to teach and to learn wants both."""
    roles = {hit.intent.args.get("role") for hit in hits if hit.intent.name == "join"} - {None}
    if len(roles) < 2:
        return hits
    return [replace(hit, intent=Intent("join", {"role": "both"})) if hit.intent.name == "join" else hit for hit in hits]


def to_the_point(hits: list[Hit], said: list[Sentence], question: Question) -> list[Hit]:
    """Somebody spoken of beside the answer ("I hoped somebody from here would ask") is not searched for."""
    names = {hit.intent.name for hit in hits}
    answered = bool(names & question.offered)
    hits = [hit for hit in hits if hit.intent.name != "undo" or "cancel" not in names]
    if question.topic == "cadence" and "keep" in names:
        unchanged = pattern(SUBJECT, "unchanged")
        hits = [hit for hit in hits if hit.intent.name != "agree" or not unchanged.search(said[hit.sentence].plain)]
    if "remind_later" in names:  # "I don't want to turn her down, I need until the 10th"
        hits = [hit for hit in hits if hit.intent.name not in ANSWERED_LATER or hit.certainty == SURE]
    if "restart" in names:  # "we are down to the monthly check and would both like to restart"
        hits = [hit for hit in hits if hit.intent.name != "maintain"]
    if question.topic in OFFERS:
        of_the_offer = pattern(SUBJECT, "of_the_offer")
        hits = [hit for hit in hits if hit.intent.name != "status" or not of_the_offer.search(hit.words)]
    finds = pattern(SUBJECT, "finds")
    return [hit for hit in hits if not (answered and hit.intent.name == "find" and not finds.match(hit.words))]


def open_question(hits: Sequence[Hit], said: list[Sentence], state: State) -> bool:
    """Whether an answer that binds stands beside a question that it may hang on."""
    names = {hit.intent.name for hit in hits}
    if not names & BINDING:
        return False
    read = {hit.sentence for hit in (*hits, *state.hits) if hit.intent.name in names}
    asked = (sentence for sentence in said if sentence.question and sentence.number not in read)
    last = max(hit.sentence for hit in hits if hit.intent.name in BINDING)
    echoes = (s for s in asked if not (s.number < last and not pattern(SUBJECT, "echo").match(s.plain)))
    harmless = ("logistics", "another") if "decline" in names else ("logistics",)
    return any(not any(pattern(SUBJECT, one).search(sentence.plain) for one in harmless) for sentence in echoes)


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
        elif hit.intent == kept[same[0]].intent:
            kept[same[0]] = min(kept[same[0]], hit, key=lambda one: RANK[one.certainty])  # one plain word is enough
    return kept


def again(hit: Hit, same: list[Hit]) -> bool:
    """Whether a second hit of a name is meant of something else than the first."""
    if hit.intent.name == "goal.update" and hit.intent.args.get("goal") == same[-1].intent.args.get("goal"):
        return False
    return (
        (hit.intent.name in REPEATED or "items" in hit.intent.args)
        and bool(hit.intent.args)
        and all(hit.intent.args != other.intent.args for other in same)
    )


def because(hits: Sequence[Hit]) -> str:
    told = [f"“{hit.words.strip(' ,')[:60]}” says {said_by(hit.intent.name, hit.intent.args)}" for hit in hits[:3]]
    return "; ".join(told)


def said_by(name: str, args: Mapping[str, object] = MappingProxyType({})) -> str:
    """What an intent says, in a coordinator's words."""
    kind, _, answer = name.partition(" ")
    words = SAYS.get(kind, kind.replace(".", " "))
    goal, percent, items = args.get("goal"), args.get("percent"), args.get("items")
    if kind == "rsvp" and (args.get("answer") or answer):
        return {"yes": "they are coming", "no": "they are not coming"}.get(str(args.get("answer") or answer), words)
    if kind == "goal.update" and percent is not None:
        words = f"{percent} % is done"
    if goal is not None:
        words += f" (goal {goal})"
    return f"{words} ({', '.join(map(str, items)) if isinstance(items, list) else items})" if items else words


def slight(text: str) -> bool:
    """A word or two that no phrase book knows, and no number."""
    return len(text.split()) <= 2 and not any(char.isdigit() for char in text)


def pleased(bare: Bare) -> bool:
    """Whether a yes is no more than pleasure."""
    said = bare.text[: len(bare.text) - len(bare.rest)].strip(" ,")
    return pattern(SUBJECT, "pleased").fullmatch(said) is not None


def courtesy(text: str) -> bool:
    """Thanks and little else."""
    return not WORDS.search(text) or bool(pattern(SUBJECT, "courtesy").search(text[:25]))


def unanswerable(question: Question) -> bool:
    """Whether kind words cannot be an answer: nothing was asked that takes a yes or a no."""
    return (
        not {"accept", "join", "keep", "renew", "met", "rsvp", "reapply", "available", "confirm", "goal.done"}
        & question.offered
    )


def nothing(state: State, said: list[Sentence], question: Question, books: tuple[Book, ...]) -> Outcome:
    """No intent: small talk is sure, anything that asked for something is not."""
    unchanged = pattern(SUBJECT, "goals_unchanged")
    if question.topic == "goals" and not state.held and any(unchanged.search(one.plain) for one in said):
        return Outcome((), SURE, "nothing has changed with the goals")
    if state.bare and question.topic == "call" and state.bare[0].polarity == "no":
        return Outcome((), SURE, "they do not want to take part, so there is nothing to do")
    if (
        state.bare
        and not state.held
        and not (question.topic == "none" and all(bare.weak or pleased(bare) for bare in state.bare))
    ):
        return Outcome((), UNSURE, f"a bare {state.bare[0].polarity} does not tell which of the choices is meant")
    if state.held:
        name, reason = state.held[0]
        return Outcome((), UNSURE, f"it may say that {said_by(name)}, but {REASONS.get(reason, reason)}")
    texts = [corrected(sentence.plain, codes(books)) for sentence in said]
    if not any(WORDS.search(text) for text in texts):
        return (
            Outcome((), SURE, "there are no words in it")
            if question.topic == "none" and not any(sentence.question for sentence in said)
            else Outcome((), UNSURE, "there are no words in it")
        )
    asks = any(sentence.question for sentence in said)
    chat = all(members.chatty(text, books) or slight(text) and question.topic != "none" for text in texts)
    if chat and not asks and (unanswerable(question) or all(courtesy(text) for text in texts)):
        return Outcome((), SURE, "it asks for nothing")
    unknown = question.topic == "none" and all(
        len(text.split()) <= LEAST and not members.chatty(text, books) for text in texts
    )
    wants = any(pattern(SUBJECT, "wants").search(text) for text in texts) or (
        question.role == "admin" and any(pattern("programme", "bids").search(text) for text in texts)
    )
    if question.topic in UNPROMPTED and not asks and not unknown and not wants:
        return Outcome((), SURE, "it asks for nothing")
    return Outcome((), UNSURE, "nothing in it tells what is wanted")
