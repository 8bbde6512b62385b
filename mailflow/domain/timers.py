"""The timers, most important first: what each fires. When it is due stands in the policy's `[timers]`."""

from dataclasses import dataclass, fields

from mailflow.domain.digest import SendDigest
from mailflow.domain.emails import EMAILS, Kind
from mailflow.domain.form import RemindOfForm
from mailflow.domain.invitation import ExpireInvitation, RemindInvited
from mailflow.domain.machine import Command
from mailflow.domain.meeting import PrepareMeeting
from mailflow.domain.mentorship import (
    AlarmAboutQuietPair,
    AskCadence,
    AskFirstMeeting,
    AskFirstMeetingAgain,
    AskQuietPair,
    CompleteMentorship,
    EscalateEnding,
    SendPreread,
    WarnOfEnd,
    WarnOfEndAgain,
)
from mailflow.domain.participation.membership import (
    AskRenewal,
    DropUnfinished,
    EndPause,
    LapseMembership,
    NudgeMember,
    ReleaseMember,
    RemindOfRenewal,
    WarnOfRelease,
)
from mailflow.domain.participation.places import LapsePlace
from mailflow.domain.request import EscalateRequest, FollowUpRequest
from mailflow.domain.tables import TABLES


@dataclass(frozen=True, kw_only=True)
class Timer:
    """One timer: `name` is its key in the policy; its command's first field is the thing it was started for."""

    name: str
    command: type[Command]


TIMERS: dict[str, Timer] = {
    timer.name: timer
    for timer in (
        Timer(name="digest", command=SendDigest),
        Timer(name="request_follow_up", command=FollowUpRequest),
        Timer(name="request_escalation", command=EscalateRequest),
        Timer(name="place_lapse", command=LapsePlace),
        Timer(name="pause_end", command=EndPause),
        Timer(name="release", command=ReleaseMember),
        Timer(name="release_warning", command=WarnOfRelease),
        Timer(name="renewal_lapse", command=LapseMembership),
        Timer(name="renewal", command=AskRenewal),
        Timer(name="renewal_reminder_first", command=RemindOfRenewal),
        Timer(name="renewal_reminder_second", command=RemindOfRenewal),
        Timer(name="registration_lapse", command=DropUnfinished),
        Timer(name="form_reminder", command=RemindOfForm),
        Timer(name="invitation_expiry", command=ExpireInvitation),
        Timer(name="invitation_reminder", command=RemindInvited),
        Timer(name="release_nudge_first", command=NudgeMember),
        Timer(name="release_nudge_second", command=NudgeMember),
        Timer(name="release_nudge_third", command=NudgeMember),
        Timer(name="length_end", command=CompleteMentorship),
        Timer(name="ending_silent", command=EscalateEnding),
        Timer(name="meeting_prepare", command=PrepareMeeting),
        Timer(name="preread", command=SendPreread),
        Timer(name="wrap_up_late", command=WarnOfEndAgain),
        Timer(name="wrap_up_early", command=WarnOfEnd),
        Timer(name="first_meeting_ask", command=AskFirstMeeting),
        Timer(name="first_meeting_again", command=AskFirstMeetingAgain),
        Timer(name="quiet_alarm", command=AlarmAboutQuietPair),
        Timer(name="quiet_ask", command=AskQuietPair),
        Timer(name="cadence", command=AskCadence),
    )
}


def _asks(timer: Timer) -> bool:
    table = TABLES.get(timer.command.noun)
    rows = table.transitions if table is not None else ()
    return any(EMAILS[name].kind is Kind.PROMPT for row in rows if row.verb is timer.command for name in row.emails)


PROMPTING = tuple(timer.name for timer in TIMERS.values() if _asks(timer))
"""Those that ask somebody for something, most important first: of what is due at once, the first gets the day."""


def command_for(timer: Timer, thing_id: int) -> Command:
    """What the timer fires, for the thing it was started for."""
    return timer.command(**{fields(timer.command)[0].name: thing_id})
