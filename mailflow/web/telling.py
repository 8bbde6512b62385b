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
class Done:
    """What a press did: a sentence a command, and the entries that can be taken back. `mailed`: a mail says more."""

    sentences: tuple[str, ...]
    undoable: tuple[int, ...] = ()
    refused: bool = False
    mailed: bool = False


def tell(act: Act, thing: Any, outcomes: Sequence[Outcome], you: Person, language: str) -> Done:
    """The page says it, and so does a mail: whoever pressed may have been a program."""
    if act.actor is not None and not all(outcome.replayed for outcome in outcomes):
        answers.tell_done(act, thing, outcomes)
    said = [_sentence(act, outcome, you, language) for outcome in outcomes]
    return Done(
        tuple(sentence for sentence in said if sentence is not None),
        tuple(outcome.entry for outcome in outcomes if _can_be_undone(outcome) and outcome.entry is not None),
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
