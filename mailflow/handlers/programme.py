"""Programmes: made, and knocked at by people whom they do not know. The rules are in `domain/programme.py`."""

import secrets
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mailflow import clock, presets
from mailflow.domain.invitation import OPEN, TABLE
from mailflow.domain.machine import NEW
from mailflow.domain.programme import ALPHABET, AskToJoin, code_prefix, holds_a_code, holds_code
from mailflow.errors import ConfigurationError
from mailflow.handlers import digest, effects, invitation, letters
from mailflow.handlers.act import Act
from mailflow.mail.addresses import exactly_one_address, usable_slug
from mailflow.store.base import forget
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.people import Person
from mailflow.store.programmes import Administrator, Invitation, PolicyVersion, Programme
from mailflow.store.queries import person_at, programme_called

STRANGERS_EVERY = timedelta(days=7)


def create_programme(
    session: Session,
    slug: str,
    preset: str,
    name: str,
    admin: str,
    zone: str,
    settings: Mapping[str, str] | None = None,
) -> Programme:
    """A programme with its policy, its code and its first administrator. Raises ConfigurationError."""
    if not usable_slug(slug):
        raise ConfigurationError(
            f"{slug!r} cannot be a programme's address: use letters, digits and inner hyphens,"
            " and none of the names that mail servers and we need ourselves (hello, bounces, postmaster …)."
        )
    if not name.strip() or not name.isprintable():
        raise ConfigurationError(f"A programme needs a name of one line that members know it by; {name!r} is none.")
    if programme_called(session, slug) is not None:
        raise ConfigurationError(f"There is a programme {slug!r} already.")
    policy = presets.load(preset, settings)
    now = clock.now()
    programme = Programme(slug=slug, name=name, code=new_code(slug), preset=preset, zone=zone, created_at=now)
    session.add(programme)
    session.flush()
    session.add(
        PolicyVersion(
            programme_id=programme.id, valid_from=programme.created_at.date(), policy=policy.model_dump_json()
        )
    )
    add_administrator(session, programme, admin)
    return programme


def add_administrator(
    session: Session,
    programme: Programme,
    written: str,
    *,
    level: str = "administrator",
    title: str | None = None,
    group: str | None = None,
    year: int | None = None,
) -> Administrator:
    """Whoever is at `Ada Admin <ada@x.example>` runs the programme, or a chapter of it. Raises ConfigurationError."""
    address = exactly_one_address([written])
    if address is None:
        raise ConfigurationError(f"{written!r} is no address that mail can go to.")
    person = person_at(session, address)
    if person is None:
        name = written.partition("<")[0].strip(' "') if "<" in written else ""
        person = invitation.add_person(session, name, address)
    found = Administrator(
        programme_id=programme.id,
        person_id=person.id,
        person=person,
        level=level,
        title=title,
        group_name=group,
        year=year,
        zone=programme.zone,
    )
    session.add(found)
    session.flush()
    forget(session, ("offices", programme.id))
    if level == "administrator":
        digest.schedule(session, found)
    return found


def new_code(slug: str) -> str:
    """An organisation code such as `WA-7KQ4-M2`: over 500 million for each prefix, easy to read out."""
    letters_ = [secrets.choice(ALPHABET) for _ in range(6)]
    return f"{code_prefix(slug)}-{''.join(letters_[:4])}-{''.join(letters_[4:])}"


def ask_to_join(act: Act, command: AskToJoin) -> None:
    """In with the code or an invitation; else told once in seven days whom to ask."""
    if act.actor is None:
        raise ValueError("somebody has to ask")
    known = invitation.latest(act, act.actor)
    if known is None or AskToJoin not in TABLE.verbs_from(known.state):
        if known is not None and known.state == OPEN:
            invitation.take_up(act, known, command.role)
            return
        known = _knock(act, act.actor, command.role)
    else:
        effects.step(act, TABLE, known)
    if _may_enter(act, command.text or ""):
        invitation.take_up(act, known, command.role)
        return
    told_lately = _told_lately(act, act.actor)
    if command.wants_in:
        invitation.pass_on(act, known, command.role, command.text)
    if told_lately:
        act.answered = True
    else:
        tell_whom_to_ask(act, known, command)


def tell_whom_to_ask(act: Act, known: Invitation, command: AskToJoin) -> None:
    """The presidents and administrators by name; their own addresses stay theirs to give."""
    offices = select(Administrator).where(Administrator.programme_id == act.programme.id)
    people = [
        {"name": one.person.name, "title": one.title or one.level, "group": one.group_name}
        for one in act.session.scalars(offices.order_by(Administrator.level.desc(), Administrator.id))
    ]
    wrong_code = holds_a_code(command.text or "")
    letters.answer(
        act, "invitation_whom_to_ask", known, people=people, passed_on=command.wants_in, wrong_code=wrong_code
    )


def _knock(act: Act, person: Person, role: str | None) -> Invitation:
    known = Invitation(
        programme_id=act.programme.id,
        person_id=person.id,
        invited_by_id=None,
        role=role if role in invitation.ROLES else None,
        created_at=act.now,
    )
    effects.add(act, known, TABLE.step(NEW, act.command))
    return known


def _may_enter(act: Act, text: str) -> bool:
    if act.policy.eligibility == "open":
        return True
    return act.policy.eligibility == "code" and holds_code(text, act.programme.code)


def _told_lately(act: Act, person: Person) -> bool:
    told = select(func.count()).where(
        OutgoingMail.email == "invitation_whom_to_ask",
        OutgoingMail.person_id == person.id,
        OutgoingMail.created_at > act.now - STRANGERS_EVERY,
    )
    return bool(act.session.scalar(told))
