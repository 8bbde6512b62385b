"""Words that look like an answer and are none, and answers that look like something else."""

from collections.abc import Sequence

import pytest

from inbound.classify import automatic_words
from inbound.interpret.meant_arguments import only_number
from inbound.likeness import Likeness
from tests.inbound.sentences import compared, names, reading


class Like:
    """Takes every sentence for the same."""

    def __init__(self, name: str) -> None:
        self.told = Likeness(name, {}, 1.0, ("so be it",))

    def likenesses(self, sentences: Sequence[str], topic: str) -> Sequence[Sequence[Likeness]]:
        return [[self.told] for _ in sentences]

    def language(self, text: str) -> str | None:
        return None

    def may_ask(self, sentence: str) -> bool:
        return True


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("request", "As a rule I take nobody on in spring, for her I will."),
        ("request", "On a bad day I'd say no, and this is a good one."),
        ("request", "My first thought was no. My second was her letter."),
        ("request", "The board has to approve this and meets in June."),
        ("place", "I'm joining the merchant navy in April."),
        ("none", "Don't send anything to him yet."),
        ("request", "Refuse? Never!"),
        ("match", "Ablehnen? Auf keinen Fall, ich freue mich."),
    ],
)
def test_what_was_mostly_so_or_is_said_of_others_does_not_act(asked: str, text: str) -> None:
    assert reading(text, asked, "mentor").certainty != "sure" or not reading(text, asked, "mentor").intents


@pytest.mark.parametrize(
    ("asked", "text", "wanted"),
    [
        ("request", "How could I resist, send him along!", ["accept"]),
        ("reapply", "I shall give this round a miss.", ["no_reapply"]),
        ("goals", "Goal 1 is done. Next up: chair a meeting in French by 30 June.", ["goal.done", "goal.add"]),
        ("call", "Count me in as a mentor, I have done software maintenance for years.", ["join"]),
        ("availability", "Still available. Two at a time is plenty.", ["available", "capacity"]),
        ("followup", "Take back the one to Dr Roth, please. I'd rather ask Ines Prado.", ["withdraw", "request"]),
        ("none", "Could I have a record of everything we discussed since May?", ["history"]),
        ("match", "What made you think of me for a chemist?", ["why"]),
        ("none", "Bórrenme de la lista de socias, por favor.", ["leave"]),
        ("none", "The evening was splendid. Please give my warm regards to the cook.", []),
    ],
)
def test_free_wordings_are_read_for_what_they_are(asked: str, text: str, wanted: list[str]) -> None:
    assert names(reading(text, asked, "mentor")) == wanted


def test_an_administrators_word_alone_decides_nothing() -> None:
    found = reading("approve", "digest", "admin")
    assert (found.certainty, found.intents) == ("unsure", ())


def test_who_asks_to_be_put_down_as_away_is_no_machine() -> None:
    assert automatic_words("I have to pass. Please mark me as unavailable until 1 July, I'm on parental leave.") is None
    assert automatic_words("I am out of the office until 1 July. For urgent matters write to Ann.") is not None


def test_no_subject_for_a_talk_is_no_answer_to_what_it_shall_be_about() -> None:
    text = "The whole list is a washout for the pair of us."
    assert names(reading(text, "session", "mentor")) == ["answer"]
    assert names(compared(text, "session", Like("not_met"), "mentor")) == ["not_met"]


def test_a_statement_is_no_question_to_the_others() -> None:
    assert "ask" not in names(compared("The heron stood among the reeds.", "none", Like("ask")))


def test_a_place_in_a_row_counts_nothing() -> None:
    assert only_number("on the 3rd i can take 2 people") == "2"
