"""Who says "later" is asked again on their day, and not forgotten after it; what prepares a day comes before it."""

from datetime import timedelta

import pytest

from mailflow import clock
from mailflow.demo.advance import advance
from mailflow.domain.invitation import AskLaterToJoin
from mailflow.domain.meeting import PlanMeeting
from mailflow.domain.programme import InvitePerson
from mailflow.domain.request import AnswerRequestLater
from mailflow.store.programmes import Invitation
from tests.time.clockwork import Clockwork, is_open, there

BERLIN = "Europe/Berlin"


@pytest.mark.rule("WA-17")
@pytest.mark.parametrize(
    ("until", "again", "at_last"),
    [
        ("2026-03-24", "2026-03-24 08:00", "2026-03-31 08:00"),
        ("2026-05", "2026-05-01 08:00", "2026-05-08 08:00"),
        (None, "2026-03-09 10:00", "2026-03-16 10:00"),
        ("2026-02-01", "2026-03-09 10:00", "2026-03-16 10:00"),
        ("soon", "2026-03-09 10:00", "2026-03-16 10:00"),
    ],
)
def test_a_request_put_off_comes_back_on_its_day_and_is_not_forgotten(
    works: Clockwork, until: str | None, again: str, at_last: str
) -> None:
    mentee = works.world.member(works.programme, "Mia Mentee", "mentee")
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor")
    request = works.asks(mentee, mentor)
    works.does(AnswerRequestLater(request=request, until=until), works.person_of(mentor))
    waiting = {timer.name: there(timer.due_at, BERLIN) for timer in works.timers() if is_open(timer)}
    assert waiting == {"request_follow_up": again, "request_escalation": at_last}


def test_a_request_put_off_is_followed_up_and_then_its_author_is_asked(works: Clockwork) -> None:
    mentee = works.world.member(works.programme, "Mia Mentee", "mentee")
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor")
    request = works.asks(mentee, mentor)
    works.does(AnswerRequestLater(request=request, until="2026-03-24"), works.person_of(mentor))
    advance(works.house, clock.now() + timedelta(days=60))
    told = {mail.email: there(mail.not_before, BERLIN)[:10] for mail in works.mails() if mail.noun == "request"}
    assert told["request_reminder"] == told["request_still_open"] == "2026-03-24"
    assert told["request_unanswered"] == "2026-03-31"


def test_an_invitation_put_off_comes_back_and_ends_some_time_after(works: Clockwork) -> None:
    works.does(InvitePerson(programme=works.programme, addresses=["una@people.example"], role="mentor"))
    works.does(AskLaterToJoin(invitation=1, until="2026-06"))
    waiting = {timer.name: there(timer.due_at, BERLIN) for timer in works.timers() if is_open(timer)}
    assert waiting == {"invitation_reminder": "2026-06-01 08:00", "invitation_expiry": "2026-07-31 08:00"}
    advance(works.house, clock.now() + timedelta(days=160))
    assert len(works.mails("invitation_reminder")) == 1
    assert works.read(lambda session: session.get_one(Invitation, 1)).state == "expired"


@pytest.mark.rule("WA-21")
@pytest.mark.parametrize(
    ("meets", "asked"),
    [
        ("2026-03-19", "2026-03-17"),  # a Thursday
        ("2026-03-16", "2026-03-13"),  # a Monday: two days before is a Saturday
        ("2026-03-17", "2026-03-13"),  # a Tuesday: a Sunday
        ("2026-03-22", "2026-03-20"),  # a Sunday
    ],
)
def test_the_question_before_a_session_comes_before_the_weekend_not_after_it(
    works: Clockwork, meets: str, asked: str
) -> None:
    mentee = works.world.member(works.programme, "Mia Mentee", "mentee")
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor")
    pair = works.pairs(mentee, mentor)
    works.does(PlanMeeting(mentorship=pair, when=meets), works.person_of(mentee))
    advance(works.house, clock.now() + timedelta(days=22))
    (mail,) = works.mails("meeting_session")
    assert there(mail.not_before, BERLIN)[:10] == asked
