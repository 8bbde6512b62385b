"""Mail to the site's own address names no programme: which ones its author may mean. Reads no mail."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from inbound.correlate import Correlation
from mailflow.handlers import things
from mailflow.store import queries
from mailflow.store.programmes import Programme


def in_one_programme(session: Session, found: Correlation) -> Correlation:
    """The same, in the one programme that can be meant where there is but one."""
    if found.programme_id is not None:
        return found
    known = programmes(session, found.person_id)
    return replace(found, programme_id=known[0].id) if len(known) == 1 else found


def programmes(session: Session, person_id: int | None) -> list[Programme]:
    """Those in which the person is a member or in office; of anybody else, all that there are."""
    theirs = _theirs(session, person_id) if person_id is not None else set()
    found = list(session.scalars(select(Programme).order_by(Programme.id)))
    return [one for one in found if one.id in theirs] or found


def _theirs(session: Session, person_id: int) -> set[int]:
    members = {one.programme_id for one in queries.participations_of(session, person_id, None)}
    return members | {one.programme_id for one in things.offices(session, None, person_id)}
