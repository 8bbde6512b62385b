"""How often the service answers one person by itself, so that no forger or machine makes it write for ever."""

from datetime import timedelta

from sqlalchemy import ColumnElement, func, select

from mailflow.handlers.act import Act
from mailflow.store.mailbox import OutgoingMail

ECHOES_AN_HOUR = 10
UNPROVEN_A_DAY = 1


def echoed_enough(act: Act) -> bool:
    """Whether this person has had ten answers within the hour."""
    return _sent(act, OutgoingMail.kind == "echo", timedelta(hours=1)) >= ECHOES_AN_HOUR


def confirmed_enough(act: Act) -> bool:
    """Whether this person has had a link today for mail that nothing proves to be theirs."""
    return _sent(act, OutgoingMail.email == "service_confirm", timedelta(days=1)) >= UNPROVEN_A_DAY


def _sent(act: Act, which: ColumnElement[bool], within: timedelta) -> int:
    found = select(func.count()).where(
        OutgoingMail.person_id == act.actor_id,
        OutgoingMail.created_at > act.now - within,
        which,
    )
    return act.session.scalar(found) or 0
