"""Whether a sentence beside an answer may ask for more, by its words alone: a look that costs next to nothing.

Naive Bayes over words and pairs of words of the examples. Knows no meanings; refuses to know what is asked for.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import log

from inbound.likeness import BESIDE, NOTHING, UNSURE
from inbound.meaning_examples import ANYWHERE, Example
from inbound.text import fold

SEEN_BEFORE = 0.3  # of a word in either pile, so that none weighs without end
MARKS = re.compile(r"[^\w'?]+")
ASKED_APART = frozenset(["admin", "goals", "session"])
"""Topics whose answers are worded as wishes are."""
ANSWERED = frozenset(["met", "withdraw"])
"""Said unasked, but mostly as answers."""


class Wishes:
    """The words of what is said unasked, against those of answers and of what stands beside them."""

    def __init__(self, known: Sequence[Example]) -> None:
        unasked = {one.label.meaning for one in known if one.label.topic == ANYWHERE}
        asking = [one for one in known if one.label.topic == ANYWHERE and one.label.name not in ANSWERED]
        idle = [one for one in known if one.label.topic != ANYWHERE and (stands_by(one) or answers(one, unasked))]
        self._odds = odds(asking, idle)

    def may_ask(self, text: str) -> bool:
        """Whether its words are more those of wishes."""
        return sum(self._odds.get(word, 0.0) for word in words(text)) > 0


def stands_by(one: Example) -> bool:
    return one.label.name == NOTHING and one.label.topic in ("", BESIDE)


def answers(one: Example, unasked: set[tuple[str, tuple[tuple[str, str], ...]]]) -> bool:
    own = one.label.topic not in ASKED_APART | {"", BESIDE}
    return own and one.label.name != UNSURE and one.label.meaning not in unasked


def odds(asking: Sequence[Example], idle: Sequence[Example]) -> dict[str, float]:
    """For each word, in nats, how much it speaks for a wish."""
    wished, stood = (Counter(word for one in pile for word in words(one.text)) for pile in (asking, idle))
    level = log((len(idle) + 2 * SEEN_BEFORE) / (len(asking) + 2 * SEEN_BEFORE))
    return {word: level + log((wished[word] + SEEN_BEFORE) / (stood[word] + SEEN_BEFORE)) for word in (*wished, *stood)}


def words(text: str) -> set[str]:
    """The words of a sentence, and each with the one before."""
    found = MARKS.sub(" ", fold(text)).split()
    return {*found, *(f"{one} {other}" for one, other in zip(["^", *found], found, strict=False))}
