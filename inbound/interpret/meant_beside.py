"""Sentences beside an answer that nobody read: what more they plainly ask for, by what they are most like.

Knows which sentences are left over, and that nothing destructive is added for sure; never touches the answer itself.
"""

from collections.abc import Sequence
from dataclasses import replace

from inbound.interpret.gates import Gated, gate_of
from inbound.interpret.holding import INFORMATION
from inbound.interpret.meant_sentences import (
    LEAD,
    agrees,
    hangs,
    held,
    hit_like,
    lacking,
    spoken_in,
    written,
)
from inbound.interpret.model import CONFIRM, SURE, Hit, Intent, weakest
from inbound.interpret.polarity import opposed
from inbound.interpret.sentences import Sentence
from inbound.interpret.state import Outcome, Question, State
from inbound.interpret.word_lists import pattern
from inbound.likeness import BESIDE, NOTHING, Compares, Likeness
from inbound.likeness import UNSURE as OPEN
from mailflow.domain.intents import DESTRUCTIVE

ADD_FROM, ASK_FROM, GRAVE_FROM = 0.45, 0.3, 0.7
MOST_LEFT = 4
FEWEST_WORDS = 3
WHOLE_TEXT = frozenset(["report", "recommend", "ask", "human", "answer", "announce", "agree"])
"""What takes the rest of the reply as its text."""
ADDED = frozenset(
    [
        "address",
        "agree",
        "available",
        "capacity",
        "export",
        "favourite",
        "find",
        "goal.add",
        "help",
        "history",
        "hours",
        "human",
        "maintain",
        "my_id",
        "pause",
        "plan",
        "profile",
        "recommend",
        "remind_later",
        "request",
        "status",
        "stop",
        "tips",
        "unavailable",
        "who",
        "why",
    ]
)
TAKEN_FOR = {
    "withdraw": "request",
    "request": "withdraw",
    "profile": "address",
    "stop": "address",
    "met": "plan",
    "status": "request",
}
"""What the sentences of the other are easily taken for."""


def beside(
    outcome: Outcome, said: Sequence[Sentence], reply: str, question: Question, state: State, compares: Compares
) -> Outcome:
    """The outcome with what the sentences left over add; confirmed first where they ask for what cannot be told."""
    left = left_over(outcome, said, question, state, compares) if outcome.intents else []
    if not left:
        return outcome
    spoken = spoken_in(said, compares)
    gates = [gate_of(sentence, spoken) for sentence in left]
    told = compares.likenesses([written(gate.sentence) for gate in gates], BESIDE)
    found: list[Hit] = []
    open_ended = False
    for gate, likes in zip(gates, told, strict=True):
        if not new(likes, outcome, state) or likes[0].name in INFORMATION and of_what_comes_next(gate):
            continue
        hit = added(gate, likes, reply, question)
        found += [hit] if hit else []
        open_ended = open_ended or hit is None and plainly(gate, likes)
    return together(outcome, found, state, open_ended=open_ended)


def left_over(
    outcome: Outcome, said: Sequence[Sentence], question: Question, state: State, compares: Compares
) -> list[Sentence]:
    """The first few sentences in which nothing was met, unless the answer takes all the words as its own."""
    names = {intent.name for intent in outcome.intents}
    if question.role == "admin" or names & WHOLE_TEXT:
        return []
    met = {hit.sentence for hit in (*state.hits, *state.reasons, *state.denied)} | {
        bare.sentence for bare in state.bare
    }
    left = [one for one in said if one.number not in met and len(one.plain.split()) >= FEWEST_WORDS]
    if names <= INFORMATION:  # "What is my number? I can't find the mail any more"
        left = [one for one in left if not pattern("asking", "lost").search(one.plain)]
    return [one for one in left if compares.may_ask(written(one))][:MOST_LEFT]


def new(likes: Sequence[Likeness], outcome: Outcome, state: State) -> bool:
    """Whether what a sentence is most like was neither said, nor held back, nor is easily taken for what was said."""
    best = likes[0] if likes else None
    if best is None or best.name in (NOTHING, OPEN):
        return False
    names = {intent.name for intent in outcome.intents}
    spoken = names | {name for name, _ in state.held}
    return best.name not in spoken and TAKEN_FOR.get(best.name) not in names


def of_what_comes_next(gate: Gated) -> bool:
    """Whether it only asks how what was just answered is carried out: "I'm in! Who's bringing snacks"."""
    return pattern("conclusions", "next_steps").search(gate.text) is not None


def added(gate: Gated, likes: Sequence[Likeness], reply: str, question: Question) -> Hit | None:
    """What the sentence asks for, where that stands out, is complete, and no gate holds it back."""
    best, second = likes[0], likes[1].share if len(likes) > 1 else 0.0
    grave = best.name in DESTRUCTIVE
    if best.name not in ADDED or best.share < (GRAVE_FROM if grave else ADD_FROM) or best.share < LEAD * second:
        return None
    if held(gate, best) or not agrees(gate, best):
        return None
    hit = hit_like(gate, best, reply, question, CONFIRM if grave or not best.foremost else SURE)
    return None if lacking(hit, question) else hit


def plainly(gate: Gated, likes: Sequence[Likeness]) -> bool:
    """Whether it asks for something all the same."""
    best = likes[0]
    return best.name in ADDED and best.share >= ASK_FROM and best.foremost and not hangs(gate, best)


def together(outcome: Outcome, found: Sequence[Hit], state: State, *, open_ended: bool) -> Outcome:
    """In the order written."""
    kept = [hit for number, hit in enumerate(found) if all(hit.intent.name != o.intent.name for o in found[:number])]
    kept = [hit for hit in kept if not any(opposed(hit.intent.name, one.name) for one in outcome.intents)]
    if not kept:
        why = outcome.why + "; but another sentence may ask for more"
        return replace(outcome, certainty=CONFIRM, why=why) if open_ended and outcome.certainty == SURE else outcome
    state.hits.extend(kept)
    places: list[tuple[int, Intent]] = [(place(intent, state), intent) for intent in outcome.intents]
    places += [(hit.sentence, hit.intent) for hit in kept]
    certainty = weakest([outcome.certainty, *(hit.certainty for hit in kept), *([CONFIRM] if open_ended else [])])
    why = "; ".join([outcome.why, *(hit.words for hit in kept[:2])])
    return Outcome(tuple(intent for _, intent in sorted(places, key=lambda one: one[0])), certainty, why, "both")


def place(intent: Intent, state: State) -> int:
    """The sentence in which an intent was met."""
    same = [hit.sentence for hit in state.hits if hit.intent == intent]
    named = [hit.sentence for hit in state.hits if hit.intent.name == intent.name]
    return min(same or named or [0])
