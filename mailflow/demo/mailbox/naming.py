"""What a newcomer would call a thing of the journal: its noun and the people it is about. Changes nothing."""

from typing import Any

from sqlalchemy.orm import Session

from mailflow.handlers import things
from mailflow.store.mentoring import Matter
from mailflow.store.people import Person
from mailflow.store.programmes import Programme


def name_of(session: Session, noun: str, number: int | None) -> str:
    """`mentorship of Mia and Tom`; the noun and its number where nobody is concerned."""
    thing = things.find(session, noun, number) if number is not None and noun in things.MODELS else None
    if thing is None:
        return noun
    if isinstance(thing, Programme):
        return thing.name
    if isinstance(thing, Matter):
        return thing.kind.replace("_", " ")
    people = " and ".join(_people(session, thing))
    return f"{'member' if noun == 'participation' else noun} {people}".strip() if people else f"{noun} {number}"


def _people(session: Session, thing: Any) -> list[str]:
    pair = things.pair_of(thing)
    if pair is not None:
        return [pair.mentee.person.first_name, pair.mentor.person.first_name]
    participation = getattr(thing, "participation", None)
    person = getattr(participation or thing, "person", None)
    if person is None and hasattr(thing, "person_id"):
        person = session.get(Person, thing.person_id)
    return [person.name] if person is not None else []
