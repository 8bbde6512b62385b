"""Planned meetings of a pair. The rules are in `domain/meeting.py`."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from mailflow.domain import dates, due
from mailflow.domain.dates import Planned
from mailflow.domain.machine import NEW, Transition
from mailflow.domain.meeting import (
    PLANNED,
    TABLE,
    CancelMeeting,
    GiveObjectives,
    MeetingFacts,
    MeetingNeedsADay,
    MoveMeeting,
    MoveNextMeeting,
    NoMeetingPlanned,
    PlanMeeting,
    PrepareMeeting,
)
from mailflow.handlers import echoes, effects
from mailflow.handlers.act import Act
from mailflow.handlers.goal import goals_of, listed
from mailflow.handlers.mentorship import fifteen
from mailflow.store.mentoring import Meeting, Mentorship

_PREPARE = "meeting_prepare"


def plan_meeting(act: Act, command: PlanMeeting) -> None:
    """Told to the other one; the mentee is asked for objectives before it."""
    pair: Mentorship = act.subject
    row, planned = _row(act, NEW, command.when)
    meeting = Meeting(
        mentorship=pair,
        mentorship_id=pair.id,
        begins_at=planned.begins_at,
        day=planned.day,
        timed=planned.timed,
        place=command.place,
        sequence=0,
        created_at=act.now,
    )
    effects.add(act, meeting, row)
    _start_clock(act, meeting)
    _answer(act, meeting, "planned")


def move_next_meeting(act: Act, command: MoveNextMeeting) -> None:
    """The nearest that is planned."""
    pair: Mentorship = act.subject
    meeting = next_meeting(act, pair)
    if meeting is None:
        raise NoMeetingPlanned
    _move(act, meeting, command.when)


def move_meeting(act: Act, command: MoveMeeting) -> None:
    """This one."""
    _move(act, act.subject, command.when)


def _move(act: Act, meeting: Meeting, when: str | None) -> None:
    row, planned = _row(act, meeting.state, when)
    effects.move(
        act,
        meeting,
        row,
        begins_at=planned.begins_at,
        day=planned.day,
        timed=planned.timed,
        sequence=meeting.sequence + 1,
    )
    _start_clock(act, meeting)
    _answer(act, meeting, "moved")


def cancel_meeting(act: Act, command: CancelMeeting) -> None:
    """The other one is told."""
    effects.step(act, TABLE, act.subject, sequence=act.subject.sequence + 1)


def give_objectives(act: Act, command: GiveObjectives) -> None:
    """As they were written, to the mentor."""
    effects.step(act, TABLE, act.subject, objectives=command.text)


def prepare_meeting(act: Act, command: PrepareMeeting) -> None:
    """Before the first one, what there is of the fifteen answers goes out as well."""
    meeting: Meeting = act.subject
    pair = meeting.mentorship
    begun = meeting.begins_at <= act.now
    effects.step(act, TABLE, meeting, MeetingFacts(begun=begun), tell={"goals": listed(goals_of(act, pair))})
    if pair.preread_at is None and pair.first_met_at is None and not begun:
        fifteen.send(act, pair)


def next_meeting(act: Act, pair: Mentorship) -> Meeting | None:
    """The nearest planned meeting that is still to come, else the latest that was planned."""
    found = select(Meeting).where(Meeting.mentorship_id == pair.id, Meeting.state == PLANNED)
    meetings = list(act.session.scalars(found.order_by(Meeting.begins_at)))
    ahead = [one for one in meetings if one.begins_at > act.now]
    nearest = ahead[:1] or meetings[-1:]
    return nearest[0] if nearest else None


def _row(act: Act, state: str, when: str | None) -> tuple[Transition, Planned]:
    """The row to take and the moment named. Raises what the table raises, MeetingNeedsADay where there is no day."""
    planned = dates.planned(when, _zone(act))
    row = TABLE.step(state, act.command, _facts(act, planned))
    if planned is None:
        raise MeetingNeedsADay
    return row, planned


def _start_clock(act: Act, meeting: Meeting) -> None:
    if _PREPARE not in act.policy.timers:
        return
    zone = meeting.mentorship.mentee.zone
    at = due.after(meeting.begins_at, act.policy.timer(_PREPARE), zone)
    by_day = due.allowed_before(at, act.policy.sending.quiet, zone)
    effects.start_timer(act, meeting, _PREPARE, at=max(by_day, act.now))


def _zone(act: Act) -> str:
    """The clock on the wall of whoever names the time."""
    mine = act.participation()
    return mine.zone if mine is not None else effects.zone_of(act, act.subject)


def _facts(act: Act, planned: Planned | None) -> MeetingFacts:
    if planned is None:
        return MeetingFacts(day_known=False)
    today = act.now.astimezone(ZoneInfo(_zone(act))).date()
    return MeetingFacts(ahead=planned.begins_at > act.now or (planned.day == today and not planned.timed))


def _answer(act: Act, meeting: Meeting, change: str) -> None:
    facts: dict[str, Any] = {"change": change}
    echoes.echo(act, "meeting_noted", meeting, **facts)
