"""The example programme's people and plots: sixty, all different, and made of emails that there are."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from mailflow import clock
from mailflow.demo import live
from mailflow.demo.history import History, by_day
from mailflow.demo.people import cast
from mailflow.demo.plot import lives
from mailflow.demo.stage import set_up
from mailflow.domain.emails import EMAILS
from mailflow.domain.zones import zone_called
from mailflow.store.journal import JournalEntry
from mailflow.store.programmes import Participation
from tests.demo.stages import A_MONDAY

PLOTS = tomllib.loads((Path(live.__file__).parent / "plot.toml").read_text("utf-8"))


def test_there_are_sixty_people_with_an_address_each() -> None:
    everybody = cast().everybody
    assert len(everybody) == 60
    assert len({one.address for one in everybody}) == 60
    assert all(one.address.isascii() for one in everybody)


def test_everybody_lives_in_a_zone_that_exists() -> None:
    assert [one.name for one in cast().everybody if zone_called(one.zone) is None] == []


def test_everybody_but_the_office_has_one_life() -> None:
    people = cast()
    played = [life.character.address for life in lives(people)]
    assert sorted(played) == sorted(one.address for one in (*people.mentors, *people.mentees))


def test_every_plot_is_somebodys() -> None:
    played = {life.plot for life in lives(cast())} | {"everyone"}
    assert set(PLOTS) <= played


@pytest.mark.parametrize("plot", sorted(PLOTS))
def test_a_plot_answers_emails_that_there_are(plot: str) -> None:
    keys = [key.removesuffix("_each") for role in PLOTS[plot].values() for key in role]
    assert [key for key in keys if key not in EMAILS] == []


def test_nobody_writes_at_night() -> None:
    late = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
    assert by_day(late) == datetime(2026, 3, 3, 7, 30, tzinfo=UTC)
    assert by_day(late.replace(hour=3)).hour == 7
    assert by_day(late.replace(hour=12)).hour == 12


def test_the_demo_begins_on_the_morning_of_a_working_day() -> None:
    a_sunday = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    assert live.working_morning(a_sunday) == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    a_monday = datetime(2026, 11, 23, 9, 0, 1, tzinfo=UTC)
    assert live.working_morning(a_monday) == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.slow
def test_the_first_fortnight_goes_through_the_doors(tmp_path: Path) -> None:
    done: list[float] = []
    with set_up(tmp_path, begins=A_MONDAY) as stage:
        History(stage, done.append).play(timedelta(days=9))
        with stage.house.sessions() as session:
            doors = set(session.scalars(select(JournalEntry.door)))
            states = list(session.scalars(select(Participation.state)))
        everything = stage.inbox.since(0)
    assert clock.now() >= A_MONDAY + timedelta(days=9)
    assert doors >= {"cli", "reply", "link", "timer"}
    assert states.count("active") > 15
    assert done == sorted(done)
    assert done[-1] == pytest.approx(1, abs=0.01)
    assert any(mail.seen for mail in everything)
    assert any(not mail.seen for mail in everything)
