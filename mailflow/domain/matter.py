"""A matter: what administrators decide or should know. Its kinds, what each offers, commands, states, table."""

from dataclasses import dataclass
from enum import StrEnum

from mailflow.domain.machine import NEW, SAME, Command, Party, Reverse, Table, Transition, Weight
from mailflow.domain.offers import OfferSpec
from mailflow.errors import Refusal

OPEN, SETTLED = "open", "settled"


class Section(StrEnum):
    """Where the digest shows a matter. What is only to be known (`DONE`) is born settled and shown once."""

    DECIDE = "decide"
    WORRY = "worry"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class RaiseMatter(Command, noun="matter", by={Party.SERVICE}, weight=Weight.LIGHT):
    """Put a thing before the administrators; most matters are raised by other commands, in the same breath."""

    programme: int
    kind: str
    about_noun: str
    about_id: int
    text: str | None = None
    timer: str | None = None


@dataclass(frozen=True, kw_only=True)
class LapseMatter(Command, noun="matter", by={Party.SERVICE}, weight=Weight.LIGHT):
    """What it was about has moved on by itself."""

    matter: int


@dataclass(frozen=True, kw_only=True)
class Decision(Command, noun="matter", by={Party.ADMINISTRATOR}, weight=Weight.ADMINISTRATIVE):
    """What an administrator says of one matter."""

    matter: int


@dataclass(frozen=True, kw_only=True)
class ApproveMatter(Decision):
    """Yes: do what is asked for."""


@dataclass(frozen=True, kw_only=True)
class RejectMatter(Decision):
    """No, and why; the reason goes to whoever asked."""

    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class RemindMatter(Decision):
    """Write once more to whom it hangs on, and look again in a week."""


@dataclass(frozen=True, kw_only=True)
class EndMatter(Decision, weight=Weight.GRAVE):
    """End what the matter is about: a removal, so it needs the page."""


@dataclass(frozen=True, kw_only=True)
class AnswerMatter(Decision):
    """Write back to the member who asked for a person."""

    text: str


@dataclass(frozen=True, kw_only=True)
class SnoozeMatter(Decision):
    """Not now: show it again on a day."""

    until: str | None = None


@dataclass(frozen=True, kw_only=True)
class ShowMatter(Decision):
    """All there is to know about it; nothing moves."""


@dataclass(frozen=True, kw_only=True)
class UndoMatter(Decision):
    """Take back the last decision on it."""


@dataclass
class AlreadySettled(Refusal):
    """Another administrator was first."""

    person: str
    when: str


@dataclass
class AlreadySettledByYou(Refusal):
    """The same administrator settled it before."""

    when: str


@dataclass
class NoSuchItem(Refusal):
    """The digest that was answered has no such number, or the word does not fit it."""

    item: int


@dataclass(frozen=True, kw_only=True)
class MatterKind:
    """One kind. `once`: while one is open, the same is not raised again. `tells`: the person who waits hears of a no.
    `stands`: the states of its thing in which it makes sense; in another it lapses.

    What it says is its sentence under `[matters]` of a language.
    """

    name: str
    section: Section
    offers: tuple[OfferSpec, ...] = ()
    once: bool = True
    tells: bool = False
    stands: tuple[str, ...] = ()


_YES = OfferSpec("approve", ApproveMatter)
_NO = OfferSpec("reject", RejectMatter)
_REMIND = OfferSpec("remind", RemindMatter, button=False)
_END = OfferSpec("end", EndMatter, button=False)
_ANSWER = OfferSpec("answer", AnswerMatter, button=False)
_NOT_NOW = (
    OfferSpec("snooze", SnoozeMatter, button=False),
    OfferSpec("later", SnoozeMatter, button=False),
    OfferSpec("show", ShowMatter, button=False),
    OfferSpec("undo", UndoMatter, button=False),
)

KINDS: dict[str, MatterKind] = {
    kind.name: kind
    for kind in (
        MatterKind(name="human_asked", section=Section.DECIDE, offers=(_ANSWER, _YES, *_NOT_NOW), once=False),
        MatterKind(name="report", section=Section.DECIDE, offers=(_ANSWER, _YES, *_NOT_NOW), once=False),
        MatterKind(name="code_asked", section=Section.DECIDE, offers=(_YES, _NO, *_NOT_NOW), stands=("asked",)),
        MatterKind(name="third_mentor", section=Section.DECIDE, offers=(_YES, _NO, *_NOT_NOW), tells=True),
        MatterKind(
            name="request_unanswered", section=Section.DECIDE, offers=(_REMIND, _END, *_NOT_NOW), stands=("asked",)
        ),
        MatterKind(name="ending_silent", section=Section.DECIDE, offers=(_YES, _NO, *_NOT_NOW), stands=("ending",)),
        MatterKind(name="quiet_pair", section=Section.WORRY, offers=(_REMIND, _END, *_NOT_NOW), stands=("active",)),
        MatterKind(
            name="no_first_meeting", section=Section.WORRY, offers=(_REMIND, _END, *_NOT_NOW), stands=("active",)
        ),
        MatterKind(name="mail_held", section=Section.WORRY, offers=(_NO, *_NOT_NOW)),
        MatterKind(name="mail_shunted", section=Section.WORRY, offers=(_NO, *_NOT_NOW)),
        MatterKind(name="timer_failed", section=Section.WORRY, offers=(_YES, _NO, *_NOT_NOW)),
        MatterKind(name="pair_ended_goals_met", section=Section.DONE, once=False),
        MatterKind(name="pair_ended_not_working", section=Section.DONE, once=False),
        MatterKind(name="pair_ended_other", section=Section.DONE, once=False),
        MatterKind(name="member_released", section=Section.DONE, once=False),
        MatterKind(name="member_left", section=Section.DONE, once=False),
    )
}
"""Every kind, in the order in which the digest prefers them among those of one day."""

RAISED = Transition(source=(NEW,), verb=RaiseMatter, target=OPEN)
TOLD = Transition(source=(NEW,), verb=RaiseMatter, target=SETTLED, when=lambda kind: kind.section is Section.DONE)
LAPSED = Transition(source=(OPEN,), verb=LapseMatter, target=SETTLED)

TABLE = Table(
    noun="matter",
    states=(OPEN, SETTLED),
    final=(SETTLED,),
    transitions=(
        TOLD,
        RAISED,
        LAPSED,
        Transition(source=(OPEN,), verb=ApproveMatter, target=SETTLED),
        Transition(
            source=(OPEN,), verb=RejectMatter, target=SETTLED, when=lambda kind: kind.tells, emails=("matter_rejected",)
        ),
        Transition(source=(OPEN,), verb=RejectMatter, target=SETTLED),
        Transition(source=(OPEN,), verb=EndMatter, target=SETTLED),
        Transition(
            source=(OPEN,), verb=AnswerMatter, target=SETTLED, emails=("matter_answered",), reverse=Reverse.FINAL
        ),
        Transition(source=(OPEN,), verb=RemindMatter, target=SAME, reverse=Reverse.FINAL),
        Transition(source=(OPEN,), verb=SnoozeMatter, target=SAME),
    ),
)
