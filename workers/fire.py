"""Fires due timers: each a command through `handle`, or moved to the member's next free moment. Knows no rule."""

from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.dispatch import handle
from mailflow.domain.matter import RaiseMatter
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.timers import TIMERS, command_for
from mailflow.errors import where
from mailflow.handlers import prompting, things
from mailflow.house import House
from mailflow.store import timers
from mailflow.store.base import write
from mailflow.store.timers import Timer

MOST_ATTEMPTS = 5
log = structlog.get_logger(__name__)


def sweep(house: House, limit: int) -> int:
    """Fire up to `limit` due timers in one transaction; if one fails, one by one. Returns how many were settled."""
    try:
        return write(house.sessions, lambda session: _fire_all(session, limit))
    except Exception as error:  # noqa: BLE001 - whatever one timer raises must not keep the others
        log.warning("timer_batch_failed", error=type(error).__name__, where=where(error))
        return _one_by_one(house, limit)


def _fire_all(session: Session, limit: int) -> int:
    now = clock.now()
    due = timers.due(session, now, limit)
    for timer in due:
        fire(session, timer, now)
    return len(due)


def fire(session: Session, timer: Timer, now: datetime) -> None:
    """Fire one timer of this transaction's, or move it when its member may not be written to yet."""
    command = command_for(TIMERS[timer.name], timer.thing_id)
    origin = Origin(door=Door.TIMER, key=f"timer:{timer.id}", assurance=Assurance.OPERATOR, timer=timer.id)
    moved = timer.due_at != timer.first_due_at
    free = prompting.free_moment(session, command, origin, now, moved=moved)
    if free > now:
        timer.due_at = free
        return
    timer.fired_at = now
    session.flush()
    handle(session, command, origin)


def _one_by_one(house: House, limit: int) -> int:
    with house.reading() as session:
        ids = [timer.id for timer in timers.due(session, clock.now(), limit)]
    for timer_id in ids:
        try:
            write(house.sessions, partial(_fire_one, timer_id=timer_id))
        except Exception as error:  # noqa: BLE001 - the guilty timer waits, and is closed after some attempts
            log.error("timer_failed", timer=timer_id, error=type(error).__name__, where=where(error))
            if write(house.sessions, partial(_put_off, timer_id=timer_id)):
                _report(house, timer_id)
    return len(ids)


def _fire_one(session: Session, timer_id: int) -> None:
    timer = session.get_one(Timer, timer_id, with_for_update=True)
    if timer.fired_at is None and timer.closed_at is None and timer.due_at <= clock.now():
        fire(session, timer, clock.now())


def _put_off(session: Session, timer_id: int) -> bool:
    """Later again, or never: whether it was given up."""
    timer = session.get_one(Timer, timer_id, with_for_update=True)
    timer.attempts += 1
    timer.due_at = clock.now() + timedelta(minutes=2**timer.attempts)
    if timer.attempts >= MOST_ATTEMPTS:
        timer.closed_at = clock.now()
    return timer.closed_at is not None


def _report(house: House, timer_id: int) -> None:
    """Put a timer that was given up before the administrators; should that fail too, the log alone knows."""
    try:
        write(house.sessions, partial(_raise_matter, timer_id=timer_id))
    except Exception as error:  # noqa: BLE001 - the others must still fire
        log.error("timer_failure_untold", timer=timer_id, error=type(error).__name__, where=where(error))


def _raise_matter(session: Session, timer_id: int) -> None:
    timer = session.get_one(Timer, timer_id)
    known = timer.noun in things.MODELS and things.find(session, timer.noun, timer.thing_id) is not None
    command = RaiseMatter(
        programme=timer.programme_id,
        kind="timer_failed",
        about_noun=timer.noun if known else "programme",
        about_id=timer.thing_id if known else timer.programme_id,
        timer=timer.name,
    )
    key = f"timer:{timer.id}:given up"
    handle(session, command, Origin(door=Door.TIMER, key=key, assurance=Assurance.OPERATOR, timer=timer.id))
