"""A mail that came in, as administrators see it: read wrongly or not at all, they say what it meant. Knows no words."""

from dataclasses import dataclass

from mailflow.domain.machine import Command, Party, Transition, Weight
from mailflow.errors import Refusal

DONE, HELD, SHUNTED = "done", "held", "shunted"
NOTHING = "nothing"
"""The word for a mail that asked for nothing."""


@dataclass(frozen=True, kw_only=True)
class CorrectReading(Command, noun="mail", by={Party.ADMINISTRATOR}, weight=Weight.ADMINISTRATIVE):
    """What the mail meant, as the intent that its author should have been understood by, and words to go with it."""

    mail: int
    intent: str
    words: str | None = None


@dataclass
class WordDoesNotFit(Refusal):
    """The mail answered nothing that holds this out, or not just one thing."""

    word: str


@dataclass
class NobodyWroteIt(Refusal):
    """No member is known to have written the mail, so nothing can be done for them."""


CORRECTED = Transition(source=(DONE, HELD, SHUNTED), verb=CorrectReading, target=DONE)
