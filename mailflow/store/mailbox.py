"""Mail in and mail out as rows, with leases. Knows bytes and states, not what a mail says."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    LargeBinary,
    Select,
    TextClause,
    and_,
    exists,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from mailflow.store.base import Base

RECEIVED, DONE, HELD, SHUNTED = "received", "done", "held", "shunted"
WAITS_FOR_ITS_AUTHOR = "waits for a confirmation by its author"
QUEUED, SENDING, SENT, WITHHELD, FAILED = "queued", "sending", "sent", "withheld", "failed"


def _in(*states: str) -> TextClause:
    return text("state IN (" + ", ".join(f"'{state}'" for state in states) + ")")


class InboundMail(Base):
    """One message as it came. `held` needs a person or a confirmation, `shunted` failed and is kept for repair."""

    __tablename__ = "inbound_mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    received_at: Mapped[datetime]
    provider: Mapped[str]
    sender: Mapped[str]
    recipient: Mapped[str]
    verdict: Mapped[str]
    raw: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    dedupe_key: Mapped[str] = mapped_column(unique=True)
    message_id: Mapped[str | None]
    state: Mapped[str] = mapped_column(default=RECEIVED)
    not_before: Mapped[datetime | None]
    lease: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    done_at: Mapped[datetime | None]
    kind: Mapped[str | None]
    method: Mapped[str | None]
    certainty: Mapped[str | None]
    why: Mapped[str | None]
    reply: Mapped[str | None]
    intents: Mapped[list[Any]] = mapped_column(default=list)
    held_because: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"))
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("outgoing_mail.id"))


class OutgoingMail(Base):
    """One rendered email to one address, with placeholders for its tokens; only their digests are kept."""

    __tablename__ = "outgoing_mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    address: Mapped[str]
    to_name: Mapped[str]
    email: Mapped[str]
    kind: Mapped[str]
    topic: Mapped[str]
    noun: Mapped[str]
    thing_id: Mapped[int]
    thing_version: Mapped[int]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))
    language: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str]
    offers: Mapped[list[Any]] = mapped_column(default=list)
    attachments: Mapped[list[Any]] = mapped_column(default=list)
    because: Mapped[str]
    nonce: Mapped[bytes] = mapped_column(LargeBinary)
    reply_digest: Mapped[str] = mapped_column(unique=True)
    link_digest: Mapped[str] = mapped_column(unique=True)
    bounce_digest: Mapped[str] = mapped_column(unique=True)
    message_id: Mapped[str] = mapped_column(unique=True)
    in_reply_to: Mapped[str | None]
    references: Mapped[str | None]
    not_before: Mapped[datetime]
    expires_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=QUEUED)
    reason: Mapped[str | None]
    lease: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_outgoing_mail_thing", "noun", "thing_id", "person_id"),
        Index("ix_outgoing_mail_person_id", "person_id", "kind", "created_at"),
        Index("ix_outgoing_mail_entry_id", "entry_id"),
    )


# A partial index serves only a query that repeats its condition to the letter: so the states stand as literals.
WAITING_IN = _in("received")
WAITING_OUT = _in("queued", "sending")
Index("ix_inbound_mail_waiting", InboundMail.id, sqlite_where=_in("received"), postgresql_where=_in("received"))
Index(
    "ix_inbound_mail_held",
    InboundMail.programme_id,
    sqlite_where=_in("held", "shunted"),
    postgresql_where=_in("held", "shunted"),
)
Index(
    "ix_outgoing_mail_due",
    OutgoingMail.not_before,
    sqlite_where=_in("queued", "sending"),
    postgresql_where=_in("queued", "sending"),
)


def inbound_due(now: datetime, real: datetime) -> Select[int]:
    """The ids of the mail to be worked on: received, not put off, not leased to somebody alive."""
    free = or_(InboundMail.lease_until.is_(None), InboundMail.lease_until <= real)
    ready = or_(InboundMail.not_before.is_(None), InboundMail.not_before <= now)
    return select(InboundMail.id).where(WAITING_IN, free, ready)


def outbox_due(now: datetime, real: datetime) -> Select[int]:
    """The ids of the mail to be sent: due, and neither leased to somebody alive nor backing off."""
    waited = and_(OutgoingMail.state == QUEUED, OutgoingMail.lease_until <= now)
    left_behind = and_(OutgoingMail.state == SENDING, OutgoingMail.lease_until <= real)
    free = or_(OutgoingMail.lease_until.is_(None), waited, left_behind)
    return select(OutgoingMail.id).where(WAITING_OUT, OutgoingMail.not_before <= now, free)


def inbound_waits(now: datetime, real: datetime) -> ColumnElement[bool]:
    """Whether there is any mail to be worked on."""
    return exists(inbound_due(now, real))


def outbox_waits(now: datetime, real: datetime) -> ColumnElement[bool]:
    """Whether there is any mail to be sent."""
    return exists(outbox_due(now, real))
