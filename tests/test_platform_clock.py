"""The clock: real time plus an offset that all processes read from one file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from freezegun import freeze_time
from hypothesis import given
from hypothesis import strategies as st

from mailflow import clock
from mailflow.errors import ConfigurationError

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)


def test_without_a_file_it_is_the_real_time() -> None:
    with freeze_time(NOON):
        assert clock.now() == clock.real_now() == NOON


def test_the_file_is_read_on_every_call(tmp_path: Path) -> None:
    clock.follow(tmp_path / "clock")
    with freeze_time(NOON):
        assert clock.now() == NOON
        (tmp_path / "clock").write_text("86400.5")
        assert clock.now() == NOON + timedelta(days=1, milliseconds=500)
        (tmp_path / "clock").write_text("-60")
        assert clock.now() == NOON - timedelta(minutes=1)


def test_the_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clock").write_text("3600\n")
    monkeypatch.setenv("MAILFLOW_CLOCK_FILE", str(tmp_path / "clock"))
    clock.forget()
    with freeze_time(NOON):
        assert clock.now() == NOON + timedelta(hours=1)


@given(moment=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_it_moves_to_any_moment_exactly(moment: datetime, tmp_path_factory: pytest.TempPathFactory) -> None:
    clock.follow(tmp_path_factory.getbasetemp() / "exact-clock")
    with freeze_time(NOON):
        clock.move_to(moment)
        assert clock.now() == moment
        assert clock.real_now() == NOON


def test_the_real_time_cannot_be_moved() -> None:
    with pytest.raises(ConfigurationError, match="MAILFLOW_CLOCK_FILE"):
        clock.move_to(NOON)


def test_a_file_of_words_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "clock").write_text("tomorrow")
    clock.follow(tmp_path / "clock")
    with pytest.raises(ConfigurationError, match="clock must hold a decimal number"):
        clock.now()


def test_a_file_that_is_empty_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "clock").touch()
    clock.follow(tmp_path / "clock")
    with freeze_time(NOON):
        assert clock.now() == NOON
