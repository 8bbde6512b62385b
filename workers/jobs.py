"""What RQ calls: each job answers its bell and drains one work table. The rows are the work; a job holds nothing."""

from functools import cache

from inbound.comparison import comparison
from inbound.likeness import Compares
from mailflow import settings
from mailflow.house import House, build
from mailflow.queues import Work, answer_bell, ring
from workers import drains


@cache
def house() -> House:
    """The house of this process and its forks: it opens no connection before the first job, so none is shared."""
    return build(settings.load())


@cache
def meaning() -> Compares:
    """What replies are compared with; what is computed for it once is kept in the data folder."""
    return comparison(house().settings.data)


def drain_inbound() -> int:
    """Works through the mail that came in; returns how many rows it did."""
    _answer("inbound")
    return _pass_on(drains.drain_inbound(house(), meaning()))


def drain_timers() -> int:
    """Fires the timers that are due; returns how many."""
    _answer("timers")
    return _pass_on(drains.drain_timers(house()))


def drain_outbox() -> int:
    """Sends the mail that is due; returns how many."""
    _answer("outbox")
    return drains.drain_outbox(house())


def _pass_on(rows: int) -> int:
    """What was worked on has most likely left mail to be sent; else the ticker would find that, a second later."""
    if rows:
        ring(house().bell, "outbox")
    return rows


def _answer(work: Work) -> None:
    bell = house().bell
    if bell is not None:
        answer_bell(bell, work)
