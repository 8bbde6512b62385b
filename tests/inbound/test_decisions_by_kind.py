"""Kinds of administrators' answers and of goals told, each with a few sentences of its own. Knows plain replies."""

from datetime import date
from typing import Any

import pytest

from inbound.read import Context, read_text

TODAY = date(2026, 3, 2)


def read_as(text: str, topic: str, role: str) -> tuple[str, list[tuple[str, dict[str, Any]]]]:
    reading = read_text(text, Context(asked=topic, role=role, now=TODAY))
    return reading.certainty, [(intent.name, dict(intent.args)) for intent in reading.intents]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2 is fine. Show me that one first though.", [("approve", {"items": [2]}), ("show", {"item": 2})]),
        ("Diga não à 2.", [("reject", {"items": [2]})]),
        ("Sag 2 ab.", [("reject", {"items": [2]})]),
        (
            "5 rejected (under 18), 6 remind",
            [("reject", {"items": [5], "reason": "under 18"}), ("remind", {"items": [6]})],
        ),
        ("1) yes 2) no 3) later", [("approve", {"items": [1]}), ("reject", {"items": [2]}), ("later", {"items": [3]})]),
        ("I approved 2 by mistake, please take that back.", [("undo", {"items": [2]})]),
        ("Everyone can come in apart from 3 and 7.", [("approve", {"items": "all", "except": [3, 7]})]),
        (
            "Extend 4 to the end of May and 5 to the end of June.",
            [("extend", {"items": [4], "until": "2026-05-31"}), ("extend", {"items": [5], "until": "2026-06-30"})],
        ),
        (
            "Snooze 2 until Monday, snooze 3 until Friday.",
            [("snooze", {"items": [2], "until": "2026-03-09"}), ("snooze", {"items": [3], "until": "2026-03-06"})],
        ),
    ],
)
def test_an_administrators_words_reach_the_items_they_name(text: str, wanted: list[tuple[str, dict[str, Any]]]) -> None:
    assert read_as(text, "digest", "admin") == ("sure", wanted)


@pytest.mark.parametrize(
    "text",
    ["6 can't join us on Friday, he told me.", "2 can go, we never heard back from him.", "End 7 as agreed with both."],
)
def test_what_only_resembles_a_decision_decides_nothing_at_once(text: str) -> None:
    assert read_as(text, "digest", "admin")[0] != "sure"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("May I have a goal too? Shadow a court hearing in three weeks' time.", ["goal.add"]),
        ("My goals: 1. Pass the theory test by 1 June. 2. Find a placement.", ["goal.add", "goal.add"]),
        ("I want to add two goals: read a balance sheet, and visit a clinic by May.", ["goal.add", "goal.add"]),
        ("Nothing's changed since last month.", []),
        ("J'ai bouclé le premier objectif, le deuxième avance : 70 %.", ["goal.done", "goal.update"]),
    ],
)
def test_goals_are_told_in_a_row_or_not_at_all(text: str, names: list[str]) -> None:
    certainty, intents = read_as(text, "goals", "mentee")
    assert (certainty, [name for name, _ in intents]) == ("sure", names)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("A partir de septiembre vuelvo a estar disponible.", "2026-09"),
        ("Yes, from 1 April I'm available again.", "2026-04-01"),
        ("Not for the rest of the year.", "2026-12-31"),
    ],
)
def test_who_is_free_from_a_day_on_is_not_until_then(text: str, until: str) -> None:
    assert read_as(text, "availability", "mentor") == ("sure", [("unavailable", {"until": until})])


def test_a_pause_of_three_months_lasts_three_months() -> None:
    wanted = ("sure", [("pause", {"until": "2026-06-02"})])
    assert read_as("Je fais une pause de trois mois.", "none", "mentor") == wanted
