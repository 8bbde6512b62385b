"""Yes against no: answers that exclude each other, and how a bare word and a statement come together."""

import re
from collections.abc import Sequence

from inbound.interpret.dates import first_date
from inbound.interpret.model import CONFIRM, SURE, Hit, Intent
from inbound.interpret.numbers import minutes
from inbound.interpret.sentences import plain
from inbound.interpret.state import Bare, Question, State
from mailflow.domain.intents import ALWAYS_CONFIRMED
from mailflow.domain.topics import TOPICS

OPPOSITE = {
    "accept": "decline",
    "join": "decline",
    "keep": "leave",
    "met": "not_met",
    "goal.done": "goal.reopen",
    "renew": "no_renew",
    "confirm": "cancel",
    "reapply": "no_reapply",
    "available": "unavailable",
}
OVERRIDDEN = (("met", "not_met"), ("rsvp yes", "rsvp no"), ("rsvp yes", "rsvp maybe"), ("rsvp no", "rsvp maybe"))
DECISIVE = frozenset(["accept", "decline", "keep", "leave"])
REASON_FROM = 4
DENIAL = re.compile(
    r"\b(?:no|not|never|nothing|without|cancel\w*|instead|late|would|will|should|if|nicht|kein\w*|pas|ne|nao|sin|sem)\b|n't\b|\?"
)


def polar(state: State, question: Question, reply: str) -> None:
    """Turn bare answers into hits, unless a statement of the reply already answers."""
    names = {answer_name(hit) for hit in state.hits if hit.intent.name in question.offered}
    stated = frozenset(names)
    for bare in state.bare:
        intent = bare_intent(question.topic, bare.polarity)
        contradicts = any(intent and opposed(plain_name(intent), other) for other in names - stated)
        if (
            intent is None
            or not contradicts
            and answered(intent, names)
            or any(hit.intent == intent for hit in state.hits)
        ):
            continue
        intent = Intent(intent.name, {**intent.args, **bare_arguments(intent.name, bare, question, reply)})
        certainty = CONFIRM if intent.name in ALWAYS_CONFIRMED else SURE
        end = len(bare.text) - len(bare.rest)
        words = bare.text[:end].strip(" ,")
        state.hits.append(Hit(intent, bare.sentence, 0, end, words, certainty, "bare"))
        names.add(answer_name(state.hits[-1]))


def answered(intent: Intent, names: set[str]) -> bool:
    own = plain_name(intent)
    same = any(other == own or other.split(" ")[0] == intent.name for other in names)
    return same or any(opposed(own, other) for other in names) or bool(names & DECISIVE)


def timed(state: State, question: Question, reply: str) -> None:
    """Asked whether they met, a length of time without any denial says yes."""
    text = plain(" ".join(reply.split()[:80]))
    length = minutes(text)
    if question.topic == "checkin" and length and not state.hits and not state.held and not DENIAL.search(text):
        state.hits.append(Hit(Intent("met", {"minutes": length}), 0, 0, len(text), text, SURE, "grammar"))


def plain_name(intent: Intent) -> str:
    return answer_name(Hit(intent, 0, 0, 0, ""))


def bare_intent(name: str, polarity: str) -> Intent | None:
    """What a bare yes or no means to a topic; None where it is not enough."""
    topic = TOPICS.get(name, TOPICS["none"])
    word = topic.yes if polarity == "yes" else topic.no
    if word is None:
        return None
    return Intent(word, {"answer": polarity}) if word == "rsvp" else Intent(word)


def bare_arguments(name: str, bare: Bare, question: Question, reply: str) -> dict[str, object]:
    """What the words beside a bare answer add to it."""
    if name == "decline" and len(reply.split()) >= REASON_FROM:
        return {"reason": reply.strip()}
    if name == "met":
        length = minutes(bare.text) or minutes(plain(" ".join(reply.split()[:60])))
        return {"minutes": length} if length else {}
    if name == "unavailable":
        when = first_date(bare.text, question.today)
        return {"until": when.iso} if when and when.iso else {}
    return {}


def answer_name(hit: Hit) -> str:
    answer = hit.intent.args.get("answer") if hit.intent.name == "rsvp" else None
    return f"rsvp {answer}" if answer else hit.intent.name


def opposed(one: str, other: str) -> bool:
    if one.startswith("rsvp") and other.startswith("rsvp"):
        return one != other
    return OPPOSITE.get(one) == other or OPPOSITE.get(other) == one


def clashing(hits: Sequence[Hit]) -> tuple[str, str] | None:
    for number, hit in enumerate(hits):
        for other in hits[number + 1 :]:
            if opposed(answer_name(hit), answer_name(other)):
                return answer_name(hit), answer_name(other)
    return None


def settled(hits: list[Hit]) -> list[Hit]:
    """A refusal stands against what was said before it or beside it, where nothing irreversible hangs on it."""
    for yes, no in OVERRIDDEN:
        first = [hit for hit in hits if answer_name(hit) == yes]
        second = [hit for hit in hits if answer_name(hit) == no]
        if first and second and max(hit.sentence for hit in first) <= max(hit.sentence for hit in second):
            hits = [hit for hit in hits if hit not in first]
    return hits
