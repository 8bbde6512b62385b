"""Carries the outbox to the mail server: claim, check, fill in tokens, send, note what became of it. Knows no rule."""

import random
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from inbound import machines
from mailflow import clock
from mailflow.house import House
from mailflow.mail import tokens
from mailflow.mail.addresses import programme_address, reply_address, return_path, site_address
from mailflow.mail.compose import Letter, UnsendableAddress, compose
from mailflow.mail.transport import Deferred, Outcome, Refused, Sent
from mailflow.store.base import write
from mailflow.store.mailbox import FAILED, QUEUED, SENDING, SENT, WITHHELD, OutgoingMail, outbox_due
from mailflow.store.people import Address
from mailflow.store.programmes import Programme

LEASE = timedelta(seconds=120)
ACKNOWLEDGE = 20
GIVE_UP = timedelta(hours=72)
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Result:
    """What became of one mail."""

    mail: OutgoingMail
    state: str
    reason: str | None = None
    wait: timedelta | None = None
    refusal: str | None = None  # what the server said of the recipient


def claim(house: House, limit: int) -> list[OutgoingMail]:
    """Up to `limit` due mails, leased. Committed durably: what may have been sent must not look unsent."""
    lease, now, real = secrets.token_hex(8), clock.now(), clock.real_now()

    def work(session: Session) -> list[OutgoingMail]:
        wanted = outbox_due(now, real).order_by(OutgoingMail.id).limit(limit).with_for_update(skip_locked=True)
        ids = list(session.scalars(wanted))
        if not ids:
            return []
        session.execute(
            update(OutgoingMail)
            .where(OutgoingMail.id.in_(ids))
            .values(state=SENDING, lease=lease, lease_until=real + LEASE, attempts=OutgoingMail.attempts + 1)
        )
        return list(session.scalars(select(OutgoingMail).where(OutgoingMail.id.in_(ids)).order_by(OutgoingMail.id)))

    return write(house.durable, work)


def send(house: House, batch: list[OutgoingMail]) -> int:
    """Send each and note the outcome, some at a time. Returns how many were handed to the server."""
    with house.reading() as session:
        context = _Context.of(session, batch)
    sent = 0
    for start in range(0, len(batch), ACKNOWLEDGE):
        results = [_send_one(house, context, mail) for mail in batch[start : start + ACKNOWLEDGE]]
        write(house.sessions, partial(_acknowledge, results=results))
        sent += sum(result.state == SENT for result in results)
    return sent


@dataclass(frozen=True)
class _Context:
    """What a batch needs besides its rows, read in two queries."""

    suppressed: frozenset[str]
    programmes: dict[int, Programme]

    @classmethod
    def of(cls, session: Session, batch: list[OutgoingMail]) -> "_Context":
        addresses = {mail.address for mail in batch}
        found = select(Address.address).where(Address.address.in_(addresses), Address.suppressed_at.is_not(None))
        ids = {mail.programme_id for mail in batch}
        programmes = session.scalars(select(Programme).where(Programme.id.in_(ids)))
        return cls(frozenset(session.scalars(found)), {one.id: one for one in programmes})


def _send_one(house: House, context: _Context, mail: OutgoingMail) -> Result:
    if mail.address in context.suppressed:
        return Result(mail, WITHHELD, "address suppressed")
    if house.transport is None:
        return Result(mail, QUEUED, "no mail server")
    filled = tokens.make_all(house.secret, mail.nonce)
    programme = context.programmes.get(mail.programme_id or 0)
    try:
        message = compose(letter(house, mail, programme), filled)
    except UnsendableAddress:
        return Result(mail, FAILED, "address cannot be written to")
    outcome = house.transport.send(return_path(filled.bounce, house.settings.domain), mail.address, message)
    return _result(mail, outcome)


def letter(house: House, mail: OutgoingMail, programme: Programme | None) -> Letter:
    """The row as a letter, its tokens still placeholders."""
    domain = house.settings.domain
    slug = programme.slug if programme else None
    return Letter(
        from_name=programme.name if programme else "mailflow",
        from_address=programme_address(slug, domain) if slug else site_address(domain),
        reply_address_template=reply_address(slug, tokens.REPLY, domain),
        to_name=mail.to_name,
        to_address=mail.address,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        message_id=mail.message_id,
        in_reply_to=mail.in_reply_to,
        references=tuple(mail.references.split()) if mail.references else (),
        kind=mail.kind,  # type: ignore[arg-type]
        list_id=f"{slug or 'hello'}.{domain}",
        feedback_id=f"{mail.email}:{slug or 'site'}:mailflow",
        reason=mail.because,
        date=clock.now(),
        base_url=house.settings.base_url,
    )


def _result(mail: OutgoingMail, outcome: Outcome) -> Result:
    if isinstance(outcome, Sent):
        return Result(mail, SENT)
    if isinstance(outcome, Refused):
        refusal = outcome.reason if outcome.of_recipient else None
        return Result(mail, FAILED, f"refused with {outcome.code}", refusal=refusal)
    return _deferred(mail, outcome)


def _deferred(mail: OutgoingMail, outcome: Deferred) -> Result:
    reason = "cut after the message: it may have been sent" if outcome.maybe_sent else f"deferred: {outcome.code or ''}"
    if clock.now() - mail.not_before > GIVE_UP:
        return Result(mail, FAILED, f"given up after {GIVE_UP}; {reason}")
    minutes = min(2**mail.attempts, 240)
    return Result(mail, QUEUED, reason.strip(), timedelta(minutes=minutes * random.uniform(0.5, 1.0)))


def _acknowledge(session: Session, results: list[Result]) -> None:
    now = clock.now()
    for result in results:
        session.execute(
            update(OutgoingMail)
            .where(OutgoingMail.id == result.mail.id, OutgoingMail.lease == result.mail.lease)
            .values(
                state=result.state,
                reason=result.reason,
                lease=None,
                lease_until=now + result.wait if result.wait else None,
                sent_at=now if result.state == SENT else None,
            )
        )
        if result.refusal is not None:
            machines.note_refusal(session, result.mail.address, result.refusal)
        if result.state != SENT:
            log.info("mail_not_sent", mail=result.mail.id, state=result.state, reason=result.reason)
