"""An item's number and the very word that it offers."""

import pytest

from inbound.item_words import item_words

OFFERED = ((1, "approve"), (3, "accept"), (3, "goal.done"), (4, "decline"), (4, "nothing"))


@pytest.mark.parametrize(
    ("reply", "meant"),
    [
        ("3 accept", [("accept", {"items": [3]})]),
        ("3. Accept.", [("accept", {"items": [3]})]),
        ("#3: accept", [("accept", {"items": [3]})]),
        ("3 goal done", [("goal.done", {"items": [3]})]),
        ("3 accept\n4 nothing", [("accept", {"items": [3]}), ("nothing", {"items": [4]})]),
        ("3 accept, 4 decline", [("accept", {"items": [3]}), ("decline", {"items": [4]})]),
        ("4 decline: No time, alas", [("decline", {"items": [4], "words": "No time, alas"})]),
    ],
)
def test_an_item_and_its_word_are_taken_up(reply: str, meant: list[tuple[str, dict[str, object]]]) -> None:
    assert [(one.name, dict(one.args)) for one in item_words(reply, OFFERED)] == meant


@pytest.mark.parametrize(
    "reply", ["1 approve", "1 yes", "4 accept", "accept", "3 accept, 1 yes", "3 accept if she likes", ""]
)
def test_all_else_is_left_to_the_grammar(reply: str) -> None:
    assert item_words(reply, OFFERED) == ()
