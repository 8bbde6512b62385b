"""A programme as an operator sees it: its rules, its code, its people in numbers. Reads only."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.handlers.act import policy_at
from mailflow.mail.addresses import programme_address
from mailflow.store.mailbox import InboundMail, OutgoingMail
from mailflow.store.mentoring import Mentorship, Request
from mailflow.store.programmes import Administrator, Invitation, Participation, Programme

COUNTED: dict[str, Any] = {
    "invitations": Invitation,
    "members": Participation,
    "requests": Request,
    "mentorships": Mentorship,
    "mails in": InboundMail,
    "mails out": OutgoingMail,
}


def of(session: Session, programme: Programme, domain: str) -> dict[str, Any]:
    """All that `mailflow programme show` tells, as data."""
    version = policy_at(session, programme.id, clock.now())
    return {
        "slug": programme.slug,
        "name": programme.name,
        "address": programme_address(programme.slug, domain),
        "code": programme.code,
        "preset": programme.preset,
        "zone": programme.zone,
        "language": programme.language,
        "administrators": _administrators(session, programme),
        "counts": {name: _by_state(session, model, programme) for name, model in COUNTED.items()},
        "policy_since": version.valid_from.isoformat(),
        "policy": version.read().model_dump(mode="json"),
    }


def tables(portrait: dict[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same as titled rows of two cells."""
    head = ("slug", "address", "code", "preset", "zone", "language")
    people = [
        (one["name"], _line(one, "address", "level", "title", "group", "year")) for one in portrait["administrators"]
    ]
    counts = [(name, _spelt(states)) for name, states in portrait["counts"].items()]
    return [
        (portrait["name"], [(name.capitalize(), str(portrait[name])) for name in head]),
        ("Administrators", people or [("nobody", "")]),
        ("Counts", counts),
        (f"Policy since {portrait['policy_since']}", _flat(portrait["policy"])),
    ]


def _administrators(session: Session, programme: Programme) -> list[dict[str, Any]]:
    found = select(Administrator).where(Administrator.programme_id == programme.id).order_by(Administrator.id)
    return [
        {
            "name": one.person.name,
            "address": one.person.address,
            "level": one.level,
            "title": one.title,
            "group": one.group_name,
            "year": one.year,
        }
        for one in session.scalars(found)
    ]


def _by_state(session: Session, model: Any, programme: Programme) -> dict[str, int]:
    found = select(model.state, func.count()).where(model.programme_id == programme.id)
    rows = session.execute(found.group_by(model.state).order_by(model.state))
    return {state: int(count) for state, count in rows}


def _spelt(states: dict[str, int]) -> str:
    parts = ", ".join(f"{count} {state}" for state, count in states.items())
    return f"{sum(states.values())} ({parts})" if states else "0"


def _line(one: dict[str, Any], *names: str) -> str:
    return ", ".join(str(one[name]) for name in names if one[name])


def _flat(policy: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """Dotted keys, as `--set` takes them."""
    rows: list[tuple[str, str]] = []
    for key, value in policy.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{key}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            rows += [(f"{prefix}{key}", _pairs(item)) for item in value]
        else:
            rows.append((f"{prefix}{key}", _shown(value)))
    return rows


def _pairs(item: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in item.items() if value is not None)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "–" if value is None else str(value)
