"""The thread that a mail belongs to: its subject and what it refers to, by the thing's first mail to the person."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mailflow.domain.emails import Email, Kind
from mailflow.domain.machine import NEW
from mailflow.handlers import things
from mailflow.handlers.act import Act
from mailflow.handlers.recipients import Recipient
from mailflow.store.mailbox import InboundMail, OutgoingMail

THREADED = frozenset({"request"})
"""Nouns whose mails keep the first one's subject; a mentorship's are many, and each says its own."""


@dataclass(frozen=True)
class First:
    """The first mail about a thing to a person: what their thread hangs on."""

    message_id: str
    subject: str


def first_mail(act: Act, thing: Any, to: Recipient) -> First | None:
    """None when nothing was mailed to this person about the thing yet; of a thing just made only this act's count."""
    noun, number, person = things.noun_of(thing), thing.id, to.person.id
    for mail in act.mails:
        if (mail.noun, mail.thing_id, mail.person_id) == (noun, number, person):
            made_now = First(mail.message_id, mail.subject)
            break
    else:
        made_now = None
    if any(one.from_state == NEW and (one.noun, one.thing_id) == (noun, number) for one in act.entries):
        return made_now
    found = (
        select(OutgoingMail.message_id, OutgoingMail.subject)
        .where(OutgoingMail.noun == noun, OutgoingMail.thing_id == number, OutgoingMail.person_id == person)
        .order_by(OutgoingMail.id)
        .limit(1)
    )
    with act.session.no_autoflush:
        row = act.session.execute(found).first()
    return First(*row) if row is not None else made_now


def subject_of(act: Act, email: Email, thing: Any, first: First | None) -> str | None:
    """An echo keeps the subject that it answers, a threaded thing that of its first mail; others have their own."""
    if email.kind is Kind.ECHO and act.origin.answers is not None:
        answered = act.session.get(OutgoingMail, act.origin.answers)
        if answered is None or answered.subject.startswith("Re: "):
            return answered.subject if answered is not None else None
        return f"Re: {answered.subject}"
    return first.subject if first is not None and things.noun_of(thing) in THREADED else None


def references_of(act: Act, kind: Kind, first: First | None) -> tuple[str | None, str | None]:
    """In-Reply-To and References: the thing's first mail to this person, and for an echo the mail that it answers.

    Each digest begins a thread of its own, and what answers a reply to it stays there.
    """
    if kind is Kind.DIGEST:
        return None, None
    answered = None
    root = first.message_id if first is not None else None
    if kind is Kind.ECHO and act.origin.inbound is not None:
        inbound = act.session.get(InboundMail, act.origin.inbound)
        answered = inbound.message_id if inbound is not None else None
        root = _digest_answered(act) or root
    chain = [found for found in (root, answered) if found]
    return (chain[-1], " ".join(chain)) if chain else (None, None)


def _digest_answered(act: Act) -> str | None:
    """The digest's Message-ID, where it is a digest that was answered."""
    mail = act.session.get(OutgoingMail, act.origin.answers) if act.origin.answers is not None else None
    return mail.message_id if mail is not None and mail.kind == Kind.DIGEST.value else None
