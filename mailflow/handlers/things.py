"""From a noun and a number to the thing, its programme, and who is what to it. Knows no command."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from mailflow.domain.commands import subject_of
from mailflow.domain.machine import Command, Party
from mailflow.errors import Refusal
from mailflow.store.base import known
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import InboundMail
from mailflow.store.mentoring import Agreement, Form, Goal, Matter, Meeting, Mentorship, Request
from mailflow.store.programmes import Administrator, Invitation, Participation, Programme

MODELS: dict[str, type[Any]] = {
    "programme": Programme,
    "invitation": Invitation,
    "participation": Participation,
    "request": Request,
    "mentorship": Mentorship,
    "agreement": Agreement,
    "goal": Goal,
    "meeting": Meeting,
    "form": Form,
    "matter": Matter,
    "administrator": Administrator,
    "entry": JournalEntry,
    "mail": InboundMail,
}
_OF_A_PAIR = (Agreement, Goal, Meeting)


class NoSuchThing(Refusal):
    """The thing that the command names is not there any more."""


def find(session: Session, noun: str, number: int) -> Any:
    """The thing, or None."""
    return session.get(MODELS[noun], number)


def load(session: Session, noun: str, number: int) -> Any:
    """The thing, locked for this transaction. Raises NoSuchThing."""
    model = MODELS[noun]
    both = [joinedload(model.mentor), joinedload(model.mentee)] if model in (Request, Mentorship) else []
    thing = session.get(model, number, with_for_update={"of": model}, options=both)
    if thing is None:
        raise NoSuchThing
    return thing


def subject(session: Session, command: Command) -> Any:
    """The thing that the command's first field names. Raises NoSuchThing."""
    return load(session, *subject_of(command))


def noun_of(thing: Any) -> str:
    """The noun whose table and catalogue the thing follows."""
    return next(noun for noun, model in MODELS.items() if isinstance(thing, model))


def pair_of(thing: Any) -> Request | Mentorship | None:
    """The request or mentorship that the thing is or belongs to."""
    if isinstance(thing, Request | Mentorship):
        return thing
    return thing.mentorship if isinstance(thing, _OF_A_PAIR) else None


def programme_id_of(thing: Any) -> int | None:
    """The programme that the thing belongs to."""
    if isinstance(thing, Programme):
        return thing.id
    if isinstance(thing, Form):
        return thing.participation.programme_id
    pair = pair_of(thing)
    return pair.programme_id if pair is not None else thing.programme_id


def participations(thing: Any, party: Party) -> list[Participation]:
    """The members who are this to the thing; none where the word does not fit the thing."""
    if isinstance(thing, Participation):
        return [thing] if party is Party.MEMBER else []
    if isinstance(thing, Form):
        return [thing.participation] if party is Party.MEMBER else []
    pair = pair_of(thing)
    if pair is None:
        return []
    if party is Party.MENTOR:
        return [pair.mentor]
    if party is Party.MENTEE:
        return [pair.mentee]
    if isinstance(pair, Request) and party in (Party.REQUESTER, Party.REQUESTED):
        mentor_asked = pair.initiator == "mentee"
        return [pair.mentor if mentor_asked is (party is Party.REQUESTED) else pair.mentee]
    return []


def role_in(thing: Any, member: Participation) -> str:
    """`mentor` or `mentee` where the thing is a pair's; else the role that the member has in the programme."""
    pair = pair_of(thing)
    if pair is None:
        return member.role
    return "mentor" if pair.mentor_id == member.id else "mentee"


_MEMBERS = (Party.MENTOR, Party.MENTEE, Party.REQUESTER, Party.REQUESTED, Party.MEMBER)


def parties(session: Session, thing: Any, person_id: int | None) -> set[Party]:
    """Everything that the person is to the thing."""
    found = {Party.ANYONE}
    if person_id is None:
        return found
    for party in _MEMBERS:
        if any(member.person_id == person_id for member in participations(thing, party)):
            found.add(party)
    if isinstance(thing, Invitation) and thing.person_id == person_id:
        found.add(Party.INVITED)
    if isinstance(thing, JournalEntry) and person_id in (thing.person_id, thing.behalf_of_id):
        found.add(Party.ACTOR)
    return found | {Party(one.level) for one in offices(session, programme_id_of(thing), person_id)}


def offices(session: Session, programme_id: int | None, person_id: int | None) -> list[Administrator]:
    """What the person is among those who run the programme: at most one; where none is named, in any."""
    if programme_id is None:
        return list(session.scalars(select(Administrator).where(Administrator.person_id == person_id)))
    return [one for one in _all_offices(session, programme_id) if one.person_id == person_id]


def administrators(session: Session, programme_id: int) -> list[Administrator]:
    """The programme's administrators (presidents left out), oldest first."""
    return [one for one in _all_offices(session, programme_id) if one.level == "administrator"]


def _all_offices(session: Session, programme_id: int) -> list[Administrator]:
    found = select(Administrator).where(Administrator.programme_id == programme_id).order_by(Administrator.id)
    return known(session, ("offices", programme_id), lambda: list(session.scalars(found)))
