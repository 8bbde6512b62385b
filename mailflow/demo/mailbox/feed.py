"""What happened, newest first: each mail that came in, how it was read, and each entry of the journal."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from mailflow.demo.mailbox.naming import name_of
from mailflow.demo.mailbox.readings import Reading, reading_of
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import InboundMail
from mailflow.store.people import Person

DOORS = {
    "reply": "by reply",
    "link": "by a link",
    "timer": "by a timer",
    "digest": "by the digest",
    "cli": "from the command line",
    "api": "by the API",
    "service": "by the service",
}


@dataclass(frozen=True)
class Move:
    """One entry of the journal, in words."""

    id: int
    at: datetime
    who: str
    door: str
    what: str
    thing: str
    moved: str
    refused: str


@dataclass(frozen=True)
class Happening:
    """A mail with its moves, or moves that no mail made."""

    at: datetime
    who: str
    said: str
    reading: Reading | None
    moves: tuple[Move, ...]


def feed(session: Session, limit: int, before: int | None = None) -> list[Happening]:
    """The newest `limit` entries with their mails; `before` an entry's number, for the page that follows."""
    moves = _moves(session, limit, before)
    oldest = min((move.at for _, move in moves), default=None)
    mails = _mails(session, oldest, limit) if before is None else _named(session, {at for at, _ in moves if at})
    by_mail: dict[int, list[Move]] = defaultdict(list)
    alone = []
    for inbound, move in moves:
        if inbound in mails:
            by_mail[inbound].append(move)
        else:
            alone.append(Happening(move.at, move.who, "", None, (move,)))
    told = [_told(row, name, tuple(by_mail[row.id])) for row, name in mails.values()]
    return sorted([*alone, *told], key=lambda one: (one.at, max((m.id for m in one.moves), default=0)), reverse=True)


def words(command: str) -> str:
    """`AcceptRequest` as `accept request`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", command).lower()


def move_of(session: Session, entry: JournalEntry, name: str | None, on_behalf: str | None = None) -> Move:
    """One entry in words."""
    who = name or "mailflow"
    what, thing = words(entry.command), name_of(session, entry.noun, entry.thing_id)
    moved = "" if entry.from_state == entry.to_state else f"{entry.from_state or 'new'} → {entry.to_state or ''}"
    return Move(
        id=entry.id,
        at=entry.at,
        who=f"{who} for {on_behalf}" if on_behalf else who,
        door=DOORS.get(entry.door, entry.door),
        what=what,
        thing=thing.removeprefix(f"{entry.noun} ") if what.endswith(f" {entry.noun}") else thing,
        moved="" if entry.refusal else moved,
        refused=words(entry.refusal) if entry.refusal else "",
    )


def _moves(session: Session, limit: int, before: int | None) -> list[tuple[int | None, Move]]:
    behalf = aliased(Person)
    wanted = (
        select(JournalEntry, Person.name, behalf.name)
        .outerjoin(Person, JournalEntry.person_id == Person.id)
        .outerjoin(behalf, JournalEntry.behalf_of_id == behalf.id)
    )
    if before is not None:
        wanted = wanted.where(JournalEntry.id < before)
    rows = session.execute(wanted.order_by(JournalEntry.id.desc()).limit(limit)).all()
    return [(entry.inbound_id, move_of(session, entry, name, on_behalf)) for entry, name, on_behalf in reversed(rows)]


def _mails(session: Session, since: datetime | None, limit: int) -> dict[int, tuple[InboundMail, str | None]]:
    wanted = select(InboundMail, Person.name).outerjoin(Person, InboundMail.person_id == Person.id)
    if since is not None:
        wanted = wanted.where(InboundMail.received_at >= since)
    rows = session.execute(wanted.order_by(InboundMail.id.desc()).limit(limit)).all()
    return {row.id: (row, name) for row, name in rows}


def _named(session: Session, ids: set[int]) -> dict[int, tuple[InboundMail, str | None]]:
    wanted = select(InboundMail, Person.name).outerjoin(Person, InboundMail.person_id == Person.id)
    return {row.id: (row, name) for row, name in session.execute(wanted.where(InboundMail.id.in_(ids)))}


def _told(row: InboundMail, name: str | None, moves: tuple[Move, ...]) -> Happening:
    said = " ".join((row.reply or "").split())
    who = name or row.sender or "a mail server"
    return Happening(row.received_at, who, said if len(said) <= 160 else f"{said[:159]}…", reading_of(row), moves)
