"""A programme, two members and a message to one of them, as rows, for tests of what is read from them."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from mailflow.mail import tokens
from mailflow.store.mailbox import InboundMail, OutgoingMail
from mailflow.store.people import Address, Person
from mailflow.store.programmes import Programme

SECRET = b"a key for tests"


def programme(session: Session, now: datetime, slug: str = "wa") -> Programme:
    """A programme by its slug."""
    made = Programme(
        slug=slug, name=slug, code="X", preset="womens_alliance", zone="UTC", language="en", created_at=now
    )
    session.add(made)
    session.flush()
    return made


def person(session: Session, now: datetime, address: str, verified: bool = True) -> Person:
    """A person with one address."""
    made = Person(name=address.split("@")[0].title(), created_at=now)
    made.addresses = [Address(address=address, verified_at=now if verified else None)]
    session.add(made)
    session.flush()
    return made


def outgoing(session: Session, now: datetime, to: Person, **changes: Any) -> tuple[OutgoingMail, tokens.Tokens]:
    """A message to a person, sent just now, good for 14 days, and its tokens."""
    nonce = tokens.new_nonce()
    made = tokens.make_all(SECRET, nonce)
    values: dict[str, Any] = {
        "created_at": now,
        "person_id": to.id,
        "address": to.address,
        "to_name": to.name,
        "email": "request_received",
        "kind": "notice",
        "topic": "request",
        "noun": "request",
        "thing_id": 7,
        "thing_version": 1,
        "language": "en",
        "subject": "A request",
        "text": "",
        "html": "",
        "because": "",
        "nonce": nonce,
        "reply_digest": tokens.digest(made.reply),
        "link_digest": tokens.digest(made.link),
        "bounce_digest": tokens.digest(made.bounce),
        "message_id": f"<request.7.{nonce.hex()}@in.example.org>",
        "not_before": now,
        "expires_at": now + timedelta(days=14),
        "sent_at": now,
        "state": "sent",
        **changes,
    }
    mail = OutgoingMail(**values)
    session.add(mail)
    session.flush()
    return mail, made


def inbound(now: datetime, recipient: str, raw: bytes = b"") -> InboundMail:
    """A message that has just come, not stored."""
    return InboundMail(
        received_at=now, provider="relay", sender="", recipient=recipient, verdict="none", raw=raw, dedupe_key=str(now)
    )
