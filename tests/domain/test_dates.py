"""Days and moments as the reader gives them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.domain.dates import last_day, planned

BERLIN = "Europe/Berlin"


@pytest.mark.parametrize("said", ["2026-03-10T15:00", "2026-03-10 15:00", "2026-03-10 3pm", "2026-03-10 at 3.00 p.m."])
def test_an_hour_is_one_of_the_wall_clock(said: str) -> None:
    found = planned(said, BERLIN)
    assert found is not None
    assert found.timed
    assert found.begins_at == datetime(2026, 3, 10, 14, 0, tzinfo=UTC)


def test_a_day_without_an_hour_is_noon_and_says_so() -> None:
    found = planned("2026-07-10", BERLIN)
    assert found is not None
    assert not found.timed
    assert found.day == date(2026, 7, 10)
    assert found.begins_at == datetime(2026, 7, 10, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("said", [None, "", "2026-07", "2026-02-30", "Tuesday", "2026-13-01"])
def test_what_names_no_one_day_is_no_plan(said: str | None) -> None:
    assert planned(said, BERLIN) is None


@pytest.mark.parametrize(
    ("said", "day"),
    [("2026-07", date(2026, 7, 31)), ("2028-02", date(2028, 2, 29)), ("2026-07-03", date(2026, 7, 3)), ("soon", None)],
)
def test_the_last_day_is_meant(said: str, day: date | None) -> None:
    assert last_day(said) == day


@given(st.text(max_size=40))
def test_no_words_break_it(said: str) -> None:
    planned(said, BERLIN)
    planned(f"2026-03-10 {said}", BERLIN)
    assert last_day(said) is None or said.strip()[:4].isdecimal()
