"""When somebody may be asked for something: quiet hours, and so many prompts a day and a week. Sends nothing."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.domain import due
from mailflow.domain.emails import EMAILS, Kind
from mailflow.domain.machine import Command
from mailflow.domain.origin import Origin
from mailflow.domain.participation.states import PAUSED
from mailflow.domain.tables import TABLES
from mailflow.handlers import act as acts
from mailflow.handlers import recipients
from mailflow.handlers.act import Act
from mailflow.handlers.recipients import Recipient
from mailflow.handlers.things import NoSuchThing
from mailflow.store.mailbox import OutgoingMail

WEEK = timedelta(days=7)


def free_moment(session: Session, command: Command, origin: Origin, now: datetime) -> datetime:
    """The first moment from `now` on at which the prompts of this command may be sent; `now` when it sends none."""
    try:
        act = acts.begin(session, command, origin)
    except NoSuchThing:
        return now
    moments = [_free_for(act, recipient, now) for recipient in _prompted(act)]
    return max([now, *moments])


def _prompted(act: Act) -> list[Recipient]:
    table = TABLES.get(act.command.noun)
    if table is None:
        return []
    rows = [
        row
        for row in table.transitions
        if row.verb is type(act.command) and getattr(act.subject, "state", None) in row.source
    ]
    emails = [EMAILS[name] for row in rows for name in row.emails]
    return [
        recipient
        for email in emails
        if email.kind is Kind.PROMPT
        for recipient in recipients.of_party(act, email.to, act.subject)
    ]


def _free_for(act: Act, to: Recipient, now: datetime) -> datetime:
    sending, zone = act.policy.sending, ZoneInfo(to.zone)
    moment = due.next_allowed(_after_the_break(to, now), sending.quiet, to.zone)
    sent = _prompts(act, to, moment)
    while True:
        today = sum(one.astimezone(zone).date() == moment.astimezone(zone).date() for one in sent)
        week = sum(moment - WEEK < one <= moment for one in sent)
        if today < sending.prompts_a_day and week < sending.prompts_a_week:
            return moment
        tomorrow = due.next_morning(moment, sending.quiet_until, to.zone)
        moment = due.next_allowed(tomorrow, sending.quiet, to.zone)


def _after_the_break(to: Recipient, now: datetime) -> datetime:
    """Nobody on a break is asked anything: until its end, or where none was named, look again in a week."""
    if to.participation is None or to.participation.state != PAUSED:
        return now
    return max(now, to.participation.paused_until or now + WEEK)


def _prompts(act: Act, to: Recipient, moment: datetime) -> list[datetime]:
    found = select(OutgoingMail.not_before).where(
        OutgoingMail.person_id == to.person.id,
        OutgoingMail.kind == Kind.PROMPT.value,
        OutgoingMail.created_at > moment - WEEK - timedelta(days=1),
    )
    return list(act.session.scalars(found))
