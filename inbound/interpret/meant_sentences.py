"""One sentence and what it is most like: whether a gate holds it back, what its arguments are, and why in words.

Knows the gates; refuses to know how sentences are compared, and what the whole reply comes to.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from inbound.interpret import goal_words
from inbound.interpret.aside import spoilt
from inbound.interpret.asked_for import about_a_subject, asking
from inbound.interpret.dates import dates
from inbound.interpret.gates import Gated, gated
from inbound.interpret.goal_references import mentions_goals
from inbound.interpret.holding import INFORMATION
from inbound.interpret.languages import chosen
from inbound.interpret.meant_arguments import filled
from inbound.interpret.model import CONFIRM, Hit, Intent, weakest
from inbound.interpret.phrases import Book, books
from inbound.interpret.readers import NEEDS
from inbound.interpret.says import SAYS
from inbound.interpret.sentences import Sentence, plain
from inbound.interpret.state import Question
from inbound.interpret.word_lists import pattern
from inbound.likeness import Compares, Likeness
from mailflow.domain.intents import DESTRUCTIVE

LEAD = 1.6  # times the share of the next
LONGEST_WHY = 70
NEEDED = NEEDS | {"goal.update": "goal", "goal.drop": "goal", "request": "target", "plan": "when"}
OF_A_GOAL = frozenset(["goal.done", "goal.reopen"])
GOAL_WORDS = {"goal.add": "is_to", "goal.done": "done", "goal.reopen": "reopen"}
"""The words that say of a goal what a likeness may only guess."""
TOLD_AMONG_GOALS = frozenset(["goals", "none", "checkin"])
ASKABLE = INFORMATION | {"undo", "pause"}
METHOD = "meaning"
PUTS_QUESTION = re.compile(
    r"(?<!\w)(?:(?:a|my|this|the) question|eine frage|una pregunta|une question|uma pergunta)(?!\w)"
)
UNABLE = re.compile(r"(?<!\w)(?:un|in)(?:available|able|disponible|disponivel)(?!\w)")


def spoken_in(said: Sequence[Sentence], compares: Compares) -> tuple[Book, ...]:
    """The books of the one language that it is written in, where that is plain; "no" and "se" gate in some alone."""
    language = compares.language(" ".join(sentence.raw for sentence in said[:10]))
    return (books()[language],) if language else chosen(" ".join(sentence.plain for sentence in said[:10]))


def written(sentence: Sentence) -> str:
    """With its closing mark: what is asked is not like what is told."""
    return sentence.raw + sentence.end[:1]


def closed(gate: Gated) -> bool:
    return any(gate.marks[name] for name in ("condition", "hearsay", "doubt"))


def held(gate: Gated, best: Likeness) -> bool:
    """Whether a condition, hearsay, a doubt or a question holds the sentence back, or no question is put at all."""
    if best.name == "report" and about_a_subject(gate.text):
        return True
    puts_none = best.name == "ask" and not (gate.question or PUTS_QUESTION.search(gate.text))
    return puts_none or hangs(gate, best) or best.name in DESTRUCTIVE and grave_doubt(gate)


def hangs(gate: Gated, best: Likeness) -> bool:
    """Whether it would be held back whatever was at stake."""
    return closed(gate) or gate.question and best.name not in ASKABLE and not (gate.requested and gate.addressed)


def grave_doubt(gate: Gated) -> bool:
    """What holds back nothing but the destructive: the past, somebody's telling, a gate word of any language."""
    anywhere = gated(gate.sentence, gate.text, books().values())
    past = bool(gate.marks["past"])
    return (
        past
        or closed(anywhere)
        or bool(pattern("gates", "any_language").search(gate.opened))
        or gate.told(len(gate.text))
    )


def agrees(gate: Gated, best: Likeness) -> bool:
    """Whether an example near it is denied, or not, as the sentence is: to the comparison both are much alike."""
    denied = bool(gate.marks["negator"])
    if not denied and UNABLE.search(gate.text):
        return True  # the word denies by itself
    return any(denies(example) == denied for example in best.nearest)


@lru_cache(maxsize=4096)
def denies(example: str) -> bool:
    text = plain(example)
    return bool(gated(Sentence(example, 0, 0), text, chosen(text)).marks["negator"])


def hit_like(gate: Gated, best: Likeness, reply: str, question: Question, certainty: str, method: str = METHOD) -> Hit:
    """The sentence taken for what it is most like."""
    example = best.nearest[0] if best.nearest else ""
    why = f"“{short(gate.sentence.raw)}” reads like “{short(example)}”, which says {SAYS.get(best.name, best.name)}"
    intent = Intent(best.name, filled(gate, best, reply, question))
    whole = Hit(intent, gate.sentence.number, 0, len(gate.text), why, certainty, method)
    # "We haven't missed a month and we didn't miss this one": two denials are beyond a likeness.
    doubtful = (
        len(gate.marks["negator"]) > 1
        or spoilt(replace(whole, words=gate.text), gate, ())
        or question.topic in TOLD_AMONG_GOALS
        and unfounded(best.name, gate.text)
        or merely_told(gate, best.name, example)
        or best.name == "restart"
        and later(gate, question)
    )
    return replace(whole, certainty=weakest([certainty, CONFIRM])) if doubtful else whole


def unfounded(name: str, text: str) -> bool:
    """Whether a sentence says "goal", and no word of what it is most like: all sentences about goals are much alike."""
    return name in GOAL_WORDS and mentions_goals(text) and not goal_words.pattern(GOAL_WORDS[name]).search(text)


def later(gate: Gated, question: Question) -> bool:
    """Whether it will only be so from a day on: "we'll pick it up again in autumn"."""
    return not gate.requested and bool(
        dates(gate.text, question.today) or pattern("asking", "some_day").search(gate.text)
    )


def merely_told(gate: Gated, name: str, example: str) -> bool:
    """Whether a sentence tells of what its example asks for: "The tips were spot on" and "Got any tips?"."""
    return name in INFORMATION and (example.endswith("?") or asked(example)) and not asking(gate)


@lru_cache(maxsize=4096)
def asked(example: str) -> bool:
    text = plain(example)
    return asking(gated(Sentence(example, 0, 0), text, chosen(text)))


def lacking(hit: Hit, question: Question) -> bool:
    """Whether the intent cannot do without an argument that the sentence does not tell."""
    need = "goal" if question.topic == "goals" and hit.intent.name in OF_A_GOAL else NEEDED.get(hit.intent.name)
    return bool(need) and need not in hit.intent.args


def short(text: str) -> str:
    return text if len(text) <= LONGEST_WHY else text[: LONGEST_WHY - 1].rsplit(" ", 1)[0] + "…"
