"""What a reply about a planned meeting answers without a verb for it: a day and hour, or what to talk about.

Knows the whole reply, once nothing else was found in it.
"""

import re
from collections.abc import Sequence

from inbound.interpret import members
from inbound.interpret.dates import first_date
from inbound.interpret.hours import hour
from inbound.interpret.model import FREE, SURE, Hit, Intent
from inbound.interpret.phrases import Book
from inbound.interpret.places import place_in
from inbound.interpret.sentences import Sentence
from inbound.interpret.state import Question, State

SESSION = "session"
LEAST_WORDS = 3
WHOLE_DAY = len("2026-03-10")
OURSELVES = re.compile(r"\b(?:we|we've|us|wir|uns|nous|on s'est|nos|hemos|nosotr[oa]s|a gente|encontramo-nos)\b")
ABOUT = re.compile(
    r"\b(?:(?:talk|speak|chat|think) (?:\w+ ){0,2}(?:about|over|through)|discuss|hablar de|parler de"
    r"|sprechen uber|reden uber|falar (?:de|sobre))(?!\w)"
)


REFUSED = re.compile(
    r"^(?:sorry |i'm afraid |unfortunately )?(?:neither|none|nothing|no|not|can't|cannot)(?! (?:later|matter"
    r"|more|only))(?![\w'])"
    r"|(?:can't|cannot|couldn't|won't|don't) (?:make|do|manage|be|any of|either)(?![\w'])|(?:none|neither"
    r"|not one) of (?:them|those|these|the)"
)


OF_MEETINGS = frozenset(["met", "plan", "agree", "goal.update", "goal.done", "goal.add"])


def told(state: State, said: Sequence[Sentence], question: Question) -> None:
    """Unasked, a meeting counts as told only where the members speak of themselves and of nothing else."""
    if question.topic != "none":
        return
    alone = all(hit.intent.name in OF_MEETINGS for hit in state.hits) and question.role != "admin" and not state.held
    state.hits = [
        hit
        for hit in state.hits
        if hit.intent.name != "met" or alone and ourselves(hit, said[min(hit.sentence, len(said) - 1)])
    ]


def ourselves(hit: Hit, sentence: Sentence) -> bool:
    """Whether it tells that they met: not a question, and not what was spoken about."""
    spoken_of = sentence.plain[hit.start :][: hit.end - hit.start + 7]
    return bool(OURSELVES.search(sentence.plain)) and not sentence.question and " about" not in spoken_of


def unsaid(state: State, reply: str, said: Sequence[Sentence], question: Question, books: tuple[Book, ...]) -> None:
    """Take or leave what was told unasked; add what a mail about a meeting asked for, where nothing else was found."""
    told(state, said, question)
    if question.topic != SESSION or state.held or state.bare or any(sentence.question for sentence in said):
        return
    if all(hit.intent.name == "human" for hit in state.hits) and any(ABOUT.search(one.plain) for one in said):
        state.hits = []
    if state.hits:
        return
    dated = moment(said, question)
    if dated is not None:
        state.hits.append(dated)
    elif refused(said):
        return
    elif "answer" in question.statements and not half_planned(said, question) and says_something(reply, said, books):
        words = reply.strip()
        state.hits.append(Hit(Intent("answer", {"text": words}), 0, 0, len(words), words, SURE, FREE))


def moment(said: Sequence[Sentence], question: Question) -> Hit | None:
    """A day with an hour, offered where a meeting was asked for."""
    for sentence in said if "plan" in question.statements else ():
        when, clock = first_date(sentence.plain, question.today), hour(sentence.raw)
        if when is not None and when.iso and clock:
            args = {"when": f"{when.iso}T{clock}" if len(when.iso) == WHOLE_DAY else when.iso}
            if place := place_in(sentence.raw, question.today):
                args["place"] = place
            return Hit(Intent("plan", args), sentence.number, 0, len(sentence.plain), sentence.plain, SURE, "grammar")
    return None


def refused(said: Sequence[Sentence]) -> bool:
    """The times are turned down: what is said beside that is no aim of the meeting."""
    return any(REFUSED.search(sentence.plain) for sentence in said)


def half_planned(said: Sequence[Sentence], question: Question) -> bool:
    """A day without an hour where both would be a meeting: that is asked."""
    days = (first_date(sentence.plain, question.today) for sentence in said)
    return "plan" in question.statements and any(when and when.iso and len(when.iso) == WHOLE_DAY for when in days)


def says_something(reply: str, said: Sequence[Sentence], books: tuple[Book, ...]) -> bool:
    """More than a word or two, and not only kind words."""
    return len(reply.split()) >= LEAST_WORDS and not all(members.chatty(one.plain, books) for one in said)
