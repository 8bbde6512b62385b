"""What is over asks for nothing more; what is taken back runs on as it was."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mailflow import clock
from mailflow.demo.advance import advance
from mailflow.domain.journal import Undo
from mailflow.domain.machine import UNDONE, Command
from mailflow.domain.meeting import CancelMeeting, PlanMeeting
from mailflow.domain.mentorship import ConfirmEnding, EndMentorship
from mailflow.domain.participation.membership import LeaveProgramme
from mailflow.domain.request import AcceptRequest, DeclineRequest, ReplaceRequest, WithdrawRequest
from mailflow.domain.tables import TABLES
from mailflow.handlers import things
from mailflow.store.mentoring import Mentorship
from tests.stories.conftest import A_MONDAY
from tests.time.clockwork import Clockwork, is_open, names


def of_things_gone(works: Clockwork) -> list[str]:
    """The open timers of things that are undone or in a state without a way out."""
    gone = []
    for timer in works.timers():
        if not is_open(timer) or timer.noun not in TABLES:
            continue
        with works.house.reading() as session:
            state = things.find(session, timer.noun, timer.thing_id).state
        if state in (UNDONE, *TABLES[timer.noun].final):
            gone.append(f"{timer.name} of a {state} {timer.noun}")
    return gone


@pytest.fixture
def pair(works: Clockwork) -> int:
    """Mia and Tom, with a meeting planned and the fifteen questions unanswered; gives the mentorship."""
    mentee = works.joins("Mia Mentee", "mentee", "Europe/Berlin")
    mentor = works.joins("Tom Mentor", "mentor", "Europe/Berlin")
    made = works.pairs(mentee, mentor)
    works.does(PlanMeeting(mentorship=made, when="2026-04-16"), works.person_of(mentee))
    return made


def people(works: Clockwork, pair: int) -> tuple[int, int]:
    """The mentee's and the mentor's person."""
    made = the(works, pair)
    return works.person_of(made.mentee_id), works.person_of(made.mentor_id)


def the(works: Clockwork, pair: int) -> Mentorship:
    """The mentorship as it stands."""
    return works.read(lambda session: session.get_one(Mentorship, pair))


@pytest.mark.rule("WA-19")
@pytest.mark.parametrize(
    ("by", "reason"),
    [("mentee", "goals_met"), ("mentor and mentee", "not_working"), ("its length", "other"), ("leaving", "other")],
)
def test_after_the_close_no_timer_remains(works: Clockwork, pair: int, by: str, reason: str) -> None:
    mentee, mentor = people(works, pair)
    ends = EndMentorship(mentorship=pair, reason=reason)
    if by == "mentee":
        works.does(ends, mentee)
    elif by == "mentor and mentee":
        works.does(ends, mentor)
        if the(works, pair).state != "ended":
            works.does(ConfirmEnding(mentorship=pair), mentee)
    elif by == "leaving":
        works.does(LeaveProgramme(participation=the(works, pair).mentee_id), mentee)
    else:
        works.jumps(the(works, pair).ends_at)
    assert the(works, pair).state == "ended"
    assert of_things_gone(works) == []
    open_ones = [timer.name for timer in works.timers() if is_open(timer)]
    assert set(open_ones) <= {"renewal", "renewal_reminder_first", "renewal_reminder_second", "renewal_lapse"}


@pytest.mark.parametrize(
    "settle",
    [
        AcceptRequest(request=1),
        DeclineRequest(request=1),
        WithdrawRequest(request=1),
        ReplaceRequest(request=1, target="Una Mentor"),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_request_that_is_settled_asks_for_nothing_more(works: Clockwork, settle: Command) -> None:
    mentee = works.world.member(works.programme, "Mia Mentee", "mentee")
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor")
    works.world.member(works.programme, "Una Mentor", "mentor")
    request = works.asks(mentee, mentor)
    assert request == 1
    works.does(settle, works.person_of(mentor))
    assert not [timer for timer in works.timers("request", request) if is_open(timer)]
    advance(works.house, clock.now() + timedelta(days=30))
    assert not [mail for mail in works.mails("request_reminder") if mail.thing_id == request]


def test_a_meeting_called_off_is_not_prepared(works: Clockwork, pair: int) -> None:
    mentee, _ = people(works, pair)
    works.does(CancelMeeting(meeting=1), mentee)
    assert of_things_gone(works) == []
    advance(works.house, A_MONDAY + timedelta(days=60))
    assert not works.mails("meeting_session")


def test_undo_gives_the_timers_back_with_their_old_moments(works: Clockwork, pair: int) -> None:
    mentee, _ = people(works, pair)
    before = {timer.id: (timer.name, timer.due_at) for timer in works.timers() if is_open(timer)}
    ended = works.does(EndMentorship(mentorship=pair, reason="goals_met"), mentee)
    assert len([timer for timer in works.timers() if is_open(timer)]) < len(before)
    clock.move_to(clock.now() + timedelta(hours=2))
    assert ended.entry is not None
    works.does(Undo(entry=ended.entry), mentee)
    assert {timer.id: (timer.name, timer.due_at) for timer in works.timers() if is_open(timer)} == before


def test_what_undo_gives_back_fires_at_once_when_its_time_went_by(works: Clockwork) -> None:
    mentee = works.world.member(works.programme, "Mia Mentee", "mentee")
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor")
    request = works.asks(mentee, mentor)
    works.jumps(A_MONDAY + timedelta(days=6, hours=23))
    declined = works.does(DeclineRequest(request=request), works.person_of(mentor))
    works.jumps(A_MONDAY + timedelta(days=7, hours=4))
    assert not works.mails("request_reminder")
    assert declined.entry is not None
    works.does(Undo(entry=declined.entry), works.person_of(mentor))
    works.sweep()
    assert len(works.mails("request_reminder")) == 1
    assert works.timer("request_follow_up", request).fired_at is not None


def test_undoing_a_yes_leaves_no_timer_of_what_it_made(works: Clockwork) -> None:
    mentee = works.joins("Mia Mentee", "mentee", "Europe/Berlin")
    mentor = works.joins("Tom Mentor", "mentor", "Europe/Berlin")
    request = works.asks(mentee, mentor)
    before = names(timer for timer in works.timers() if is_open(timer))
    yes = works.does(AcceptRequest(request=request), works.person_of(mentor))
    assert yes.entry is not None
    works.does(Undo(entry=yes.entry), works.person_of(mentor))
    assert works.read(lambda session: session.scalars(select(Mentorship.state)).one()) == UNDONE
    assert of_things_gone(works) == []
    assert names(timer for timer in works.timers() if is_open(timer)) == before
    advance(works.house, clock.now() + timedelta(days=6))
    assert not [
        mail for mail in works.mails() if mail.noun == "mentorship" and mail.created_at > A_MONDAY + timedelta(hours=9)
    ]
