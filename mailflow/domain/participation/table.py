"""The transition table of a participation. Knows the commands; refuses to know what they are for."""

from typing import Any

from mailflow.domain.form import AnswerForm
from mailflow.domain.invitation import JoinProgramme
from mailflow.domain.machine import NEW, SAME, UNDONE, Guard, Reverse, Table, Transition
from mailflow.domain.participation import membership as m
from mailflow.domain.participation import places as p
from mailflow.domain.participation.profile import ChangeProfile, ChooseMail, StopMail
from mailflow.domain.participation.states import (
    ACTIVE,
    AWAY,
    INACTIVE,
    JOINING,
    LEFT,
    OFFERED,
    PAUSED,
    RELEASED,
    STATES,
    WAITING,
)

RELEASE = ("release_nudge_first", "release_nudge_second", "release_nudge_third", "release_warning", "release")
RENEWAL = ("renewal_reminder_first", "renewal_reminder_second", "renewal_lapse")
REGISTRATION = ("registration_lapse",)
PLACE = ("place_lapse",)


def _seated(facts: Any) -> bool:
    return bool(facts.has_place and facts.profile_complete)


def _seated_and_unused(facts: Any) -> bool:
    return bool(_seated(facts) and facts.release_runs)


def _unfinished(facts: Any) -> bool:
    return bool(facts.has_place)


def _entries(verb: type[Any], source: tuple[str, ...], *, stops: tuple[str, ...] = ()) -> tuple[Transition, ...]:
    """The four ways in: to work at once (a mentee's clock runs), to the profile's questions, or to the waiting list."""
    return (
        Transition(source=source, verb=verb, target=ACTIVE, when=_seated_and_unused, stops=stops, starts=RELEASE),
        Transition(source=source, verb=verb, target=ACTIVE, when=_seated, stops=stops),
        Transition(source=source, verb=verb, target=JOINING, when=_unfinished, stops=stops, starts=REGISTRATION),
        Transition(source=source, verb=verb, target=WAITING, stops=stops),
    )


kept_never_before = Guard("kept_never_before", lambda f: f.times_kept == 0, lambda f: m.KeptBefore())
something_ends = Guard("something_ends", lambda f: f.release_runs, lambda f: m.NothingToKeep())
mails_stopped = Guard("mails_stopped", lambda f: f.mails_stopped, lambda f: p.AlreadyHere())

PLACE_OFFERED = Transition(
    source=(WAITING,), verb=p.OfferPlace, target=OFFERED, emails=("participation_place",), starts=PLACE
)

TABLE = Table(
    noun="participation",
    states=STATES,
    final=(),
    transitions=(
        *_entries(JoinProgramme, (NEW, UNDONE, *AWAY)),
        *_entries(p.ReturnToProgramme, AWAY),
        *_entries(p.AcceptPlace, (OFFERED,), stops=PLACE),
        PLACE_OFFERED,
        Transition(source=(OFFERED, WAITING), verb=p.DeclinePlace, target=LEFT, stops=PLACE),
        Transition(
            source=(OFFERED,),
            verb=p.LapsePlace,
            target=LEFT,
            emails=("participation_place_lapsed",),
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(JOINING,),
            verb=AnswerForm,
            target=ACTIVE,
            when=lambda f: f.release_runs,
            stops=REGISTRATION,
            starts=RELEASE,
        ),
        Transition(source=(JOINING,), verb=AnswerForm, target=ACTIVE, stops=REGISTRATION),
        Transition(source=(ACTIVE, PAUSED, *AWAY), verb=AnswerForm, target=SAME),
        Transition(
            source=(JOINING,),
            verb=m.DropUnfinished,
            target=LEFT,
            emails=("participation_dropped",),
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(ACTIVE,), verb=m.NudgeMember, target=SAME, emails=("participation_nudge",), reverse=Reverse.FINAL
        ),
        Transition(
            source=(ACTIVE,),
            verb=m.WarnOfRelease,
            target=SAME,
            emails=("participation_release_near",),
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(ACTIVE,),
            verb=m.ReleaseMember,
            target=RELEASED,
            emails=("participation_released",),
            stops=("all",),
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(ACTIVE, PAUSED),
            verb=m.AskRenewal,
            target=SAME,
            emails=("participation_renewal",),
            starts=RENEWAL,
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(ACTIVE, PAUSED),
            verb=m.RemindOfRenewal,
            target=SAME,
            emails=("participation_renewal_reminder",),
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(ACTIVE, PAUSED),
            verb=m.LapseMembership,
            target=INACTIVE,
            emails=("participation_inactive",),
            stops=("all",),
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(ACTIVE, PAUSED), verb=m.KeepPlace, target=SAME, when=lambda f: f.renewal_asked, stops=RENEWAL
        ),
        Transition(
            source=(ACTIVE,),
            verb=m.KeepPlace,
            target=SAME,
            guards=(something_ends, kept_never_before),
            stops=RELEASE,
        ),
        Transition(source=(ACTIVE,), verb=m.PauseMembership, target=PAUSED, stops=RELEASE),
        Transition(source=(PAUSED,), verb=m.PauseMembership, target=SAME, stops=("pause_end",)),
        Transition(source=(PAUSED,), verb=m.ResumeMembership, target=ACTIVE, stops=("pause_end",)),
        Transition(source=(ACTIVE,), verb=m.ResumeMembership, target=SAME, guards=(mails_stopped,)),
        Transition(
            source=(PAUSED,),
            verb=m.EndPause,
            target=ACTIVE,
            emails=("participation_resumed",),
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(JOINING, WAITING, OFFERED, ACTIVE, PAUSED, INACTIVE),
            verb=m.LeaveProgramme,
            target=LEFT,
            stops=("all",),
        ),
        Transition(source=(ACTIVE, PAUSED), verb=ChangeProfile, target=SAME),
        Transition(source=STATES, verb=StopMail, target=SAME),
        Transition(source=STATES, verb=ChooseMail, target=SAME),
    ),
)
