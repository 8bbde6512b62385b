"""The drains: claim rows, work through them, commit. Called alike by RQ, the ticker, the command line and tests."""

from datetime import datetime

from sqlalchemy import func, select

from inbound import process
from inbound.likeness import Compares
from mailflow import clock
from mailflow.house import House
from mailflow.queues import Work
from mailflow.store import mailbox, timers
from workers import deliver, fire

INBOUND_BATCH, TIMER_BATCH, OUTBOX_BATCH = 100, 25, 100  # timers render mail under the write lock: few at once


def drain_inbound(house: House, compares: Compares | None = None) -> int:
    """Works through the mail that came in; returns how many messages were settled."""
    done = 0
    while batch := process.claim(house, INBOUND_BATCH):
        done += process.work(house, batch, compares=compares)
    return done


def drain_timers(house: House) -> int:
    """Fires what is due; returns how many timers fired or moved on."""
    done = 0
    while worked := fire.sweep(house, TIMER_BATCH):
        done += worked
    return done


def drain_outbox(house: House) -> int:
    """Sends what is due; returns how many messages were handed over. Without a transport nothing is claimed."""
    done = 0
    while house.transport is not None and (batch := deliver.claim(house, OUTBOX_BATCH)):
        done += deliver.send(house, batch)
    return done


def work_waiting(house: House) -> dict[Work, bool]:
    """Whether each work table has a row to work on now: three cheap probes."""
    now, real = clock.now(), clock.real_now()
    with house.engine.connect() as connection:
        due = connection.scalar(select(timers.is_due(now)))
        return {
            "inbound": bool(connection.scalar(select(mailbox.inbound_waits(now, real)))),
            "timers": bool(due),
            "outbox": house.transport is not None and bool(connection.scalar(select(mailbox.outbox_waits(now, real)))),
        }


def next_due(house: House, *, later_than: datetime | None = None) -> datetime | None:
    """When the next row of any work table is due; a moment in the past when one waits now.

    `later_than` leaves out what was due by then: it has been worked on, or waits for a mail server.
    """
    outgoing = select(func.min(mailbox.OutgoingMail.not_before)).where(mailbox.WAITING_OUT)
    if later_than is not None:
        outgoing = outgoing.where(mailbox.OutgoingMail.not_before > later_than)
    moments = (select(timers.earliest(later_than)), outgoing)
    with house.engine.connect() as connection:
        found = [connection.scalar(moment) for moment in moments]
    return min((moment for moment in found if moment is not None), default=None)
