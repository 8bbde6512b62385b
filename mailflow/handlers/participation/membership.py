"""Staying, pausing, leaving; nudges, release and the yearly question."""

from datetime import datetime

from sqlalchemy import Select, select

from mailflow.domain import due
from mailflow.domain.participation.membership import (
    AskRenewal,
    DropUnfinished,
    EndPause,
    KeepPlace,
    NudgeMember,
    PausedInThePast,
    PauseMembership,
    ReleaseMember,
    RemindOfRenewal,
    ResumeMembership,
    WarnOfRelease,
)
from mailflow.domain.participation.states import PAUSED
from mailflow.domain.participation.table import RELEASE, TABLE
from mailflow.handlers import days, effects, letters, matter
from mailflow.handlers.act import Act
from mailflow.handlers.participation.seats import begin_year, facts_of, offer_free_places
from mailflow.store.programmes import Participation
from mailflow.store.timers import Timer, open_for

KEPT_FOR = due.Span(days=30)
WARNED_BEFORE = due.Span(days=-7)


def keep_place(act: Act, command: KeepPlace) -> None:
    """Another year where that was asked; else the release is put off, once."""
    member: Participation = act.subject
    facts = facts_of(act, member)
    if facts.renewal_asked:
        effects.step(act, TABLE, member, facts, renewal_asked_at=None, renews_at=member.renews_at)
        begin_year(act, member)
        _until(act, member, member.renews_at)
        return
    release = _release_due(act, member)
    effects.step(act, TABLE, member, facts, place_kept=member.place_kept + 1)
    until = due.after(release or act.now, KEPT_FOR, member.zone)
    effects.start_timer(act, member, "release_warning", at=due.after(until, WARNED_BEFORE, member.zone))
    effects.start_timer(act, member, "release", at=until)
    _until(act, member, until)


def _until(act: Act, member: Participation, day: datetime | None) -> None:
    if day is not None:
        act.facts["until"] = days.in_words(act, day, member.zone, member.language)


def _release_due(act: Act, member: Participation) -> datetime | None:
    timers = open_for(act.session, "participation", member.id)
    return next((timer.first_due_at for timer in timers if timer.name == "release"), None)


def pause_membership(act: Act, command: PauseMembership) -> None:
    """Nothing is asked until then. Raises PausedInThePast."""
    member: Participation = act.subject
    until = due.morning_of(command.until, act.policy.sending.quiet_until, member.zone)
    if until is not None and until <= act.now:
        raise PausedInThePast(command.until or "")
    effects.step(act, TABLE, member, paused_until=until)
    if until is not None:
        effects.start_timer(act, member, "pause_end", at=until)
    letters.answer(act, "participation_paused", member)


def resume_membership(act: Act, command: ResumeMembership) -> None:
    """Back, and to all mail."""
    member: Participation = act.subject
    paused = member.state == PAUSED
    effects.step(act, TABLE, member, facts_of(act, member), paused_until=None, stopped=[])
    if paused:
        _go_on(act, member)


def end_pause(act: Act, command: EndPause) -> None:
    """The day has come: tell them that they are back."""
    member: Participation = act.subject
    effects.step(act, TABLE, member, facts_of(act, member), paused_until=None)
    _go_on(act, member)


def drop_unfinished(act: Act, command: DropUnfinished) -> None:
    """A profile never filled in holds no place."""
    effects.step(act, TABLE, act.subject)
    offer_free_places(act)


def nudge_member(act: Act, command: NudgeMember) -> None:
    """How a request is made."""
    effects.step(act, TABLE, act.subject)


def warn_of_release(act: Act, command: WarnOfRelease) -> None:
    """The date on which the profile is released is told."""
    member: Participation = act.subject
    release = _release_due(act, member)
    effects.step(act, TABLE, member, tell={"until": release or act.now, "kept": member.place_kept > 0})


def release_member(act: Act, command: ReleaseMember) -> None:
    """Told to the member and to the administrators; the place goes on."""
    effects.step(act, TABLE, act.subject)
    matter.raise_matter(act, "member_released", act.subject, person=act.subject.person)
    offer_free_places(act)


def ask_renewal(act: Act, command: AskRenewal) -> None:
    """The yearly question."""
    effects.step(act, TABLE, act.subject, renewal_asked_at=act.now)


def remind_of_renewal(act: Act, command: RemindOfRenewal) -> None:
    """The same question again."""
    effects.step(act, TABLE, act.subject)


def stop_release_clock(act: Act, *members: Participation) -> None:
    """A request was made or received: after the command's own move."""
    for member in members:
        effects.stop_timers(act, member, *RELEASE)


def hold_clock(act: Act, member: Participation) -> None:
    """A person was asked for: the release waits until `resume_clock`. After the command's own move."""
    if member.clock_held_at is None:
        member.clock_held_at = act.now
        effects.stop_timers(act, member, *RELEASE)


def resume_clock(act: Act, member: Participation) -> None:
    """An administrator settled it: the release comes as much later as it was held."""
    if member.clock_held_at is None:
        return
    member.clock_held_at = None
    act.session.flush()
    if member.state != PAUSED:
        _go_on(act, member)


def _go_on(act: Act, member: Participation) -> None:
    """The release clock runs on from where it stopped: what was still to come comes as much later."""
    since = _stopped_at(act, member)
    if since is not None and facts_of(act, member).release_runs:
        for timer in act.session.scalars(_unfired(member).where(Timer.closed_at == since)).all():
            effects.start_timer(act, member, timer.name, at=timer.due_at + (act.now - since))


def _stopped_at(act: Act, member: Participation) -> datetime | None:
    """When the release clock last stood still; None where it never ran."""
    stopped = _unfired(member).where(Timer.closed_at.is_not(None)).order_by(Timer.closed_at.desc()).limit(1)
    last = act.session.scalars(stopped).first()
    return last.closed_at if last is not None else None


def _unfired(member: Participation) -> Select[Timer]:
    return select(Timer).where(
        Timer.noun == "participation",
        Timer.thing_id == member.id,
        Timer.name.in_(RELEASE),
        Timer.fired_at.is_(None),
    )
