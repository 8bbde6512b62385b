"""The five tables held against each other, and against the templates, words and documents derived from them."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from mailflow import presets
from mailflow.demo import diagrams
from mailflow.dispatch import HANDLERS
from mailflow.domain.commands import BY_NAME, COMMANDS, from_data, to_data
from mailflow.domain.emails import EMAILS, Email, Kind
from mailflow.domain.machine import NEW, SAME, UNDONE, Command, Party, Reverse, Table, Weight
from mailflow.domain.policy import Policy
from mailflow.domain.questionnaire import QUESTIONNAIRES
from mailflow.domain.standing import STANDING
from mailflow.domain.tables import TABLES
from mailflow.domain.timers import TIMERS, command_for
from mailflow.domain.topics import TOPICS
from mailflow.errors import Refusal
from mailflow.handlers.things import MODELS
from mailflow.languages import load

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates" / "email"
WORDS = load("en")
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("mailflow", "inbound", "workers")
    for path in sorted((ROOT / folder).rglob("*.py"))
)
HANDLER_SOURCE = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "mailflow" / "handlers").rglob("*.py"))
)


def names(items: object) -> str:
    return str(getattr(items, "name", getattr(items, "__name__", items)))


def refusals() -> list[type[Refusal]]:
    """Every kind of refusal, however deep."""
    found: list[type[Refusal]] = []
    waiting = list(Refusal.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("mailflow."):
            found.append(kind)
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=names)
def test_every_command_has_a_handler_and_an_authorisation(command: type[Command]) -> None:
    assert command in HANDLERS
    assert command.by <= set(Party)
    assert command.weight in Weight
    assert fields(command)[0].name in MODELS


@pytest.mark.parametrize("command", COMMANDS, ids=names)
def test_what_a_person_may_ask_for_can_be_put_to_them_first(command: type[Command]) -> None:
    assert command.by == frozenset({Party.SERVICE}) or WORDS.has("will", command.__name__)


def test_every_timer_and_every_state_of_a_member_has_words_for_people() -> None:
    named = [f"timer.{name}" for name in TIMERS] + [f"state.{state}" for state in TABLES["participation"].states]
    assert [key for key in named if not WORDS.has("words", key)] == []


def test_every_handler_has_a_command() -> None:
    assert set(HANDLERS) == set(COMMANDS)
    assert len(BY_NAME) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=names)
def test_a_command_is_read_back_as_it_was_written(command: type[Command]) -> None:
    made = command(**{field.name: 7 for field in fields(command)})
    assert from_data(to_data(made)) == made


@pytest.mark.parametrize("email", EMAILS.values(), ids=names)
def test_every_email_has_both_templates_and_its_words(email: Email) -> None:
    assert (TEMPLATES / f"{email.name}.txt").is_file()
    assert (TEMPLATES / f"{email.name}.html").is_file()
    for section in ("subjects", "preheaders", "reasons"):
        assert WORDS.has(section, email.name), f"[{section}] {email.name}"
    for offer in email.offers:
        key = WORDS.key("buttons", email.topic, offer.intent)
        assert not offer.button or WORDS.has("buttons", key), f"[buttons] {key}"


@pytest.mark.parametrize("email", EMAILS.values(), ids=names)
def test_every_email_is_sent_by_something(email: Email) -> None:
    by_a_row = any(email.name in row.emails for table in TABLES.values() for row in table.transitions)
    by_a_form = email.form in QUESTIONNAIRES
    assert by_a_row or by_a_form or f'"{email.name}"' in HANDLER_SOURCE


@pytest.mark.parametrize("email", EMAILS.values(), ids=names)
def test_an_emails_topic_fits_its_offers(email: Email) -> None:
    topic = TOPICS[email.topic]
    offered = {offer.intent for offer in email.offers}
    for meant in (topic.yes, topic.no):
        assert not email.offers or meant is None or meant in offered or email.kind is Kind.ECHO, meant


def test_every_template_is_an_emails() -> None:
    files = {path.name for path in TEMPLATES.glob("[!_]*.*")}
    assert files == {f"{name}.{kind}" for name in EMAILS for kind in ("txt", "html")}


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: str(table.noun))
def test_every_state_can_be_reached_and_left(table: Table) -> None:
    reached = {row.target for row in table.transitions if row.target != SAME}
    left = {source for row in table.transitions for source in row.source if row.target not in (SAME, source)}
    assert set(table.states) <= reached
    assert set(table.states) - left == set(table.final) - left
    assert reached | (left - {NEW, UNDONE}) <= set(table.states)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: str(table.noun))
def test_a_table_names_only_what_exists(table: Table) -> None:
    for row in table.transitions:
        assert row.verb in COMMANDS
        assert set(row.emails) <= set(EMAILS)
        assert set(row.starts) <= set(TIMERS)
        assert set(row.stops) <= {*TIMERS, "all"}
        assert row.reverse in Reverse
    for state in table.states:
        assert WORDS.has("stands", f"{table.noun}.{state}"), f"[stands] {table.noun}.{state}"


@pytest.mark.parametrize("timer", TIMERS.values(), ids=names)
def test_every_timer_fires_a_command_that_the_service_may_give(timer: object) -> None:
    command = command_for(timer, 7)  # type: ignore[arg-type]
    assert Party.SERVICE in command.by
    assert type(command) in COMMANDS


@pytest.mark.parametrize("kind", refusals(), ids=names)
def test_every_refusal_has_its_sentence(kind: type[Refusal]) -> None:
    assert kind.__name__ == "NotNow" or WORDS.has("refusals", kind.__name__)


@pytest.mark.parametrize("name", presets.names())
def test_every_preset_loads_and_sets_known_timers(name: str) -> None:
    policy = presets.load(name)
    assert Policy.model_validate_json(policy.model_dump_json()) == policy


@pytest.mark.parametrize("noun", STANDING, ids=str)
def test_every_standing_offer_is_a_known_command(noun: str) -> None:
    for spec in STANDING[noun]:
        assert spec.command in COMMANDS
        assert noun in MODELS


def settings_of(model: type[BaseModel]) -> Iterator[str]:
    """The names of all settings, those of the parts too."""
    for name, field in model.model_fields.items():
        yield name
        for part in (field.annotation, *get_args(field.annotation)):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from settings_of(part)


@pytest.mark.parametrize("name", sorted(set(settings_of(Policy))))
def test_every_setting_is_read(name: str) -> None:
    assert re.search(rf"\.{name}\b", SOURCE), name


def test_the_diagrams_are_those_of_the_tables() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert diagrams.document(text) == text, "run `python -m mailflow.demo.diagrams`"
