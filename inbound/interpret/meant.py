"""A reply that grammar and phrase books leave open, read by what its sentences are most like.

Knows the gates and how sure a likeness makes; refuses to know how sentences are compared. A likeness alone never
makes anything destructive sure, and a sentence that a gate holds back is not read by it, nor anything destructive
beside one.
"""

from collections.abc import Sequence
from functools import lru_cache

from inbound.interpret.conclude import ordered, without_doubles
from inbound.interpret.gates import ANY_LANGUAGE, Gated, gated
from inbound.interpret.holding import INFORMATION
from inbound.interpret.languages import chosen, codes
from inbound.interpret.meant_arguments import filled
from inbound.interpret.model import CONFIRM, SURE, UNSURE, Hit, Intent, weakest
from inbound.interpret.phrases import Book, books
from inbound.interpret.polarity import clashing, settled
from inbound.interpret.readers import NEEDS
from inbound.interpret.says import SAYS
from inbound.interpret.sentences import Sentence, plain
from inbound.interpret.spelling import corrected
from inbound.interpret.state import Outcome, Question, State
from inbound.likeness import NOTHING, Compares, Likeness
from inbound.likeness import UNSURE as OPEN
from mailflow.domain.intents import DESTRUCTIVE
from mailflow.domain.topics import TOPICS

SURE_FROM, CONFIRM_FROM = 0.45, 0.2
LEAD = 1.6  # times the share of the next
MOST_SENTENCES = 12
LONGEST_WHY = 70
FEWEST_WORDS = 3
NEEDED = NEEDS | {"goal.update": "goal", "goal.drop": "goal", "request": "target", "plan": "when"}
OF_A_GOAL = frozenset(["goal.done", "goal.reopen"])
TOLD_FREELY = frozenset(["leave", "available", "unavailable", "met", "goal.done", "join"])
ANSWERS = frozenset(name for topic in TOPICS.values() for name in (topic.yes, topic.no) if name) - TOLD_FREELY
"""What only answers a mail that asked for it."""
ASKABLE = INFORMATION | {"undo", "pause"}
METHOD, DENIED = "meaning", "denied"


def meant(
    outcome: Outcome, said: list[Sentence], reply: str, question: Question, state: State, compares: Compares
) -> Outcome:
    """The outcome, unless likeness tells more where nothing was found."""
    if outcome.intents or state.hits or state.bare or not said:
        return outcome
    spoken = spoken_in(said, compares)
    gates = [gate_of(sentence, spoken) for sentence in said[:MOST_SENTENCES]]
    told = compares.likenesses([written(gate.sentence) for gate in gates], question.topic)
    pairs = list(zip(gates, told, strict=True))
    hits = [hit for gate, likes in pairs if (hit := hit_of(gate, likes, reply, question)) is not None]
    return weighed(outcome, permitted(hits, gates, state), pairs)


def spoken_in(said: Sequence[Sentence], compares: Compares) -> tuple[Book, ...]:
    """The books of the one language that it is written in, where that is plain; "no" and "se" gate in some alone."""
    language = compares.language(" ".join(sentence.raw for sentence in said[:10]))
    return (books()[language],) if language else chosen(" ".join(sentence.plain for sentence in said[:10]))


def written(sentence: Sentence) -> str:
    """With its closing mark: what is asked is not like what is told."""
    return sentence.raw + sentence.end[:1]


def gate_of(sentence: Sentence, spoken: tuple[Book, ...]) -> Gated:
    return gated(sentence, corrected(sentence.plain, codes(spoken)), spoken)


def permitted(hits: Sequence[Hit], gates: Sequence[Gated], state: State) -> list[Hit]:
    """Without what the reply itself holds back; nothing destructive beside a question, a condition or a doubt."""
    denied = {hit.intent.name for hit in hits if hit.method == DENIED}
    spoken = denied | {name for name, _ in state.held}
    open_ended = any(gate.question or closed(gate) for gate in gates)
    grave = bool(spoken & DESTRUCTIVE) or open_ended
    kept = [hit for hit in hits if hit.intent.name not in spoken and not (grave and hit.intent.name in DESTRUCTIVE)]
    return [hit for hit in kept if hit.certainty != CONFIRM] if spoken else kept


def closed(gate: Gated) -> bool:
    return any(gate.marks[name] for name in ("condition", "hearsay", "doubt"))


def weighed(outcome: Outcome, hits: list[Hit], told: Sequence[tuple[Gated, Sequence[Likeness]]]) -> Outcome:
    """What the hits come to, beside what the other sentences leave open."""
    hits = settled(without_doubles(ordered(hits)))
    clash = clashing(hits)
    if clash:
        return Outcome((), UNSURE, f"it can be read as both {clash[0]} and {clash[1]}", METHOD)
    firm = [hit for hit in hits if hit.certainty != UNSURE]
    if firm:
        certainty = weakest([hit.certainty for hit in firm])
        if certainty == SURE and any(wavers(gate, likes) for gate, likes in told):
            certainty = CONFIRM
        return Outcome(tuple(hit.intent for hit in firm), certainty, "; ".join(hit.words for hit in firm[:2]), METHOD)
    if outcome.certainty == SURE and (asking := next((pair for pair in told if asks(*pair)), None)):
        return Outcome((), UNSURE, f"perhaps “{short(asking[0].sentence.raw)}” asks for something", METHOD)
    return outcome


def asks(gate: Gated, likes: Sequence[Likeness]) -> bool:
    """Whether a sentence is more like one that asks for something than like one that does not."""
    if not likes or likes[0].name == NOTHING or len(gate.text.split()) < FEWEST_WORDS:
        return False
    if likes[0].name == OPEN and likes[0].share < SURE_FROM:
        return False
    idle = next((one for one in likes if one.name == NOTHING), None)
    return idle is None or not idle.foremost and likes[0].share >= LEAD * idle.share


def wavers(gate: Gated, likes: Sequence[Likeness]) -> bool:
    """Whether a sentence leaves open what the others seem to say."""
    undecided = likes and likes[0].name == OPEN and likes[0].share >= SURE_FROM
    return bool(undecided) or closed(gate)


def hit_of(gate: Gated, likes: Sequence[Likeness], reply: str, question: Question) -> Hit | None:
    """What the sentence is most like, as far as that stands out and no gate holds it back."""
    best = likes[0] if likes else None
    if best is None or best.name in (NOTHING, OPEN) or not best.foremost or held(gate, best):
        return None
    if best.name in ANSWERS and best.name not in question.offered:
        return None
    args = filled(gate, best, reply, question)
    certainty = certainty_of(best, likes[1].share if len(likes) > 1 else 0.0)
    need = "goal" if question.topic == "goals" and best.name in OF_A_GOAL else NEEDED.get(best.name)
    agreed = agrees(gate, best)
    if need and need not in args or not agreed:
        certainty = UNSURE
    example = best.nearest[0] if best.nearest else ""
    why = f"“{short(gate.sentence.raw)}” reads like “{short(example)}”, which says {SAYS.get(best.name, best.name)}"
    return Hit(
        Intent(best.name, args), gate.sentence.number, 0, len(gate.text), why, certainty, METHOD if agreed else DENIED
    )


def certainty_of(best: Likeness, second: float) -> str:
    """Words that lean to yes or no beside it were tried as a second ground: they bind people who never answered."""
    if best.share < CONFIRM_FROM or best.share < LEAD * second:
        return UNSURE
    return SURE if best.share >= SURE_FROM and best.name not in DESTRUCTIVE else CONFIRM


def held(gate: Gated, best: Likeness) -> bool:
    """Whether a condition, hearsay, a doubt or a question holds the sentence back."""
    if closed(gate) or best.name in DESTRUCTIVE and grave_doubt(gate):
        return True
    return gate.question and best.name not in ASKABLE and not (gate.requested and gate.addressed)


def grave_doubt(gate: Gated) -> bool:
    """What holds back nothing but the destructive: the past, somebody's telling, a gate word of any language."""
    anywhere = gated(gate.sentence, gate.text, books().values())
    past = bool(gate.marks["past"])
    return past or closed(anywhere) or bool(ANY_LANGUAGE.search(gate.opened)) or gate.told(len(gate.text))


def agrees(gate: Gated, best: Likeness) -> bool:
    """Whether an example near it is denied, or not, as the sentence is: to the comparison both are much alike."""
    denied = bool(gate.marks["negator"])
    return any(denies(example) == denied for example in best.nearest)


@lru_cache(maxsize=4096)
def denies(example: str) -> bool:
    text = plain(example)
    return bool(gated(Sentence(example, 0, 0), text, chosen(text)).marks["negator"])


def short(text: str) -> str:
    return text if len(text) <= LONGEST_WHY else text[: LONGEST_WHY - 1].rsplit(" ", 1)[0] + "…"
