"""Whether a reading rests on a denial that a slip of the pen may have made or hidden: "we hxven't met", "can't waitz".

Knows the words that deny, and those that take the denial from them; refuses to know answers. It only makes less sure.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from inbound.interpret.gates import Gated
from inbound.interpret.model import Hit
from inbound.interpret.phrases import books
from inbound.interpret.shorthand import SUBJECT
from inbound.interpret.word_lists import alternatives

WORD = re.compile(r"(?<![\w'@.-])[a-z][a-z']{3,}(?![\w'@-])")
LONG = 7
FREE_WORDS = frozenset(["goal.add", "find", "profile", "recommend", "ask", "answer", "report", "announce", "human"])


def garbled(hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """An unknown word in the sentence of a hit that may deny it, or take away the denial that it rests on."""
    bearing = [hit for hit in hits if hit.intent.name not in FREE_WORDS and hit.sentence < len(gates)]
    return next((word for hit in bearing if (word := turning(gates[hit.sentence], hit.end))), None)


def garbled_anywhere(gates: Sequence[Gated]) -> str | None:
    """The same of sentences that were only compared with others, so that any of their words may be what was read."""
    return next((word for gate in gates if (word := turning(gate, len(gate.text)))), None)


def turning(gate: Gated, until: int) -> str | None:
    """An unknown word that may deny what is read up to there, or undo a denial."""
    denials = [b for _, b in gate.marks["negator"]]
    for word, at in unknown(gate):
        if at < until and like(word, "denying") or at - 1 in denials and like(word, "turning"):
            return word
    return None


def unknown(gate: Gated) -> Iterator[tuple[str, int]]:
    """The words of a sentence that stand in no phrase book, without names."""
    for found in WORD.finditer(gate.text):
        word = found.group()
        if word.capitalize() not in gate.sentence.raw and not any(
            word in book.words or word in book.informal or word in book.keywords for book in books().values()
        ):
            yield word, found.start()


def like(word: str, name: str) -> bool:
    """Whether a word may be one of a list, mistyped: one slip, two in a long one."""
    allowed = 1 + (len(word) >= LONG)
    return any(OSA.distance(word, one, score_cutoff=allowed) <= allowed for one in listed(name))


@cache
def listed(name: str) -> tuple[str, ...]:
    return tuple(alternatives(SUBJECT, name).split("|"))
