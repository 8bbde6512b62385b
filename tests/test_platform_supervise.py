"""`mailflow up`: web, worker, ticker and Valkey under one process, which start together and end together."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from redis import Redis

from mailflow.embedded import socket_path
from mailflow.errors import ConfigurationError
from mailflow.queues import answers
from mailflow.settings import child_environment
from mailflow.supervise import listening, lives

SECONDS = 180.0
UP = [sys.executable, "-c", "from mailflow.cli import main; main()", "up"]


@pytest.fixture
def port() -> int:
    """A port that was free a moment ago; the real choice is tested by itself."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number: int = listener.getsockname()[1]
    return number


@contextmanager
def up(folder: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    environment = child_environment(MAILFLOW_DATA=str(folder), MAILFLOW_PORT=str(port))
    with (folder / "output").open("w") as output:
        process = subprocess.Popen(
            UP, env=environment, stdout=output, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)
            print((folder / "output").read_text())


def await_true(true: Callable[[], bool], process: "subprocess.Popen[str] | None" = None) -> None:
    deadline = time.monotonic() + SECONDS
    while not true():
        assert process is None or process.poll() is None, "it ended by itself; its output says why"
        assert time.monotonic() < deadline
        time.sleep(0.05)


def parts(process: "subprocess.Popen[str]") -> dict[str, psutil.Process]:
    """The children by a word of their command."""
    words = ("gunicorn", "workers.ticker", "valkey-server", "workers")
    found: dict[str, psutil.Process] = {}
    for child in psutil.Process(process.pid).children():
        try:
            command = " ".join(child.as_dict(["cmdline"])["cmdline"] or [])
        except psutil.NoSuchProcess:
            continue
        found.update({word: child for word in words if word in command and word not in found})
    return found


def everyone_under(process: "subprocess.Popen[str]") -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [each for each in processes if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]


def test_everything_starts_heals_and_ends_together(tmp_path: Path, port: int) -> None:
    with up(tmp_path, port) as process:
        await_true(lambda: f"mailflow runs at http://127.0.0.1:{port}" in (tmp_path / "output").read_text(), process)
        await_true(lambda: lives("127.0.0.1", port))
        await_true(lambda: len(parts(process)) == 4)
        with Redis(unix_socket_path=str(socket_path(tmp_path / "valkey"))) as connection:
            assert connection.ping()
        first = parts(process)["gunicorn"]
        first.kill()
        await_true(lambda: parts(process).get("gunicorn", first).pid != first.pid)
        await_true(lambda: lives("127.0.0.1", port))
        lost = parts(process)["valkey-server"]
        lost.kill()
        await_true(lambda: parts(process).get("valkey-server", lost).pid != lost.pid)
        with Redis(unix_socket_path=str(socket_path(tmp_path / "valkey"))) as connection:
            await_true(lambda: answers(connection))
        everyone = everyone_under(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    assert alive(everyone) == []
    assert "Traceback" not in (tmp_path / "output").read_text()
    assert re.search(r"web ended with -9; starting it again in 1 s\.", (tmp_path / "output").read_text())


def test_nobody_survives_a_supervisor_that_was_killed(tmp_path: Path, port: int) -> None:
    with up(tmp_path, port) as process:
        await_true(lambda: lives("127.0.0.1", port), process)
        await_true(lambda: len(parts(process)) == 4)
        await_true(lambda: len(everyone_under(process)) >= 8)  # with the workers of each part
        everyone = everyone_under(process)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        await_true(lambda: alive(everyone) == [])


def test_the_first_free_port_is_taken() -> None:
    with listening("127.0.0.1", None) as first, listening("127.0.0.1", None) as second:
        assert 8000 <= first.getsockname()[1] < second.getsockname()[1] < 8100


def test_a_port_that_is_taken_is_told_and_not_changed(port: int) -> None:
    with (
        listening("127.0.0.1", port),
        pytest.raises(ConfigurationError, match=rf"port {port} .*set MAILFLOW_PORT"),
        listening("127.0.0.1", port),
    ):
        raise AssertionError("two listen on one port")


def test_what_answers_otherwise_does_not_live(port: int) -> None:
    assert not lives("127.0.0.1", port)
