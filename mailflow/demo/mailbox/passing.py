"""The page's clock: moves time with all that falls due on the way, and waits until what was sent is settled."""

import time
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import exists, select

from mailflow import clock
from mailflow.demo.advance import advance, settle
from mailflow.house import House
from mailflow.store.mailbox import RECEIVED, WAITING_OUT, InboundMail, OutgoingMail
from workers import drains

SPANS: Final = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}
PATIENCE: Final = 5.0
LOOK_EVERY: Final = 0.03


def move(house: House, how: str) -> str:
    """An hour, a day, a week, or to the next due moment; gives the sentence to show. Raises KeyError."""
    if how != "due":
        done = advance(house, clock.now() + SPANS[how])
        return f"One {how} later: {_times(done)}."
    settle(house)
    due = drains.next_due(house)
    if due is None:
        return "Nothing is due, however long one waits."
    done = advance(house, due)
    return f"The next thing was due: {_times(done)}."


def next_due(house: House) -> datetime | None:
    """When the next timer or mail is due."""
    return drains.next_due(house)


def await_quiet(house: House) -> None:
    """Returns when the workers have read and answered what is due; does it here where there are none."""
    deadline = time.monotonic() + PATIENCE
    while house.bell is not None and _busy(house) and time.monotonic() < deadline:
        time.sleep(LOOK_EVERY)
    settle(house)


def _busy(house: House) -> bool:
    unread = exists().where(InboundMail.state == RECEIVED)
    unsent = exists(select(OutgoingMail.id).where(WAITING_OUT, OutgoingMail.not_before <= clock.now()))
    with house.engine.connect() as connection:
        return bool(connection.scalar(select(unread | unsent)))


def _times(done: int) -> str:
    return "nothing was due" if not done else f"{done} mails and timers were worked on"
