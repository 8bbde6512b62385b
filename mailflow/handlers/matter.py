"""Matters: raised for the administrators, settled by the first of them who says so. The rules: `domain/matter.py`."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.domain.matter import (
    KINDS,
    LAPSED,
    OPEN,
    RAISED,
    SETTLED,
    TABLE,
    TOLD,
    LapseMatter,
    MatterKind,
    RaiseMatter,
    Section,
)
from mailflow.domain.offers import Offer
from mailflow.handlers import effects, things
from mailflow.handlers.act import Act
from mailflow.store.mentoring import Matter, Mentorship
from mailflow.store.people import Person
from mailflow.store.programmes import Participation


def put_forward(act: Act, command: RaiseMatter) -> None:
    """The matter as a command of its own."""
    about = things.load(act.session, command.about_noun, command.about_id)
    words, timer = act.house.words(act.programme.language), command.timer
    facts: dict[str, Any] = {}
    if timer is not None:
        key = f"timer.{timer}"
        facts["timer"] = words.say("words", key) if words.has("words", key) else timer.replace("_", " ")
    raise_matter(act, command.kind, about, command.text, **facts)


def lapse_matter(act: Act, command: LapseMatter) -> None:
    """Nobody decides it any more."""
    effects.step(act, TABLE, act.subject, settled_at=act.now)


def raise_matter(
    act: Act, kind: str, about: Any, text: str | None = None, person: Person | None = None, **facts: Any
) -> Matter:
    """Put something before the administrators: after the command's own move, whose entry then is its cause.

    `about` is the thing (or held mail) that it hangs on; `person` who is waiting, `text` their own words, `facts` what
    else the kind's sentence tells. One that is open already, of the same kind, thing and person, is returned as it is.
    """
    meant = KINDS[kind]
    known = _open_one(act, meant, about, person, facts)
    if known is not None:
        return known
    matter = Matter(
        programme_id=act.programme.id,
        kind=kind,
        about_noun=about.__tablename__,
        about_id=about.id,
        person_id=person.id if person else None,
        text=text,
        facts=_names(about, person) | {name: _plain(value) for name, value in facts.items()},
        created_at=act.now,
        settled_at=act.now if meant.section is Section.DONE else None,
    )
    effects.add(act, matter, TOLD if meant.section is Section.DONE else RAISED)
    return matter


def _open_one(act: Act, kind: MatterKind, about: Any, person: Person | None, facts: dict[str, Any]) -> Matter | None:
    if not kind.once:
        return None
    found = select(Matter).where(
        Matter.about_noun == about.__tablename__,
        Matter.about_id == about.id,
        Matter.kind == kind.name,
        Matter.programme_id == act.programme.id,
        Matter.state == OPEN,
        Matter.person_id == (person.id if person else None),
    )
    # Strangers have no person: their address tells one from the other.
    same = (one for one in act.session.scalars(found) if one.facts.get("address") == facts.get("address"))
    return next(same, None)


def still_open(session: Session, held_out: Sequence[Offer]) -> list[Offer]:
    """Of what a digest held out, that whose matter nobody has settled since."""
    matters = {offer.commands[0]["matter"] for offer in held_out if "matter" in offer.commands[0]}
    if not matters:
        return list(held_out)
    found = set(session.scalars(select(Matter.id).where(Matter.id.in_(matters), Matter.state == SETTLED)))
    return [offer for offer in held_out if offer.commands[0].get("matter") not in found]


def still_stands(session: Session, matters: Sequence[Matter]) -> list[Matter]:
    """Those whose thing is still as it was when they were raised: a query a noun."""
    found = {noun: _things(session, noun, matters) for noun in {matter.about_noun for matter in matters}}
    return [matter for matter in matters if _stands(matter, found[matter.about_noun].get(matter.about_id))]


def _things(session: Session, noun: str, matters: Sequence[Matter]) -> dict[int, Any]:
    ids = {one.about_id for one in matters if one.about_noun == noun and KINDS[one.kind].stands}
    if not ids:
        return {}
    model = things.MODELS[noun]
    return {thing.id: thing for thing in session.scalars(select(model).where(model.id.in_(ids)))}


def _stands(matter: Matter, thing: Any) -> bool:
    states = KINDS[matter.kind].stands
    if not states:
        return True
    met_since = (
        isinstance(thing, Mentorship) and thing.last_met_at is not None and thing.last_met_at > matter.created_at
    )
    return thing is not None and thing.state in states and not met_since


def lapse(act: Act) -> None:
    """Settle what has settled itself: nobody decides it any more."""
    found = select(Matter).where(Matter.programme_id == act.programme.id, Matter.state == OPEN)
    waiting = list(act.session.scalars(found))
    standing = still_stands(act.session, waiting)
    for matter in waiting:
        if matter not in standing:
            effects.move(act, matter, LAPSED, settled_at=act.now)


def _names(about: Any, person: Person | None) -> dict[str, Any]:
    pair = things.pair_of(about)
    found: dict[str, Any] = {"person": person.name if person else ""}
    if pair is not None:
        found |= {"mentor": pair.mentor.person.name, "mentee": pair.mentee.person.name}
    if isinstance(about, Participation):
        found["member"] = about.person.name
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
