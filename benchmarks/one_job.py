"""The peer: the same work as a drain, as one RQ job a mail."""

from functools import partial

from sqlalchemy import update
from sqlalchemy.orm import Session

from inbound import process
from mailflow.store.base import write
from mailflow.store.mailbox import InboundMail
from workers.jobs import house


def settle(number: int) -> int:
    """Works through one mail in a transaction of its own."""
    write(house().sessions, partial(_lease, number=number))
    return process.work(house(), process.Batch(f"job {number}", (number,)))


def _lease(session: Session, number: int) -> None:
    session.execute(update(InboundMail).where(InboundMail.id == number).values(lease=f"job {number}"))
