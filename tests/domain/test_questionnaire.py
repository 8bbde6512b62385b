"""Answers found in replies: numbered, labelled, by their place, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.domain.questionnaire import Asked, Question, find_answers, is_complete, missing

QUESTIONS = (
    Question(key="name", labels=("name", "full name")),
    Question(key="topics", labels=("topics",)),
    Question(key="city", labels=("city", "location")),
    Question(key="zone", required=False, labels=("time zone",)),
)
TEXTS = ("What is your name?", "Which topics?", "Where do you live?", "Which time zone?")
ASKED = [Asked(number, one, text) for number, (one, text) in enumerate(zip(QUESTIONS, TEXTS, strict=True), 1)]
WANTED = {"name": "Nora Neu", "topics": "law, chess", "city": "Lyon"}


@pytest.mark.parametrize(
    "text",
    [
        "1. Nora Neu\n2. law, chess\n3. Lyon",
        "1) Nora Neu\n2) law, chess\n3) Lyon",
        "3: Lyon\n1: Nora Neu\n2: law, chess",
        "#1 Nora Neu\n#2 law, chess\n#3 Lyon",
        "(1) Nora Neu\n(2) law, chess\n(3) Lyon",
        "Hello,\n\n1. Nora Neu\n\n2. law, chess\n\n3. Lyon",
        "1. Nora Neu 2. law, chess 3. Lyon",
        "1 Nora Neu\n2 law, chess\n3 Lyon",
        "1 - Nora Neu\n2 - law, chess\n3 - Lyon",
        "Q1: Nora Neu\nQ2: law, chess\nQ3: Lyon",
        "Name: Nora Neu\nTopics: law, chess\nCity: Lyon",
        "Nora Neu\nlaw, chess\nLyon",
        "Nora Neu\n\nlaw, chess\n\nLyon\n",
        "1. What is your name? Nora Neu\n2. Which topics?\nlaw, chess\n3. Where do you live?\n\nLyon",
    ],
)
def test_answers_are_found_however_they_are_numbered(text: str) -> None:
    assert find_answers(text, ASKED) == WANTED


def test_some_answers_are_better_than_none() -> None:
    assert find_answers("2. law\n4. -", ASKED) == {"topics": "law", "zone": ""}


def test_an_answer_may_take_several_lines_and_hold_numbers() -> None:
    found = find_answers("1. Nora Neu\n2. law\nand 3.5 years of chess\n2-3 hours a week\n3. Lyon", ASKED)
    assert found["topics"] == "law\nand 3.5 years of chess\n2-3 hours a week"
    assert found["city"] == "Lyon"


def test_a_number_said_again_belongs_to_the_answer_before() -> None:
    found = find_answers("1. Nora\n2. law\n3. Lyon\n1. really", ASKED)
    assert found["name"] == "Nora"
    assert "really" in found["city"]


def test_one_question_alone_takes_the_whole_text() -> None:
    assert find_answers("In Lyon,\nby the river", ASKED[2:3]) == {"city": "In Lyon,\nby the river"}


def test_a_chat_answers_nothing() -> None:
    assert find_answers("Thank you, I will answer these next week.", ASKED) == {}


def test_only_required_questions_make_a_form_complete() -> None:
    assert is_complete(QUESTIONS, WANTED)
    assert not is_complete(QUESTIONS, {**WANTED, "name": ""})


def test_what_is_asked_again_is_what_is_missing_and_what_was_never_looked_at() -> None:
    assert [one.key for one in missing(QUESTIONS, {"name": "Nora", "zone": ""})] == ["topics", "city"]
    assert [one.key for one in missing(QUESTIONS, {"name": "Nora", "city": "Lyon"})] == ["topics", "zone"]


WORDS = st.text(alphabet="bcdefgh äöß,'", min_size=3, max_size=40).map(str.strip).filter(lambda text: len(text) > 2)
SEPARATORS = st.sampled_from([". ", ") ", ": ", " - ", "."])
IN_SOME_ORDER = st.dictionaries(st.sampled_from([1, 2, 3, 4]), WORDS, min_size=1).flatmap(
    lambda answers: st.permutations(list(answers.items()))
)


@given(IN_SOME_ORDER, SEPARATORS)
def test_numbered_answers_come_back_in_whatever_order(answers: list[tuple[int, str]], mark: str) -> None:
    text = "\n".join(f"{number}{mark}{words}" for number, words in answers)
    assert find_answers(text, ASKED) == {ASKED[number - 1].question.key: words for number, words in answers}


@given(st.text(max_size=300))
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    found = find_answers(text, ASKED)
    assert set(found) <= {one.key for one in QUESTIONS}
    assert all(isinstance(answer, str) for answer in found.values())
