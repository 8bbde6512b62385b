"""The search among profiles: one query, ranked in the database. Knows no word's meaning."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from mailflow.store.mentoring import Mentorship
from mailflow.store.people import Person
from mailflow.store.programmes import Participation


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Who is looked for. `groups` of words, folded: a member with all words of a group stands before others."""

    programme_id: int
    asker_id: int
    roles: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    mentor_limit: int
    mentee_limit: int
    under_way: tuple[str, ...]
    limit: int


def search(session: Session, wanted: Wanted) -> list[Participation]:
    """Active members of the wanted roles with room, none of whom the asker works with; without words, all of them."""
    score = _score(wanted.groups)
    found = (
        select(Participation)
        .join(Person, Participation.person_id == Person.id)
        .where(
            Participation.programme_id == wanted.programme_id,
            Participation.id != wanted.asker_id,
            Participation.state == "active",
            Participation.role.in_(wanted.roles),
            _has_room(wanted),
            ~_works_with(wanted),
        )
        .order_by(score.desc(), Person.name, Participation.id)
        .limit(wanted.limit)
    )
    if wanted.groups:
        found = found.where(score > 0)
    return list(session.scalars(found))


def _score(groups: tuple[tuple[str, ...], ...]) -> ColumnElement[int]:
    total: ColumnElement[int] = literal(0)
    for group in groups:
        there = [Participation.searchable.contains(word, autoescape=True) for word in group]
        total = total + case((and_(*there), 10), else_=0)
        for one in there:
            total = total + case((one, 1), else_=0)
    return total


def _has_room(wanted: Wanted) -> ColumnElement[bool]:
    as_mentor = _count(Mentorship.mentor_id == Participation.id, wanted)
    as_mentee = _count(Mentorship.mentee_id == Participation.id, wanted)
    return or_(
        and_(Participation.role != "mentee", as_mentor < wanted.mentor_limit),
        and_(Participation.role != "mentor", as_mentee < wanted.mentee_limit),
    )


def _count(side: ColumnElement[bool], wanted: Wanted) -> ColumnElement[int]:
    found = select(func.count()).select_from(Mentorship).where(side, Mentorship.state.in_(wanted.under_way))
    return found.correlate(Participation).scalar_subquery()


def _works_with(wanted: Wanted) -> ColumnElement[bool]:
    asker = wanted.asker_id
    together = or_(
        and_(Mentorship.mentor_id == Participation.id, Mentorship.mentee_id == asker),
        and_(Mentorship.mentee_id == Participation.id, Mentorship.mentor_id == asker),
    )
    return (
        select(Mentorship.id).where(together, Mentorship.state.in_(wanted.under_way)).correlate(Participation).exists()
    )
