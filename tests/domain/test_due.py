"""The arithmetic of dates: spans on a wall clock, quiet hours, mornings; through DST, month ends and leap days."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.domain.due import (
    QuietHours,
    Span,
    after,
    allowed_before,
    days_between,
    morning_of,
    next_allowed,
    next_morning,
    next_turn,
)

BERLIN = "Europe/Berlin"
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns", "UTC"]
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


def local(*parts: int, zone: str = BERLIN) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("7d", Span(days=7)),
        ("2 months", Span(months=2)),
        ("-14 d", Span(days=-14)),
        ("15 min", Span(seconds=900)),
        ("1 year", Span(months=12)),
        ("3 weeks", Span(days=21)),
    ],
)
def test_a_span_is_read(text: str, span: Span) -> None:
    assert Span.parse(text) == span


@pytest.mark.parametrize("text", ["", "7", "soon", "7 fortnights", "d7"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="span"):
        Span.parse(text)


def test_two_months_from_the_last_of_december_is_the_last_of_february() -> None:
    assert after(local(2025, 12, 31, 9), Span(months=2), BERLIN) == local(2026, 2, 28, 9)
    assert after(local(2027, 12, 31, 9), Span(months=2), BERLIN) == local(2028, 2, 29, 9)


def test_a_month_from_the_last_of_january_does_not_skip_february() -> None:
    assert after(local(2026, 1, 31, 9), Span(months=1), BERLIN) == local(2026, 2, 28, 9)


def test_a_year_from_leap_day_is_the_last_of_february() -> None:
    assert after(local(2028, 2, 29, 9), Span(months=12), BERLIN) == local(2029, 2, 28, 9)


def test_a_day_keeps_its_hour_when_the_clocks_change() -> None:
    assert after(local(2026, 3, 28, 9), Span(days=1), BERLIN) == local(2026, 3, 29, 9)
    assert after(local(2026, 10, 24, 9), Span(days=1), BERLIN) == local(2026, 10, 25, 9)


def test_minutes_are_real_minutes_when_the_clocks_change() -> None:
    before = local(2026, 3, 29, 1, 50)
    assert after(before, Span.parse("15 min"), BERLIN) - before == timedelta(minutes=15)


def test_a_quarter_of_an_hour_is_one_in_the_hour_that_comes_twice() -> None:
    second_time = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert after(second_time, Span.parse("15 min"), BERLIN) - second_time == timedelta(minutes=15)


def test_what_comes_round_counts_from_its_beginning() -> None:
    began, month = local(2027, 12, 31, 9), Span(months=1)
    moments = [began]
    for _ in range(4):
        moments.append(next_turn(began, month, moments[-1], BERLIN))
    assert moments[1:] == [local(2028, 1, 31, 9), local(2028, 2, 29, 9), local(2028, 3, 31, 9), local(2028, 4, 30, 9)]


@pytest.mark.parametrize("span", [Span(), Span(days=-7), Span(months=1, days=-31)])
def test_what_does_not_go_forward_never_comes_round(span: Span) -> None:
    with pytest.raises(ValueError, match="forward"):
        next_turn(local(2028, 1, 31), span, local(2028, 2, 1), BERLIN)


def test_days_are_counted_by_midnights() -> None:
    assert days_between(local(2026, 3, 1, 23, 59), local(2026, 3, 2), BERLIN) == 1
    assert days_between(local(2026, 3, 28, 12), local(2026, 3, 30, 11), BERLIN) == 2


@given(moment=MOMENTS, zone=st.sampled_from(ZONES), days=st.integers(0, 900), months=st.integers(0, 40))
def test_a_span_forward_never_goes_back(moment: datetime, zone: str, days: int, months: int) -> None:
    assert after(moment, Span(months=months, days=days), zone) >= moment - timedelta(hours=1)


@given(moment=MOMENTS, zone=st.sampled_from(ZONES), weekends=st.booleans())
def test_the_next_allowed_moment_is_by_day_and_on_a_working_day(moment: datetime, zone: str, weekends: bool) -> None:
    quiet = QuietHours(weekends=weekends)
    allowed = next_allowed(moment, quiet, zone)
    there = allowed.astimezone(ZoneInfo(zone))
    assert allowed >= moment
    assert time(8) <= there.time() < time(20)
    assert weekends or there.weekday() < 5
    assert next_allowed(allowed, quiet, zone) == allowed


@given(moment=MOMENTS, zone=st.sampled_from(ZONES))
def test_the_next_morning_is_within_a_day_and_a_bit(moment: datetime, zone: str) -> None:
    found = next_morning(moment, time(8), zone)
    assert timedelta(0) < found - moment <= timedelta(hours=25)
    assert found.astimezone(ZoneInfo(zone)).time() == time(8)


@given(moment=MOMENTS, zone=st.sampled_from(ZONES), weekends=st.booleans())
def test_what_must_not_be_late_is_by_day_and_not_after(moment: datetime, zone: str, weekends: bool) -> None:
    quiet = QuietHours(weekends=weekends)
    found = allowed_before(moment, quiet, zone)
    assert moment - timedelta(days=3) < found <= moment
    assert next_allowed(found, quiet, zone) == found


def test_an_iso_day_has_a_morning_and_what_is_none_has_not() -> None:
    assert morning_of("2026-03-30", time(8), BERLIN) == local(2026, 3, 30, 8)
    assert morning_of("2026-04", time(8), BERLIN) == local(2026, 4, 1, 8)
    assert [morning_of(said, time(8), BERLIN) for said in (None, "", "soon", "2026-02-30")] == [None] * 4


def test_an_evening_hour_moves_to_the_morning_and_a_friday_evening_to_monday() -> None:
    assert next_allowed(local(2026, 3, 3, 21), QuietHours(), BERLIN) == local(2026, 3, 4, 8)
    assert next_allowed(local(2026, 3, 6, 20), QuietHours(), BERLIN) == local(2026, 3, 9, 8)
    assert next_allowed(local(2026, 3, 3, 10, 30), QuietHours(), BERLIN) == local(2026, 3, 3, 10, 30)
