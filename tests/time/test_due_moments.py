"""Every timer of The Women's Alliance is due at the hour of its member's own clock, and fires there once."""

from collections import Counter
from datetime import timedelta

from mailflow import clock
from mailflow.demo.advance import advance
from mailflow.domain.meeting import PlanMeeting
from mailflow.domain.mentorship import EndMentorship
from mailflow.domain.origin import Door
from mailflow.domain.participation.membership import PauseMembership
from mailflow.domain.programme import InvitePerson
from mailflow.domain.timers import PROMPTING, TIMERS
from mailflow.store.timers import Timer
from tests.time.clockwork import Clockwork, at, is_open, names, there

LAST_OF_JANUARY = "2028-01-31 10:00"

MEMBER = {
    "release_nudge_first": "2028-02-03 10:00",
    "release_nudge_second": "2028-02-10 10:00",
    "release_nudge_third": "2028-03-01 10:00",
    "release_warning": "2028-03-24 10:00",
    "release": "2028-03-31 10:00",
    "renewal": "2029-01-31 10:00",
}
REQUEST = {"request_follow_up": "2028-02-07 10:00", "request_escalation": "2028-02-14 10:00"}
PAIR = {
    "first_meeting_ask": "2028-02-14 10:00",
    "preread": "2028-02-14 10:00",
    "first_meeting_again": "2028-02-28 10:00",
    "quiet_ask": "2028-03-31 10:00",
    "cadence": "2028-04-30 10:00",
    "quiet_alarm": "2028-04-30 10:00",
    "wrap_up_early": "2028-12-02 10:00",
    "wrap_up_late": "2029-01-17 10:00",
    "length_end": "2029-01-31 10:00",
}
SIX = (
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Africa/Casablanca",
)
"""Clocks that change: at other nights, by half an hour, in the south, and for Ramadan."""


def due(timers: list[Timer], zone: str) -> dict[str, str]:
    """When each is due on the wall clock of the zone."""
    return {timer.name: there(timer.first_due_at, zone) for timer in timers if timer.closed_at is None}


def test_what_begins_on_the_last_of_january_is_due_on_days_that_exist(works: Clockwork) -> None:
    for number, zone in enumerate(SIX):
        clock.move_to(at(LAST_OF_JANUARY, zone))
        mentor = works.joins(f"Mentor{number} M", "mentor", zone)
        mentee = works.joins(f"Mentee{number} M", "mentee", zone)
        assert due(works.timers("participation", mentee), zone) == MEMBER, zone
        assert due(works.timers("participation", mentor), zone) == {"renewal": MEMBER["renewal"]}, zone
        request = works.asks(mentee, mentor)
        assert due(works.timers("request", request), zone) == REQUEST, zone
        assert due(works.timers("participation", mentee), zone) == {"renewal": MEMBER["renewal"]}, zone
        other = works.joins(f"Other{number} M", "mentor", "UTC")
        assert due(works.timers("mentorship", works.pairs(mentee, other)), zone) == PAIR, zone


def test_the_hour_stays_when_the_clocks_change_either_way(works: Clockwork) -> None:
    """A year of cadences: two changes of the clocks in each zone, and still ten in the morning."""
    pairs = {}
    clock.move_to(at("2027-11-30 10:00", "UTC"))
    for number, zone in enumerate(SIX):
        mentee = works.world.member(works.programme, f"Mentee{number} M", "mentee", zone=zone)
        mentor = works.world.member(works.programme, f"Mentor{number} M", "mentor", zone=zone)
        clock.move_to(at("2027-11-30 10:00", zone))
        pairs[works.pairs(mentee, mentor)] = zone
    advance(works.house, at("2028-09-15 00:00", "UTC"))
    for pair, zone in pairs.items():
        asked = [timer for timer in works.timers("mentorship", pair) if timer.name == "cadence"]
        moments = [there(timer.first_due_at, zone) for timer in asked]
        assert moments == [f"2028-{day} 10:00" for day in ("02-29", "05-30", "08-30", "11-30")], zone


def test_each_timer_fires_when_it_is_due_and_never_again(works: Clockwork) -> None:
    """Fourteen months, told from due time to due time, in which every timer but the digest's has its turn."""
    live(works)
    advance(works.house, clock.now() + timedelta(days=430))
    timers = works.timers()
    fired = [timer for timer in timers if timer.fired_at is not None]
    assert {timer.name for timer in fired} == set(TIMERS) - {"digest"}
    assert Counter(entry.timer_id for entry in works.journal() if entry.origin and entry.door == Door.TIMER.value) == {
        timer.id: 1 for timer in fired
    }
    assert not [timer.name for timer in timers if is_open(timer) and timer.due_at <= clock.now()]
    for timer in fired:
        assert timer.fired_at is not None
        late = timer.fired_at - timer.first_due_at
        assert timedelta(0) <= late, timer.name
        assert late < timedelta(seconds=5) or timer.name in PROMPTING, timer.name
        assert late < timedelta(days=21), (timer.name, late)


def live(works: Clockwork) -> None:
    """Somebody for every timer: unused, unfinished, waiting, paired, ending, invited, on a break."""
    unused = works.joins("Uma Unused", "mentee", "America/New_York")
    works.joins("Theo Third", "mentee", "Asia/Kathmandu")
    mentors = [works.joins(f"{name} Mentor", "mentor", "Europe/Berlin") for name in ("Anna", "Bert", "Cleo", "Dora")]
    mentees = [works.joins(f"{name} Mentee", "mentee", "Europe/Berlin") for name in ("Mia", "Nora", "Olga")]
    assert unused
    works.asks(mentees[0], mentors[0])
    pair = works.pairs(mentees[1], mentors[1])
    works.does(PlanMeeting(mentorship=pair, when="2026-04-16"), works.person_of(mentees[1]))
    ending = works.pairs(mentees[2], mentors[2])
    works.does(EndMentorship(mentorship=ending, reason="not_working"), works.person_of(mentors[2]))
    works.does(PauseMembership(participation=mentors[3], until="2026-05-05"), works.person_of(mentors[3]))
    works.does(InvitePerson(programme=works.programme, addresses=["silent@people.example"], role="mentee"))
    works.begins_to_join("Half Done", "mentee")
    works.is_offered_a_place("Wanda Waiting", "mentee")


def test_no_timer_but_the_due_ones_is_named(works: Clockwork) -> None:
    """A second before its time nothing fires; a second after it does."""
    mentor = works.joins("Anna Mentor", "mentor", "Europe/Berlin")
    mentee = works.joins("Mia Mentee", "mentee", "Europe/Berlin")
    request = works.asks(mentee, mentor)
    follow_up = works.timer("request_follow_up", request)
    works.jumps(follow_up.due_at - timedelta(seconds=2))
    assert is_open(works.timer("request_follow_up", request))
    works.jumps(follow_up.due_at + timedelta(seconds=1))
    assert works.timer("request_follow_up", request).fired_at is not None
    assert works.sweep() == 0
    assert names(works.timers("request", request)) == ["request_escalation", "request_follow_up"]
