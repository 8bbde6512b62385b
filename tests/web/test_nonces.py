"""A form's nonce is ours, for that form, for half a day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.web.nonces import issue, read

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECRET = b"a key for tests"


def test_ours_is_known_with_its_time_and_whether_it_was_asked_again() -> None:
    shown = read(SECRET, "/do/x/1", issue(SECRET, "/do/x/1", NOW, again=True), NOW + timedelta(seconds=5))
    assert shown is not None
    assert (shown.at, shown.again) == (NOW, True)


@pytest.mark.parametrize(
    ("secret", "about", "later"),
    [
        (b"another key", "/do/x/1", timedelta(0)),
        (SECRET, "/do/x/2", timedelta(0)),
        (SECRET, "/do/x/1", timedelta(hours=12, seconds=1)),
        (SECRET, "/do/x/1", timedelta(seconds=-1)),
    ],
    ids=["another key", "another form", "too late", "from the future"],
)
def test_anything_else_is_not(secret: bytes, about: str, later: timedelta) -> None:
    assert read(secret, about, issue(SECRET, "/do/x/1", NOW), NOW + later) is None


@pytest.mark.parametrize(
    ("seconds", "cookie", "again", "machine"),
    [
        (0, False, False, True),
        (1.9, False, False, True),
        (2, False, False, False),
        (0, True, False, False),
        (0, False, True, False),
    ],
)
def test_quick_and_without_cookies_is_a_machine_unless_repeated(
    seconds: float, cookie: bool, again: bool, machine: bool
) -> None:
    now = NOW + timedelta(seconds=seconds)
    shown = read(SECRET, "/", issue(SECRET, "/", NOW, again=again), now)
    assert shown is not None
    assert shown.by_machine(now, cookie=cookie) is machine


@given(st.text(max_size=80))
def test_no_made_up_nonce_is_known(text: str) -> None:
    assert read(SECRET, "/", text, NOW) is None


@given(st.integers(0, 60), st.characters())
def test_no_changed_nonce_is_known(place: int, other: str) -> None:
    made = issue(SECRET, "/", NOW)
    place %= len(made)
    changed = made[:place] + other + made[place + 1 :]
    assert changed == made or read(SECRET, "/", changed, NOW) is None
