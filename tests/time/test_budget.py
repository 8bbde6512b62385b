"""Nobody is asked by night, nor more than once a day or three times a week; and nothing that was put off is lost."""

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from mailflow import clock
from mailflow.demo.advance import advance
from mailflow.domain.emails import Kind
from mailflow.domain.mentorship import RemindPair
from mailflow.domain.policy import Sending
from mailflow.domain.timers import PROMPTING
from mailflow.handlers.budget import WEEK, Diary
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.programmes import Participation
from tests.time.clockwork import Clockwork, at, is_open, there

ZONES = (
    "America/Los_Angeles",
    "America/St_Johns",
    "Europe/Berlin",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Africa/Johannesburg",
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC))


def by_day(moment: datetime, zone: str) -> bool:
    """Whether the wall clock shows a working day between eight and eight."""
    local = moment.astimezone(ZoneInfo(zone))
    return 8 <= local.hour < 20 and local.weekday() < 5


def assert_within_budget(asked: Iterable[datetime], zone: str) -> None:
    """At most one a day of the zone's, at most three in any seven days."""
    moments = sorted(asked)
    days = [moment.astimezone(ZoneInfo(zone)).date() for moment in moments]
    assert len(days) == len(set(days)), days
    assert all(later - first >= WEEK for first, later in zip(moments, moments[3:], strict=False)), days


@given(zone=st.sampled_from(ZONES), moments=st.lists(MOMENTS, min_size=2, max_size=12))
def test_whenever_somebody_may_be_asked_it_is_by_day_and_not_too_often(zone: str, moments: list[datetime]) -> None:
    asked: list[datetime] = []
    for moment in moments:
        free = Diary(zone, Sending(), tuple(asked)).free(moment)
        assert free >= moment
        assert by_day(free, zone)
        asked.append(free)
    assert_within_budget(asked, zone)


@given(zone=st.sampled_from(ZONES), moment=MOMENTS)
def test_a_free_moment_is_free(zone: str, moment: datetime) -> None:
    diary = Diary(zone, Sending(), ())
    assert diary.free(diary.free(moment)) == diary.free(moment)
    assert diary.free(moment) - moment <= timedelta(days=2, hours=13)


def test_a_crowd_is_never_asked_by_night_nor_too_often(works: Clockwork) -> None:
    """Twelve people all over the world, joined and paired at random moments, thirteen months of prompts and notices."""
    chance = random.Random(20)
    zones: dict[int, str] = {}
    mentees: list[int] = []
    for number in range(6):
        advance(works.house, clock.now() + timedelta(minutes=chance.randrange(20 * 24 * 60)))
        mentor = works.joins(f"Mentor{number} M", "mentor", chance.choice(ZONES))
        mentees.append(works.joins(f"Mentee{number} M", "mentee", chance.choice(ZONES)))
        if number % 4:
            works.pairs(mentees[-1], mentor)
        elif number:
            works.asks(mentees[0], mentor)
    advance(works.house, clock.now() + timedelta(days=400))
    members = works.read(lambda session: list(session.scalars(select(Participation))))
    zones = {member.person_id: member.zone for member in members}
    waiting = [mail for mail in works.mails() if mail.kind in (Kind.PROMPT, Kind.NOTICE)]
    assert len(waiting) > 100
    for mail in waiting:
        zone = zones.get(mail.person_id or 0, works.world.zone)
        # Whoever was invited had no clock of their own yet.
        zone = works.world.zone if mail.noun == "invitation" else zone
        assert by_day(mail.not_before, zone), (mail.email, zone, there(mail.not_before, zone))
    for person, zone in zones.items():
        asked = [one for one in waiting if one.person_id == person and one.kind == Kind.PROMPT]
        assert_within_budget((one.not_before for one in asked), zone)
    assert not [timer.name for timer in works.timers() if is_open(timer) and timer.due_at <= clock.now()]


def test_the_lesser_prompt_moves_to_the_next_free_day_and_is_not_lost(works: Clockwork) -> None:
    """Four requests wait for one mentor; on the day all are due, one is asked about, and the rest in their turn."""
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor")
    mentees = [works.world.member(works.programme, f"Mentee{number} M", "mentee") for number in range(5)]
    for mentee in mentees:
        works.asks(mentee, mentor)
    advance(works.house, clock.now() + timedelta(days=30))
    days = [there(mail.not_before, "Europe/Berlin")[:10] for mail in works.mails("request_reminder")]
    assert days == ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-17", "2026-03-18"]


def test_of_what_is_due_at_once_the_most_important_is_asked_first(works: Clockwork) -> None:
    """After three weeks of silence everything is due: it comes in the order of the table, whatever was due first."""
    mentee = works.joins("Mia Mentee", "mentee", "Europe/Berlin")
    anna = works.joins("Anna Mentor", "mentor", "Europe/Berlin")
    pair = works.pairs(mentee, anna)
    other = works.world.member(works.programme, "Bert Mentor", "mentor")
    clock.move_to(clock.now() + timedelta(days=2))
    works.asks(mentee, other)
    assert pair
    works.jumps(at("2026-03-23 10:00", "Europe/Berlin"))
    advance(works.house, clock.now() + timedelta(days=10))
    mia = works.person_of(mentee)
    asked = [mail.email for mail in works.mails() if mail.person_id == mia and mail.kind == Kind.PROMPT]
    assert asked[:3] == ["request_unanswered", "form_reminder", "mentorship_first_meeting"]
    order = ["request_escalation", "form_reminder", "first_meeting_ask"]
    assert sorted(order, key=PROMPTING.index) == order


def test_the_budget_counts_across_programmes(works: Clockwork) -> None:
    """One person, a mentor in two programmes: two requests due on one day, one prompt a day."""
    second = works.world.programme("second")
    tom = works.world.member(works.programme, "Tom Mentor", "mentor")
    person = works.person_of(tom)
    again = works.world.member_again(second, person, "mentor")
    for programme, mentor in ((works.programme, tom), (second, again)):
        mentee = works.world.member(programme, f"Mentee{programme} M", "mentee")
        works.asks(mentee, mentor)
    advance(works.house, clock.now() + timedelta(days=10))
    asked = [mail.not_before for mail in works.mails("request_reminder")]
    assert len(asked) == 2
    assert_within_budget(asked, "Europe/Berlin")


def test_an_administrators_nudge_waits_for_a_free_day_too(works: Clockwork) -> None:
    mentee = works.world.member(works.programme, "Mia Mentee", "mentee")
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor")
    pair = works.pairs(mentee, mentor)
    for _ in range(2):
        works.does(RemindPair(mentorship=pair))
    nudges = [mail for mail in works.mails("mentorship_quiet") if mail.person_id == works.person_of(mentee)]
    first, second = (mail.not_before for mail in nudges)
    assert_within_budget([first, second], "Europe/Berlin")


def test_two_who_never_wake_at_the_same_time_are_asked_each_in_their_own_morning(works: Clockwork) -> None:
    """Honolulu and Johannesburg are twelve hours apart: no hour suits both, and both are asked all the same."""
    mentee = works.world.member(works.programme, "Mia Mentee", "mentee", zone="Pacific/Honolulu")
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor", zone="Africa/Johannesburg")
    works.pairs(mentee, mentor)
    advance(works.house, clock.now() + timedelta(days=100))
    asked = works.mails("mentorship_cadence")
    assert [mail.person_id for mail in asked] == [works.person_of(mentor), works.person_of(mentee)]
    assert by_day(asked[0].not_before, "Africa/Johannesburg")
    assert by_day(asked[1].not_before, "Pacific/Honolulu")
    assert abs(asked[0].not_before - asked[1].not_before) <= timedelta(days=3)


def test_what_its_member_has_stopped_takes_nothing_from_the_budget(works: Clockwork) -> None:
    mentor = works.world.member(works.programme, "Tom Mentor", "mentor")
    works.world.stops(mentor, "request")
    for number in range(4):
        works.asks(works.world.member(works.programme, f"Mentee{number} M", "mentee"), mentor)
    advance(works.house, clock.now() + timedelta(days=8))
    kept: list[OutgoingMail] = works.mails("request_reminder")
    assert len(kept) == 4
    assert {mail.state for mail in kept} == {"withheld"}
