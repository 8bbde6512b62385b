"""What members say about themselves and which mail they want; their profile ID."""

import unicodedata
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from mailflow import languages
from mailflow.domain.participation.profile import (
    FIELDS,
    AskedThreeTimes,
    ChangeProfile,
    ChooseMail,
    SendProfileId,
    StopMail,
    UnknownField,
    UnknownLanguage,
    UnknownZone,
    field_called,
)
from mailflow.domain.participation.states import JOINING
from mailflow.domain.participation.table import TABLE
from mailflow.domain.zones import zone_called
from mailflow.handlers import effects, letters
from mailflow.handlers.act import Act
from mailflow.handlers.participation.seats import begin_year, facts_of, welcome
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.mentoring import Form
from mailflow.store.programmes import Participation

MOST_A_DAY = 3
SEARCHED = ("interests", "about", "location", "hopes")


def complete(act: Act, form: Form) -> None:
    """The profile's questions are answered: the member's own profile, and for a newcomer the welcome."""
    member = form.participation
    answers = {key: value for key, value in form.answers.items() if value}
    was_joining = member.state == JOINING
    effects.step(act, TABLE, member, facts_of(act, member), **_changes(act, member, answers))
    member.person.name = answers["name"]
    if was_joining:
        begin_year(act, member)
        welcome(act, member)


def change_profile(act: Act, command: ChangeProfile) -> None:
    """One field. Raises UnknownField, UnknownZone, UnknownLanguage."""
    member: Participation = act.subject
    field, value = field_called(command.field), " ".join(command.value.split())
    if field is None:
        raise UnknownField(command.field, ", ".join(FIELDS))
    if field == "zone" and zone_called(value) is None:
        raise UnknownZone(value)
    if field == "language" and languages.called(value) is None:
        raise UnknownLanguage(value, ", ".join(languages.name_of(code) for code in languages.codes()))
    effects.step(act, TABLE, member, **_changes(act, member, {**member.profile, field: value}))
    if field == "name":
        member.person.name = value
    act.facts |= {"changed": field, "now": value}


def stop_mail(act: Act, command: StopMail) -> None:
    """Kept in the member's row; the outbox looks there."""
    member: Participation = act.subject
    what = (command.what or "all").strip().lower()
    effects.step(act, TABLE, member, stopped=sorted({*member.stopped, what}))
    act.facts["what"] = what


def choose_mail(act: Act, command: ChooseMail) -> None:
    """The whole choice at once, as the page shows it."""
    effects.step(act, TABLE, act.subject, stopped=sorted(set(command.stopped)))


def send_profile_id(act: Act, command: SendProfileId) -> None:
    """To the address on file. Raises AskedThreeTimes."""
    member: Participation = act.subject
    recent = select(func.count()).where(
        OutgoingMail.email == "participation_profile_id",
        OutgoingMail.person_id == member.person_id,
        OutgoingMail.created_at > act.now - timedelta(days=1),
    )
    if (act.session.scalar(recent) or 0) >= MOST_A_DAY:
        raise AskedThreeTimes
    letters.answer(act, "participation_profile_id", member)


def folded(words: str) -> str:
    """Lower case without accents, as both profiles and searches are compared."""
    plain = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def _changes(act: Act, member: Participation, answers: dict[str, Any]) -> dict[str, Any]:
    zone = zone_called(answers.get("zone", "")) or zone_called(answers.get("location", ""))
    language = languages.called(answers.get("language", ""))
    return {
        "profile": answers,
        "interests": _list(answers.get("interests", "")),
        "searchable": folded(" ".join(answers.get(key, "") for key in SEARCHED)),
        "zone": zone or member.zone,
        "language": language or member.language,
    }


def _list(words: str) -> str:
    parts = [part.strip(" .-*•\t") for part in words.replace("\n", ",").replace(";", ",").split(",")]
    return ", ".join(part for part in parts if part)
