"""What a goal lacks to be SMART."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.domain.smart import MEASURABLE, MOST_HINTS, SPECIFIC, TIME_BOUND, missing


@pytest.mark.parametrize(
    "text",
    [
        "give two talks at work by the end of June",
        "Finish the online course on budgets before October",
        "Lead one team meeting each month until December",
        "Speak to three heads of department within 6 weeks",
    ],
)
def test_a_clear_goal_gets_no_hint(text: str) -> None:
    assert missing(text) == ()


@pytest.mark.parametrize("text", ["become more confident", "improve my network", "be better at work somehow"])
def test_a_wish_is_asked_for_a_day_and_a_measure(text: str) -> None:
    assert missing(text) == (TIME_BOUND, MEASURABLE)


def test_a_day_that_stands_beside_the_goal_counts() -> None:
    assert missing("give two talks at work", date(2026, 6, 30)) == ()


def test_two_words_are_not_specific() -> None:
    assert missing("learn Spanish", date(2026, 6, 30)) == (MEASURABLE, SPECIFIC)


@given(st.text(max_size=300))
def test_there_are_never_more_than_two_hints(text: str) -> None:
    assert len(missing(text)) <= MOST_HINTS
