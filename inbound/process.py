"""Works through stored mail in batches: reads outside the transaction, acts within it, replays what failed singly."""

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy import select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, undefer

from inbound import carry_out, machines, strangers
from inbound.correlate import Correlation, assurance, correlate
from inbound.identity import Identity, LookUp, identify, txt_record
from inbound.likeness import Compares
from inbound.message import Message, opened
from inbound.read import Context, Reading, read_message
from inbound.site import in_one_programme
from mailflow import clock
from mailflow.errors import where
from mailflow.handlers import offers, things
from mailflow.house import House, house_of
from mailflow.mail.addresses import parse_recipient
from mailflow.store import queries
from mailflow.store.base import write
from mailflow.store.mailbox import DONE, HELD, RECEIVED, SHUNTED, InboundMail, inbound_due
from mailflow.store.programmes import Administrator, Participation

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 3
AT_ONCE = 10  # mails a transaction: a door that stores mail waits for SQLite's write lock no longer than these take
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Batch:
    """Rows leased to the caller."""

    lease: str
    ids: tuple[int, ...]


@dataclass(frozen=True)
class Understood:
    """Which mail is answered by whom, and how it was read."""

    found: Correlation
    members: tuple[Participation, ...]
    reading: Reading


@dataclass(frozen=True)
class Prepared:
    """A mail as far as it goes without the write lock. `hold` is why a person must look at it."""

    id: int
    message: Message | None = None
    identity: Identity | None = None
    understood: Understood | None = None
    hold: str | None = None


def claim(house: House, limit: int) -> Batch | None:
    """Lease up to `limit` waiting mails; None when there are none."""
    lease, now, real = secrets.token_hex(8), clock.now(), clock.real_now()

    def work(session: Session) -> tuple[int, ...]:
        wanted = inbound_due(now, real).order_by(InboundMail.id).limit(limit).with_for_update(skip_locked=True)
        ids = tuple(session.scalars(wanted).all())
        session.execute(
            update(InboundMail).where(InboundMail.id.in_(ids)).values(lease=lease, lease_until=real + LEASE)
        )
        return ids

    ids = write(house.sessions, work)
    return Batch(lease, ids) if ids else None


def work(house: House, batch: Batch, look_up: LookUp = txt_record, compares: Compares | None = None) -> int:
    """Settle every mail of the batch: done, held, shunted or put off. Returns how many there were."""
    prepared = _prepare(house, batch, look_up, compares)
    for start in range(0, len(prepared), AT_ONCE):
        some = prepared[start : start + AT_ONCE]
        try:
            write(house.sessions, partial(_settle_all, batch=batch, prepared=some))
        except Exception as error:  # noqa: BLE001 - whatever one mail raises must not keep the others
            log.warning("inbound_batch_failed", mails=len(some), error=type(error).__name__, where=where(error))
            _one_by_one(house, batch, some)
    return len(batch.ids)


def _prepare(house: House, batch: Batch, look_up: LookUp, compares: Compares | None) -> list[Prepared]:
    with house.reading() as session:
        rows = session.scalars(
            select(InboundMail)
            .where(InboundMail.id.in_(batch.ids))
            .options(undefer(InboundMail.raw))
            .order_by(InboundMail.id)
        )
        return [_understand(session, house, row, look_up, compares) for row in rows]


def _understand(
    session: Session, house: House, row: InboundMail, look_up: LookUp, compares: Compares | None
) -> Prepared:
    domain = house.settings.domain
    try:
        message = opened(row.raw)
        identity = identify(row.raw, message, verdict=row.verdict, authserv_id=domain, look_up=look_up)
        understood = understand(session, row, message, identity, domain, compares)
    except SQLAlchemyError:
        raise
    except Exception as error:  # noqa: BLE001 - one mail that breaks the reader must not keep the others
        log.error("inbound_unreadable", mail=row.id, error=type(error).__name__, where=where(error))
        return Prepared(row.id, hold=f"could not be read ({type(error).__name__})")
    return Prepared(row.id, message, identity, understood)


def understand(
    session: Session,
    row: InboundMail,
    message: Message,
    identity: Identity,
    domain: str,
    compares: Compares | None = None,
) -> Understood:
    """Correlate and read one mail; writes nothing."""
    found = in_one_programme(session, correlate(session, message, row, domain, identity.address))
    members = _members(session, found)
    context = _context(session, found, members, domain)
    returned = parse_recipient(row.recipient, domain).kind == "bounce"
    context = replace(context, compares=compares, at_return_path=returned, null_sender=not row.sender)
    return Understood(found, tuple(members), read_message(message, context))


def _one_by_one(house: House, batch: Batch, prepared: list[Prepared]) -> None:
    for one in prepared:
        try:
            write(house.sessions, partial(_settle_all, batch=batch, prepared=[one]))
        except Exception as error:  # noqa: BLE001 - the guilty mail waits, then is shunted for the administrator
            log.error("inbound_failed", mail=one.id, error=type(error).__name__, where=where(error))
            why = type(error).__name__
            write(house.sessions, partial(_put_off, number=one.id, why=why))


def _put_off(session: Session, number: int, why: str) -> None:
    row = session.get_one(InboundMail, number)
    row.attempts += 1
    row.lease = row.lease_until = None
    row.error = why
    row.not_before = clock.now() + timedelta(seconds=10 * 2**row.attempts)
    if row.attempts >= MOST_ATTEMPTS:
        row.state = SHUNTED


def _settle_all(session: Session, batch: Batch, prepared: list[Prepared]) -> None:
    heard: set[int | None] = set()
    for one in prepared:
        row = session.get_one(InboundMail, one.id, with_for_update=True)
        if row.state == RECEIVED and row.lease == batch.lease:
            settle(session, row, one, again=_author(one) in heard)
            heard.add(_author(one))
            row.lease = row.lease_until = None
            row.done_at = clock.now()
            session.flush()


def _author(one: Prepared) -> int | None:
    return one.understood.found.person_id if one.understood else None


def settle(session: Session, row: InboundMail, one: Prepared, *, again: bool = False) -> None:
    """Act on one mail within the caller's transaction; `again`: read it anew, its author's last mail moved things."""
    row.state = DONE
    if one.message is None or one.identity is None or one.understood is None:
        _hold(row, one.hold or "unreadable")
        return
    known = one.understood
    if again:
        known = understand(session, row, one.message, one.identity, house_of(session).settings.domain)
    found, reading = known.found, known.reading
    row.person_id, row.programme_id = found.person_id, found.programme_id
    row.answers_id = found.answered.id if found.answered else None
    _note(row, reading)
    if reading.kind not in ("human", "calendar"):
        machines.note(session, reading, found)
    elif found.hold is not None:
        _hold(row, found.hold)
    elif reading.method == "held":
        _hold(row, reading.why)
    else:
        worth = assurance(found, one.identity.verdict)
        verdict, subject = one.identity.verdict, one.message.subject
        carry_out.act_on(session, carry_out.Said(row, reading, found, worth, known.members, verdict, subject))


def _hold(row: InboundMail, because: str) -> None:
    row.state, row.held_because = HELD, because


def _members(session: Session, found: Correlation) -> list[Participation]:
    if found.person_id is None:
        return []
    return queries.participations_of(session, found.person_id, found.programme_id)


def _context(session: Session, found: Correlation, members: list[Participation], domain: str) -> Context:
    answered = found.answered
    offices = things.offices(session, found.programme_id, found.person_id)
    return Context(
        asked=answered.topic if answered else ("none" if members or offices else strangers.ASKED),
        role=_role(answered.kind if answered else "", members, offices),
        now=clock.now(),
        sent=answered.text if answered else None,
        sent_html=answered.html if answered else "",
        offers=offers.of_message(answered) if answered else (() if members or offices else strangers.OFFERS),
        standing=offers.standing(session, members, offices),
        domain=domain,
    )


def _role(kind: str, members: list[Participation], offices: list[Administrator]) -> str:
    if kind == "digest" or (offices and not members):
        return "admin"
    return "mentor" if members and members[0].role == "mentor" else "mentee"


def _note(row: InboundMail, reading: Reading) -> None:
    row.kind, row.method, row.certainty = reading.kind, reading.method, reading.certainty
    row.why, row.reply = reading.why, reading.reply
    row.intents = [{"name": intent.name, "args": dict(intent.args)} for intent in reading.intents]
