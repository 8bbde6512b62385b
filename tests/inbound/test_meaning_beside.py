"""Sentences beside an answer: what they add, and that chat beside an answer changes nothing."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbound import meaning
from inbound.likeness import BESIDE, NOTHING, Likeness
from inbound.meaning import Meaning
from inbound.meaning_examples import ANYWHERE, examples
from inbound.meaning_wishes import Wishes
from mailflow.domain.intents import DESTRUCTIVE, MEMBERS
from tests.inbound.sentences import compared, names

KNOWN = examples()
ANSWERS = [
    ("request", "mentor", "Yes, with pleasure."),
    ("checkin", "mentee", "Yes, we met on Tuesday."),
    ("release", "mentee", "Please keep my place."),
    ("event", "mentee", "I'll be there."),
    ("reapply", "mentee", "Yes, enter me again."),
]
ASIDE = [one.text for one in KNOWN if one.label.topic == BESIDE]


@pytest.fixture(scope="module")
def compares() -> Meaning:
    return meaning.load()


class Told:
    """Tells each sentence to be like the one thing it was given, with the words it looks for."""

    def __init__(self, words: str, name: str, share: float = 0.9, args: dict[str, str] | None = None) -> None:
        self._words, self._told = words, Likeness(name, args or {}, share, (words,))

    def likenesses(self, sentences: Sequence[str], topic: str) -> Sequence[Sequence[Likeness]]:
        assert topic == BESIDE
        idle = Likeness(NOTHING, {}, 0.9, ("So it goes.",))
        return [[self._told if self._words in sentence else idle] for sentence in sentences]

    def language(self, text: str) -> str | None:
        return "en"

    def may_ask(self, sentence: str) -> bool:
        return True


def test_what_a_second_sentence_asks_for_is_added_in_the_order_written() -> None:
    text = "The herons would cheer a listing of our hours so far. Yes, we met on Tuesday."
    found = compared(text, "checkin", Told("herons", "history"))
    assert (names(found), found.certainty, found.method) == (["history", "met"], "sure", "both")


def test_the_reason_names_both_sentences() -> None:
    found = compared("Yes, we met on Tuesday. The herons call for my file.", "checkin", Told("herons", "history"))
    assert "they have met" in found.why
    assert "“The herons call for my file” reads like “herons”" in found.why


def test_a_sentence_faintly_like_a_wish_changes_nothing() -> None:
    text = "Yes, we met on Tuesday. The herons were about."
    assert compared(text, "checkin", Told("herons", "history", 0.2)) == compared(text, "checkin", None)


def test_a_sentence_rather_like_a_wish_is_asked_about() -> None:
    found = compared("Yes, we met on Tuesday. The herons were about.", "checkin", Told("herons", "history", 0.4))
    assert (names(found), found.certainty) == (["met"], "confirm")


def test_a_wish_without_its_argument_is_asked_about() -> None:
    found = compared("Yes, we met on Tuesday. My heron is new.", "checkin", Told("heron", "address"))
    assert (names(found), found.certainty) == (["met"], "confirm")


@given(st.sampled_from(sorted(DESTRUCTIVE & set(MEMBERS))), st.sampled_from(ANSWERS))
@settings(max_examples=80, deadline=None)
def test_nothing_destructive_is_added_for_sure(name: str, answer: tuple[str, str, str]) -> None:
    asked, role, text = answer
    found = compared(f"{text} The heron stood among the reeds.", asked, Told("heron", name), role)
    assert found.certainty != "sure" or names(found) == names(compared(text, asked, None, role))


@pytest.mark.parametrize(
    "hold", ["If it rains, {}", "Ana told me that {}", "Perhaps {}", "Should it be that {}?", "Unless she writes, {}"]
)
def test_a_sentence_that_something_holds_back_adds_nothing(hold: str) -> None:
    text = "Yes, we met on Tuesday. " + hold.format("the herons were about")
    assert names(compared(text, "checkin", Told("herons", "history"))) == ["met"]


def test_what_was_said_already_is_not_added_again() -> None:
    found = compared("Please send me our history. The herons were about.", "none", Told("herons", "history"))
    assert names(found) == ["history"]


def test_a_report_takes_the_whole_text_as_its_own() -> None:
    text = "I want to report my mentor. The herons were about."
    assert names(compared(text, "checkin", Told("herons", "history"))) == ["report"]


@pytest.mark.parametrize(
    ("asked", "role", "text", "wanted"),
    [
        ("request", "mentor", "With pleasure. My surname has changed to Borg, please correct it.", "profile"),
        ("event", "mentee", "I'll be there. And the newsletter is not for me, kindly stop sending it.", "stop"),
        ("checkin", "mentee", "Yes, we met on Tuesday. A print-out of all our sessions would help me.", "history"),
    ],
)
def test_a_second_wish_in_free_words_is_not_dropped_in_silence(
    compares: Meaning, asked: str, role: str, text: str, wanted: str
) -> None:
    found = compared(text, asked, compares, role)
    assert wanted in names(found) or found.certainty == "confirm", found


@given(st.sampled_from(ASIDE), st.sampled_from(ANSWERS))
@settings(max_examples=150, deadline=None)
def test_chat_beside_an_answer_adds_nothing(text: str, answer: tuple[str, str, str]) -> None:
    asked, role, words = answer
    told = f"{words} {text}"
    with_it, without = compared(told, asked, LOADED.get(), role), compared(told, asked, None, role)
    assert names(with_it) == names(without) or not without.intents


class Loaded:
    """The comparison of this process, loaded on first use."""

    def __init__(self) -> None:
        self._loaded: Meaning | None = None

    def get(self) -> Meaning:
        self._loaded = self._loaded or meaning.load()
        return self._loaded


LOADED = Loaded()


def test_words_alone_tell_most_wishes_from_chat() -> None:
    learnt = Wishes([one for number, one in enumerate(KNOWN) if number % 5])
    held_out = KNOWN[::5]
    wishes = [one for one in held_out if one.label.topic == ANYWHERE and one.label.name not in ("met", "withdraw")]
    chat = [one for one in held_out if one.label.topic == BESIDE]
    assert sum(learnt.may_ask(one.text) for one in wishes) >= 0.8 * len(wishes)
    assert sum(learnt.may_ask(one.text) for one in chat) <= 0.45 * len(chat)
