"""What words around a wording show that it was not said to the service: told to a third, told of, or only nearly so.

Knows how a turn of speech is looked for around a hit; refuses to know topics. It only makes an answer less sure.
"""

import re
from collections.abc import Sequence

from inbound.interpret.gates import Gated
from inbound.interpret.model import BARE, FREE, PHRASE, Hit
from inbound.interpret.turns_of_speech import (
    AFTER,
    BEFORE,
    ELSEWHERE,
    PEOPLE,
    TAKING_UP,
    THINGS,
    TURNS,
    TURNS_OF_SPEECH,
    UP_TO,
    WHOLE,
    WORDS,
)

ORDINALS = (
    "none",
    "first|one|erste\\w*|prim\\w+",
    "second|two|zweite\\w*|segund[oa]|deuxieme",
    "third|three|dritte\\w*|tercer\\w*|troisieme|terceir[oa]",
    "fourth|four|vierte\\w*|cuart[oa]|quatrieme|quart[oa]",
    "fifth|five|last",
)
LISTED = r"(?<![\w])(?:{}|{})(?![\w])"
JOINS = (
    r"(?:[ ,/&+-]|and|or|und|y|et|e|both|also|goals?|number|no|nr|the|too|as well as|plus|bis|to|through"
    r"|ones?|ziele?|metas?|objetivos?|objectifs?)*"
)


def spoilt(hit: Hit, gate: Gated, others: Sequence[Hit]) -> bool:
    """Whether the words around a hit take its force away; what another hit has read of them does not."""
    if hit.intent.args.get("answer") == "maybe":
        return False
    if any(shared(hit, other, gate.text) for other in others):
        return True
    if hit.intent.name == "available" and any(other.intent.name == "capacity" for other in others):
        return False
    told = any(other.start >= hit.end and other.intent.name != hit.intent.name for other in others)
    if not told and takes_up(hit) and TURNS.search(gate.text[hit.end :]):
        return True
    before, words, after = gate.text[: hit.start], gate.text[hit.start : hit.end], gate.text[hit.end :]
    if words.endswith("i'm in") and ELSEWHERE.search(after) or hit.intent.name == "find" and of_a_thing(words):
        return True
    texts = {BEFORE: before, WORDS: words, AFTER: after, UP_TO: before + words, WHOLE: gate.text}
    kind = hit.method if hit.method in (BARE, FREE) else PHRASE
    return any(one.bears_on(hit.intent.name, kind) and one.pattern.search(texts[one.where]) for one in TURNS_OF_SPEECH)


def of_a_thing(words: str) -> bool:
    """A flat or a job is looked for, nobody."""
    return bool(THINGS.search(words)) and not PEOPLE.search(words)


def takes_up(hit: Hit) -> bool:
    """Whether it says yes to what was asked."""
    return hit.intent.name in TAKING_UP or hit.intent.args.get("answer") == "yes"


def shared(hit: Hit, other: Hit, text: str) -> bool:
    """Whether two goals had one word said of both though they are not listed together: "2 stays, I'm dropping 1"."""
    one, two = hit.intent.args.get("goal"), other.intent.args.get("goal")
    same = hit.intent.name == other.intent.name and hit.words == other.words and one != two
    if not same or not isinstance(one, int) or not isinstance(two, int):
        return False
    spelt = [LISTED.format(one, ORDINALS[min(one, 5)]), LISTED.format(two, ORDINALS[min(two, 5)])]
    return not any(re.search(rf"{a}{JOINS}{b}", text) for a, b in (spelt, reversed(spelt)))
