"""What a comparison with examples tells of a sentence: data, and what may be asked of whoever compares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

NOTHING, UNSURE = "nothing", "unsure"
"""Names of likenesses beside the intents: it asks for nothing; it leaves open what is wanted."""
BESIDE = "beside"
"""In the place of a topic: the sentence stands beside an answer that was understood, and may only ask for more."""


@dataclass(frozen=True)
class Likeness:
    """A meaning that a sentence may have, its share among all that it may have here, and the examples nearest to it.

    `foremost`: no example of another meaning is nearer.
    """

    name: str
    args: Mapping[str, str]
    share: float
    nearest: tuple[str, ...]
    foremost: bool = True


class Compares(Protocol):
    """Compares sentences with examples; without one, a reply is read by grammar and phrase books alone."""

    def likenesses(self, sentences: Sequence[str], topic: str) -> Sequence[Sequence[Likeness]]:
        """For each sentence what it may mean as an answer to this topic, or said unasked; likeliest first."""
        ...

    def language(self, text: str) -> str | None:
        """The language that a text is most likely written in; None where that is open."""
        ...

    def may_ask(self, sentence: str) -> bool:
        """Whether a sentence beside an answer is worth comparing; costs next to nothing."""
        ...
