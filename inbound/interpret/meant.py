"""A reply that grammar and phrase books leave open, read by what its sentences are most like.

Knows the gates and how sure a likeness makes; refuses to know how sentences are compared. A likeness alone never
makes anything destructive sure, and a sentence that a gate holds back is not read by it, nor anything destructive
beside one.
"""

from collections.abc import Sequence
from dataclasses import replace

from inbound.interpret.conclude import ordered, without_doubles
from inbound.interpret.garbled import garbled_anywhere
from inbound.interpret.gates import Gated, gate_of
from inbound.interpret.holding import INFORMATION
from inbound.interpret.meant_sentences import (
    LEAD,
    METHOD,
    agrees,
    closed,
    held,
    hit_like,
    lacking,
    short,
    spoken_in,
    written,
)
from inbound.interpret.model import CONFIRM, FREE, SURE, UNSURE, Hit, weakest
from inbound.interpret.polarity import clashing, settled
from inbound.interpret.sentences import Sentence
from inbound.interpret.state import Outcome, Question, State
from inbound.interpret.unread import plainly_asks
from inbound.interpret.word_lists import pattern
from inbound.likeness import NOTHING, Compares, Likeness
from inbound.likeness import UNSURE as OPEN
from mailflow.domain.intents import ADMINISTRATORS, DESTRUCTIVE, MEMBERS
from mailflow.domain.topics import TOPICS

SURE_FROM, CONFIRM_FROM = 0.4, 0.2
UNASKED_FROM = 0.7
"""What a mail did not ask for, and what is no question either, is sure only from here on."""
MOST_SENTENCES = 12
FEWEST_WORDS = 3
LONGEST_DENIAL = 6
TOLD_FREELY = frozenset(["leave", "available", "unavailable", "met", "goal.done", "join"])
ANSWERS = frozenset(name for topic in TOPICS.values() for name in (topic.yes, topic.no) if name) - TOLD_FREELY
"""What only answers a mail that asked for it."""
DENIED = "denied"
INSTEAD = frozenset(["not_met", "move"])
"""What a mail that asked for subjects of a talk is answered with instead: that there will be none, or another day."""


def meant(
    outcome: Outcome, said: list[Sentence], reply: str, question: Question, state: State, compares: Compares
) -> Outcome:
    """The outcome, unless likeness tells more where nothing was found, or nothing but free text."""
    free = bool(state.hits) and all(hit.method == FREE for hit in state.hits)
    if (outcome.intents or state.hits) and not free or state.bare or not said:
        return outcome
    spoken = spoken_in(said, compares)
    gates = [gate_of(sentence, spoken) for sentence in said[:MOST_SENTENCES]]
    if any(pattern("asking", "nothing_to_do").search(gate.text) for gate in gates):
        return outcome
    told = compares.likenesses([written(gate.sentence) for gate in gates], question.topic)
    pairs = list(zip(gates, told, strict=True))
    hits = [hit for gate, likes in pairs if (hit := hit_of(gate, likes, reply, question)) is not None]
    if free:
        hits = [hit for hit in hits if hit.intent.name in INSTEAD and hit.certainty != UNSURE]
        return weighed(outcome, hits, pairs) if hits else outcome
    if question.topic == "goals":  # "nothing's changed since last month on either goal" asks for nothing
        pairs = [pair for pair in pairs if not pattern("conclusions", "goals_unchanged").search(pair[0].text)]
    return weighed(outcome, permitted(hits, gates, state), pairs)


def permitted(hits: Sequence[Hit], gates: Sequence[Gated], state: State) -> list[Hit]:
    """Without what the reply itself holds back; nothing destructive beside a question, a condition or a doubt."""
    denied = {hit.intent.name for hit in hits if hit.method == DENIED}
    spoken = denied | {name for name, _ in state.held}
    open_ended = any(gate.question or closed(gate) for gate in gates)
    grave = bool(spoken & DESTRUCTIVE) or open_ended
    kept = [hit for hit in hits if hit.intent.name not in spoken and not (grave and hit.intent.name in DESTRUCTIVE)]
    return [hit for hit in kept if hit.certainty != CONFIRM] if spoken else kept


def weighed(outcome: Outcome, hits: list[Hit], told: Sequence[tuple[Gated, Sequence[Likeness]]]) -> Outcome:
    """What the hits come to, beside what the other sentences leave open."""
    hits = settled(without_doubles(ordered(hits)))
    clash = clashing(hits)
    if clash:
        return Outcome((), UNSURE, f"it can be read as both {clash[0]} and {clash[1]}", METHOD)
    firm = [hit for hit in hits if hit.certainty != UNSURE]
    if firm:
        certainty = weakest([hit.certainty for hit in firm])
        heard = {hit.sentence for hit in firm}
        if certainty == SURE and any(
            wavers(gate, likes) or unheard(gate, heard) or denies_more(gate, heard) or garbled_anywhere([gate])
            for gate, likes in told
        ):
            certainty = CONFIRM
        return Outcome(tuple(hit.intent for hit in firm), certainty, "; ".join(hit.words for hit in firm[:2]), METHOD)
    if outcome.certainty == SURE and (asking := next((pair for pair in told if asks(*pair)), None)):
        return Outcome((), UNSURE, f"perhaps “{short(asking[0].sentence.raw)}” asks for something", METHOD)
    return outcome


def unheard(gate: Gated, heard: set[int]) -> bool:
    """Whether a sentence plainly asks for something, and nothing was read from it."""
    return gate.sentence.number not in heard and plainly_asks(gate.sentence, gate.text)


def denies_more(gate: Gated, heard: set[int]) -> bool:
    """Whether a short sentence beside denies something: "We had two dates in the diary. Neither came about"."""
    short_one = len(gate.text.split()) <= LONGEST_DENIAL
    denied = bool(gate.marks["negator"]) or pattern("leanings", "fell_through").search(gate.text) is not None
    return gate.sentence.number not in heard and short_one and denied


def asks(gate: Gated, likes: Sequence[Likeness]) -> bool:
    """Whether a sentence is more like one that asks for something than like one that does not."""
    if not likes or likes[0].name == NOTHING or len(gate.text.split()) < FEWEST_WORDS:
        return False
    if (likes[0].name == OPEN or not likes[0].foremost) and likes[0].share < SURE_FROM:
        return False
    idle = next((one for one in likes if one.name == NOTHING), None)
    return idle is None or not idle.foremost and likes[0].share >= LEAD * idle.share


def wavers(gate: Gated, likes: Sequence[Likeness]) -> bool:
    """Whether a sentence leaves open what the others seem to say."""
    undecided = likes and likes[0].name == OPEN and likes[0].share >= SURE_FROM
    return bool(undecided) or closed(gate)


# What members tell of their own mentorship; what reads like it from an administrator is asked back.
OF_MEMBERS = frozenset(MEMBERS) - frozenset(ADMINISTRATORS) - {"help", "human"}


def hit_of(gate: Gated, likes: Sequence[Likeness], reply: str, question: Question) -> Hit | None:
    """What the sentence is most like, as far as that stands out and no gate holds it back."""
    best = likes[0] if likes else None
    if best is None or best.name in (NOTHING, OPEN) or not best.foremost or held(gate, best):
        return None
    if best.name in ANSWERS and best.name not in question.offered:
        return None
    agreed, strange = agrees(gate, best), question.role == "admin" and best.name in OF_MEMBERS
    certainty = certainty_of(best, likes[1].share if len(likes) > 1 else 0.0)
    asked_for = question.topic == "none" or best.name in question.offered or best.name in INFORMATION
    if not asked_for and best.share < UNASKED_FROM:
        certainty = weakest([certainty, CONFIRM])
    hit = hit_like(gate, best, reply, question, certainty, METHOD if agreed else DENIED)
    return hit if agreed and not strange and not lacking(hit, question) else replace(hit, certainty=UNSURE)


def certainty_of(best: Likeness, second: float) -> str:
    """Words that lean to yes or no beside it were tried as a second ground: they bind people who never answered."""
    if best.share < CONFIRM_FROM or best.share < LEAD * second:
        return UNSURE
    return SURE if best.share >= SURE_FROM and best.name not in DESTRUCTIVE else CONFIRM
