"""Commands at moments of our choosing, and what they leave in the timer table. No mail server, no letters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.dispatch import handle
from mailflow.domain.form import AnswerForm
from mailflow.domain.invitation import JoinProgramme
from mailflow.domain.machine import Command
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.outcome import Outcome
from mailflow.domain.participation.places import OfferPlace
from mailflow.domain.participation.states import WAITING
from mailflow.domain.programme import InvitePerson
from mailflow.domain.request import AcceptRequest, SendRequest
from mailflow.house import House
from mailflow.store.base import write
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.mentoring import Form
from mailflow.store.programmes import Invitation, Participation
from mailflow.store.timers import Timer
from tests.world import World
from workers import drains

Found = TypeVar("Found")
PROFILE = "1. {name}\n2. law\n3. I work here.\n4. Here\n5. Good talks\n6. {zone}"


@dataclass
class Clockwork:
    """A programme whose people give commands, and whose timers are looked at."""

    house: House
    world: World
    programme: int
    number: "count[int]" = field(default_factory=count)

    def does(self, command: Command, person: int | None = None) -> Outcome:
        """The person gives the command, beyond doubt. Fails when it is refused."""
        key = f"test:{next(self.number)}"
        origin = Origin(door=Door.CLI, key=key, assurance=Assurance.OPERATOR, person=person)
        outcome = write(self.house.sessions, lambda session: handle(session, command, origin))
        assert outcome.refusal is None, outcome
        return outcome

    def person_of(self, participation: int) -> int:
        """Who that is."""
        return self.read(lambda session: session.get_one(Participation, participation).person_id)

    def begins_to_join(self, name: str, role: str) -> tuple[int, int]:
        """Invited and joined, the profile's questions unanswered; gives the participation and the person."""
        address = f"{name.split()[0].lower()}@people.example"
        self.does(InvitePerson(programme=self.programme, addresses=[f"{name} <{address}>"], role=role))
        invitation, person = self.read(_latest_invitation)
        self.does(JoinProgramme(invitation=invitation, role=role), person)
        return self.read(lambda session: _member(session, person)), person

    def is_offered_a_place(self, name: str, role: str) -> int:
        """One who waited has the word that a place is free; gives the participation."""
        member = self.world.member(self.programme, name, role, state=WAITING)
        self.does(OfferPlace(participation=member))
        return member

    def joins(self, name: str, role: str, zone: str) -> int:
        """Invited, joined, profile filled in, all at this moment; gives the participation."""
        member, person = self.begins_to_join(name, role)
        form = self.read(lambda session: _form(session, member))
        self.does(AnswerForm(form=form, text=PROFILE.format(name=name, zone=zone)), person)
        return member

    def asks(self, mentee: int, mentor: int) -> int:
        """The mentee's request to the mentor, by profile ID; gives the request."""
        code = self.read(lambda session: session.get_one(Participation, mentor).profile_code)
        outcome = self.does(SendRequest(participation=mentee, target=code, role="mentee"), self.person_of(mentee))
        assert outcome.thing is not None
        return outcome.thing

    def pairs(self, mentee: int, mentor: int) -> int:
        """The two are brought together; gives the mentorship."""
        request = self.asks(mentee, mentor)
        self.does(AcceptRequest(request=request), self.person_of(mentor))
        return self.read(lambda session: max(session.scalars(select(Timer.thing_id).where(Timer.noun == "mentorship"))))

    def sweep(self) -> int:
        """Fire what is due now."""
        return drains.drain_timers(self.house)

    def jumps(self, moment: datetime) -> int:
        """Nothing runs until then: downtime. What is due then fires."""
        clock.move_to(moment)
        return self.sweep()

    def timers(self, noun: str | None = None, thing: int | None = None) -> list[Timer]:
        """All timers of the thing, in the order in which they were opened."""
        found = select(Timer).order_by(Timer.id)
        if noun is not None:
            found = found.where(Timer.noun == noun)
        if thing is not None:
            found = found.where(Timer.thing_id == thing)
        return self.read(lambda session: list(session.scalars(found)))

    def timer(self, name: str, thing: int | None = None) -> Timer:
        """The latest of that name."""
        return [one for one in self.timers() if one.name == name and thing in (None, one.thing_id)][-1]

    def mails(self, *emails: str) -> list[OutgoingMail]:
        """The outbox, in the order of writing; of these emails alone where any are named."""
        found = select(OutgoingMail).order_by(OutgoingMail.id)
        if emails:
            found = found.where(OutgoingMail.email.in_(emails))
        return self.read(lambda session: list(session.scalars(found)))

    def journal(self) -> list[JournalEntry]:
        """All entries."""
        return self.read(lambda session: list(session.scalars(select(JournalEntry).order_by(JournalEntry.id))))

    def read(self, work: Callable[[Session], Found]) -> Found:
        """What a look at the database finds."""
        with self.house.reading() as session:
            return work(session)


def there(moment: datetime, zone: str) -> str:
    """A moment as the wall clock of the zone shows it, to the minute."""
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def at(text: str, zone: str) -> datetime:
    """The moment at which the zone's wall clock shows this."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def is_open(timer: Timer) -> bool:
    """Whether it may still fire."""
    return timer.fired_at is None and timer.closed_at is None


def names(timers: Iterable[Timer]) -> list[str]:
    """Their names, sorted."""
    return sorted(timer.name for timer in timers)


def _latest_invitation(session: Session) -> tuple[int, int]:
    found = session.scalars(select(Invitation).order_by(Invitation.id.desc()).limit(1)).one()
    return found.id, found.person_id


def _member(session: Session, person: int) -> int:
    return session.scalars(select(Participation.id).where(Participation.person_id == person)).one()


def _form(session: Session, member: int) -> int:
    return session.scalars(select(Form.id).where(Form.participation_id == member).order_by(Form.id)).one()
