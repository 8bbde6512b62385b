"""Runs the example programme: fills a folder through the doors, then web, worker and ticker over it until Ctrl-C."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from mailflow import clock, settings, supervise
from mailflow.demo import sink
from mailflow.demo.history import LENGTH, History, Tell
from mailflow.demo.people import cast
from mailflow.demo.site import APPLICATION, inbox_of
from mailflow.demo.stage import demo_settings, opened
from mailflow.errors import ConfigurationError
from mailflow.house import build
from mailflow.settings import Settings
from mailflow.store import queries
from mailflow.store.base import write
from mailflow.supervise import Running
from mailflow.web.sign_in import issue_link

CHECK_FIRST = "MAILFLOW_SMTP_URL is set: the demo sends no real mail. Unset it, and start the demo again."
FILLED = "filled"
MORNING, FRIDAY = 9, 4  # UTC, which is ten in the programme's winter


@dataclass(frozen=True)
class Demo:
    """What is up, and where to look at it; the sign-in link works once, within ten minutes."""

    mailbox: str
    sign_in: str
    running: Running


def refuse_real_mail() -> None:
    """Raises `ConfigurationError` where the environment names a mail server."""
    if settings.load().smtp_url is not None:
        raise ConfigurationError(CHECK_FIRST)


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """The folder is this process's for as long as the block; raises `ConfigurationError` when it is another's."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (data / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ConfigurationError(f"A demo runs in {data} already: stop it first.") from None
        yield


@contextmanager
def live(data: Path, say: Callable[[str], None], tell: Tell, *, length: timedelta = LENGTH) -> Iterator[Demo]:
    """The example programme, up for as long as the block. A folder that was filled before is taken as it is."""
    refuse_real_mail()
    given = settings.load(data=data)
    with supervise.listening("127.0.0.1", given.port) as listener:
        port = int(listener.getsockname()[1])
    clock.follow(data / "clock")
    with sink.listening(inbox_of(given)) as smtp_url:
        found = demo_settings(data, smtp_url, port)
        fill(found, tell, length)
        with _children(found, say) as running:
            yield Demo(f"{running.base_url}/mailbox/", _sign_in(found), running)


def fill(found: Settings, tell: Tell, length: timedelta) -> None:
    """So much history, unless the folder has it; it ends on the last morning of a working day."""
    if (found.data / FILLED).exists():
        return
    clock.move_to(working_morning(clock.real_now()) - length)
    with opened(found) as stage:
        History(stage, tell).play(length)
    (found.data / FILLED).touch()


@contextmanager
def _children(found: Settings, say: Callable[[str], None]) -> Iterator[Running]:
    """Web, worker and ticker; what they write goes to a file."""
    environment = {
        "MAILFLOW_DATABASE_URL": found.database_url,
        "MAILFLOW_SMTP_URL": found.smtp_url.get_secret_value() if found.smtp_url else "",
        "MAILFLOW_RELAY_SECRET": ",".join(found.relay_secrets),
        "MAILFLOW_SECRET_KEY": found.secret_key.get_secret_value(),
        "MAILFLOW_CLOCK_FILE": str(found.clock_file),
        "MAILFLOW_DOMAIN": found.domain,
        "MAILFLOW_HOST": found.host,
    }
    with (found.data / "demo.log").open("ab") as log:
        output = log.fileno()
        with supervise.running(found, say, output=output, application=APPLICATION, **environment) as running:
            yield running


def _sign_in(found: Settings) -> str:
    house = build(found)

    def work(session: Session) -> str:
        person = queries.person_at(session, cast().administrator.address)
        if person is None:
            raise ConfigurationError(f"{found.data} holds another programme: start without --keep.")
        return issue_link(session, found.base_url, person)

    return write(house.sessions, work)


def working_morning(now: datetime) -> datetime:
    """Ten o'clock on the last day on which mail goes out: what is done then is told to others at once."""
    morning = now.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    while morning > now or morning.weekday() > FRIDAY:
        morning -= timedelta(days=1)
    return morning
