"""Several tickers and timer workers at once, some of them killed: every timer fires, and none fires twice."""

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from mailflow import clock, queues
from mailflow.domain.origin import Door
from mailflow.house import House, build
from mailflow.processes import Child, spawn, stop_all
from mailflow.settings import child_environment
from mailflow.store.timers import is_due
from tests.time.clockwork import Clockwork
from workers import drains, ticker

REQUESTS = 24


@pytest.fixture
def crowd(works: Clockwork) -> Clockwork:
    """Requests that are all to be followed up at this moment, and two of them with the same mentor."""
    mentors = [works.world.member(works.programme, f"Mentor{number} M", "mentor") for number in range(REQUESTS - 1)]
    for number in range(REQUESTS):
        mentee = works.world.member(works.programme, f"Mentee{number} M", "mentee")
        works.asks(mentee, mentors[number % len(mentors)])
    clock.move_to(clock.now() + timedelta(days=7, hours=1))
    return works


def assert_each_fired_once(works: Clockwork) -> None:
    """One entry, one reminder and one word to the mentee for each; the one too many for its mentor waits for a day."""
    fired = [timer for timer in works.timers() if timer.fired_at is not None]
    assert len(fired) == REQUESTS - 1
    entries = Counter(entry.timer_id for entry in works.journal() if entry.origin and entry.door == Door.TIMER.value)
    assert entries == {timer.id: 1 for timer in fired}
    for email in ("request_reminder", "request_still_open"):
        assert Counter(mail.thing_id for mail in works.mails(email)) == {timer.thing_id: 1 for timer in fired}
    waiting = [timer for timer in works.timers() if timer.name == "request_follow_up" and timer.fired_at is None]
    assert [timer.due_at > clock.now() for timer in waiting] == [True]


def test_two_workers_at_once_fire_each_timer_once(crowd: Clockwork) -> None:
    """Each with its own engine and its own connections, both in the midst of it."""
    houses = [build(crowd.house.settings) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(drains.drain_timers, houses))
    for house in houses:
        house.sessions.kw["bind"].dispose()
        house.durable.kw["bind"].dispose()
        house.engine.dispose()
    assert sum(done) == REQUESTS
    assert_each_fired_once(crowd)


def test_two_tickers_without_redis_fire_each_timer_once(crowd: Clockwork) -> None:
    """Without a bell a ticker does the work itself: two of them do it once."""
    away = [replace(crowd.house, bell=queues.connect("redis://127.0.0.1:1/0")) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(ticker.tick, away))
    assert_each_fired_once(crowd)


@pytest.fixture
def environment(house: House) -> dict[str, str]:
    """What a process of this house is told."""
    return child_environment(
        MAILFLOW_DATA=str(house.settings.data),
        MAILFLOW_DATABASE_URL=house.settings.database_url,
        MAILFLOW_REDIS_URL=str(house.settings.redis_url),
        MAILFLOW_SECRET_KEY=house.settings.secret_key.get_secret_value(),
        MAILFLOW_DOMAIN=house.settings.domain,
        MAILFLOW_CLOCK_FILE=str(clock.offset_file()),
    )


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Callable[[str], None]]:
    """Starts a real process, `timers` or `ticker`."""
    started = []
    commands = {"timers": ["-m", "workers", "timers"], "ticker": ["-m", "workers.ticker"]}

    def start_one(name: str) -> None:
        started.append(spawn(Child(name, [sys.executable, *commands[name]], environment)))

    yield start_one
    stop_all(started)


DIES_AT_THE_TENTH = """
import os, signal
from mailflow import settings
from mailflow.house import build
from workers import drains, fire

left, handle = [9], fire.handle

def dies(*arguments):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return handle(*arguments)

fire.handle = dies
drains.drain_timers(build(settings.load()))
"""


def test_killed_in_the_midst_of_a_sweep_nothing_is_lost_and_nothing_happens_twice(
    crowd: Clockwork, house: House, environment: dict[str, str], start: Callable[[str], None]
) -> None:
    """One dies at the tenth timer of its sweep; two workers and two tickers come after it, all at once."""
    dead = subprocess.run([sys.executable, "-c", DIES_AT_THE_TENTH], env=environment, check=False)
    assert dead.returncode == -signal.SIGKILL
    assert not [timer for timer in crowd.timers() if timer.fired_at is not None]
    assert not crowd.mails("request_reminder")
    for name in ("timers", "timers", "ticker", "ticker"):
        start(name)
    deadline = time.monotonic() + 60
    while is_anything_due(house):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert_each_fired_once(crowd)


def is_anything_due(house: House) -> bool:
    """Whether a timer still waits."""
    with house.engine.connect() as connection:
        return bool(connection.scalar(select(is_due(clock.now()))))
