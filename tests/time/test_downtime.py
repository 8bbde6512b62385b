"""The service was away for days: on its return each thing happens once, and the next is due as if nothing had been."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from mailflow import clock
from mailflow.demo.advance import advance
from mailflow.domain.participation.membership import KeepPlace
from mailflow.store.programmes import Participation
from tests.stories.conftest import A_MONDAY
from tests.stories.pairs import digest_for_all
from tests.time.clockwork import Clockwork, at, is_open, there

THREE_DAYS = timedelta(days=3)


def test_three_days_of_downtime_bring_each_mail_once_and_one_digest(works: Clockwork) -> None:
    digest_for_all(works.world)
    mentor = works.joins("Tom Mentor", "mentor", "Europe/Berlin")
    mentee = works.joins("Mia Mentee", "mentee", "Europe/Berlin")
    request = works.asks(mentee, mentor)
    advance(works.house, A_MONDAY + timedelta(days=6))
    assert digests(works) == (6, 0)
    works.jumps(A_MONDAY + timedelta(days=6) + THREE_DAYS)
    works.sweep()
    assert len(works.mails("request_reminder")) == len(works.mails("request_still_open")) == 1
    assert digests(works) == (7, 1), "the one of Monday, with nothing to tell but itself"
    assert there(works.timer("digest").due_at, "Europe/Berlin") == "2026-03-12 08:00"
    works.jumps(works.timer("request_escalation", request).due_at + THREE_DAYS)
    assert Counter(mail.email for mail in works.mails() if mail.email.startswith("request")) == {
        "request_received": 1,
        "request_reminder": 1,
        "request_still_open": 1,
        "request_unanswered": 1,
    }
    entries = Counter(entry.timer_id for entry in works.journal() if entry.origin and entry.timer_id)
    assert set(entries.values()) == {1}


def digests(works: Clockwork) -> tuple[int, int]:
    """How many were due and done, and how many of those had something to tell, or were a Monday's."""
    fired = [timer for timer in works.timers("administrator") if timer.fired_at is not None]
    return len(fired), len(works.mails("digest"))


def test_what_comes_round_late_is_next_due_on_its_old_day(works: Clockwork) -> None:
    """Three times in a row the service sleeps through a cadence, and the fourth is due to the hour."""
    zone = "America/New_York"
    clock.move_to(at("2027-11-30 10:00", zone))
    mentee = works.world.member(works.programme, "Mia Mentee", "mentee", zone=zone)
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor", zone=zone)
    pair = works.pairs(mentee, mentor)
    for expected in ("2028-05-30 10:00", "2028-08-30 10:00", "2028-11-30 10:00"):
        late = works.timer("cadence", pair).due_at + timedelta(days=4, hours=3)
        works.jumps(late)
        advance(works.house, late + timedelta(days=12))
        assert there(works.timer("cadence", pair).due_at, zone) == expected
    assert len(works.mails("mentorship_cadence")) == 2 * 3


def test_half_a_year_away_asks_once_not_twice(works: Clockwork) -> None:
    mentee = works.world.member(works.programme, "Mia Mentee", "mentee")
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor")
    pair = works.pairs(mentee, mentor)
    works.jumps(A_MONDAY + timedelta(days=190))
    advance(works.house, A_MONDAY + timedelta(days=210))
    assert len(works.mails("mentorship_cadence")) == 2
    assert there(works.timer("cadence", pair).due_at, "Europe/Berlin") == "2026-12-02 10:00"


@pytest.mark.rule("WA-22")
def test_a_member_since_leap_day_renews_on_the_last_of_february(works: Clockwork) -> None:
    """Five years, answered late each time: the day never drifts, and the leap day comes back."""
    zone = "Europe/Berlin"
    clock.move_to(at("2028-02-29 09:30", zone))
    member = works.joins("Lea Leap", "mentor", zone)
    for expected in ("2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29", "2033-02-28"):
        renewal = works.timer("renewal", member)
        assert there(renewal.due_at, zone) == f"{expected} 09:30"
        advance(works.house, renewal.due_at + timedelta(days=20))
        works.does(KeepPlace(participation=member), works.person_of(member))
    asked = [mail.email for mail in works.mails() if mail.email.startswith("participation_renewal")]
    assert asked == ["participation_renewal", "participation_renewal_reminder"] * 5


@pytest.mark.rule("WA-22")
def test_two_years_of_renewals_with_and_without_an_answer(works: Clockwork) -> None:
    """She says keep in the first year and nothing in the second: reminded twice, then asleep, and nothing after."""
    member = works.joins("Olga Old", "mentor", "Asia/Kathmandu")
    advance(works.house, A_MONDAY + timedelta(days=367))
    works.does(KeepPlace(participation=member), works.person_of(member))
    assert there(works.timer("renewal", member).due_at, "Asia/Kathmandu") == "2028-03-02 14:45"
    advance(works.house, A_MONDAY + timedelta(days=3 * 366))
    told = [(mail.email, there(mail.not_before, "Asia/Kathmandu")[:10]) for mail in works.mails()][-5:]
    assert told == [
        ("participation_renewal", "2027-03-02"),
        ("participation_renewal", "2028-03-02"),
        ("participation_renewal_reminder", "2028-03-16"),
        ("participation_renewal_reminder", "2028-03-30"),
        ("participation_inactive", "2028-04-06"),
    ]
    state = works.read(lambda session: session.scalars(select(Participation.state)).one())
    assert state == "inactive"
    assert not [timer.name for timer in works.timers("participation", member) if is_open(timer)]
