"""What only the whole reply tells: the terms of an agreement, why a mentorship ends, from when somebody is free."""

import re
from dataclasses import replace
from datetime import timedelta

from inbound.interpret.agreement import agreement
from inbound.interpret.model import SURE, Hit, Intent
from inbound.interpret.polarity import from_day
from inbound.interpret.sentences import Sentence
from inbound.interpret.state import Question, State
from inbound.interpret.word_lists import pattern
from inbound.text import fold

SUBJECT = "endings"
SOON = 10  # days: "from Monday" is free now
SENTENCE_END = re.compile(r"[.!?\n]")
REASONS = ("goals_met", "not_working")
TERMS = frozenset(["agree", "met", "pause", "plan", "hours", "keep", "goal.add", "not_met", "remind_later"])
AGREED_ON = frozenset(["session", "cadence", "none"])


def ending_reason(reply: str) -> str | None:
    """Why it ends, in the words of the contract; None where nothing says so."""
    folded = fold(reply)
    found = {one: pattern(SUBJECT, one).search(folded) for one in REASONS}
    met = found["goals_met"]
    if met and pattern(SUBJECT, "unreached").search(SENTENCE_END.split(folded[: met.end()])[-1]):
        found["goals_met"] = None
    return next((one for one in REASONS if found[one]), None)


def free_again(state: State, question: Question, said: list[Sentence]) -> None:
    """Who is free from a day on is not until then: "From September I can take a mentee again"."""
    yes = [bare for bare in state.bare if bare.polarity == "yes"]
    if question.topic != "availability" or any(not only_from_then(bare.rest) for bare in yes):
        return
    text = " . ".join(sentence.plain for sentence in said)
    day = from_day(text, question)
    if day is None or day <= (question.today + timedelta(days=SOON)).isoformat():
        return
    state.bare = [bare for bare in state.bare if bare not in yes]
    for number, hit in enumerate(state.hits):
        if hit.intent.name == "available" or hit.intent.name == "unavailable" and "until" not in hit.intent.args:
            state.hits[number] = replace(hit, intent=Intent("unavailable", {"until": day}))
    if yes and all(hit.intent.name != "unavailable" for hit in state.hits):
        words = yes[0].text
        state.hits.append(Hit(Intent("unavailable", {"until": day}), yes[0].sentence, 0, len(words), words, SURE))


def only_from_then(words: str) -> bool:
    """Whether a yes goes on with the day from which it counts: "Yes, from 1 April"; not "Yes, and from April more"."""
    return (
        pattern("answers", "from_then").match(re.sub(r"^(?:[ ,]|but |only |aber |erst |pero |solo )+", "", words))
        is not None
    )


def combine(state: State, reply: str, question: Question, said: list[Sentence]) -> None:
    """Put the terms of an agreement in the place of what its sentences alone seemed to say."""
    free_again(state, question, said)
    terms = agreement(reply, said, question.today, asked=question.topic in AGREED_ON)
    if terms:
        state.hits = [hit for hit in state.hits if hit.intent.name not in TERMS]
        state.hits.append(Hit(Intent("agree", terms), 0, 0, 1, "the terms of the agreement", SURE))
