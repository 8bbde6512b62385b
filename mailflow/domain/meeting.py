"""A planned meeting of a pair. Its commands, states, refusals and table."""

from dataclasses import dataclass

from mailflow.domain.machine import NEW, SAME, Command, Guard, Party, Reverse, Table, Transition, Weight
from mailflow.domain.mentorship.checkins import ReportMet, ReportNotMet
from mailflow.errors import Refusal

PLANNED, HELD, MISSED, CANCELLED = "planned", "held", "missed", "cancelled"
_PAIR = frozenset({Party.MENTOR, Party.MENTEE})


@dataclass(frozen=True, kw_only=True)
class PlanMeeting(Command, noun="meeting", by=_PAIR, weight=Weight.LIGHT):
    """Meet on a day, perhaps at a time and a place."""

    mentorship: int
    when: str | None = None
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class MoveNextMeeting(Command, noun="meeting", by=_PAIR, weight=Weight.LIGHT):
    """Another day for the next meeting."""

    mentorship: int
    when: str | None = None


@dataclass(frozen=True, kw_only=True)
class OfMeeting(Command, noun="meeting", by=_PAIR, weight=Weight.LIGHT):
    """An answer about one meeting."""

    meeting: int


@dataclass(frozen=True, kw_only=True)
class MoveMeeting(OfMeeting):
    """Another day for this one."""

    when: str | None = None


@dataclass(frozen=True, kw_only=True)
class CancelMeeting(OfMeeting):
    """It does not take place."""


@dataclass(frozen=True, kw_only=True)
class GiveObjectives(OfMeeting, by={Party.MENTEE}):
    """What the mentee wants to talk about, and how far things are: it goes to the mentor."""

    text: str


@dataclass(frozen=True, kw_only=True)
class PrepareMeeting(OfMeeting, by={Party.SERVICE}):
    """It is near: ask the mentee for objectives and progress."""


@dataclass(frozen=True)
class MeetingFacts:
    """`day_known`: the words name one day. `ahead`: it is still to come. `begun`: its time has come."""

    day_known: bool = True
    ahead: bool = True
    begun: bool = False


@dataclass
class MeetingNeedsADay(Refusal):
    """Which day was meant could not be read."""


@dataclass
class MeetingInThePast(Refusal):
    """The day named is over."""


@dataclass
class NoMeetingPlanned(Refusal):
    """There is no meeting that could be moved."""


day_is_known = Guard("day_is_known", lambda f: f.day_known, lambda f: MeetingNeedsADay())
is_ahead = Guard("is_ahead", lambda f: f.ahead, lambda f: MeetingInThePast())

_ASK = ("meeting_prepare",)

TABLE = Table(
    noun="meeting",
    states=(PLANNED, HELD, MISSED, CANCELLED),
    final=(HELD, MISSED, CANCELLED),
    transitions=(
        Transition(
            source=(NEW,),
            verb=PlanMeeting,
            target=PLANNED,
            guards=(day_is_known, is_ahead),
            emails=("meeting_planned",),
        ),
        *(
            Transition(
                source=(PLANNED,),
                verb=verb,
                target=SAME,
                guards=(day_is_known, is_ahead),
                emails=("meeting_moved",),
                stops=_ASK,
            )
            for verb in (MoveMeeting, MoveNextMeeting)
        ),
        Transition(source=(PLANNED,), verb=CancelMeeting, target=CANCELLED, emails=("meeting_cancelled",), stops=_ASK),
        Transition(source=(PLANNED,), verb=GiveObjectives, target=SAME, emails=("meeting_objectives",)),
        Transition(source=(PLANNED,), verb=PrepareMeeting, target=SAME, when=lambda f: f.begun, reverse=Reverse.FINAL),
        Transition(
            source=(PLANNED,),
            verb=PrepareMeeting,
            target=SAME,
            emails=("meeting_session",),
            reverse=Reverse.FINAL,
        ),
        Transition(source=(PLANNED,), verb=ReportMet, target=HELD, stops=_ASK),
        Transition(source=(PLANNED,), verb=ReportNotMet, target=MISSED, stops=_ASK),
    ),
)
