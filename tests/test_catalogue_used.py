"""Every sentence of the language catalogue is said by something: a table, a template, or a line of code."""

import re
from pathlib import Path

import pytest

from mailflow.domain.commands import COMMANDS
from mailflow.domain.emails import EMAILS
from mailflow.domain.intents import ADMINISTRATORS, MEMBERS
from mailflow.domain.matter import KINDS
from mailflow.domain.questionnaire import QUESTIONNAIRES, Question
from mailflow.domain.tables import TABLES
from mailflow.domain.topics import TOPICS
from mailflow.languages import SECTIONS, Section, load
from tests.test_tables import SOURCE, refusals

ROOT = Path(__file__).parent.parent
TEMPLATES = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "templates").rglob("*.*")))
WORDS = load("en")
BUILT = {prefix for prefix in re.findall(r'f"([a-z_]+[._])\{', SOURCE) if prefix not in ("on_", "button.")}
"""How the code begins the keys that it puts together, as in `f"says.{intent}"`."""
ROLES = ("mentor", "mentee", "both")
INTENTS = {*MEMBERS, *ADMINISTRATORS}


def derived(section: Section) -> set[str]:
    """The keys that follow from the tables."""
    if section in ("subjects", "preheaders", "reasons"):
        return set(EMAILS)
    if section in ("done", "will"):
        return {command.__name__ for command in COMMANDS}
    if section == "stands":
        return {f"{noun}.{state}" for noun, table in TABLES.items() for state in (*table.states, "undone")}
    if section == "refusals":
        return {kind.__name__ for kind in refusals()}
    if section == "matters":
        offered = {f"button.{kind.name}.{spec.intent}" for kind in KINDS.values() for spec in kind.offers}
        return offered | set(KINDS)
    if section == "questions":
        return {f"{name}.{key}" for name, asked in QUESTIONNAIRES.items() for one in asked for key in worded(one)}
    return INTENTS if section in ("replies", "buttons") else set()


def worded(question: Question) -> tuple[str, ...]:
    return tuple(f"{question.key}_{role}" for role in ROLES) if question.by_role else (question.key,)


def is_said(section: Section, key: str) -> bool:
    """Whether something says it."""
    if key in derived(section) or f'"{key}"' in SOURCE or f'"{key}"' in TEMPLATES:
        return True
    topic, _, intent = key.removeprefix("on_").partition(".")
    if key.startswith("on_"):
        return intent in INTENTS and (topic in TOPICS or f'"{topic}"' in SOURCE)
    return any(key.startswith(prefix) for prefix in BUILT)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_sentence_is_said_by_something(section: Section) -> None:
    assert [key for key in WORDS.sections[section] if not is_said(section, key)] == []


def test_a_key_that_nothing_says_is_found() -> None:
    assert not is_said("words", "nobody_says_this")
    assert not is_said("replies", "on_holiday.accept")
    assert not is_said("buttons", "on_request.dance")
