"""How a mentorship may end: by whom, for which reason, under which rule."""

import pytest

from mailflow.domain.machine import NotNow
from mailflow.domain.mentorship import (
    ACTIVE,
    CLOCKS,
    ENDED,
    ENDING,
    GOALS_MET,
    NOT_WORKING,
    TABLE,
    ConfirmEnding,
    EndMentorship,
    MentorshipFacts,
)

END = EndMentorship(mentorship=1)


def facts(ended_by: str, reason: str = NOT_WORKING, rule: str = "mentee confirms") -> MentorshipFacts:
    return MentorshipFacts(ended_by=ended_by, reason=reason, rule=rule)


@pytest.mark.parametrize(
    ("ended_by", "rule", "target"),
    [
        ("mentee", "mentee confirms", ENDED),
        ("mentor", "mentee confirms", ENDING),
        ("office", "mentee confirms", ENDED),
        ("mentor", "either", ENDED),
        ("mentee", "either", ENDED),
        ("mentor", "administrators", ENDING),
        ("mentee", "administrators", ENDING),
        ("office", "administrators", ENDED),
    ],
)
def test_who_may_end_it_alone_is_the_policys_word(ended_by: str, rule: str, target: str) -> None:
    assert TABLE.step(ACTIVE, END, facts(ended_by, rule=rule)).target == target


def test_a_mentor_cannot_end_at_the_second_try_what_waits_for_the_mentee() -> None:
    with pytest.raises(NotNow):
        TABLE.step(ENDING, END, facts("mentor"))


def test_the_two_texts_are_by_who_ends_it() -> None:
    by_mentee = TABLE.step(ACTIVE, END, facts("mentee")).emails
    by_mentor = TABLE.step(ENDING, ConfirmEnding(mentorship=1), facts("mentor")).emails
    assert by_mentee == ("mentorship_ended_by_mentee", "mentorship_closed_mentee")
    assert by_mentor == ("mentorship_closed_mentor", "mentorship_ended_by_mentor")


def test_goals_met_thanks_the_mentor_whoever_says_so() -> None:
    assert "mentorship_thanks" in TABLE.step(ACTIVE, END, facts("mentee", GOALS_MET)).emails
    assert "mentorship_thanks" in TABLE.step(ENDING, ConfirmEnding(mentorship=1), facts("mentor", GOALS_MET)).emails


def test_every_end_stops_every_clock() -> None:
    ends = [row for row in TABLE.transitions if row.target == ENDED]
    assert ends
    assert all(set(row.stops) == set(CLOCKS) for row in ends)
