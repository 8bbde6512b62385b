"""A service whose clock is only ever looked at by night still asks what it has to ask, by day."""

from datetime import UTC, datetime

import pytest

from mailflow import clock
from mailflow.demo.advance import settle
from tests.stories.conftest import alliance, moved_clock, story, world  # noqa: F401 - fixtures
from tests.stories.letters import Story
from tests.world import World


@pytest.mark.rule("WA-17")
def test_a_clock_moved_a_day_at_a_time_by_night_still_follows_a_request_up(
    story: Story,  # noqa: F811 - a fixture
    alliance: int,  # noqa: F811 - a fixture
    world: World,  # noqa: F811 - a fixture
) -> None:
    world.member(alliance, "Mia Mentee", "mentee")
    world.member(alliance, "Tom Mentor", "mentor")
    story.writes("Mia", "request Tom Mentor")
    for day in range(3, 21):
        clock.move_to(datetime(2026, 3, day, 2, 30, tzinfo=UTC))
        settle(story.house)
    assert [mail.kind for mail in story.mails("Tom")] == ["request_received", "request_reminder"]
    assert "request_unanswered" in [mail.kind for mail in story.mails("Mia")]
