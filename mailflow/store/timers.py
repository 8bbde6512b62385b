"""Timers: rows with a due time, opened and closed in the transaction that makes or ends their reason."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, ScalarSelect, Select, and_, case, exists, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from mailflow.domain.timers import PROMPTING
from mailflow.store.base import Base


class Timer(Base):
    """One due command. Open while neither fired nor closed; `first_due_at` stays when quiet hours move `due_at`."""

    __tablename__ = "timer"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    name: Mapped[str]
    noun: Mapped[str]
    thing_id: Mapped[int]
    due_at: Mapped[datetime]
    first_due_at: Mapped[datetime]
    fired_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))


_OPEN = and_(Timer.fired_at.is_(None), Timer.closed_at.is_(None))
# The partial index keeps a sweep flat however many timers have fired.
Index("ix_timer_due", Timer.due_at, sqlite_where=_OPEN, postgresql_where=_OPEN)
Index("ix_timer_thing", Timer.noun, Timer.thing_id, Timer.name)


def is_due(now: datetime) -> ColumnElement[bool]:
    """Whether any timer is due."""
    return exists(select(Timer.id).where(_OPEN, Timer.due_at <= now))


def earliest(later_than: datetime | None = None) -> ScalarSelect[datetime]:
    """When the next open timer is due, of those due after that moment if one is given."""
    found = select(func.min(Timer.due_at)).where(_OPEN)
    return (found if later_than is None else found.where(Timer.due_at > later_than)).scalar_subquery()


# First what asks nobody, in the order of time; then what asks, the most important first; the digest tells of it all.
_TURN = case({name: turn for turn, name in enumerate((*PROMPTING, "digest"), 1)}, value=Timer.name, else_=0)


def due(session: Session, now: datetime, limit: int) -> list[Timer]:
    """The open timers due by now, in their turn, locked for this transaction; what another holds is passed over."""
    return list(session.scalars(waiting(now).limit(limit).with_for_update(skip_locked=True)))


def waiting(now: datetime) -> Select[Timer]:
    """The open timers due by now, in their turn."""
    return select(Timer).where(_OPEN, Timer.due_at <= now).order_by(_TURN, Timer.due_at, Timer.id)


def open_for(session: Session, noun: str, thing_id: int) -> list[Timer]:
    """The open timers of one thing."""
    return list(session.scalars(select(Timer).where(_OPEN, Timer.noun == noun, Timer.thing_id == thing_id)))


def given_up(session: Session, noun: str, thing_id: int) -> list[Timer]:
    """Those of the thing that failed too often and were closed for that, by no entry."""
    found = select(Timer).where(
        Timer.noun == noun,
        Timer.thing_id == thing_id,
        Timer.attempts > 0,
        Timer.fired_at.is_(None),
        Timer.closed_at.is_not(None),
        Timer.closed_by_id.is_(None),
    )
    return list(session.scalars(found))


def close(session: Session, noun: str, thing_id: int, names: Iterable[str], at: datetime, entry_id: int | None) -> None:
    """Close the named timers of a thing, noting which entry did."""
    session.execute(
        update(Timer)
        .where(_OPEN, Timer.noun == noun, Timer.thing_id == thing_id, Timer.name.in_(list(names)))
        .values(closed_at=at, closed_by_id=entry_id)
        .execution_options(synchronize_session="fetch")
    )
