"""What words around a wording show that it was not said to the service: told to a third, told of, or only nearly so.

Knows how a turn of speech is looked for around a hit; refuses to know topics. It only makes an answer less sure.
"""

import re
from collections.abc import Sequence

from inbound.interpret.asked_for import concerns_us
from inbound.interpret.gates import Gated
from inbound.interpret.model import BARE, FREE, PHRASE, Hit
from inbound.interpret.turns_of_speech import (
    AFTER,
    BEFORE,
    SUBJECT,
    TAKING_UP,
    TURNS_OF_SPEECH,
    UP_TO,
    WHOLE,
    WORDS,
)
from inbound.interpret.word_lists import alternatives, pattern

LAST_ORDINAL = 5
ANSWERING = TAKING_UP | {"met", "not_met", "goal.done", "goal.reopen", "no_renew", "unavailable"}


def spoilt(hit: Hit, gate: Gated, others: Sequence[Hit]) -> bool:
    """Whether the words around a hit take its force away; what another hit has read of them does not."""
    if hit.intent.args.get("answer") == "maybe":
        return False
    if any(shared(hit, other, gate.text) for other in others):
        return True
    if hit.intent.name == "available" and any(other.intent.name == "capacity" for other in others):
        return False
    told = any(other.start >= hit.end and other.intent.name != hit.intent.name for other in others)
    if not told and takes_up(hit) and pattern(SUBJECT, "turns").search(gate.text[hit.end :]):
        return True
    before, words, after = gate.text[: hit.start], gate.text[hit.start : hit.end], gate.text[hit.end :]
    if words.endswith("i'm in") and pattern(SUBJECT, "elsewhere").search(after):
        return True
    if hit.intent.name == "report" and not concerns_us(gate.text):
        return True
    if hit.intent.name == "find" and of_a_thing(words) or merely_asked(hit, gate):
        return True
    texts = {BEFORE: before, WORDS: words, AFTER: after, UP_TO: before + words, WHOLE: gate.text}
    kind = hit.method if hit.method in (BARE, FREE) else PHRASE
    return any(one.bears_on(hit.intent.name, kind) and one.pattern.search(texts[one.where]) for one in TURNS_OF_SPEECH)


def merely_asked(hit: Hit, gate: Gated) -> bool:
    """Whether an answer's words stand in a question about what could be: "Can a person do it for half a year?"."""
    begin, close = gate.clause(hit.start)
    answers = hit.method == PHRASE and (hit.intent.name in ANSWERING or hit.intent.name == "rsvp")
    asked = gate.sentence.question and close == len(gate.text) and not gate.addressed
    return answers and asked and pattern(SUBJECT, "would_it").match(gate.text[begin:]) is not None


def of_a_thing(words: str) -> bool:
    """A flat or a job is looked for, nobody."""
    return bool(pattern(SUBJECT, "things").search(words)) and not pattern(SUBJECT, "people").search(words)


def takes_up(hit: Hit) -> bool:
    """Whether it says yes to what was asked."""
    return hit.intent.name in TAKING_UP or hit.intent.args.get("answer") == "yes"


def shared(hit: Hit, other: Hit, text: str) -> bool:
    """Whether two goals had one word said of both though they are not listed together: "2 stays, I'm dropping 1"."""
    one, two = hit.intent.args.get("goal"), other.intent.args.get("goal")
    same = hit.intent.name == other.intent.name and hit.words == other.words and one != two
    if not same or not isinstance(one, int) or not isinstance(two, int):
        return False
    joined = f"(?:{alternatives(SUBJECT, 'between_goals')})*"
    spelt = [listed(one), listed(two)]
    return not any(re.search(f"{a}{joined}{b}", text) for a, b in (spelt, reversed(spelt)))


def listed(goal: int) -> str:
    """A goal by its number or its rank."""
    return rf"(?<![\w])(?:{goal}|{alternatives(SUBJECT, f'ordinal_{min(goal, LAST_ORDINAL)}')})(?![\w])"
