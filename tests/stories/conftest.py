"""The story fixture: a programme called alliance with its administrator Ada, on a clock that can be moved."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailflow import clock
from mailflow.app import create_app
from mailflow.house import House
from tests.sink import Sink
from tests.stories.letters import Story
from tests.world import World

A_MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def moved_clock(tmp_path: Path) -> Iterator[None]:
    """Simulated time that begins on a Monday morning."""
    clock.follow(tmp_path / "clock")
    clock.move_to(A_MONDAY)
    yield
    clock.follow(None)


@pytest.fixture
def world(moved_clock: None, house: House) -> World:
    """Where rows are made, on both databases."""
    return World(house)


@pytest.fixture
def alliance(world: World) -> int:
    """The programme's id; Ada runs it."""
    programme = world.programme()
    world.administrator(programme, "Ada Admin", title="Programme chair", group_name="Berlin", year=2026)
    return programme


@pytest.fixture
def story(world: World, alliance: int, house: House, smtp_sink: Sink) -> Story:
    """The programme's letters."""
    app = create_app(house)
    app.testing = True
    return Story(house, smtp_sink, app.test_client())
