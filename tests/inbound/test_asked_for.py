"""What is named is not always asked for, and a stop stops no more than it names."""

import pytest

from tests.inbound.sentences import names, reading


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Could you send me a few ideas for our first conversation?", "tips"),
        ("Haben Sie ein paar Tipps für mein erstes Treffen?", "tips"),
        ("Des idées pour notre première rencontre, s'il vous plaît.", "tips"),
        ("Quería pedir unas ideas para la primera cita.", "tips"),
        ("Podem dar-me umas dicas para a primeira reunião?", "tips"),
        ("I need a list of all our meetings for my supervisor.", "history"),
        ("Our full history so far?", "history"),
        ("I would like to talk to a real person, please.", "human"),
        ("Names of the organisers, please.", "who"),
        ("I have no idea how to use this.", "help"),
    ],
)
def test_what_is_named_in_a_wish_or_a_question_is_asked_for(text: str, name: str) -> None:
    found = reading(text)
    assert names(found) == [name]
    assert found.certainty == "sure"


@pytest.mark.parametrize(
    "text",
    [
        "I gave her a few tips on applications and she was delighted.",
        "Danke für die Tipps, sie waren hilfreich.",
        "Vos conseils m'ont beaucoup aidée, merci.",
        "Le di unos consejos y se puso contenta.",
        "Dei-lhe umas dicas e correu bem.",
        "I get your tips in two languages now and I want them in neither.",
        "Everything we've done so far has been a joy.",
        "What a lovely human being she is!",
        "I'm not a machine, I need my evenings.",
        "My friends call me Bea.",
        "I've no idea what to wear to the gala.",
        "I'm stuck on chapter four of my thesis.",
        "Something is wrong with my chair.",
        "I work with abused children, so Fridays are hard.",
        "The coordinator in our office says hello.",
    ],
)
def test_what_is_only_spoken_of_is_not_asked_for(text: str) -> None:
    assert names(reading(text)) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Bitte schicken Sie mir keine Coaching-Mails mehr.", "coaching"),
        ("bitte schiken sie mir keine coaching mails mehr", "coaching"),
        ("Bitte schicken Sie mir keine Rundmails mehr.", "announcements"),
        ("Schicken Sie mir bitte keine Ankündigungen mehr.", "announcements"),
        ("Please dont send me any more coachng emials", "coaching"),
        ("No me manden más correos de coaching.", "coaching"),
        ("Ne m'envoyez plus de mails de coaching.", "coaching"),
        ("Não me enviem mais e-mails de coaching.", "coaching"),
        ("Bitte schicken Sie mir keine Mails mehr.", "all"),
        ("Ne m'envoyez plus de mails.", "all"),
    ],
)
def test_a_stop_stops_the_kind_of_mail_that_it_names(text: str, what: str) -> None:
    stops = [intent.args.get("what") for intent in reading(text).intents if intent.name == "stop"]
    assert stops == [what]


def test_what_is_not_to_be_sent_is_not_always_mail() -> None:
    assert names(reading("Bitte schicken Sie mir keine Kekse.")) == []


def test_another_is_asked_in_the_place_of_the_one_let_go() -> None:
    found = reading("Please take back my request to Jan Huber and send one to Eva Maier instead.")
    assert names(found) == ["withdraw", "request"]
    assert found.intents[1].args["target"] == "Eva Maier"


def test_a_pronoun_on_the_list_of_favourites_is_the_person_named_before() -> None:
    found = reading("Dr Ito interests me. Could she be added to my shortlist?")
    assert [(one.name, one.args["target"]) for one in found.intents] == [("favourite", "Dr Ito")]


@pytest.mark.parametrize(
    "text", ["Ich möchte meine Kollegin fragen, ob sie mitmacht.", "Könnt ihr das in die Runde fragen?"]
)
def test_no_request_goes_to_a_noun_in_capitals(text: str) -> None:
    assert "request" not in names(reading(text))


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Please change the town on my profile to Leiden.", "town", "Leiden"),
        ("My job title in the profile is six years old. It must say chief cook.", "title", "chief cook"),
    ],
)
def test_a_field_of_the_profile_keeps_the_name_it_was_given(text: str, field: str, value: str) -> None:
    assert [dict(one.args) for one in reading(text).intents] == [{"field": field, "value": value}]


@pytest.mark.parametrize(
    "text",
    [
        "My daughter moved to Leeds in May.",
        "My colleague's address is bo@example.com.",
        "I filled in your form back in November.",
        "Please have a rest over the holidays!",
    ],
)
def test_what_is_told_of_others_or_of_the_past_changes_nothing(text: str) -> None:
    assert names(reading(text)) == []
