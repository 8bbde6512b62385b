"""Words that answer in one sentence and are only told, counted or conceded in another."""

import pytest

from tests.inbound.sentences import names, reading


def read(text: str, asked: str, role: str = "mentor") -> tuple[str, list[str]]:
    found = reading(text, asked, role)
    return found.certainty, names(found)


@pytest.mark.parametrize(
    "text",
    [
        "No me es posible aceptar: este año ya acompaño a tres personas.",
        "Não me é possível aceitar, já oriento duas alunas.",
        "Je ne suis pas en mesure d'accepter, j'encadre déjà trois stagiaires.",
        "Ich kann leider nicht zusagen, ich betreue derzeit schon zwei Doktorandinnen.",
    ],
)
def test_whom_one_accompanies_already_is_no_acceptance(text: str) -> None:
    assert read(text, "request") == ("sure", ["decline"])


@pytest.mark.parametrize(
    "text",
    [
        "Once a month is plenty for the two of us.",
        "Three times I proposed an evening, and three times the cat ate the message.",
        "I've written to him three times.",
        "Chou blanc, une fois de plus.",
        "Dreimal hab ich ihr geschrieben.",
    ],
)
def test_how_often_alone_does_not_say_that_they_met(text: str) -> None:
    assert "met" not in read(text, "checkin")[1]


@pytest.mark.parametrize(
    "text", ["Once.", "Twice, on the 3rd and the 17th.", "Deux fois, au café.", "Una vez, en su casa.", "Zweimal."]
)
def test_how_often_says_that_they_met_where_it_is_the_answer(text: str) -> None:
    assert read(text, "checkin") == ("sure", ["met"])


@pytest.mark.parametrize(
    "text",
    [
        "The train was cancelled, so we did it on the phone.",
        "Had to cancel the first date, but made up for it on Sunday.",
        "We met at noon, or rather he waited and her car died.",
    ],
)
def test_a_meeting_that_fell_through_and_was_made_up_for_is_confirmed_first(text: str) -> None:
    assert read(text, "checkin")[0] != "sure"


@pytest.mark.parametrize(
    "text", ["Kind of her, but no: I passed the rehearsal only.", "Muy amable, pero no: aprobé el simulacro."]
)
def test_a_no_behind_a_courtesy_stands_against_what_it_concedes(text: str) -> None:
    assert read(text, "achieved", "mentee") == ("sure", ["goal.reopen"])


@pytest.mark.parametrize("text", ["Quite so. The paintings hang in the town hall.", "Precisely so, she led it alone."])
def test_quite_so_agrees(text: str) -> None:
    assert read(text, "achieved") == ("sure", ["goal.done"])


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Not at the moment. I can take somebody again from 1 August.", "2026-08-01"),
        ("Derzeit nein, ab dem 1. Juli kann ich wieder jemanden begleiten.", "2026-07-01"),
        ("Pas en ce moment. À partir du 1er octobre je peux de nouveau accompagner quelqu'un.", "2026-10-01"),
    ],
)
def test_a_no_with_the_day_from_which_they_can_again_is_a_no_until_then(text: str, until: str) -> None:
    found = reading(text, "availability", "mentor")
    assert [(one.name, one.args.get("until")) for one in found.intents] == [("unavailable", until)]


@pytest.mark.parametrize(
    "text",
    [
        "I take my request back, she never answers.",
        "Bitte ziehen Sie meine Anfrage an Frau Dr. Lehner zurück.",
        "Ich nehme meine Anfrage bei Herrn Dr. Specht zurück.",
    ],
)
def test_a_request_is_taken_back_whoever_it_went_to(text: str) -> None:
    assert read(text, "followup", "mentee") == ("sure", ["withdraw"])


def test_to_wait_first_and_take_it_back_then_takes_nothing_back() -> None:
    assert read("I'd give him until Easter, then I'll take my request back.", "followup", "mentee") == ("unsure", [])


@pytest.mark.parametrize(
    "text",
    [
        "It will be a pleasure. Please tell her that she can write to me in Dutch too.",
        "Con mucho gusto. Díganle que me puede llamar los lunes.",
        "Gladly. She may call me on any evening.",
    ],
)
def test_a_message_to_the_partner_beside_a_yes_asks_for_nothing_more(text: str) -> None:
    assert read(text, "request") == ("sure", ["accept"])


@pytest.mark.parametrize(
    "text", ["Let me look at her website over the weekend.", "Let me read his CV on Friday first."]
)
def test_to_look_at_something_on_a_day_asks_for_no_reminder(text: str) -> None:
    assert "remind_later" not in read(text, "match")[1]


def test_not_this_time_after_a_refusal_told_of_may_turn_that_round() -> None:
    assert read("For years I said no to all of you. Not this time: he's in good hands.", "request")[0] != "sure"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Is it possible to renew with somebody else?", "renewal"),
        ("Can a thing like courage ever be achieved?", "achieved"),
        ("Can my mentee come without me?", "event"),
    ],
)
def test_a_question_about_what_could_be_answers_nothing_at_once(text: str, asked: str) -> None:
    assert read(text, asked)[0] != "sure"


@pytest.mark.parametrize("text", ["Next year I'll be in Oslo.", "Nos quedamos con los buenos recuerdos."])
def test_next_year_and_what_one_keeps_renew_nothing(text: str) -> None:
    assert "renew" not in read(text, "renewal")[1]
