"""A timer that fails keeps nobody else waiting; after some attempts the administrators have the word."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mailflow import clock, dispatch
from mailflow.domain.matter import ApproveMatter, RaiseMatter
from mailflow.domain.request import FollowUpRequest
from mailflow.handlers.act import Act
from mailflow.store.base import write
from mailflow.store.mentoring import Matter
from mailflow.store.timers import Timer
from tests.stories.pairs import digest_for_all
from tests.time.clockwork import Clockwork, is_open
from workers import fire


@pytest.fixture
def broken(works: Clockwork, monkeypatch: pytest.MonkeyPatch) -> int:
    """Three requests are due to be followed up, and the second cannot be; gives its id."""
    mentors = [works.world.member(works.programme, f"Mentor{number} M", "mentor") for number in range(3)]
    mentees = [works.world.member(works.programme, f"Mentee{number} M", "mentee") for number in range(3)]
    guilty = [works.asks(mentee, mentor) for mentee, mentor in zip(mentees, mentors, strict=True)][1]
    fails_for(guilty, monkeypatch)
    return guilty


def fails_for(guilty: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the follow-up of this request raises what nobody thought of."""
    right = dispatch.HANDLERS[FollowUpRequest]

    def wrong(act: Act, command: FollowUpRequest) -> None:
        right(act, command)
        if command.request == guilty:
            raise RuntimeError("a defect")

    monkeypatch.setitem(dispatch.HANDLERS, FollowUpRequest, wrong)


def fails_until_given_up(works: Clockwork) -> None:
    """Day after day it is tried again."""
    for _ in range(10):
        works.jumps(clock.now() + timedelta(days=1))


def matters(works: Clockwork) -> list[Matter]:
    """What is put before the administrators about failures."""
    return works.read(lambda session: list(session.scalars(select(Matter).where(Matter.kind == "timer_failed"))))


def test_a_failing_timer_does_not_keep_the_others(works: Clockwork, broken: int) -> None:
    works.jumps(clock.now() + timedelta(days=8))
    timer = works.timer("request_follow_up", broken)
    assert is_open(timer)
    assert timer.attempts == 1
    assert timer.due_at > clock.now()
    assert len(works.mails("request_reminder")) == 2, "the two others"
    assert not [mail for mail in works.mails("request_reminder", "request_still_open") if mail.thing_id == broken]


def test_after_five_attempts_it_is_given_up_and_shown_in_the_digest(works: Clockwork, broken: int) -> None:
    digest_for_all(works.world)
    works.jumps(clock.now() + timedelta(days=7, hours=1))
    fails_until_given_up(works)
    timer = works.timer("request_follow_up", broken)
    assert timer.attempts == fire.MOST_ATTEMPTS
    assert timer.closed_at is not None
    (matter,) = matters(works)
    assert (matter.about_noun, matter.about_id) == ("request", broken)
    assert (
        "Something did not work when its time came: the reminder of a request without an answer."
        in works.mails("digest")[-1].text
    )


def test_an_administrator_has_it_tried_once_more(
    works: Clockwork, broken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    works.jumps(clock.now() + timedelta(days=7, hours=1))
    fails_until_given_up(works)
    monkeypatch.undo()
    works.does(ApproveMatter(matter=matters(works)[0].id))
    for _ in range(8):
        works.jumps(clock.now() + timedelta(days=1))
    assert [mail.thing_id for mail in works.mails("request_reminder")].count(broken) == 1
    assert works.timer("request_follow_up", broken).fired_at is not None


def test_a_timer_that_this_version_does_not_know_is_shown_as_well(works: Clockwork) -> None:
    """Of a thing that is gone, under a name that is gone: the programme itself is what it is about."""

    def leftover(session: object) -> None:
        now = clock.now()
        session.add(  # type: ignore[attr-defined]
            Timer(
                programme_id=works.programme,
                name="old_habit",
                noun="old_noun",
                thing_id=7,
                due_at=now,
                first_due_at=now,
            )
        )

    write(works.house.sessions, leftover)
    fails_until_given_up(works)
    (matter,) = matters(works)
    assert (matter.about_noun, matter.facts["timer"]) == ("programme", "old habit")


def test_a_failure_that_cannot_be_told_keeps_nobody_either(
    works: Clockwork, broken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise RuntimeError("another defect")

    monkeypatch.setitem(dispatch.HANDLERS, RaiseMatter, wrong)
    works.jumps(clock.now() + timedelta(days=7, hours=1))
    fails_until_given_up(works)
    assert matters(works) == []
    assert len(works.mails("request_reminder")) == 2
