"""A programme on a clock that can be moved, without a mail server: what is written waits in the outbox."""

from dataclasses import replace

import pytest

from mailflow.house import House
from tests.stories.conftest import alliance, moved_clock, story, world  # noqa: F401 - fixtures
from tests.time.clockwork import Clockwork
from tests.world import World


@pytest.fixture
def works(house: House, world: World, alliance: int) -> Clockwork:  # noqa: F811 - fixtures
    """The Women's Alliance; Ada runs it. Runs on both databases."""
    silent = replace(house, transport=None)
    world.house = silent
    return Clockwork(silent, world, alliance)
