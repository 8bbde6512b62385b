"""Whose inboxes the mailbox page can show: everybody with an address, and their part in the programme."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.store.people import Address, Person
from mailflow.store.programmes import Administrator, Participation

GROUPS = ("administrator", "president", "mentor", "both", "mentee", "other")


@dataclass(frozen=True)
class Contact:
    """One inbox. `part` is what the person is in the programme, `state` how that stands."""

    name: str
    address: str
    part: str
    state: str
    total: int
    unread: int


@dataclass(frozen=True)
class Group:
    """The contacts with one part, by name."""

    part: str
    contacts: tuple[Contact, ...]


def contacts(session: Session, counts: Mapping[str, tuple[int, int]]) -> list[Contact]:
    """Everybody whom the programme knows, then whoever else got mail; `counts` are mails and unread ones."""
    rows = session.execute(
        select(Address.address, Person.name, Participation.role, Participation.state, Administrator.level)
        .join(Person, Address.person_id == Person.id)
        .outerjoin(Participation, Participation.person_id == Person.id)
        .outerjoin(Administrator, Administrator.person_id == Person.id)
        .order_by(Person.name, Address.id)
    ).all()
    known = {
        address: Contact(name, address, level or role or "other", state or "", *counts.get(address, (0, 0)))
        for address, name, role, state, level in rows
    }
    unknown = [Contact(address, address, "other", "", *counts[address]) for address in sorted(counts.keys() - known)]
    return [*known.values(), *unknown]


def grouped(everybody: list[Contact]) -> list[Group]:
    """By part, in the order of `GROUPS`."""
    groups = [Group(part, tuple(one for one in everybody if one.part == part)) for part in GROUPS]
    return [group for group in groups if group.contacts]
