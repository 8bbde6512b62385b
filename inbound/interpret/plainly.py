"""The last look at whatever binds: a yes is sure only where its own clause neither denies nor postpones it.

Knows the words that deny and postpone; refuses to know how the yes was found.
"""

import re
from dataclasses import replace

from inbound.interpret.gates import Gated, gated
from inbound.interpret.model import CONFIRM, SURE, Hit
from inbound.interpret.phrases import Book
from inbound.interpret.sentences import Sentence
from inbound.interpret.state import Outcome, State

BINDING = frozenset(["accept", "approve"])
POSTPONED = re.compile(
    r"(?<![\w'])(?:when|once(?! (?:again|more|an?)(?![\w']))|as soon as|after|unless|if|provided|in case|depending"
    r"|assuming|subject to|wenn|falls|sobald|sofern|nachdem|solange|quand|des que|une fois que|apres|cuando"
    r"|en cuanto|una vez|despues|quando|assim que|depois|needs?|pending|awaiting)(?![\w'])|(?<! the) first$"
)


def said_plainly(outcome: Outcome, state: State, said: list[Sentence], books: tuple[Book, ...]) -> Outcome:
    """The outcome; confirmed first where a clause that binds has a word in it that denies or postpones."""
    names = {intent.name for intent in outcome.intents} & BINDING
    if outcome.certainty != SURE or not names:
        return outcome
    for name in names:
        held = [
            hit.sentence < len(said) and hedged(hit, gated(said[hit.sentence], said[hit.sentence].plain, books))
            for hit in state.hits
            if hit.intent.name == name
        ]
        # One plain "count me in" is enough; of decisions on items each speaks for itself.
        if held and (all(held) if name == "accept" else any(held)):
            return replace(outcome, certainty=CONFIRM, why=outcome.why + "; but it is not said plainly")
    return outcome


def hedged(hit: Hit, gate: Gated) -> bool:
    """Whether the clause of the hit, or the opening of its sentence, holds it back."""
    begin, end = gate.clause(hit.start)
    end = max(end, hit.end)
    denials = [a for a, _ in gate.marks["negator"] if min(begin, hit.start) <= a < end]
    denied = len(denials) % 2 == 1  # "I can't say no" denies twice
    postponed = POSTPONED.search(gate.opened[begin:end]) or POSTPONED.match(gate.opened.lstrip(" ,"))
    return denied or bool(postponed)
