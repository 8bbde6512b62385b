"""The language of a few words, by runs of three letters as the examples have them. Knows no meanings."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from inbound.meaning_examples import Example

SPACE = 4096
PLAIN = 3.0  # nats by which the first must lead the second
LONGEST = 300


class Tongues:
    """Naive Bayes over letters; the same examples make the same answers."""

    def __init__(self, known: Sequence[Example]) -> None:
        self._languages = sorted({one.language for one in known})
        counts = np.full((len(self._languages), SPACE), 0.1)
        for one in known:
            row = self._languages.index(one.language)
            for run in runs(one.text):
                counts[row, run] += 1
        self._odds = np.log(counts / counts.sum(axis=1, keepdims=True))

    def of(self, text: str) -> str | None:
        """The language, or None where it is open."""
        found = list(runs(text[:LONGEST]))
        scores = self._odds[:, found].sum(axis=1)
        order = np.argsort(-scores, kind="stable").tolist()
        if not found or len(order) > 1 and scores[order[0]] - scores[order[1]] < PLAIN:
            return None
        return str(self._languages[order[0]])


def runs(text: str) -> Iterator[int]:
    """Every run of two or three letters, as a number that is the same in every process."""
    padded = f" {' '.join(text.lower().split())} "
    for length in (2, 3):
        for start in range(len(padded) - length + 1):
            yield number_of(padded[start : start + length])


@lru_cache(maxsize=65_536)
def number_of(run: str) -> int:
    number = len(run)
    for char in run:
        number = (number * 1_000_003 + ord(char)) % 2_147_483_647
    return number % SPACE
