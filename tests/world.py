"""A programme and its people, put straight into the tables: where a test begins. The rest goes through doors."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from mailflow import clock, presets
from mailflow.house import House
from mailflow.store.base import write
from mailflow.store.people import Address, Person
from mailflow.store.programmes import Administrator, Participation, PolicyVersion, Programme


@dataclass
class World:
    """Makes rows, and gives their ids."""

    house: House
    zone: str = "Europe/Berlin"

    def programme(self, slug: str = "alliance", preset: str = "womens_alliance", **changes: str) -> int:
        """A programme under a preset; `changes` as `caps.places` with the dot written `__`."""
        policy = presets.load(preset, {key.replace("__", "."): value for key, value in changes.items()})

        def work(session: Session) -> int:
            made = Programme(
                slug=slug,
                name="Our Alliance",
                code="OA-7KQ4-M2XW",
                preset=preset,
                zone=self.zone,
                created_at=clock.now(),
            )
            session.add(made)
            session.flush()
            version = PolicyVersion(programme_id=made.id, valid_from=date(2000, 1, 1), policy=policy.model_dump_json())
            session.add(version)
            return made.id

        return write(self.house.sessions, work)

    def person(self, name: str) -> int:
        """A person whose verified address is `<first name>@people.example`."""
        return write(self.house.sessions, lambda session: _person(session, name).id)

    def administrator(self, programme: int, name: str, **more: object) -> int:
        """An administrator; gives the person's id."""

        def work(session: Session) -> int:
            person = _person(session, name)
            session.add(Administrator(programme_id=programme, person_id=person.id, zone=self.zone, **more))
            return person.id

        return write(self.house.sessions, work)

    def member(
        self,
        programme: int,
        name: str,
        role: str,
        *,
        state: str = "active",
        interests: str = "law, negotiation",
        zone: str | None = None,
    ) -> int:
        """A member in that state; gives the participation's id."""

        def work(session: Session) -> int:
            person = _person(session, name)
            made = Participation(
                programme_id=programme,
                person_id=person.id,
                role=role,
                state=state,
                profile_code=f"OA-{person.id:04d}",
                profile={"about": f"{name} works in a town hall."},
                interests=interests,
                zone=zone or self.zone,
                language="en",
                joined_at=clock.now(),
            )
            session.add(made)
            session.flush()
            return made.id

        return write(self.house.sessions, work)

    def member_again(self, programme: int, person: int, role: str) -> int:
        """The same person, active in another programme; gives the participation's id."""

        def work(session: Session) -> int:
            made = Participation(
                programme_id=programme,
                person_id=person,
                role=role,
                state="active",
                profile_code=f"OB-{person:04d}",
                profile={},
                zone=self.zone,
                language="en",
                joined_at=clock.now(),
            )
            session.add(made)
            session.flush()
            return made.id

        return write(self.house.sessions, work)

    def stops(self, participation: int, *topics: str) -> None:
        """The member wants no mail of these topics."""

        def work(session: Session) -> None:
            session.get_one(Participation, participation).stopped = list(topics)

        write(self.house.sessions, work)

    def moment(self) -> datetime:
        """The time of the moved clock."""
        return clock.now()


def _person(session: Session, name: str) -> Person:
    address = f"{name.split()[0].lower()}@people.example"
    made = Person(name=name, created_at=clock.now())
    made.addresses = [Address(address=address, verified_at=clock.now())]
    session.add(made)
    session.flush()
    return made
