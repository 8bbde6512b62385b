"""Moves simulated time from due time to due time, working at each: for the mailbox, the demo, stories, rehearsal."""

from collections.abc import Callable
from datetime import datetime

from mailflow import clock
from mailflow.house import House
from mailflow.queues import Work
from workers import drains

Look = Callable[[datetime], None]

DRAINS: dict[Work, Callable[[House], int]] = {
    "inbound": drains.drain_inbound,
    "timers": drains.drain_timers,
    "outbox": drains.drain_outbox,
}


def advance(house: House, until: datetime, look: Look | None = None) -> int:
    """Be at `until`, everything due before done in order; `look` is called at each stop. Returns the rows worked.

    Needs a clock file. A plain jump of the clock would be downtime instead: one digest, not seven.
    """
    reached = clock.now()
    done = settle(house)
    while (due := drains.next_due(house, later_than=reached)) is not None and due <= until:
        clock.move_to(max(due, clock.now()))
        reached = clock.now()
        done += settle(house)
        if look is not None:
            look(clock.now())
    clock.move_to(until)
    done += settle(house)
    if look is not None:
        look(until)
    return done


def settle(house: House) -> int:
    """Work until nothing is due at this moment. Returns how many rows were worked."""
    done = 0
    while worked := sum(DRAINS[work](house) for work, waits in drains.work_waiting(house).items() if waits):
        done += worked
    return done
