"""The corrections of readings, as the journal has them. Reads only; knows no words."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.domain.mail import CorrectReading
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import InboundMail, OutgoingMail
from mailflow.store.people import Person
from mailflow.store.programmes import Participation


@dataclass(frozen=True)
class Correction:
    """What an administrator said that a mail meant."""

    mail: int
    intent: str
    words: str | None
    administrator: str


@dataclass(frozen=True)
class Corrected:
    """A mail with its latest correction, what it answered, and the names that may stand in it."""

    mail: InboundMail
    correction: Correction
    asked: str
    role: str
    names: tuple[str, ...]


def corrections_of(session: Session, mails: Sequence[int]) -> dict[int, list[Correction]]:
    """Those that stand, oldest first, by the mail."""
    found: dict[int, list[Correction]] = {}
    for one in _standing(session, mails):
        found.setdefault(one.mail, []).append(one)
    return found


def corrected(session: Session, programme_id: int | None = None) -> list[Corrected]:
    """All mails whose reading was corrected, of one programme or of all."""
    latest = {one.mail: one for one in _standing(session)}
    rows = select(InboundMail).where(InboundMail.id.in_(latest)).order_by(InboundMail.id)
    if programme_id is not None:
        rows = rows.where(InboundMail.programme_id == programme_id)
    return [_corrected(session, row, latest[row.id]) for row in session.scalars(rows)]


def _standing(session: Session, mails: Sequence[int] | None = None) -> list[Correction]:
    found = (
        select(JournalEntry, Person.name)
        .outerjoin(Person, Person.id == JournalEntry.person_id)
        .where(
            JournalEntry.noun == "mail",
            JournalEntry.command == CorrectReading.__name__,
            JournalEntry.refusal.is_(None),
            JournalEntry.undone_by_id.is_(None),
        )
        .order_by(JournalEntry.id)
    )
    if mails is not None:
        found = found.where(JournalEntry.thing_id.in_(mails))
    return [
        Correction(entry.thing_id or 0, entry.data["intent"], entry.data.get("words"), name or "")
        for entry, name in session.execute(found)
    ]


def _corrected(session: Session, row: InboundMail, correction: Correction) -> Corrected:
    answered = session.get(OutgoingMail, row.answers_id) if row.answers_id is not None else None
    members = select(Participation).where(
        Participation.person_id == row.person_id, Participation.programme_id == row.programme_id
    )
    member = session.scalars(members).first()
    people = select(Person.name).join(Participation).where(Participation.programme_id == row.programme_id)
    return Corrected(
        mail=row,
        correction=correction,
        asked=answered.topic if answered is not None else "none",
        role="mentor" if member is not None and member.role == "mentor" else "mentee",
        names=tuple(session.scalars(people)),
    )
