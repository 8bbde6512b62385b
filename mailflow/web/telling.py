"""What a page says after commands ran: a sentence each, and what can be taken back. Knows no HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mailflow.domain.outcome import Outcome
from mailflow.handlers import answers
from mailflow.handlers.act import Act
from mailflow.languages import NoSentence
from mailflow.store.people import Person


@dataclass(frozen=True)
class Told:
    """What one command did; None where its own mail says it. `undoable` is the entry that can be taken back."""

    sentence: str | None
    undoable: int | None = None


@dataclass(frozen=True)
class Done:
    """What a press did, command by command. `mailed`: a mail says more."""

    told: tuple[Told, ...]
    refused: bool = False
    mailed: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is said."""
        return tuple(one.sentence for one in self.told if one.sentence is not None)


def tell(act: Act, thing: Any, outcomes: Sequence[Outcome], you: Person, language: str) -> Done:
    """The page says it, and so does a mail: whoever pressed may have been a program."""
    if act.actor is not None and not all(outcome.replayed for outcome in outcomes):
        answers.tell_done(act, thing, outcomes)
    return Done(
        tuple(
            Told(_sentence(act, outcome, you, language), outcome.entry if _can_be_undone(outcome) else None)
            for outcome in outcomes
        ),
        refused=any(outcome.refusal is not None for outcome in outcomes),
        mailed=any(outcome.answered for outcome in outcomes),
    )


def _sentence(act: Act, outcome: Outcome, you: Person, language: str) -> str | None:
    """None where the command's own mail is the whole answer."""
    try:
        return answers.sentence(act, outcome, you, language)
    except NoSentence:
        if not outcome.answered:
            raise
        return None


def _can_be_undone(outcome: Outcome) -> bool:
    return outcome.reversible and outcome.refusal is None and not outcome.replayed
