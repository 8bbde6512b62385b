"""A command's own answer to whoever gave it, with the way to take it back. Knows no command."""

from typing import Any

from mailflow.domain.emails import EMAILS
from mailflow.domain.offers import Offer, offer_from
from mailflow.handlers import letters, recipients
from mailflow.handlers.act import Act
from mailflow.store.mailbox import OutgoingMail


def echo(act: Act, email: str, thing: Any, **facts: Any) -> OutgoingMail:
    """Answer with the catalogue's offers, and with `undo` where the command's first move can be taken back."""
    bound = letters.bound_ids(thing, recipients.actor(act))
    offers = [offer_from(spec, bound) for spec in EMAILS[email].offers]
    if act.entries and act.entries[0].reversible:
        offers.append(Offer("undo", ({"name": "Undo", "entry": act.cause_id},), button=True))
    return letters.answer(act, email, thing, offers=tuple(offers), **facts)


def can_answer(act: Act) -> bool:
    """Whether the actor is a member, and not an administrator or a timer: only members get echoes about a pair."""
    return act.actor_id is not None and act.participation() is not None
