"""What people say of their goals: which, how far, by when, done, dropped, opened again, new."""

import pytest

from inbound.read import Reading
from tests.inbound.sentences import reading


def told(found: Reading) -> list[tuple[str, dict[str, object]]]:
    """What a reading would do; nothing where it asks back."""
    return [(intent.name, dict(intent.args)) for intent in found.intents] if found.certainty != "unsure" else []


@pytest.mark.parametrize(
    ("text", "asked", "names"),
    [
        ("done: 1, 2; dropped: 3", "goals", ["goal.done", "goal.done", "goal.drop"]),
        ("goals 1, 2 and 4 are finished", "goals", ["goal.done", "goal.done", "goal.done"]),
        ("drop 3 and 4 please", "goals", ["goal.drop", "goal.drop"]),
        ("Goal 2 should be: drop five kilos before the race", "goals", ["goal.update"]),
        ("Noch eins dazu: bis Ende Juni den Staplerschein machen", "goals", ["goal.add"]),
        ("Bitte nehmt als neues Ziel auf: jeden Monat einen Fachartikel lesen.", "goals", ["goal.add"]),
        ("Acrescentem uma meta: falar com dois clientes até 30 de abril", "goals", ["goal.add"]),
        ("Reabram a meta 1, afinal não está pronta", "goals", ["goal.reopen"]),
        ("Ziel 2 war doch noch nicht fertig, bitte wieder öffnen", "goals", ["goal.reopen"]),
        ("goal 1 should read: run the tasting alone by summer", "goals", ["goal.update"]),
        ("2: 80%, 3: not started", "goals", ["goal.update", "goal.update"]),
        ("no progress on 1, 2 is nearly there, say 90%", "goals", ["goal.update"]),
        ("goal 3 has to go, no budget", "goals", ["goal.drop"]),
        ("I would word it like this: Lead three negotiations on my own", "goals", ["goal.update"]),
        ("Goal with Sara: read one contract a week", "none", ["goal.add"]),
    ],
)
def test_each_goal_is_read_for_itself(text: str, asked: str, names: list[str]) -> None:
    assert [name for name, _ in told(reading(text, asked, "mentee"))] == names


@pytest.mark.parametrize(
    ("text", "asked", "goals"),
    [
        (
            "1 done 2 30% 3 drop",
            "goals",
            [("goal.done", {"goal": 1}), ("goal.update", {"goal": 2, "percent": 30}), ("goal.drop", {"goal": 3})],
        ),
        (
            "I finished goal 1, and goal 2 is at 50%",
            "goals",
            [("goal.done", {"goal": 1}), ("goal.update", {"goal": 2, "percent": 50})],
        ),
        ("I have finished goal 3 at last", "goals", [("goal.done", {"goal": 3})]),
        ("Goal 2 will be done by Friday", "goals", [("goal.update", {"goal": 2, "due": "2026-03-06"})]),
        (
            "the first is done, the second half way",
            "goals",
            [("goal.done", {"goal": 1}), ("goal.update", {"goal": 2, "percent": 50})],
        ),
        ("Please note that goal 2 is done.", "goals", [("goal.done", {"goal": 2})]),
        (
            "Objetivo 1 conseguido, el 2 al 40 %",
            "goals",
            [("goal.done", {"goal": 1}), ("goal.update", {"goal": 2, "percent": 40})],
        ),
        (
            "Pasad el objetivo 2 a finales de mayo, por favor.",
            "goals",
            [("goal.update", {"goal": 2, "due": "2026-05-31"})],
        ),
        ("Quitad el objetivo 3 de la lista", "goals", [("goal.drop", {"goal": 3})]),
        (
            "L'objectif 1 est bouclé, pour le 2 j'en suis à 70 %",
            "goals",
            [("goal.done", {"goal": 1}), ("goal.update", {"goal": 2, "percent": 70})],
        ),
        ("Vous pouvez supprimer l'objectif 4.", "goals", [("goal.drop", {"goal": 4})]),
        ("Reportez l'objectif 2 au 15 juin", "goals", [("goal.update", {"goal": 2, "due": "2026-06-15"})]),
        (
            "Ziel 1 hab ich geschafft, Ziel 2 steht bei 30 Prozent.",
            "goals",
            [("goal.done", {"goal": 1}), ("goal.update", {"goal": 2, "percent": 30})],
        ),
        ("Ziel 3 bitte streichen", "goals", [("goal.drop", {"goal": 3})]),
        (
            "A meta 1 está concluída e a 2 vai a meio",
            "goals",
            [("goal.done", {"goal": 1}), ("goal.update", {"goal": 2, "percent": 50})],
        ),
        ("Podem apagar a meta 3.", "goals", [("goal.drop", {"goal": 3})]),
        ("Adiem a meta 2 para o fim de maio", "goals", [("goal.update", {"goal": 2, "due": "2026-05-31"})]),
        ("change goal 2 to 30 June", "goals", [("goal.update", {"goal": 2, "due": "2026-06-30"})]),
        ("a third of the way with goal 1", "goals", [("goal.update", {"goal": 1, "percent": 33})]),
        ("goal 1 -> 60% (end of May)", "goals", [("goal.update", {"goal": 1, "percent": 60, "due": "2026-05-31"})]),
        ("I'd say 70 % for goal 2 by now", "goals", [("goal.update", {"goal": 2, "percent": 70})]),
        ("I talked to 3 people about goal 1 and it's at 20%", "goals", [("goal.update", {"goal": 1, "percent": 20})]),
        ("scrap number two", "goals", [("goal.drop", {"goal": 2})]),
        (
            "goal 2: 60 %, talk moved to the end of April",
            "goals",
            [("goal.update", {"goal": 2, "percent": 60, "due": "2026-04-30"})],
        ),
        ("the writing goal is finished", "goals", [("goal.done", {"goal": "writing"})]),
        (
            "goal 1: lead three supplier negotiations alone",
            "goals",
            [("goal.update", {"goal": 1, "text": "lead three supplier negotiations alone"})],
        ),
        ("goal 1: done, finally", "goals", [("goal.done", {"goal": 1})]),
    ],
)
def test_number_share_and_date_of_a_goal_are_kept(
    text: str, asked: str, goals: list[tuple[str, dict[str, object]]]
) -> None:
    assert told(reading(text, asked, "mentee")) == goals


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to drop goal 2",
        "If the course is cancelled, drop goal 2.",
        "Maybe I should drop goal 3?",
        "My mentor says I should drop goal 1.",
        "I'll never give up on goal 2",
        "I don't want to add a new goal",
        "goal 2: nothing new here, sorry",
    ],
)
def test_a_goal_is_neither_dropped_nor_closed_by_what_is_only_considered(text: str) -> None:
    assert told(reading(text, "goals", "mentee")) == []
