"""While a mentorship runs: have you met, is the rhythm right, who has gone quiet. The rules are in the table."""

from datetime import timedelta

from sqlalchemy import select

from mailflow.domain import meeting as meetings
from mailflow.domain.mentorship import (
    TABLE,
    AlarmAboutQuietPair,
    AskCadence,
    AskFirstMeeting,
    AskFirstMeetingAgain,
    AskQuietPair,
    KeepFrequency,
    MentorshipFacts,
    RemindPair,
    ReportMet,
    ReportNotMet,
    SendPreread,
)
from mailflow.handlers import echoes, effects
from mailflow.handlers.act import Act
from mailflow.handlers.agreement import agreement_of, asks_for_agreement
from mailflow.handlers.matter import raise_matter
from mailflow.handlers.mentorship import fifteen
from mailflow.store.mentoring import Meeting, Mentorship

SAME_MEETING = timedelta(hours=20)
"""Two reports so near each other are of one meeting, told by both."""
LONGEST_MINUTES = 24 * 60


def report_met(act: Act, command: ReportMet) -> None:
    """Counted once although both tell it. After the first, whoever told it is asked what the two agreed."""
    pair: Mentorship = act.subject
    first = pair.first_met_at is None
    told_already = pair.last_met_at is not None and act.now - pair.last_met_at < SAME_MEETING
    minutes = command.minutes if command.minutes and 0 < command.minutes < LONGEST_MINUTES else 0
    effects.step(
        act,
        TABLE,
        pair,
        first_met_at=pair.first_met_at or act.now,
        last_met_at=act.now,
        meetings_held=pair.meetings_held + (not told_already),
        minutes_met=pair.minutes_met + (0 if told_already and pair.minutes_met else minutes),
    )
    _settle_planned(act, pair)
    if first and agreement_of(act, pair) is None and echoes.can_answer(act):
        asks_for_agreement(act, pair, met=True)


def report_not_met(act: Act, command: ReportNotMet) -> None:
    """No blame: the answer says how to plan one."""
    pair: Mentorship = act.subject
    effects.step(act, TABLE, pair)
    _settle_planned(act, pair)


def _settle_planned(act: Act, pair: Mentorship) -> None:
    """A planned meeting whose time has come is the one that was told about."""
    found = select(Meeting).where(
        Meeting.mentorship_id == pair.id, Meeting.state == meetings.PLANNED, Meeting.begins_at <= act.now
    )
    for meeting in act.session.scalars(found.order_by(Meeting.begins_at)).all():
        effects.step(act, meetings.TABLE, meeting)


def keep_frequency(act: Act, command: KeepFrequency) -> None:
    """Nothing changes; it is on record."""
    effects.step(act, TABLE, act.subject)


def ask_first_meeting(act: Act, command: AskFirstMeeting) -> None:
    """Unless one is planned for a day to come."""
    effects.step(act, TABLE, act.subject, _facts(act))


def ask_first_meeting_again(act: Act, command: AskFirstMeetingAgain) -> None:
    """The administrators see it too."""
    facts = _facts(act)
    effects.step(act, TABLE, act.subject, facts)
    if not facts.meets_soon:
        raise_matter(act, "no_first_meeting", act.subject)


def ask_quiet_pair(act: Act, command: AskQuietPair | RemindPair) -> None:
    """Both are asked."""
    effects.step(act, TABLE, act.subject)


def alarm_about_quiet_pair(act: Act, command: AlarmAboutQuietPair) -> None:
    """A worry for the digest."""
    effects.step(act, TABLE, act.subject)
    raise_matter(act, "quiet_pair", act.subject)


def ask_cadence(act: Act, command: AskCadence) -> None:
    """Asked again three months from now."""
    effects.step(act, TABLE, act.subject)


def send_preread(act: Act, command: SendPreread) -> None:
    """The latest day for it has come."""
    fifteen.send(act, act.subject)


def _facts(act: Act) -> MentorshipFacts:
    pair: Mentorship = act.subject
    planned = select(Meeting.id).where(
        Meeting.mentorship_id == pair.id, Meeting.state == meetings.PLANNED, Meeting.begins_at > act.now
    )
    return MentorshipFacts(meets_soon=act.session.scalars(planned.limit(1)).first() is not None)
