"""What the emails and pages about a thing may say: plain values, no tables. Knows no email."""

from typing import Any

from mailflow.handlers import things
from mailflow.handlers.act import Act
from mailflow.mail.addresses import programme_address
from mailflow.store.mentoring import Matter
from mailflow.store.people import Person
from mailflow.store.programmes import Participation


def about(act: Act, thing: Any, you: Person, role: str) -> dict[str, Any]:
    """The facts about the thing, its pair and the programme, as `you` may see them."""
    found: dict[str, Any] = {noun_key(thing): plain(thing)}
    found |= {"programme": programme(act), "you": {**person(you), "role": role}}
    pair = things.pair_of(thing)
    if pair is not None:
        found[noun_key(pair)] = plain(pair)
        found["mentor"], found["mentee"] = member(pair.mentor), member(pair.mentee)
        found["partner"] = found["mentee"] if you.id == pair.mentor.person_id else found["mentor"]
        found["partner_role"] = "mentee" if you.id == pair.mentor.person_id else "mentor"
    if isinstance(thing, Matter):
        found["matter"] = {**plain(thing), "title": matter_title(act, thing)}
    return found


def matter_title(act: Act, matter: Matter) -> str:
    """The matter in one sentence, in the administrators' language."""
    return act.house.words(act.programme.language).say("matters", matter.kind, matter.facts)


def noun_key(thing: Any) -> str:
    """The key under which a thing's facts stand: its noun."""
    return things.noun_of(thing)


def programme(act: Act) -> dict[str, Any]:
    """The programme and the named person whom its footers give."""
    heads = things.administrators(act.session, act.programme.id)
    address = programme_address(act.programme.slug, act.house.settings.domain)
    return {
        "name": act.programme.name,
        "slug": act.programme.slug,
        "address": address,
        "contact_name": heads[0].person.name if heads else act.programme.name,
        "contact_address": heads[0].person.address if heads else address,
    }


def person(found: Person) -> dict[str, Any]:
    """A person's names and address."""
    return {"id": found.id, "name": found.name, "first_name": found.first_name, "address": found.address}


def member(found: Participation) -> dict[str, Any]:
    """A member: the person, and the profile as the other one may see it."""
    return {
        **person(found.person),
        "profile_code": found.profile_code,
        "about": found.profile.get("about", ""),
        "location": found.profile.get("location", ""),
        "interests": [word.strip() for word in found.interests.split(",") if word.strip()],
        "profile": dict(found.profile),
    }


_SHOWN: dict[str, tuple[str, ...]] = {
    "request": ("id", "state", "initiator", "text", "reason", "created_at"),
    "mentorship": (
        "id",
        "state",
        "began_at",
        "ends_at",
        "ended_at",
        "ended_because",
        "ended_by",
        "frequency",
        "meetings_held",
        "last_met_at",
    ),
    "participation": ("id", "state", "role", "profile_code", "interests", "joined_at", "renews_at", "paused_until"),
    "goal": ("id", "number", "text", "due", "percent", "note", "wording", "state"),
    "meeting": ("id", "begins_at", "day", "timed", "place", "objectives", "state"),
    "agreement": ("id", "fields", "state"),
    "form": ("id", "questionnaire", "answers", "state"),
    "matter": ("id", "kind", "text", "facts", "created_at", "state"),
    "invitation": ("id", "role", "state"),
    "programme": ("id", "slug"),
    "administrator": ("id", "title"),
    "entry": ("id", "command"),
    "mail": ("id", "sender"),
}


def plain(thing: Any) -> dict[str, Any]:
    """The thing's own values that may be told."""
    return {name: getattr(thing, name) for name in _SHOWN[things.noun_of(thing)]}
