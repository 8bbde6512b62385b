"""Web, worker and ticker as children of one process, with the Valkey that they share. Knows commands, no rules."""

import http.client
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from mailflow import embedded
from mailflow.errors import ConfigurationError
from mailflow.processes import Child, Keeper, keep, stop_on_signals
from mailflow.settings import CHECKOUT, FIRST_PORT, Settings, child_environment

APPLICATION = "mailflow.app:create_app()"
PORTS_TRIED = 100
WEB_PATIENCE = 60.0
# Preloaded, the two share their memory; the house opens no connection before the fork.
WEB_OPTIONS = ("--preload", "--workers", "2", "--threads", "4", "--graceful-timeout", "3", "--no-control-socket")
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - to be looked up, not to listen on


@dataclass(frozen=True)
class Running:
    """What is up: where the pages are, and the environment that the children were given."""

    base_url: str
    redis_url: str
    environment: Mapping[str, str]
    keepers: tuple[Keeper, ...]

    def wait(self) -> None:
        """Keeps the children alive until this process is asked to stop."""
        stop = threading.Event()
        stop_on_signals(stop)
        keep(self.keepers, stop)


def up(settings: Settings, say: Callable[[str], None]) -> None:
    """Runs everything until Ctrl-C, and says where it is."""
    with running(settings, say) as everything:
        say(f"mailflow runs at {everything.base_url} (Ctrl-C stops it)")
        everything.wait()


@contextmanager
def running(
    settings: Settings,
    say: Callable[[str], None],
    *,
    output: int | None = None,
    redis_url: str | None = None,
    application: str = APPLICATION,
    **environment: str,
) -> Iterator[Running]:
    """Everything up for as long as the block; `environment` (`MAILFLOW_X=…`) is given to the children as well.

    `redis_url` is for a caller that already runs the embedded Valkey; `output` is where the children write, a file
    descriptor; `application` is what gunicorn serves.
    """
    valkey, keeper = Keeper(say), Keeper(say)  # two, so that Valkey outlives those who use it
    with (
        listening(settings.host, settings.port) as listener,
        embedded.redis_url(redis_url or settings.redis_url, settings.data / "valkey", valkey) as url,
    ):
        given = {**addresses(settings, listener, url), **environment}
        try:
            for child in children(listener, child_environment(**given), output, application):
                keeper.start(child)
            await_web(listener, keeper)
            yield Running(given["MAILFLOW_BASE_URL"], url, given, (valkey, keeper))
        finally:
            keeper.stop()


def addresses(settings: Settings, listener: socket.socket, redis_url: str) -> dict[str, str]:
    """What the children must agree upon, as variables."""
    port = str(listener.getsockname()[1])
    own = "base_url" in settings.model_fields_set
    return {
        "MAILFLOW_DATA": str(settings.data),
        "MAILFLOW_REDIS_URL": redis_url,
        "MAILFLOW_PORT": port,
        "MAILFLOW_BASE_URL": settings.base_url if own else f"http://127.0.0.1:{port}",
    }


def children(
    listener: socket.socket, environment: Mapping[str, str], output: int | None = None, application: str = APPLICATION
) -> list[Child]:
    """The three processes of the Procfile; the web process is handed the port, so that nobody can come between."""
    modules = {
        "web": ["gunicorn", "--bind", f"fd://{listener.fileno()}", *WEB_OPTIONS, application],
        "worker": ["workers"],
        "ticker": ["workers.ticker"],
    }
    inherited = {"web": (listener.fileno(),)}
    return [
        Child(name, [sys.executable, "-m", *module], environment, output, str(CHECKOUT), inherited.get(name, ()))
        for name, module in modules.items()
    ]


@contextmanager
def listening(host: str, port: int | None) -> Iterator[socket.socket]:
    """A socket on this port, or on the first free one from 8000 on; raises `ConfigurationError` when it is taken."""
    candidates = range(port, port + 1) if port else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    for candidate in candidates:
        try:
            listener = socket.create_server((host, candidate), family=_family(host), backlog=128)
        except OSError as error:
            reason = error.strerror
            continue
        with listener:
            yield listener
        return
    ports = str(port) if port else f"{candidates[0]} to {candidates[-1]}"
    raise ConfigurationError(f"Cannot listen on {host}, port {ports} ({reason}): set MAILFLOW_PORT to a free one.")


def await_web(listener: socket.socket, keeper: Keeper) -> None:
    """Returns when the web process answers; raises when it does not within a minute."""
    host, port = listener.getsockname()[:2]
    deadline = time.monotonic() + WEB_PATIENCE
    while not lives(ANY_ADDRESS.get(host, host), port):
        if time.monotonic() > deadline:
            raise ConfigurationError(f"The web process did not start on port {port}; its messages above say why.")
        keeper.look()
        time.sleep(0.05)


def lives(host: str, port: int) -> bool:
    """Whether `/healthz` answers within a second."""
    connection = http.client.HTTPConnection(host, port, timeout=1)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
