"""What people wrote to the service when they lived with it, and how it is to be read."""

from datetime import date

import pytest

from inbound.interpret.hours import hour
from inbound.interpret.phrases import load
from inbound.interpret.spelling import corrected, names_in
from inbound.read import Context, Offered, Reading, read_text
from inbound.reply import own_words
from mailflow.domain.dates import planned

TODAY = date(2026, 3, 2)


def reading(text: str, asked: str, role: str = "mentee", offers: tuple[str, ...] | None = None) -> Reading:
    offered = None if offers is None else [Offered(name) for name in offers]
    return read_text(text, Context(asked=asked, role=role, now=TODAY, offers=offered))


def said(
    text: str, asked: str, role: str = "mentee", offers: tuple[str, ...] | None = None
) -> list[tuple[str, object]]:
    found = reading(text, asked, role, offers)
    return [(intent.name, dict(intent.args)) for intent in found.intents] if found.certainty != "unsure" else []


def test_a_line_with_an_address_ends_no_reply() -> None:
    text = "1. every two weeks\n5. my assistant sets the dates, write to pa@people.example\n6. nothing is off limits"
    assert own_words(text) == text


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("Every three weeks", "every three weeks"),
        ("every two weeks would be better", "every two weeks"),
        ("Once a month is enough", "once a month"),
    ],
)
def test_a_rhythm_alone_answers_whether_the_rhythm_is_right(text: str, frequency: str) -> None:
    assert said(text, "cadence") == [("agree", {"frequency": frequency})]


@pytest.mark.parametrize("asked", ["none", "session", "cadence"])
def test_what_two_agreed_upon_is_an_agreement_and_no_plan(asked: str) -> None:
    terms = {"frequency": "every two weeks", "minutes": 45}
    assert said("We agreed to meet every two weeks for 45 minutes", asked) == [("agree", terms)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("plan 12 May at 15:00", "plan"),
        ("Let's meet on 12 May, 3pm", "plan"),
        ("next meeting 12 May at 15:00 at the library", "plan"),
        ("Wir treffen uns am 12. Mai um 15 Uhr", "plan"),
        ("nos vemos el 12 de mayo a las 15:00", "plan"),
        ("on se voit le 12 mai à 15h", "plan"),
        ("move it to 12 May 15:00", "move"),
    ],
)
def test_the_hour_of_a_meeting_is_kept(text: str, name: str) -> None:
    place = {"place": "the library"} if "library" in text else {}
    assert said(text, "session") == [(name, {"when": "2026-05-12T15:00"} | place)]
    when = planned("2026-05-12T15:00", "Europe/Berlin")
    assert when is not None
    assert when.timed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("at 15.30", "15:30"),
        ("um 9 Uhr 15", "09:15"),
        ("12 am", "00:00"),
        ("12pm", "12:00"),
        ("à 8h30", "08:30"),
        ("at 9", None),
        ("for 2 h", None),
        ("on 12.05.", None),
        ("25:00", None),
        ("13pm", None),
        ("", None),
    ],
)
def test_an_hour_is_told_from_other_numbers(words: str, told: str | None) -> None:
    assert hour(words) == told


def test_a_day_without_an_hour_is_asked_about() -> None:
    assert reading("On Tuesday at 9", "session").certainty == "unsure"


@pytest.mark.parametrize("text", ["we met", "We met yesterday", "wir haben uns getroffen"])
def test_a_meeting_may_be_told_unasked(text: str) -> None:
    assert [name for name, _ in said(text, "none")] == ["met"]


@pytest.mark.parametrize(
    "text", ["They talked yesterday.", "Please tell me my status. We met.", "We will meet.", "Have we met?"]
)
def test_what_others_did_or_what_stands_beside_a_request_is_no_meeting(text: str) -> None:
    assert "met" not in [name for name, _ in said(text, "none")]


def test_an_end_with_its_reason_in_three_words_is_asked_to_be_confirmed() -> None:
    found = reading("end goals met", "none")
    assert [(intent.name, intent.args) for intent in found.intents] == [("end", {"reason": "goals_met"})]
    assert found.certainty == "confirm"


@pytest.mark.parametrize(
    "text",
    [
        "Cancel it",
        "Please cancel the meeting",
        "cancel our next session",
        "Termin bitte absagen",
        "annulez la réunion",
        "cancelar la reunión",
    ],
)
def test_cancelling_in_answer_to_a_meeting_means_the_meeting(text: str) -> None:
    assert said(text, "session", offers=("move", "not_met")) == [("not_met", {})]


@pytest.mark.parametrize("asked", ["none", "request", "session"])
def test_cancel_it_withdraws_nothing(asked: str) -> None:
    assert "withdraw" not in [name for name, _ in said("Cancel it", asked)]


@pytest.mark.parametrize(
    "text", ["My talk in June. How to negotiate with my boss.", "I would like to talk about my talk in June"]
)
def test_free_text_to_the_mail_about_a_meeting_gives_its_objectives(text: str) -> None:
    assert said(text, "session", offers=("answer", "move")) == [("answer", {"text": text})]


@pytest.mark.parametrize("text", ["Thanks, see you Tuesday!", "What should I bring?", "ok"])
def test_kind_words_and_questions_are_no_objectives(text: str) -> None:
    assert "answer" not in [name for name, _ in said(text, "session", offers=("answer", "move"))]


@pytest.mark.parametrize("text", ["all yes except 4", "yes to all but 4", "approve all but 4", "all but 4 yes"])
def test_the_exception_counts_wherever_the_verb_stands(text: str) -> None:
    assert said(text, "digest", "admin") == [("approve", {"items": "all", "except": [4]})]


@pytest.mark.parametrize("name", ["Uta Usher", "Alice Profilo", "Dana Accep", "Fin Witdraw"])
def test_a_name_is_never_spelt_anew(name: str) -> None:
    assert said(f"request {name}", "none") == [("request", {"target": name})]
    words = f"please request {name}".lower()
    assert corrected(words, ("en",), names_in(f"Please request {name}", ("en",))) == words


def test_no_wording_is_compiled_before_a_mail_has_a_word_of_it() -> None:
    book = load("en")
    phrases = [phrase for words in book.indexed.values() for known in words.values() for phrase in known]
    assert not any("pattern" in vars(phrase) for phrase in phrases)
    assert list(book.find("we met yesterday", ("answers",)))
    compiled = {id(phrase) for phrase in phrases if "pattern" in vars(phrase)}
    assert 0 < len(compiled) < len({id(phrase) for phrase in phrases}) / 4
