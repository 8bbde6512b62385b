"""A form: numbered questions sent to one member, answered by reply. Its commands, states, refusals and table."""

from dataclasses import dataclass

from mailflow.domain.machine import NEW, SAME, Command, Party, Reverse, Table, Transition, Weight
from mailflow.errors import Refusal

OPEN, COMPLETE = "open", "complete"


@dataclass(frozen=True, kw_only=True)
class OpenForm(Command, noun="form", by={Party.SERVICE}, weight=Weight.LIGHT):
    """Ask one member the questions of a questionnaire, for a mentorship where there is one."""

    participation: int
    questionnaire: str
    mentorship: int | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerForm(Command, noun="form", by={Party.MEMBER}, weight=Weight.LIGHT):
    """Answer some or all of the questions; `text` is the whole reply, `answers` a page's, by key."""

    form: int
    text: str
    answers: dict[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class RemindOfForm(Command, noun="form", by={Party.SERVICE}, weight=Weight.LIGHT):
    """Questions are still open: ask them once more."""

    form: int


@dataclass(frozen=True)
class FormFacts:
    """What chooses among the rows."""

    complete: bool


@dataclass
class NoAnswerFound(Refusal):
    """Nothing in the reply is an answer to a question of the form."""


TABLE = Table(
    noun="form",
    states=(OPEN, COMPLETE),
    final=(COMPLETE,),
    transitions=(
        Transition(source=(NEW,), verb=OpenForm, target=OPEN, starts=("form_reminder",)),
        Transition(
            source=(OPEN,), verb=AnswerForm, target=COMPLETE, when=lambda f: f.complete, stops=("form_reminder",)
        ),
        Transition(source=(OPEN,), verb=AnswerForm, target=SAME),
        # A member may send better answers later, as long as the questions are the same.
        Transition(source=(COMPLETE,), verb=AnswerForm, target=SAME),
        Transition(source=(OPEN,), verb=RemindOfForm, target=SAME, emails=("form_reminder",), reverse=Reverse.FINAL),
    ),
)
