"""What machines send: bounces and complaints are noted at the address, auto-replies and our own mail end here."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from inbound import bounces
from inbound.bounces import HARD
from inbound.correlate import Correlation
from inbound.read import Reading
from inbound.text import fold
from mailflow import clock
from mailflow.store.people import Address

BETWEEN_HARD_BOUNCES = timedelta(hours=24)


def note(session: Session, reading: Reading, found: Correlation) -> None:
    """Note what the machine says of the address that our mail went to. Only our own return path says which that is."""
    if found.returned is None or reading.kind not in ("bounce", "complaint"):
        return
    address = _at(session, found.returned.address)
    if address is not None and reading.kind == "complaint":
        _suppress(address, "complaint")
    elif address is not None:
        _bounced(address, hard=reading.method == HARD)


def note_refusal(session: Session, recipient: str, answer: str) -> None:
    """The recipient's server refused it while we were sending: worth as much as the report it would have sent."""
    address = _at(session, recipient)
    severity = bounces.said(fold(answer)) or bounces.by_codes(bounces.ENHANCED.findall(answer))
    if address is not None:
        _bounced(address, hard=severity == HARD)


def _at(session: Session, address: str) -> Address | None:
    return session.scalars(select(Address).where(Address.address == address)).first()


def _bounced(address: Address, *, hard: bool) -> None:
    if hard:
        _hard(address)
    else:
        address.soft_bounces += 1


def _hard(address: Address) -> None:
    # One DSN proves little: 65 % of the living would be cut off. Two, a day apart, do.
    now = clock.now()
    if address.last_bounce_at is not None and now - address.last_bounce_at >= BETWEEN_HARD_BOUNCES:
        _suppress(address, "two hard bounces")
    elif address.last_bounce_at is None:
        address.last_bounce_at = now


def _suppress(address: Address, because: str) -> None:
    if address.suppressed_at is None:
        address.suppressed_at, address.suppressed_because = clock.now(), because
