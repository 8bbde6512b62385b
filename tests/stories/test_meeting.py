"""Planned meetings, told in letters."""

import pytest

from tests.stories.letters import Mail, Story
from tests.stories.pairs import brought_together, started
from tests.world import World


@pytest.fixture
def pair(story: Story, alliance: int, world: World) -> Story:
    """Mia and Tom have been brought together on Monday, 2 March 2026."""
    return brought_together(story, world, alliance)


def plans(pair: Story, words: str) -> Mail:
    """Mia plans a meeting; what Tom then hears of it."""
    pair.writes("Mia", words, answering=pair.gets("Mia", "mentorship_introduced_mentee"))
    pair.passes(hours=1)
    return pair.gets("Tom", "meeting_planned")


@pytest.mark.rule("WA-21")
def test_two_days_before_a_planned_meeting_the_mentees_objectives_go_to_the_mentor(pair: Story) -> None:
    planned = plans(pair, "Let's meet on Thursday 12 March at 3pm")
    assert "Thursday, 12 March 2026, 15:00 (Berlin" in planned.text
    assert "Thursday, 12 March 2026" in pair.gets("Mia", "meeting_noted").text
    started(pair)
    pair.passes(days=6)
    assert not [mail for mail in pair.mails("Mia") if mail.kind == "meeting_session"]
    pair.passes(days=3)
    asked = pair.gets("Mia", "meeting_session")
    words = "I would like to talk about saying no.\nI did two of three exercises."
    pair.writes("Mia", words, answering=asked, client="apple_mail")
    pair.passes(days=1)
    told = pair.gets("Tom", "meeting_objectives")
    assert "saying no" in told.text
    assert "two of three exercises" in told.text


def test_a_meeting_that_is_moved_is_prepared_for_its_new_day(pair: Story) -> None:
    planned = plans(pair, "Let's meet on Thursday 12 March at 3pm")
    pair.writes("Tom", "Could we move it to Friday 20 March?", answering=planned)
    pair.passes(hours=1)
    assert "Friday, 20 March 2026" in pair.gets("Mia", "meeting_moved").text
    pair.passes(days=12)
    assert not [mail for mail in pair.mails("Mia") if mail.kind == "meeting_session"]
    pair.passes(days=5)
    assert pair.gets("Mia", "meeting_session")


def test_a_meeting_that_is_called_off_is_told_and_not_prepared(pair: Story) -> None:
    pair.writes("Tom", "no", answering=plans(pair, "Let's meet on Thursday 12 March at 3pm"))
    pair.passes(hours=1)
    assert "is off" in pair.gets("Mia", "meeting_cancelled").text
    pair.passes(days=9)
    assert not [mail for mail in pair.mails("Mia") if mail.kind == "meeting_session"]


def test_who_has_planned_a_meeting_is_not_asked_whether_they_have_met(pair: Story) -> None:
    plans(pair, "Let's meet on Monday 30 March at 3pm")
    started(pair)
    pair.passes(days=15)
    assert not [mail for mail in pair.mails("Mia") if mail.kind == "mentorship_first_meeting"]
