"""What administrators decide of matters: the first one settles it, and what was asked for is done with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from sqlalchemy import select

from mailflow.domain import invitation as invitations
from mailflow.domain import mentorship as mentorships
from mailflow.domain import request as requests
from mailflow.domain.commands import from_data
from mailflow.domain.journal import NothingToUndo, Undo
from mailflow.domain.machine import Command
from mailflow.domain.matter import (
    KINDS,
    SETTLED,
    TABLE,
    AlreadySettled,
    AlreadySettledByYou,
    AnswerMatter,
    ApproveMatter,
    EndMatter,
    RejectMatter,
    RemindMatter,
    ShowMatter,
    SnoozeMatter,
    UndoMatter,
)
from mailflow.domain.origin import Door
from mailflow.handlers import effects, invitation, letters, request, things, undo
from mailflow.handlers.act import Act
from mailflow.handlers.mentorship import checkins, endings
from mailflow.handlers.participation import membership
from mailflow.store import timers
from mailflow.store.journal import JournalEntry
from mailflow.store.mentoring import Matter
from mailflow.store.people import Person
from mailflow.store.programmes import Participation

AGAIN = timedelta(days=7)

Resolution = Callable[[Act, Matter], None]


def approve_matter(act: Act, command: ApproveMatter) -> None:
    """Yes."""
    _settle(act)


def reject_matter(act: Act, command: RejectMatter) -> None:
    """No; whoever waits is told, with the reason."""
    _settle(act, tell={"words": command.reason or ""})


def end_matter(act: Act, command: EndMatter) -> None:
    """What the matter is about ends."""
    _settle(act)


def answer_matter(act: Act, command: AnswerMatter) -> None:
    """The words go to the member, and the member's answer comes back as a matter again."""
    _settle(act, tell={"words": command.text})


def remind_matter(act: Act, command: RemindMatter) -> None:
    """A nudge; the matter comes back if it does not help."""
    matter = _still_open(act)
    effects.step(act, TABLE, matter, KINDS[matter.kind], snoozed_until=act.now + AGAIN)
    _resolve(act, matter)


def snooze_matter(act: Act, command: SnoozeMatter) -> None:
    """Hidden until the day named, or for a week."""
    matter = _still_open(act)
    effects.step(act, TABLE, matter, KINDS[matter.kind], snoozed_until=_until(act, command.until))


def show_matter(act: Act, command: ShowMatter) -> None:
    """Answered with everything, the member's own words too."""
    matter: Matter = act.subject
    letters.answer(act, "matter_shown", matter, text=matter.text or "", settled=matter.state == SETTLED)


def undo_matter(act: Act, command: UndoMatter) -> None:
    """The last decision on it, whoever of the administrators took it."""
    found = select(JournalEntry).where(
        JournalEntry.noun == "matter",
        JournalEntry.thing_id == act.subject.id,
        JournalEntry.door != Door.TIMER.value,
        JournalEntry.undone_by_id.is_(None),
        JournalEntry.reversible,
        JournalEntry.cause_id.is_(None),
    )
    entry = act.session.scalars(found.order_by(JournalEntry.id.desc()).limit(1)).first()
    if entry is None:
        raise NothingToUndo
    run(act, Undo(entry=entry.id), undo.undo)


def run(act: Act, command: Command, handler: Callable[[Act, Any], None]) -> None:
    """Another command as a part of this one: its moves have this one's entry as their cause, and are undone with it."""
    handler(replace(act, command=command, subject=things.subject(act.session, command)), command)


def _settle(act: Act, *, tell: dict[str, Any] | None = None) -> None:
    matter = _still_open(act)
    effects.step(
        act,
        TABLE,
        matter,
        KINDS[matter.kind],
        tell={**(tell or {}), "administrator": act.actor.name if act.actor else act.programme.name},
        settled_at=act.now,
        settled_by_id=act.origin.person,
    )
    _resolve(act, matter)


def _still_open(act: Act) -> Matter:
    matter: Matter = act.subject
    if matter.state == SETTLED:
        by = act.session.get(Person, matter.settled_by_id) if matter.settled_by_id else None
        when = _moment(act, matter.settled_at or act.now)
        if by is not None and by.id == act.origin.person:
            raise AlreadySettledByYou(when)
        raise AlreadySettled(by.name if by else act.programme.name, when)
    return matter


def _resolve(act: Act, matter: Matter) -> None:
    resolution = RESOLUTIONS.get((matter.kind, type(act.command)))
    if resolution is not None:
        resolution(act, matter)


def _moment(act: Act, moment: datetime) -> str:
    zone = ZoneInfo(act.programme.zone)
    locale = act.house.words(act.programme.language).locale
    return format_datetime(moment, "EEEE, d MMMM, HH:mm", tzinfo=zone, locale=locale)


def _until(act: Act, until: str | None) -> datetime:
    """The morning of the day named; of a month named, its first."""
    if not until:
        return act.now + AGAIN
    year, month, *day = (int(part) for part in until.split("-"))
    local = datetime.combine(date(year, month, day[0] if day else 1), time(), ZoneInfo(act.programme.zone))
    return max(local, act.now)


def _invite(act: Act, matter: Matter) -> None:
    run(act, invitations.ApproveWish(invitation=matter.about_id), invitation.approve_wish)


def _do_not_invite(act: Act, matter: Matter) -> None:
    run(act, invitations.RejectWish(invitation=matter.about_id), invitation.reject_wish)


def _allow_mentor(act: Act, matter: Matter) -> None:
    """One more mentor for this mentee, and the request that was refused is sent after all."""
    mentee = act.session.get_one(Participation, matter.facts["mentee_id"])
    mentee.mentors_allowed += 1
    act.session.flush()
    run(act, from_data(matter.facts["asked"]), request.send_request)


def _confirm_ending(act: Act, matter: Matter) -> None:
    run(act, mentorships.ConfirmEnding(mentorship=matter.about_id), endings.confirm_ending)


def _keep_pair(act: Act, matter: Matter) -> None:
    run(act, mentorships.CancelEnding(mentorship=matter.about_id), endings.cancel_ending)


def _remind_pair(act: Act, matter: Matter) -> None:
    run(act, mentorships.RemindPair(mentorship=matter.about_id), checkins.ask_quiet_pair)


def _end_pair(act: Act, matter: Matter) -> None:
    run(act, mentorships.EndMentorship(mentorship=matter.about_id), endings.end_mentorship)


def _run_clock_again(act: Act, matter: Matter) -> None:
    membership.resume_clock(act, act.session.get_one(Participation, matter.about_id))


def _remind_about_request(act: Act, matter: Matter) -> None:
    run(act, requests.RemindAboutRequest(request=matter.about_id), request.remind_about_request)


def _withdraw_request(act: Act, matter: Matter) -> None:
    run(act, requests.WithdrawRequest(request=matter.about_id), request.withdraw_request)


def _try_once_more(act: Act, matter: Matter) -> None:
    """Each timer of the thing that was given up gets a fresh one in its place, due now."""
    for timer in timers.given_up(act.session, matter.about_noun, matter.about_id):
        timer.attempts = 0  # so that it is not taken for given up a second time
        effects.start_timer(act, things.load(act.session, timer.noun, timer.thing_id), timer.name, at=act.now)


RESOLUTIONS: dict[tuple[str, type[Command]], Resolution] = {
    ("code_asked", ApproveMatter): _invite,
    ("code_asked", RejectMatter): _do_not_invite,
    ("third_mentor", ApproveMatter): _allow_mentor,
    ("ending_silent", ApproveMatter): _confirm_ending,
    ("ending_silent", RejectMatter): _keep_pair,
    ("quiet_pair", RemindMatter): _remind_pair,
    ("quiet_pair", EndMatter): _end_pair,
    ("no_first_meeting", RemindMatter): _remind_pair,
    ("no_first_meeting", EndMatter): _end_pair,
    ("human_asked", ApproveMatter): _run_clock_again,
    ("human_asked", AnswerMatter): _run_clock_again,
    ("request_unanswered", RemindMatter): _remind_about_request,
    ("request_unanswered", EndMatter): _withdraw_request,
    ("timer_failed", ApproveMatter): _try_once_more,
}
"""What is done beyond settling, by the matter's kind and what was said of it."""
