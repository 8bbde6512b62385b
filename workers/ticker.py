"""The ticker: looks for rows that are due and rings for them, or drains them itself when Redis does not answer.

It holds no lock and no list: every drain claims by row, so several tickers are harmless.
"""

import sys
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from mailflow import clock, queues, settings
from mailflow.errors import ConfigurationError
from mailflow.house import House, build
from mailflow.processes import stop_on_signals
from mailflow.queues import Work
from mailflow.store.base import write
from mailflow.store.journal import beat
from workers import drains

SECOND = 1.0
LONGEST_PAUSE = 5.0

DRAINS: Mapping[Work, Callable[[House], int]] = {
    "inbound": drains.drain_inbound,
    "timers": drains.drain_timers,
    "outbox": drains.drain_outbox,
}

log = structlog.get_logger(__name__)


def main() -> int:
    """Ticks until it is asked to stop; the exit code says whether it could start."""
    try:
        house = build(settings.load())
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 1
    if house.bell is None:
        print("No MAILFLOW_REDIS_URL: the ticker does the work itself, a second late.", file=sys.stderr)
    stop = threading.Event()
    stop_on_signals(stop)
    run(house, stop)
    return 0


def run(house: House, stop: threading.Event) -> None:
    """Looks, then sleeps, until `stop` is set. A database that is away is waited for."""
    wait = 0.0
    while not stop.wait(wait):
        try:
            wait = tick(house)
        except SQLAlchemyError as error:
            log.error("tick_failed", error=type(error).__name__)
            wait = SECOND


def tick(house: House) -> float:
    """One look: rings for what waits, or does it; beats; returns the seconds to sleep."""
    waiting = [work for work, waits in drains.work_waiting(house).items() if waits]
    for work in waiting:
        if not queues.ring_again(house.bell, work):
            DRAINS[work](house)
    write(house.sessions, lambda session: beat(session, "ticker", clock.real_now()))
    if waiting or clock.offset_file() is not None or not queues.answers(house.bell):
        return SECOND
    return pause(drains.next_due(house), clock.now())


def pause(due: datetime | None, now: datetime) -> float:
    """Seconds until the next due row, at least one and at most five."""
    ahead = timedelta(seconds=LONGEST_PAUSE) if due is None else due - now
    return min(LONGEST_PAUSE, max(SECOND, ahead.total_seconds()))


if __name__ == "__main__":
    sys.exit(main())
