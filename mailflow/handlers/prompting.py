"""When a timer may ask what it is there to ask: in the first hour that suits all whom it asks. Sends nothing."""

from datetime import datetime

from sqlalchemy.orm import Session

from mailflow.domain.emails import EMAILS, Kind
from mailflow.domain.machine import Command
from mailflow.domain.origin import Origin
from mailflow.domain.tables import TABLES
from mailflow.handlers import act as acts
from mailflow.handlers import budget, recipients
from mailflow.handlers.act import Act
from mailflow.handlers.budget import Diary
from mailflow.handlers.recipients import Recipient
from mailflow.handlers.things import NoSuchThing

LOOKS = 8
"""So often a common hour is looked for: zones half a day apart never have one."""


def free_moment(session: Session, command: Command, origin: Origin, now: datetime, *, moved: bool = False) -> datetime:
    """The first moment from `now` on at which the prompts of this command may be sent; `now` when it sends none.

    `moved`: it has waited for a morning before, and the service slept through that. A night then keeps it no more: each
    mail waits for its reader's day, and a service that only ever wakes at night still asks.
    """
    try:
        act = acts.begin(session, command, origin)
    except NoSuchThing:
        return now
    people = _prompted(act)
    if not people:
        return now
    budget.lock(act, (one.person.id for one in people))
    diaries = [budget.diary(act, one.person.id, one.zone, one.participation) for one in people]
    if moved and all(diary.only_asleep(now) for diary in diaries):
        return now
    return _common_hour(diaries, now) or _one_after_the_other(diaries, now)


def _common_hour(diaries: list[Diary], now: datetime) -> datetime | None:
    """The first moment that suits everybody, if there is one soon."""
    moment = now
    for _ in range(LOOKS):
        later = max(diary.free(moment) for diary in diaries)
        if later == moment:
            return moment
        moment = later
    return None


def _one_after_the_other(diaries: list[Diary], now: datetime) -> datetime:
    """Where one sleeps whenever the other wakes: `now` if only the night lies between; each mail waits for its day."""
    free = [diary.free(now) for diary in diaries]
    if now in free and all(diary.only_asleep(now) for diary in diaries):
        return now
    return max(free)


def _prompted(act: Act) -> list[Recipient]:
    table = TABLES.get(act.command.noun)
    if table is None:
        return []
    state = getattr(act.subject, "state", None)
    rows = [row for row in table.transitions if row.verb is type(act.command) and state in row.source]
    prompts = {name for row in rows for name in row.emails if EMAILS[name].kind is Kind.PROMPT}
    return [
        recipient for name in sorted(prompts) for recipient in recipients.of_party(act, EMAILS[name].to, act.subject)
    ]
