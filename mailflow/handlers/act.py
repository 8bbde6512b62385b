"""One command being run: what its handler may ask for and what it has done so far. Decides nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.domain.machine import Command, Echo
from mailflow.domain.origin import Origin
from mailflow.domain.policy import Policy
from mailflow.handlers import things
from mailflow.house import House, house_of
from mailflow.store.base import known
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.mentoring import Mentorship
from mailflow.store.people import Person
from mailflow.store.programmes import Participation, PolicyVersion, Programme


def _nowhere(act: "Act") -> None:
    """An act of a door's own, which runs no command."""
    raise TypeError(f"{type(act.command).__name__} is not being run")


@dataclass
class Act:
    """`subject` is the thing that the command's first field names. `told` are the mails queued so far.

    `carry_out` runs a `part`, authorised, as the command itself is run.
    """

    session: Session
    command: Command
    origin: Origin
    now: datetime
    house: House
    subject: Any
    programme: Programme
    policy_version: PolicyVersion
    entries: list[JournalEntry] = field(default_factory=list)
    mails: list[OutgoingMail] = field(default_factory=list)
    answered: bool = False
    facts: dict[str, Any] = field(default_factory=dict)
    carry_out: "Callable[[Act], None]" = _nowhere

    @property
    def policy(self) -> Policy:
        """The programme's policy of today."""
        return self.policy_version.read()

    @property
    def actor(self) -> Person | None:
        """The person whose command it is, or for whom an administrator acts; None for a timer."""
        person = self.origin.behalf_of or self.origin.person
        return self.session.get(Person, person) if person is not None else None

    @property
    def actor_id(self) -> int | None:
        """The id of `actor`."""
        return self.origin.behalf_of or self.origin.person

    @property
    def cause_id(self) -> int | None:
        """The id of the command's first journal entry, once it stands."""
        return self.entries[0].id if self.entries else None

    def participation(self) -> Participation | None:
        """The actor's participation in the programme."""
        found = select(Participation).where(
            Participation.programme_id == self.programme.id, Participation.person_id == self.actor_id
        )
        return self.session.scalars(found).first()


def begin(session: Session, command: Command, origin: Origin) -> Act:
    """Load what every command needs. Raises NoSuchThing."""
    subject = things.subject(session, command)
    programme = session.get_one(Programme, things.programme_id_of(subject))
    return Act(
        session=session,
        command=command,
        origin=origin,
        now=clock.now(),
        house=house_of(session),
        subject=subject,
        programme=programme,
        policy_version=_policy_of(session, programme, subject),
    )


def part(act: Act, command: Command, *, behalf_of: int | None = None) -> Act:
    """Another command as a part of this one: its entries have this one's as their cause, and are undone with it."""
    origin = replace(act.origin, behalf_of=behalf_of or act.origin.behalf_of)
    begun = begin(act.session, command, origin)
    return replace(begun, entries=act.entries, mails=act.mails, carry_out=act.carry_out)


def _policy_of(session: Session, programme: Programme, subject: Any) -> PolicyVersion:
    """A mentorship keeps the version that it began under; everything else follows today's."""
    pair = things.pair_of(subject)
    if isinstance(pair, Mentorship):
        return session.get_one(PolicyVersion, pair.policy_id)
    return policy_at(session, programme.id, clock.now())


def of_door(session: Session, programme: Programme, subject: Any, origin: Origin) -> Act:
    """What a door needs to queue an answer of its own."""
    now = clock.now()
    return Act(
        session=session,
        command=Echo(),
        origin=origin,
        now=now,
        house=house_of(session),
        subject=subject,
        programme=programme,
        policy_version=policy_at(session, programme.id, now),
    )


def policy_at(session: Session, programme_id: int, moment: datetime) -> PolicyVersion:
    """The version of the programme's policy that counts on that day: the first one also before its day."""
    found = select(PolicyVersion).where(PolicyVersion.programme_id == programme_id).order_by(PolicyVersion.valid_from)
    versions = known(session, ("policies", programme_id), lambda: list(session.scalars(found)))
    valid = [version for version in versions if version.valid_from <= moment.date()]
    return valid[-1] if valid else versions[0]
