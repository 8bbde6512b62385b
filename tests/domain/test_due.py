"""The arithmetic of dates: spans on a wall clock, quiet hours, mornings; through DST, month ends and leap days."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.domain.due import QuietHours, Span, after, next_allowed, next_morning

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


def test_an_evening_hour_moves_to_the_morning_and_a_friday_evening_to_monday() -> None:
    assert next_allowed(local(2026, 3, 3, 21), QuietHours(), BERLIN) == local(2026, 3, 4, 8)
    assert next_allowed(local(2026, 3, 6, 20), QuietHours(), BERLIN) == local(2026, 3, 9, 8)
    assert next_allowed(local(2026, 3, 3, 10, 30), QuietHours(), BERLIN) == local(2026, 3, 3, 10, 30)
