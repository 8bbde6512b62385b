"""What the page of a link says before it is pressed: what would happen, or where things stand. Writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.domain.commands import BY_NAME, subject_noun
from mailflow.domain.form import AnswerForm
from mailflow.domain.standing import ON_THE_PAGE
from mailflow.domain.tables import TABLES
from mailflow.handlers import act as acts
from mailflow.handlers import facts as facts_of
from mailflow.handlers import history, things
from mailflow.house import house_of
from mailflow.languages import Catalogue, NoSentence, Section
from mailflow.store.journal import JournalEntry
from mailflow.store.people import Person
from mailflow.store.programmes import Programme
from mailflow.web.link import Link


@dataclass(frozen=True)
class View:
    """`will` is a sentence a command, empty where nothing can be done; `stands` tells where things stand."""

    title: str
    programme: str
    will: tuple[str, ...] = ()
    stands: str | None = None


def look(session: Session, link: Link, *, late: bool = False) -> View:
    """What pressing it would do now, or where things stand when it would do nothing. Raises NoSuchThing.

    Of several commands those that are settled are left to be told afterwards. `late`: as if it had not expired.
    """
    words = house_of(session).words(link.mail.language)
    title = link.offer.label or _title(session, link, words)
    subjects = [(data, things.load(session, *_subject_of(data))) for data in link.offer.commands]
    open_ones = [(data, thing) for data, thing in subjects if _possible(data, thing)]
    programme = session.get_one(Programme, things.programme_id_of(subjects[0][1])).name
    if not open_ones or (link.expired(clock.now()) and not late):
        return View(title, programme, stands=_stands(session, link, words, subjects[0][1]))
    return View(title, programme, tuple(_will(session, link, words, data, thing) or title for data, thing in open_ones))


def _subject_of(data: Mapping[str, Any]) -> tuple[str, int]:
    noun = subject_noun(BY_NAME[data["name"]])
    return noun, int(data[noun])


def _possible(data: Mapping[str, Any], thing: Any) -> bool:
    """By the thing's own table; what no table of it tells is tried, and refused if need be."""
    command, noun = BY_NAME[data["name"]], things.noun_of(thing)
    table = TABLES.get(noun)
    if table is None or not any(row.verb is command for row in table.transitions):
        return True
    return command in table.verbs_from(thing.state)


def _will(session: Session, link: Link, words: Catalogue, data: Mapping[str, Any], thing: Any) -> str | None:
    if isinstance(thing, JournalEntry):
        return _taken_back(session, link, words, thing)
    unfilled = dict.fromkeys(link.offer.holes, "…")
    return _said(words, "will", data["name"], {**unfilled, **data, **_facts(session, link, thing)})


def _taken_back(session: Session, link: Link, words: Catalogue, entry: JournalEntry) -> str | None:
    """What was said when it was done; None for what has no words of its own."""
    act = acts.of_door(session, session.get_one(Programme, entry.programme_id), entry, link.origin("look", 0))
    said = history.said_of(act, entry, act.actor, link.mail.language) if act.actor else None
    return words.say("words", "take_back", {"said": said}) if said else None


def _stands(session: Session, link: Link, words: Catalogue, thing: Any) -> str | None:
    key = f"{things.noun_of(thing)}.{getattr(thing, 'state', '')}"
    return _said(words, "stands", key, _facts(session, link, thing))


def _said(words: Catalogue, section: Section, key: str, facts: Mapping[str, Any]) -> str | None:
    """A page does not fail for want of a sentence."""
    try:
        return words.say(section, key, facts)
    except NoSentence:
        return None


def _facts(session: Session, link: Link, thing: Any) -> dict[str, Any]:
    programme = session.get_one(Programme, things.programme_id_of(thing))
    act = acts.of_door(session, programme, thing, link.origin("look", 0))
    you = act.actor or Person(name=link.mail.to_name, addresses=[])
    return facts_of.about(act, thing, you, "member")


def _title(session: Session, link: Link, words: Catalogue) -> str:
    """What the button says; where it only leads here to write something, what is to be written."""
    if link.offer.intent != "answer":
        return _label(words, link.mail.topic, link.offer.intent)
    data = link.offer.commands[0]
    if data["name"] == AnswerForm.__name__:
        return words.raw("words", f"page.{things.load(session, 'form', data['form']).questionnaire}")
    on_page = ((topic, spec.command.__name__) for specs in ON_THE_PAGE.values() for topic, spec in specs)
    topic = next((topic for topic, command in on_page if command == data["name"]), link.mail.topic)
    return _label(words, topic, link.offer.intent)


def _label(words: Catalogue, topic: str, intent: str) -> str:
    key = words.key("buttons", topic, intent)
    return words.raw("buttons", key) if words.has("buttons", key) else intent.replace("_", " ").capitalize()
