"""People for benchmarks: mentees who have asked, and mentors' replies to those requests as Gmail writes them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial

from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.demo.clients import reply_as
from mailflow.dispatch import handle
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.request import SendRequest
from mailflow.house import House
from mailflow.store.base import write
from mailflow.store.people import Address, Person
from mailflow.store.programmes import Participation
from tests.sink import Received
from tests.world import World

AT_ONCE = {"sending__grace": "0 min", "sending__quiet_from": "23:59:59", "sending__quiet_until": "00:00:00"}
"""A policy without grace and quiet hours: all that a reply sets off goes out as it happens."""


def programme(house: House) -> int:
    """A programme whose mails wait for nothing."""
    world = World(house)
    made = world.programme(**AT_ONCE, sending__weekends="true")
    world.administrator(made, "Ada Admin")
    return made


def ask(house: House, programme_id: int, count: int) -> None:
    """So many pairs, each with a request that waits for the mentor's answer."""
    members = write(house.sessions, lambda session: _members(session, programme_id, count))
    for start in range(0, count, 50):
        write(house.sessions, partial(_ask, some=members[start : start + 50]))


def _members(session: Session, programme_id: int, count: int) -> list[tuple[int, str]]:
    """Mentees by their ids, each with the profile ID of the mentor to be asked."""
    return [
        (
            _member(session, programme_id, "mentee", place).id,
            _member(session, programme_id, "mentor", place).profile_code,
        )
        for place in range(count)
    ]


def _member(session: Session, programme_id: int, role: str, place: int) -> Participation:
    person = Person(name=f"{role.capitalize()} Number{place}", created_at=clock.now())
    person.addresses = [Address(address=f"{role}{place}@people.example", verified_at=clock.now())]
    session.add(person)
    session.flush()
    made = Participation(
        programme_id=programme_id,
        person_id=person.id,
        person=person,
        role=role,
        state="active",
        profile_code=f"OA-{role[-1]}{place:05d}".upper(),
        profile={"about": "Works in a town hall."},
        interests="law, negotiation",
        zone="Europe/Berlin",
        language="en",
        joined_at=clock.now(),
    )
    session.add(made)
    session.flush()
    return made


def _ask(session: Session, some: Sequence[tuple[int, str]]) -> None:
    for mentee, code in some:
        origin = Origin(door=Door.CLI, key=f"asked:{mentee}", assurance=Assurance.OPERATOR)
        outcome = handle(session, SendRequest(participation=mentee, target=code, role="mentee"), origin)
        assert outcome.refusal is None, outcome


def replies(requests: Sequence[Received]) -> Iterator[tuple[str, str, bytes]]:
    """Sender, recipient and message of a yes to each request."""
    for place, received in enumerate(requests):
        sender = received.recipients[0]
        now = clock.now() + timedelta(seconds=place)
        raw = reply_as("gmail_web", received.raw, "Yes, happy to!", sender=sender, sender_name="Mentor", now=now)
        yield sender, str(received.message["Reply-To"]).partition("<")[2].rstrip(">"), raw
