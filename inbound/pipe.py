"""The door for an MTA on the same machine: one message on stdin. Knows exit codes, and reads no mail."""

from typing import BinaryIO, Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from inbound.accept import MAX_BYTES, Incoming, Verdict, accept
from mailflow import clock, queues
from mailflow.house import House

STORED: Final = 0
TRY_AGAIN: Final = 75  # EX_TEMPFAIL of sysexits.h: the MTA keeps the message and comes back

log = structlog.get_logger()


def pipe(house: House, message: BinaryIO, *, sender: str, recipient: str, verdict: Verdict = "none") -> int:
    """Stores the message and rings. What is too big is kept as far as it goes, and held: refused, it would bounce."""
    try:
        raw = message.read(MAX_BYTES + 1)
        incoming = Incoming("pipe", sender, recipient, verdict, raw[:MAX_BYTES], _unusable(raw, recipient))
        accepted = accept(house.durable, incoming, clock.now())
    except (OSError, SQLAlchemyError) as error:
        log.error("inbound.trouble", provider="pipe", error=type(error).__name__)
        return TRY_AGAIN
    if not accepted.known:
        queues.ring(house.bell, "inbound")
    log.info("inbound.stored", provider="pipe", mail=accepted.id, known=accepted.known)
    return STORED


def _unusable(raw: bytes, recipient: str) -> str | None:
    if len(raw) > MAX_BYTES:
        return "too big"
    if not raw.strip():
        return "empty"
    return None if recipient.strip() else "no recipient"
