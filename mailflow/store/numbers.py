"""A programme in numbers, each answer in one query. Reads only; knows no words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from mailflow.domain.digest import SendDigest
from mailflow.domain.matter import OPEN, SETTLED
from mailflow.domain.mentorship import ENDING, UNDER_WAY, ReportMet
from mailflow.domain.request import ASKED
from mailflow.store.journal import Heartbeat, JournalEntry
from mailflow.store.mailbox import (
    HELD,
    SENT,
    SHUNTED,
    WAITING_IN,
    WAITING_OUT,
    WAITS_FOR_ITS_AUTHOR,
    InboundMail,
    OutgoingMail,
)
from mailflow.store.mentoring import Matter, Mentorship, Request
from mailflow.store.programmes import Participation, Programme

HELD_AS = {HELD: "mail_held", SHUNTED: "mail_shunted"}


def at_a_glance(session: Session, programme_id: int) -> dict[str, int]:
    """Members taking part, mentorships under way, requests without an answer."""
    counts = (
        ("members", select(func.count()).where(*_of(Participation, programme_id, "active"))),
        ("mentorships", select(func.count()).where(*_of(Mentorship, programme_id, *UNDER_WAY))),
        ("requests", select(func.count()).where(*_of(Request, programme_id, ASKED))),
    )
    row = session.execute(select(*(count.scalar_subquery().label(name) for name, count in counts))).one()
    return {name: int(getattr(row, name)) for name, _ in counts}


def _of(
    model: type[Participation | Mentorship | Request], programme_id: int, *states: str
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return model.programme_id == programme_id, model.state.in_(states)


@dataclass(frozen=True)
class Counted:
    """The numbers at a glance as a morning found them."""

    at: datetime
    numbers: dict[str, int]


def last_glance(session: Session, administrator_id: int) -> Counted | None:
    """Of the administrator's last morning, whether a digest went out or not; None before the first."""
    found = select(JournalEntry.at, JournalEntry.facts).where(
        JournalEntry.noun == "administrator",
        JournalEntry.thing_id == administrator_id,
        JournalEntry.command == SendDigest.__name__,
    )
    row = session.execute(found.order_by(JournalEntry.id.desc()).limit(1)).first()
    return Counted(row.at, dict(row.facts.get("glance", {}))) if row is not None else None


def members_by_state(session: Session, programme_id: int) -> dict[str, int]:
    """How many participations are in each state."""
    found = select(Participation.state, func.count()).where(Participation.programme_id == programme_id)
    return _counted(session, found.group_by(Participation.state))


def pairs_by_stage(session: Session, programme_id: int) -> dict[str, int]:
    """Pairs under way: not met yet, meeting, ending."""
    stage = case(
        (Mentorship.state == ENDING, "ending"), (Mentorship.meetings_held == 0, "introduced"), else_="meeting"
    ).label("stage")
    found = select(stage, func.count()).where(*_of(Mentorship, programme_id, *UNDER_WAY)).group_by(stage)
    counted = _counted(session, found)
    return {name: counted.get(name, 0) for name in ("introduced", "meeting", "ending")}


def mails_since(session: Session, programme_id: int, since: datetime) -> dict[str, int]:
    """Mails sent since then, by kind."""
    found = select(OutgoingMail.kind, func.count()).where(
        OutgoingMail.programme_id == programme_id, OutgoingMail.state == SENT, OutgoingMail.sent_at > since
    )
    return _counted(session, found.group_by(OutgoingMail.kind))


def bounces_since(session: Session, programme_id: int, since: datetime) -> int:
    """Mails of ours that came back since then."""
    found = select(func.count()).where(
        InboundMail.programme_id == programme_id, InboundMail.kind == "bounce", InboundMail.received_at > since
    )
    return session.scalar(found) or 0


def meetings_by_day(session: Session, programme_id: int, since: datetime) -> dict[str, int]:
    """How often members told of a meeting since then, by the day (UTC) as ISO; what was taken back is left out."""
    day = func.date(JournalEntry.at).label("day")
    found = select(day, func.count()).where(
        JournalEntry.programme_id == programme_id,
        JournalEntry.command == ReportMet.__name__,
        JournalEntry.at > since,
        JournalEntry.refusal.is_(None),
        JournalEntry.undone_by_id.is_(None),
    )
    return _counted(session, found.group_by(day))


def system(session: Session, programme_id: int) -> dict[str, Any]:
    """When the ticker last ticked, and how many mails wait to go out, to be read, and for a person."""
    outgoing = select(func.count()).where(OutgoingMail.programme_id == programme_id, WAITING_OUT)
    inbound = _sent_to(programme_id)
    held = select(func.count()).where(
        inbound,
        InboundMail.state.in_((HELD, SHUNTED)),
        InboundMail.held_because.is_distinct_from(WAITS_FOR_ITS_AUTHOR),
    )
    parts = {
        "ticked_at": select(Heartbeat.at).where(Heartbeat.name == "ticker"),
        "to_send": outgoing,
        "to_read": select(func.count()).where(inbound, WAITING_IN),
        "held": held,
    }
    row = session.execute(select(*(part.scalar_subquery().label(name) for name, part in parts.items()))).one()
    return {name: getattr(row, name) for name in parts}


def open_matters(session: Session, programme_id: int, now: datetime) -> list[Matter]:
    """What is open and not snoozed, oldest first."""
    shown = or_(Matter.snoozed_until.is_(None), Matter.snoozed_until <= now)
    found = select(Matter).where(Matter.programme_id == programme_id, Matter.state == OPEN, shown)
    return list(session.scalars(found.order_by(Matter.created_at, Matter.id)))


def told_since(session: Session, programme_id: int, kinds: list[str], since: datetime) -> list[Matter]:
    """What is only to be known, and came up since then."""
    found = select(Matter).where(
        Matter.programme_id == programme_id,
        Matter.state == SETTLED,
        Matter.kind.in_(kinds),
        Matter.created_at > since,
    )
    return list(session.scalars(found.order_by(Matter.created_at, Matter.id)))


def held_without_matter(session: Session, programme_id: int) -> list[InboundMail]:
    """Mail that waits for a person, and that no administrator was shown yet."""
    shown = select(Matter.id).where(Matter.about_noun == InboundMail.__tablename__, Matter.about_id == InboundMail.id)
    held = InboundMail.state.in_((HELD, SHUNTED)), _sent_to(programme_id)
    found = select(InboundMail).where(
        *held, ~shown.exists(), InboundMail.held_because.is_distinct_from(WAITS_FOR_ITS_AUTHOR)
    )
    return list(session.scalars(found.order_by(InboundMail.id).limit(100)))


def _sent_to(programme_id: int) -> ColumnElement[bool]:
    """Mail of the programme; what could not even be opened belongs to the programme that it was sent to."""
    slug = select(Programme.slug).where(Programme.id == programme_id).scalar_subquery()
    sent_to = or_(InboundMail.recipient.like(slug + "@%"), InboundMail.recipient.like(slug + "+%"))
    return or_(InboundMail.programme_id == programme_id, and_(InboundMail.programme_id.is_(None), sent_to))


def _counted(session: Session, found: Select[str, int]) -> dict[str, int]:
    return {str(name): int(count) for name, count in session.execute(found)}
