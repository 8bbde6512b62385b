"""New goals: what adds one and what only speaks of one, several at once, shares in words, dates of other things."""

from typing import Any

import pytest

from inbound.interpret.numbers import percent
from inbound.interpret.sentences import plain
from tests.inbound.sentences import names, reading


def goals_of(text: str, asked: str = "goals") -> list[dict[str, Any]]:
    """The arguments of what is read, where it acts."""
    found = reading(text, asked)
    return [dict(intent.args) for intent in found.intents] if found.certainty == "sure" else []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The third goal is too big for one spring, I notice.", "goals"),
        ("That was a different goal altogether.", "goals"),
        ("We spoke at length about my next goal.", "goals"),
        ("The figures don't add up, I added them twice.", "goals"),
        ("I have another goal in mind, but that can wait.", "goals"),
        ("Le deuxième objectif me semble trop petit.", "goals"),
        ("Das zweite Ziel ist mir zu klein.", "goals"),
        ("El tercer objetivo me cuesta mucho.", "goals"),
        ("Please put her on my wish list.", "none"),
        ("Kindly note that goal as reached.", "none"),
        ("The board set a new goal for the whole department.", "none"),
    ],
)
def test_speaking_of_a_goal_adds_none(text: str, asked: str) -> None:
    assert "goal.add" not in names(reading(text, asked))


@pytest.mark.parametrize(
    ("text", "asked", "dues"),
    [
        ("Two to add: chair a panel by 12 May, and pass the fire drill course by the end of June.", "goals", 2),
        ("Please add two. Pass the fire drill course by 12 May. Chair a panel by 30 June.", "goals", 2),
        ("Please add these goals: chair a panel by 12 May; pass the course by 1 June.", "none", 2),
        ("Zwei neue Ziele: bis Ende Mai die Prüfung bestehen und bis Ende Juni einen Vortrag halten", "goals", 2),
        ("Tengo dos objetivos nuevos: aprobar el B2 antes del 30 de mayo y exponer antes del 1 de julio", "goals", 2),
        ("I would like to add a goal. Pass the bar exam by 31 July.", "none", 1),
        ("My goal this spring is to give the opening speech, by 15 May.", "goals", 1),
        ("Can I have a new goal? Cook for forty people by Easter.", "goals", 1),
        ("I have a new goal. I want to run the choir tour by 1 July.", "none", 1),
    ],
)
def test_goals_told_in_a_row_are_one_each_with_its_own_date(text: str, asked: str, dues: int) -> None:
    assert names(reading(text, asked)) == ["goal.add"] * dues
    assert len({goal["due"] for goal in goals_of(text, asked)}) == dues


def test_a_wish_becomes_the_goal_that_the_next_sentence_asks_for() -> None:
    text = "I want to close one big contract on my own before the end of June. Can you set that up as a goal for me?"
    assert [goal["due"] for goal in goals_of(text, "none")] == ["2026-06-30"]
    assert "contract" in goals_of(text, "none")[0]["text"]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("I am now at one third", 33),
        ("two fifths done", 40),
        ("a quarter of the way through goal 1", 25),
        ("zu drei Vierteln geschafft", 75),
        ("aux deux tiers", 67),
        ("llevo la tercera parte", 33),
        ("dois terços", 67),
        ("three out of five modules written", 60),
        ("trois chapitres sur quatre", 75),
        ("a third goal would be nice", None),
        ("a quarter of an hour", None),
        ("the first half of June", None),
        ("goal 2 of 3 is done", None),
        ("two of three goals", None),
    ],
)
def test_shares_are_read_in_words_and_parts_of_other_things_are_none(text: str, share: int | None) -> None:
    assert percent(plain(text)) == share


@pytest.mark.parametrize(
    ("text", "args"),
    [
        ("With goal 1 I am now at one third. Realistic is 30 June.", {"goal": 1, "percent": 33, "due": "2026-06-30"}),
        (
            "I'm a quarter of the way through goal 1 and should be finished by 8 May.",
            {"goal": 1, "percent": 25, "due": "2026-05-08"},
        ),
        ("Can goal 2 be moved to 20 May? The hall is shut till 15 April.", {"goal": 2, "due": "2026-05-20"}),
        ("Kann Ziel 2 bis Ende Mai laufen?", {"goal": 2, "due": "2026-05-31"}),
    ],
)
def test_how_far_and_until_when_are_told_of_the_goal_that_is_named(text: str, args: dict[str, Any]) -> None:
    found = reading(text, "goals")
    assert names(found) == ["goal.update"]
    assert dict(found.intents[0].args) == args


@pytest.mark.parametrize(
    "text",
    [
        "I'll let you know by Friday how goal 2 stands.",
        "My mentor is away until 20 April, so goal 2 rests.",
        "Goal 2: I am 80 % sure it will work.",
        "20 % of the team came to the talk for goal 2.",
        "I passed goal 1 on to my colleague for comments.",
        "I delivered the first chapter of goal 2 to my tutor.",
    ],
)
def test_dates_shares_and_ends_of_other_things_do_not_change_a_goal_at_once(text: str) -> None:
    assert goals_of(text) == []


def test_a_goal_reached_and_a_new_one_are_both_read() -> None:
    found = reading("Goal 1 is done, please add a new one: learn to weld by 30 May", "goals")
    assert names(found) == ["goal.done", "goal.add"]
