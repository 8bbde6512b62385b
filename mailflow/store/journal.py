"""The journal: who did what, by which door and why, from which state to which. Append-only but for `undone_by`."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from mailflow.store.base import Base


class JournalEntry(Base):
    """One move of one thing, or one refusal. A command's first entry has the origin's key; the rest its cause."""

    __tablename__ = "journal"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    door: Mapped[str]
    origin: Mapped[str | None] = mapped_column(unique=True)
    cause_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))
    inbound_id: Mapped[int | None]
    timer_id: Mapped[int | None]
    answers_id: Mapped[int | None]
    command: Mapped[str]
    data: Mapped[dict[str, Any]]
    noun: Mapped[str]
    thing_id: Mapped[int | None]
    from_state: Mapped[str | None]
    to_state: Mapped[str | None]
    version: Mapped[int | None]
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    reversible: Mapped[bool] = mapped_column(default=False)
    refusal: Mapped[str | None]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))

    __table_args__ = (
        Index("ix_journal_thing", "noun", "thing_id"),
        Index("ix_journal_person_id", "person_id", "at"),
        Index("ix_journal_programme_id", "programme_id", "at"),
        Index("ix_journal_cause_id", "cause_id"),
    )


class Heartbeat(Base):
    """When a process last showed that it lives."""

    __tablename__ = "heartbeat"

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


def by_origin(session: Session, key: str) -> JournalEntry | None:
    """The entry that this origin made, if it has been here before."""
    return session.scalars(select(JournalEntry).where(JournalEntry.origin == key)).first()


def beat(session: Session, name: str, at: datetime) -> None:
    """Note that the named process lives."""
    session.merge(Heartbeat(name=name, at=at))
