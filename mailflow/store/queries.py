"""Questions that more than one part asks of the tables. Reads only."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mailflow.store.mailbox import OutgoingMail
from mailflow.store.people import Address, Person
from mailflow.store.programmes import Participation, Programme

GONE = ("left", "released", "undone", "waiting", "offered", "joining")


def programme_called(session: Session, slug: str) -> Programme | None:
    """The programme with this slug."""
    return session.scalars(select(Programme).where(Programme.slug == slug)).first()


def person_at(session: Session, address: str) -> Person | None:
    """Whose address it is, whatever its case."""
    found = select(Person).join(Address).where(Address.address == address.strip().lower())
    return session.scalars(found).first()


def participation_of(session: Session, programme_id: int, person_id: int) -> Participation | None:
    """The person as a member of the programme, in whatever state."""
    found = select(Participation).where(
        Participation.programme_id == programme_id, Participation.person_id == person_id
    )
    return session.scalars(found).first()


def participations_of(session: Session, person_id: int, programme_id: int | None) -> list[Participation]:
    """The person's participations: in that programme, or in all where none is named."""
    found = select(Participation).where(Participation.person_id == person_id, Participation.state != "undone")
    if programme_id is not None:
        found = found.where(Participation.programme_id == programme_id)
    return list(session.scalars(found.order_by(Participation.id)))


def members_called(session: Session, programme_id: int, words: str) -> list[Participation]:
    """Members who may be asked for and whom a profile ID, a full name, or else a part of a name means."""
    wanted = " ".join(words.split()).lower()
    if not wanted:
        return []
    members = (
        select(Participation)
        .join(Person, Participation.person_id == Person.id)
        .where(Participation.programme_id == programme_id, Participation.state.not_in(GONE))
    )
    by_code = session.scalars(members.where(func.lower(Participation.profile_code) == wanted)).all()
    if by_code:
        return list(by_code)
    name = func.lower(Person.name)
    exact = session.scalars(members.where(name == wanted)).all()
    return list(exact or session.scalars(members.where(name.contains(wanted, autoescape=True)).order_by(Person.name)))


def members_found(session: Session, programme_id: int, words: str, most: int = 20) -> list[Participation]:
    """Members in whatever state whose name, profile ID or interests hold each of the words."""
    found = (
        select(Participation)
        .join(Person, Participation.person_id == Person.id)
        .where(Participation.programme_id == programme_id, Participation.state != "undone")
    )
    for word in words.lower().replace(",", " ").split():
        columns = (Person.name, Participation.profile_code, Participation.interests)
        found = found.where(or_(*(func.lower(column).contains(word, autoescape=True) for column in columns)))
    return list(session.scalars(found.order_by(Person.name, Participation.id).limit(most)))


def mail_with_link(session: Session, link_digest: str) -> OutgoingMail | None:
    """The mail whose links have the token of this digest."""
    return session.scalars(select(OutgoingMail).where(OutgoingMail.link_digest == link_digest)).first()


def member_written_to(session: Session, mail: OutgoingMail) -> Participation | None:
    """The member to whom the mail went; None for strangers and administrators."""
    if mail.person_id is None or mail.programme_id is None:
        return None
    return participation_of(session, mail.programme_id, mail.person_id)
