"""The worker's processes: one a queue, replaced when killed, gone when stopped, and plain about what is missing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from redis import Redis
from rq import Worker
from rq.registry import FailedJobRegistry

from mailflow import embedded
from mailflow.processes import stop_all
from mailflow.queues import WORKS, bell, connect, queue, ring
from mailflow.settings import Settings, child_environment
from workers import ticker
from workers.__main__ import main

SECONDS = 180.0

# What the drains do on either database is tested with them; here it is about processes.
one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def environment(settings: Settings) -> dict[str, str]:
    return child_environment(
        MAILFLOW_DATA=str(settings.data),
        MAILFLOW_DATABASE_URL=settings.database_url,
        MAILFLOW_REDIS_URL=settings.redis_url or "",
    )


@contextmanager
def worker(settings: Settings, *works: str) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "workers", *works]
    process = subprocess.Popen(command, env=environment(settings), start_new_session=True)
    try:
        yield process
    finally:
        stop_all([process])


def await_true(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def listeners(connection: Redis) -> list[str]:
    return sorted(name for each in Worker.all(connection=connection) for name in each.queue_names())


@pytest.fixture
def connection(settings: Settings) -> Redis:
    assert settings.redis_url is not None
    return connect(settings.redis_url)


@one_database
def test_it_answers_every_bell_with_one_process_a_queue(settings: Settings, connection: Redis) -> None:
    with worker(settings) as process:
        await_true(lambda: listeners(connection) == sorted(f"mailflow-{work}" for work in WORKS))
        assert len(psutil.Process(process.pid).children()) == 3
        assert all(len(each.queue_names()) == 1 for each in Worker.all(connection=connection))
        for work in WORKS:
            ring(connection, work)
        await_true(lambda: not any(connection.exists(bell(work)) or len(queue(connection, work)) for work in WORKS))
    for work in WORKS:
        assert FailedJobRegistry(queue=queue(connection, work)).count == 0


@one_database
def test_it_stops_in_seconds_and_leaves_nobody_behind(settings: Settings, connection: Redis) -> None:
    with worker(settings) as process:
        await_true(lambda: len(listeners(connection)) == 3)
        forks = psutil.Process(process.pid).children()
        began = time.monotonic()
        process.terminate()
        assert process.wait(10) == 0
        assert time.monotonic() - began < 4
    assert not any(fork.is_running() for fork in forks)


@one_database
def test_a_killed_process_is_replaced(settings: Settings, connection: Redis) -> None:
    with worker(settings) as process:
        await_true(lambda: len(listeners(connection)) == 3)
        first = {fork.pid for fork in psutil.Process(process.pid).children()}
        os.kill(min(first), signal.SIGKILL)
        await_true(lambda: len({fork.pid for fork in psutil.Process(process.pid).children()} - first) == 1)
        ring(connection, "inbound")
        await_true(lambda: not connection.exists(bell("inbound")))


@one_database
def test_its_processes_end_when_it_is_killed(settings: Settings, connection: Redis) -> None:
    with worker(settings) as process:
        await_true(lambda: len(listeners(connection)) == 3)
        forks = psutil.Process(process.pid).children()
        process.kill()
        process.wait()
        await_true(lambda: not any(fork.is_running() and fork.status() != "zombie" for fork in forks))


@one_database
def test_one_queue_can_have_a_process_of_its_own(settings: Settings, connection: Redis) -> None:
    with worker(settings, "outbox") as process:
        await_true(lambda: listeners(connection) == ["mailflow-outbox"])
        assert psutil.Process(process.pid).children() == []
        ring(connection, "outbox")
        await_true(lambda: not connection.exists(bell("outbox")))


@one_database
def test_a_redis_that_was_killed_is_worked_for_again_when_it_is_back(settings: Settings, tmp_path: Path) -> None:
    first = embedded.start(tmp_path / "valkey")
    own = settings.model_copy(update={"redis_url": first.url})
    with worker(own):
        connection = connect(first.url)
        await_true(lambda: len(listeners(connection)) == 3)
        first.process.kill()
        first.process.wait()
        assert not ring(connection, "outbox")
        second = embedded.start(tmp_path / "valkey")
        assert second.url == first.url
        assert ring(connection, "outbox")
        await_true(lambda: not connection.exists(bell("outbox")) and len(queue(connection, "outbox")) == 0)
    second.stop()


def test_without_redis_it_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAILFLOW_DATA", str(tmp_path))
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("Set MAILFLOW_REDIS_URL")


def test_a_queue_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mail", "outbox"]) == 2
    assert capsys.readouterr().err == "No such queue: mail. There are inbound, timers, outbox.\n"


@pytest.mark.parametrize("start", [lambda: main([]), ticker.main])
def test_a_wrong_setting_is_a_sentence_and_no_traceback(
    start: Callable[[], int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MAILFLOW_DATA", str(tmp_path))
    monkeypatch.setenv("MAILFLOW_DOMAIN", "@")
    assert start() == 1
    assert capsys.readouterr().err == "MAILFLOW_DOMAIN: must be a domain name such as in.example.org.\n"
