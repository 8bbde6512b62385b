"""Raw MIME under an HMAC, for an MTA's own script or a worker at the edge: POST /inbound/relay.

Verifies: hex HMAC-SHA256 with the shared secret over timestamp, verdict, sender and recipient, a line each, then the
body's bytes; and that the timestamp is within 15 minutes of the real time.
Answers: 204 stored or known; 401 not recognised; 413 over 25 MiB; 503 our trouble.
Retries: the calling script exits 0 on 204, and 75 (EX_TEMPFAIL) on 503 or a time-out, so that the MTA tries again.
Set-up: MAILFLOW_RELAY_SECRET on both sides; while it changes, two here with a comma between them.
"""

import hashlib
import hmac
import re
from datetime import timedelta
from typing import Final

from inbound.accept import MAX_BYTES, Incoming, Verdict
from inbound.providers.contract import Answers, Call, Check, Provider, Secrets, one_of

TOLERANCE: Final = timedelta(minutes=15)
VERDICTS: Final[dict[str, Verdict]] = {"pass": "pass", "fail": "fail", "none": "none"}

_SIGNED = ("X-Mailflow-Timestamp", "X-Mailflow-Verdict", "X-Mailflow-Sender", "X-Mailflow-Recipient")


def provider(secrets: Secrets) -> Provider:
    """The relay that signs with one of these."""
    answers = Answers(stored=204, refused=401, too_big=413)
    return Provider("relay", secrets, answers, MAX_BYTES, CHECKS, unpack)


def signature(secret: str, call: Call) -> str:
    """What `X-Mailflow-Signature` must be. WSGI hands header bytes over as Latin-1."""
    head = "".join(f"{call.header(name)}\n" for name in _SIGNED)
    return hmac.new(secret.encode(), head.encode("latin-1", "replace") + call.body, hashlib.sha256).hexdigest()


def timestamp_is_ten_digits(call: Call, _: Secrets) -> bool:
    """One way to write it: what follows cannot be moved between the fields."""
    return re.fullmatch(r"[0-9]{10}", call.header("X-Mailflow-Timestamp")) is not None


def not_from_the_past(call: Call, _: Secrets) -> bool:
    """A recorded call is worth nothing later."""
    return _age(call) <= TOLERANCE.total_seconds()


def not_from_the_future(call: Call, _: Secrets) -> bool:
    """Nor can one be made in advance."""
    return -_age(call) <= TOLERANCE.total_seconds()


def signature_is_ours(call: Call, secrets: Secrets) -> bool:
    """Over the very bytes of the body."""
    given = call.header("X-Mailflow-Signature").strip().lower().encode("latin-1", "replace")
    return one_of(given, (signature(secret, call).encode() for secret in secrets))


CHECKS: tuple[Check, ...] = (
    timestamp_is_ten_digits,
    not_from_the_past,
    not_from_the_future,
    signature_is_ours,
)


def unpack(call: Call) -> Incoming:
    """The body is the message. An unknown verdict is worth as much as none."""
    recipient = call.header("X-Mailflow-Recipient").strip()
    return Incoming(
        provider="relay",
        sender=call.header("X-Mailflow-Sender").strip().removeprefix("<").removesuffix(">"),
        recipient=recipient.removeprefix("<").removesuffix(">"),
        verdict=VERDICTS.get(call.header("X-Mailflow-Verdict").strip().lower(), "none"),
        raw=call.body,
        hold=_unusable(call.body, recipient),
    )


def _unusable(body: bytes, recipient: str) -> str | None:
    if not body.strip():
        return "empty"
    return None if recipient else "no recipient"


def _age(call: Call) -> float:
    """Seconds. What is no number is infinitely old."""
    try:
        return call.at.timestamp() - int(call.header("X-Mailflow-Timestamp"))
    except ValueError:
        return float("inf")
