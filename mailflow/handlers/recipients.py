"""Who gets an email: the people who are some party to a thing. Knows no email and no words."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mailflow.domain.machine import Party
from mailflow.handlers import things
from mailflow.handlers.act import Act
from mailflow.store.mentoring import Matter
from mailflow.store.people import Person
from mailflow.store.programmes import Administrator, Invitation, Participation


@dataclass(frozen=True)
class Recipient:
    """One person who gets one email. `participation` is None for administrators and strangers."""

    person: Person
    zone: str
    language: str
    participation: Participation | None = None
    role: str = "member"


def member(participation: Participation, role: str | None = None) -> Recipient:
    """A member as a recipient."""
    found = participation
    return Recipient(found.person, found.zone, found.language, found, role or found.role)


def administrator(found: Administrator, language: str) -> Recipient:
    """An administrator as a recipient."""
    return Recipient(found.person, found.zone, language, None, "admin")


def of_party(act: Act, party: Party, thing: Any) -> list[Recipient]:
    """The people who are this party to the thing."""
    if party is Party.ADMINISTRATOR:
        found = things.administrators(act.session, act.programme.id)
        return [administrator(one, act.programme.language) for one in found]
    if party is Party.ACTOR:
        return [actor(act)] if act.actor_id is not None else []
    if party is Party.INVITED and isinstance(thing, Invitation):
        person = act.session.get_one(Person, thing.person_id)
        return [Recipient(person, act.programme.zone, act.programme.language)]
    if party is Party.MEMBER and isinstance(thing, Matter):
        return _waiting(act, thing)
    if party in (Party.PARTNER, Party.PAIR):
        both = [*things.participations(thing, Party.MENTOR), *things.participations(thing, Party.MENTEE)]
        told = [one for one in both if party is Party.PAIR or one.person_id != act.actor_id]
        return [member(one, things.role_in(thing, one)) for one in told]
    return [member(one, things.role_in(thing, one)) for one in things.participations(thing, party)]


def _waiting(act: Act, matter: Matter) -> list[Recipient]:
    """The person who waits for the matter to be settled: a member, or one who would like to be."""
    person = act.session.get(Person, matter.person_id) if matter.person_id is not None else None
    if person is None:
        return []
    return [member_of(act, person) or Recipient(person, act.programme.zone, act.programme.language)]


def actor(act: Act) -> Recipient:
    """Whoever gave the command. Raises ValueError for a timer, which nobody gave."""
    participation = act.participation()
    if participation is not None:
        return member(participation)
    if act.actor is None:
        raise ValueError("a timer has no sender to answer")
    return Recipient(act.actor, act.programme.zone, act.programme.language)


def member_of(act: Act, person: Person) -> Recipient | None:
    """The person as a member of this programme."""
    found = select(Participation).where(
        Participation.programme_id == act.programme.id, Participation.person_id == person.id
    )
    one = act.session.scalars(found).first()
    return member(one) if one is not None else None
