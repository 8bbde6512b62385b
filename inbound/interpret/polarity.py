"""Yes against no: answers that exclude each other, and how a bare word and a statement come together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from inbound.interpret.dates import first_date
from inbound.interpret.lengths import length_first, minutes
from inbound.interpret.model import BARE, CONFIRM, SURE, Hit, Intent
from inbound.interpret.sentences import Sentence, plain
from inbound.interpret.state import Bare, Question, State
from inbound.interpret.word_lists import pattern
from mailflow.domain.intents import ALWAYS_CONFIRMED, DESTRUCTIVE
from mailflow.domain.topics import TOPICS

wording = partial(pattern, "answers")

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
    "wait": "withdraw",
}
OVERRIDDEN = (("met", "not_met"), ("rsvp yes", "rsvp no"), ("rsvp yes", "rsvp maybe"), ("rsvp no", "rsvp maybe"))
SAID_EITHER_WAY = frozenset(["keep", "rsvp"])
"""What a plain no may come before: "no, please don't release me"."""
FEW = 3
ALONGSIDE = frozenset(["goal.add", "goal.done", "goal.drop", "goal.reopen", "goal.update", "profile", "capacity"])
DECISIVE = frozenset(["accept", "decline", "keep", "leave"])
REASON_FROM = 4


def polar(state: State, question: Question, reply: str, texts: Sequence[str] = ()) -> None:
    """Turn bare answers into hits, unless a statement of the reply already answers."""
    state.hits = [hit for hit in state.hits if not any(gives_way(hit, bare, question, texts) for bare in state.bare)]
    names = {answer_name(hit) for hit in state.hits if hit.intent.name in question.offered}
    stated = frozenset(names)
    for bare in state.bare:
        intent = bare_intent(question.topic, bare.polarity)
        if intent is not None:
            questioned(bare, intent, state, texts)
        contradicts = any(intent and opposed(plain_name(intent), other) for other in names - stated)
        if (
            intent is None
            or not contradicts
            and answered(intent, names)
            or any(hit.intent == intent for hit in state.hits)
        ):
            continue
        if intent.name == "decline" and wording("untold").match(bare.text):
            continue  # "not yet" refuses nothing
        if intent.name == "leave" and wording("not_yet").match(bare.text):
            intent = Intent("keep")
        intent = Intent(intent.name, {**intent.args, **bare_arguments(intent.name, bare, question, reply)})
        certainty = CONFIRM if intent.name in ALWAYS_CONFIRMED or hesitant(bare, intent, reply) else SURE
        end = len(bare.text) - len(bare.rest)
        words = bare.text[:end].strip(" ,")
        state.hits.append(Hit(intent, bare.sentence, 0, end, words, certainty, BARE))
        names.add(answer_name(state.hits[-1]))


def gives_way(hit: Hit, bare: Bare, question: Question, texts: Sequence[str]) -> bool:
    """Whether a plain word turns away from a statement ("nice of him, but no: …"), or that only tells from when on."""
    intent = bare_intent(question.topic, bare.polarity)
    if intent is None or bare.weak or not opposed(plain_name(intent), answer_name(hit)):
        return False
    end = len(bare.text) - len(bare.rest)
    if hit.intent.name == "available" and hit.sentence >= bare.sentence:
        return from_day(texts[hit.sentence], question) is not None
    return hit.sentence == bare.sentence and wording("but_plainly").search(bare.text[:end].strip(" ,")) is not None


def from_day(text: str, question: Question) -> str | None:
    """The day from which a statement counts: "I can take somebody again from 1 August"."""
    since = wording("from_then").search(text)
    when = first_date(text[since.start() :], question.today) if since else None
    return when.iso if when else None


def questioned(bare: Bare, intent: Intent, state: State, texts: Sequence[str]) -> None:
    """A statement against a plain word before it that no turn of speech takes back is confirmed first."""
    end = len(bare.text) - len(bare.rest)
    for number, hit in enumerate(state.hits):
        against = opposed(plain_name(intent), answer_name(hit)) and hit.intent.name not in SAID_EITHER_WAY
        behind = hit.sentence > bare.sentence or hit.start >= end
        if hit.sentence == bare.sentence:
            between = bare.text[end : hit.start]
            turns = hit.intent.name in DESTRUCTIVE or wording("contrast").search(between) is not None
        else:
            turns = hit.sentence < len(texts) and wording("turning").match(texts[hit.sentence]) is not None
        if against and not turns and not bare.weak and behind and hit.certainty == SURE:
            state.hits[number] = replace(hit, certainty=CONFIRM)


def hesitant(bare: Bare, intent: Intent, reply: str) -> bool:
    """A word that may merely open a turn of speech ("Right, …") binds nobody when more follows."""
    said = bare.text[: len(bare.text) - len(bare.rest)]
    if wording("honoured").search(said) and not wording("yes_or_no").search(said):
        return True
    more = len(reply.split()) > len(bare.text.split()) - len(bare.rest.split()) + FEW
    return bare.weak and (
        intent.name in DESTRUCTIVE and more or wording("praise").fullmatch(bare.text.split()[0]) is not None
    )


def reasoned(state: State, question: Question) -> None:
    """A reason alone ("I have no evenings left") answers where nothing else does; what binds is confirmed first."""
    if any(hit.intent.name in question.offered for hit in state.hits):
        return
    told = [(hit.sentence, hit.start, hit.end) for hit in state.hits]
    for hit in state.reasons:
        if any(n == hit.sentence and a < hit.end and hit.start < b for n, a, b in told):
            continue
        certainty = CONFIRM if hit.intent.name in DESTRUCTIVE else hit.certainty
        state.hits.append(replace(hit, certainty=certainty))


def denied(state: State, question: Question) -> None:
    """An answer said in the negative is its opposite, when nothing else answers; to be confirmed."""
    names = {hit.intent.name for hit in state.hits}
    for hit in state.denied:
        opposite = next((no for no in question.offered if opposed(hit.intent.name, no)), None)
        if opposite and not names & set(question.offered):
            state.hits.append(replace(hit, intent=Intent(opposite), certainty=CONFIRM))
            return


def answered(intent: Intent, names: set[str]) -> bool:
    own = plain_name(intent)
    same = any(other == own or other.split(" ")[0] == intent.name for other in names)
    return same or any(opposed(own, other) for other in names) or bool(names & DECISIVE)


def timed(state: State, question: Question, reply: str) -> None:
    """Asked whether they met, a length of time without any denial says yes."""
    text = plain(" ".join(reply.split()[:80])).replace("better than nothing", "")
    length = minutes(text)
    if (
        question.topic == "checkin"
        and length
        and not state.hits
        and not state.held
        and not wording("denial").search(text)
    ):
        plainly = length_first(text) is not None or wording("of_meetings").search(text) is not None
        certainty = SURE if plainly else CONFIRM
        state.hits.append(Hit(Intent("met", {"minutes": length}), 0, 0, len(text), text, certainty, "grammar"))


def timed_alone(state: State, question: Question, said: Sequence[Sentence]) -> None:
    """The same of one sentence among others that tell of goals: "Two hours on Saturday. Goal 3 is finished"."""
    names = {hit.intent.name for hit in state.hits}
    if question.topic != "checkin" or not names or not names <= ALONGSIDE or state.held or state.bare:
        return
    for one in said:
        clause = one.plain.split(" , ")[0]
        read = any(hit.sentence == one.number and hit.start < len(clause) for hit in state.hits)
        length = length_first(clause)
        if length and not read and not one.question and not wording("denial").search(one.plain):
            intent = Intent("met", {"minutes": length})
            state.hits.append(Hit(intent, one.number, 0, len(clause), clause, SURE, "grammar"))
            return


def scored(state: State, question: Question, reply: str) -> None:
    """Asked for a score, a number and a full stop at the head gives it, unless more numbers follow as in a list."""
    found = SCORE.match(reply)
    if question.topic == "survey" and found and not state.hits and len(LISTED.findall(reply)) == 1:
        args = {"score": int(found["score"]), "comment": reply.strip()}
        state.hits.append(Hit(Intent("rate", args), 0, 0, 1, found["score"], SURE, "grammar"))


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
        until = when.iso if when else from_day(plain(" ".join(reply.split()[:60])), question)
        return {"until": until} if until else {}
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


SCORE = re.compile(r"\s*(?P<score>[1-5])\s*[.!:–-]+\s")
LISTED = re.compile(r"(?m)^\s*\d{1,2}[.):]")


def turned(hits: list[Hit], texts: Sequence[str]) -> list[Hit]:
    """ "I'd love to, but I can't": what comes after the turn stands, unless it only tells from when on."""
    for hit in hits:
        for other in hits:
            if opposed(answer_name(hit), answer_name(other)) and after_turn(hit, other, texts):
                return turned([one for one in hits if one is not hit], texts)
    return hits


def after_turn(hit: Hit, other: Hit, texts: Sequence[str]) -> bool:
    if max(hit.sentence, other.sentence) >= len(texts) or (hit.sentence, hit.start) >= (other.sentence, other.start):
        return False
    text = texts[other.sentence]
    between = text[hit.end : other.start + 1] if hit.sentence == other.sentence else text[: other.start + 1]
    later = text[other.start : other.end + 30]
    if hit.sentence != other.sentence and not wording("contrast").match(text):
        return False
    return bool(wording("contrast").search(between + " ")) and not wording("limit").search(later)


def called_off(hits: list[Hit]) -> list[Hit]:
    """The very word that was offered ("CANCEL") stands against what else may be read of the matter."""
    if not any(hit.intent.name == "cancel" and wording("called_off").fullmatch(hit.words.strip(" ,")) for hit in hits):
        return hits
    return [hit for hit in hits if hit.intent.name != "confirm" or wording("goes_ahead").search(hit.words)]


def settled(hits: list[Hit]) -> list[Hit]:
    """A refusal stands against what was said before it or beside it, where nothing irreversible hangs on it."""
    for yes, no in OVERRIDDEN:
        first = [hit for hit in hits if answer_name(hit) == yes]
        second = [hit for hit in hits if answer_name(hit) == no]
        if first and second and max(hit.sentence for hit in first) <= max(hit.sentence for hit in second):
            hits = [hit for hit in hits if hit not in first]
    return hits
