"""The last look at whatever acts at once: sure only where nothing in the reply denies, postpones or leans away.

Knows the words that deny, postpone and lean; refuses to know how the answer was found.
"""

from dataclasses import replace

from inbound.interpret.aside import spoilt
from inbound.interpret.ballots import row_spelt_out
from inbound.interpret.countered import SUBJECT, countered
from inbound.interpret.garbled import garbled
from inbound.interpret.gates import Gated, gate_of, gated
from inbound.interpret.model import BARE, CONFIRM, PHRASE, SURE, UNSURE, Hit, Intent
from inbound.interpret.phrases import Book
from inbound.interpret.sentences import Sentence
from inbound.interpret.state import Bare, Outcome, Question, State
from inbound.interpret.unread import DIGEST, FEWEST_WORDS, LONGEST_TOLD, names_an_item, unread
from inbound.interpret.word_lists import pattern
from mailflow.domain.topics import TOPICS

BINDING = frozenset(["accept", "approve"])
ALONGSIDE = frozenset(
    ["agree", "goal.add", "goal.done", "goal.drop", "goal.reopen", "goal.update", "maintain", "plan", "restart"]
)
NEWS = ALONGSIDE | {"address", "capacity", "favourite", "find", "hours", "profile", "rate", "recommend"}
MEETINGS = frozenset(["checkin", "session", "cadence"])


def said_plainly(
    outcome: Outcome, state: State, said: list[Sentence], question: Question, books: tuple[Book, ...]
) -> Outcome:
    """The outcome; confirmed first where what would act at once is not said plainly, or not all that was said."""
    if outcome.certainty != SURE:
        return outcome
    if not outcome.intents:
        named = question.topic == DIGEST and not state.bare and any(names_an_item(sentence.plain) for sentence in said)
        return (
            replace(outcome, certainty=UNSURE, why="an item is named, but not what to do with it") if named else outcome
        )
    reason = doubtful(outcome, state, said, question, books)
    return replace(outcome, certainty=CONFIRM, why=f"{outcome.why}; but {reason}") if reason else outcome


def doubtful(
    outcome: Outcome, state: State, said: list[Sentence], question: Question, books: tuple[Book, ...]
) -> str | None:
    """Why the whole reply does not bear out what was read from a part of it."""
    names = {intent.name for intent in outcome.intents}
    if "remind_later" in names and names & {"accept", "decline", "keep", "renew", "reapply"}:
        return "it also asks for time"
    if any(echoed(bare, said) for bare in state.bare):
        return "its no may answer a question of their own"
    if "stop" in names and exclaimed(state, said):
        return "more is said than to stop"
    if any(denied_or_postponed(name, state, said, books) for name in names & BINDING):
        return "it is not said plainly"
    gates = [gate_of(sentence, books) for sentence in said]
    if words := told_aside(outcome, state, gates):
        return f"“{words}” may be said of something else"
    if words := garbled(state.hits, gates):
        return f"“{words}” may be a word that turns it round"
    if words := countered(names, state.hits, gates):
        return f"“{words[:LONGEST_TOLD]}” speaks against it"
    if unanswered(names, question):
        return "what was asked is not answered"
    if words := unread(said, state, question, books):
        return f"“{words}” may ask for something else"
    return None


def echoed(bare: Bare, said: list[Sentence]) -> bool:
    """Whether a no answers the writer's own no: "Decline? Not on your life!", "I used to refuse. Not this time"."""
    before = said[bare.sentence - 1] if 0 < bare.sentence < len(said) else None
    short = before is not None and before.question and len(before.plain.split()) <= FEWEST_WORDS
    if before is None or bare.polarity != "no":
        return False
    once = pattern(SUBJECT, "refused_once").search(before.plain) and pattern(SUBJECT, "this_time").match(bare.text)
    return bool(once or short and pattern(SUBJECT, "refuses").search(before.plain))


def exclaimed(state: State, said: list[Sentence]) -> bool:
    """Whether "stop!" only opens what is said: "Stop! Don't send him the request yet"."""
    stops = [hit for hit in state.hits if hit.intent.name == "stop"]
    read = {hit.sentence for hit in state.hits}
    more = any(one.number not in read and len(one.plain.split()) >= FEWEST_WORDS for one in said)
    return more and all(hit.words.strip(" ,") == "stop" for hit in stops)


def unanswered(names: set[str], question: Question) -> bool:
    """Whether a mail that asked for a yes or a no got only news: "I've moved to Perth, so let the next one have it"."""
    told = names <= (NEWS - ALONGSIDE if question.topic in MEETINGS else NEWS)
    takes_yes = TOPICS.get(question.topic, TOPICS["none"]).yes is not None or question.topic == "followup"
    return told and takes_yes and not names & question.offered


def told_aside(outcome: Outcome, state: State, gates: list[Gated]) -> str | None:
    """The words of a hit that what stands around them takes the force from, where nothing else says the same."""
    aside: list[Hit] = []
    for hit in state.hits:
        if hit.intent.name == "rsvp" and hit.intent not in outcome.intents:
            continue  # "I'd love to come, but …" is not what it came to
        beside = [other for other in state.hits if other.sentence == hit.sentence and other is not hit]
        if hit.sentence < len(gates) and spoilt(hit, gates[hit.sentence], beside):
            aside.append(hit)
    apart = {(hit.intent.name, hit.sentence) for hit in state.hits if hit not in aside}
    doubted = (hit for hit in aside if not any(hit.intent.name == name and hit.sentence != at for name, at in apart))
    return next((hit.words.strip(" ,") for hit in doubted), None)


def denied_or_postponed(name: str, state: State, said: list[Sentence], books: tuple[Book, ...]) -> bool:
    """One plain "count me in" is enough; of decisions on items each speaks for itself."""
    held = [
        hedged(hit, gated(said[hit.sentence], row_spelt_out(said[hit.sentence].plain), books))
        for hit in state.hits
        if hit.intent.name == name and hit.sentence < len(said)
    ]
    if name == "accept":
        plainly = (
            Hit(Intent(name), bare.sentence, 0, len(bare.text) - len(bare.rest), "", method=BARE)
            for bare in state.bare
            if bare.polarity == "yes" and not bare.weak
        )
        held += [hedged(hit, gated(said[hit.sentence], said[hit.sentence].plain, books)) for hit in plainly]
    return bool(held) and (all(held) if name == "accept" else any(held))


def hedged(hit: Hit, gate: Gated) -> bool:
    """Whether the clause of the hit, or the opening of its sentence, holds it back."""
    begin, end = gate.clause(hit.start)
    end = max(end, hit.end)
    of_an_item = pattern(SUBJECT, "of_an_item")
    denials = [
        a
        for a, _ in gate.marks["negator"]
        if min(begin, hit.start) <= a < end
        and not (hit.intent.name == "approve" and of_an_item.match(gate.text[a:]))
        and not (hit.intent.name == "accept" and own_denial(hit, gate.text, a))
    ]
    denied = len(denials) % 2 == 1  # "I can't say no" denies twice
    postpones = pattern(SUBJECT, "postponed")
    return denied or bool(postpones.search(gate.opened[begin:end]) or postpones.match(gate.opened.lstrip(" ,")))


def own_denial(hit: Hit, text: str, at: int) -> bool:
    """Whether a denial is a part of the wording itself: "why not", "I wouldn't change a word"."""
    return hit.start <= at < hit.end and (hit.method == PHRASE or text[:at].endswith("why "))
