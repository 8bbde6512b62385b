"""WA-18: how long a mentorship lasts depends on when it began; both are told in time, and at the end."""

from datetime import timedelta

import pytest

from mailflow import clock
from mailflow.demo.advance import advance
from mailflow.store.mentoring import Mentorship
from tests.time.clockwork import Clockwork, at, is_open, there

ZONE = "America/Chicago"


@pytest.mark.rule("WA-18")
@pytest.mark.parametrize(
    ("began", "ends", "early", "late"),
    [
        ("2008-11-03 10:00", "2010-05-03 10:00", "2010-03-04 10:00", "2010-04-19 10:00"),
        ("2009-01-02 10:00", "2010-01-02 10:00", "2009-11-03 10:00", "2009-12-19 10:00"),
    ],
    ids=["of 2008", "of 2009"],
)
def test_a_mentorship_lasts_as_long_as_those_of_its_year(
    works: Clockwork, began: str, ends: str, early: str, late: str
) -> None:
    clock.move_to(at(began, ZONE))
    mentee = works.world.member(works.programme, "Mia Mentee", "mentee", zone=ZONE)
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor", zone=ZONE)
    number = works.pairs(mentee, mentor)
    pair = works.read(lambda session: session.get_one(Mentorship, number))
    assert there(pair.ends_at, ZONE) == ends
    assert there(works.timer("wrap_up_early", number).due_at, ZONE) == early
    assert there(works.timer("wrap_up_late", number).due_at, ZONE) == late
    advance(works.house, at(ends, ZONE) - timedelta(hours=1))
    told = [there(mail.created_at, ZONE) for mail in works.mails("mentorship_wrap_up")]
    assert told == [early, early, late, late]
    assert not works.mails("mentorship_closed_mentor")
    advance(works.house, at(ends, ZONE) + timedelta(days=400))
    closed = works.mails("mentorship_closed_mentor", "mentorship_closed_mentee")
    assert [there(mail.created_at, ZONE) for mail in closed] == [ends, ends]
    assert not [timer.name for timer in works.timers("mentorship", number) if is_open(timer)]
    after = [mail.email for mail in works.mails() if mail.id > closed[-1].id]
    assert after == []
