"""Plain answers with reasons, messages and questions of how beside them are acted on; what only sounds alike is not."""

import pytest

from tests.inbound.sentences import names, reading


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("request", "I'd be thrilled to. Does he like the phone or video?"),
        ("request", "id luv too"),
        ("request", "Yes. Tell him I'm not on Facebook."),
        ("request", "Absolutely. I can't do Fridays, otherwise I'm free."),
        ("request", "Why not! My evenings are long."),
        ("request", "C'est oui. Il peut m'appeler après 20 h."),
        ("request", "Sim! Quando é a primeira reunião?"),
        ("match", "Fine by me. Can she do mornings?"),
        ("place", "Yes, mine, don't give it to anybody else!"),
        ("wording", "Perfect, I wouldn't alter a thing."),
    ],
)
def test_a_yes_with_a_question_of_how_or_a_small_denial_beside_it_accepts(topic: str, text: str) -> None:
    found = reading(text, topic, "mentor")
    assert (names(found), found.certainty) == (["accept"], "sure")


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("request", "I can't say yes to that. Harvest is upon us and I'm in the fields all day."),
        ("request", "I must decline. I hope he finds a kind mentor."),
        ("request", "I'd be lying if I told you I had an hour, so I'll have to pass."),
        ("match", "Not a pair, we two. I'd sooner pass."),
        ("request", "I'll have to turn him down. Give him my best wishes."),
        ("request", "I said yes to two others, but this one isn't for me."),
        ("request", "Tengo que rechazarlo, me mudo a Lima."),
        ("request", "Je n'ai vraiment pas le temps."),
        ("request", "Dafür fehlt mir im Augenblick die Zeit."),
        ("match", "I'm afraid she isn't the right one for me."),
        ("match", "I don't think we'd get on. Could you suggest someone else?"),
        ("place", "Zu spät, ich habe schon jemanden gefunden."),
        ("place", "Já não preciso, podem dar a outra pessoa."),
        ("wording", "Non, ce n'est pas ce que je voulais dire."),
    ],
)
def test_a_plain_refusal_with_its_reason_and_good_wishes_declines(topic: str, text: str) -> None:
    found = reading(text, topic)
    assert (names(found), found.certainty) == (["decline"], "sure")


@pytest.mark.parametrize(
    ("topic", "text", "name"),
    [
        ("followup", "Prefiero esperar un poco.", "wait"),
        ("followup", "Ich warte lieber noch drei Wochen.", "wait"),
        ("event", "im in! whos bringing cake", "rsvp"),
        ("achieved", "I agree, it's done. I couldn't have done it without him.", "goal.done"),
        ("achieved", "Quase, ainda falta a prova oral.", "goal.reopen"),
        ("cadence", "It's fine as it is, thanks.", "keep"),
        ("survey", "Make it a 3. The forms were too long.", "rate"),
    ],
)
def test_an_answer_is_all_that_is_read_of_it(topic: str, text: str, name: str) -> None:
    found = reading(text, topic)
    assert (names(found), found.certainty) == ([name], "sure")


@pytest.mark.parametrize(
    ("topic", "text", "name"),
    [
        ("request", "Give her my best.", "accept"),
        ("request", "Why not ask somebody younger?", "accept"),
        ("request", "Will do my best to answer by Friday.", "accept"),
        ("request", "I hope she gets a place. I can't help.", "accept"),
        ("request", "I'd like to say yes. I can't do Mondays, or Tuesdays, or any day really.", "accept"),
        ("request", "He isn't the right one for me, my sister says.", "decline"),
        ("request", "Ne refusez pas !", "decline"),
        ("match", "I'm not looking for a mentor who agrees with me, so he's ideal.", "decline"),
        ("wording", "I wouldn't change a word of mine.", "accept"),
        ("renewal", "It was lovely.", "renew"),
        ("membership", "C'était super.", "keep"),
        ("achieved", "I've only done half of it.", "goal.done"),
        ("event", "im in spain that week", "rsvp yes"),
    ],
)
def test_words_that_only_sound_like_an_answer_bind_nobody(topic: str, text: str, name: str) -> None:
    found = reading(text, topic)
    said = [f"{one.name} {one.args['answer']}" if one.name == "rsvp" else one.name for one in found.intents]
    assert found.certainty != "sure" or name not in said


@pytest.mark.parametrize(
    "text",
    [
        "No, thank you. Please find me somebody in logistics.",
        "I have to pass, he is my cousin. Could you search for someone in law?",
    ],
)
def test_who_declines_and_says_whom_they_would_like_is_read_whole(text: str) -> None:
    assert names(reading(text, "match")) == ["decline", "find"]


@pytest.mark.parametrize(
    ("topic", "text", "want"),
    [
        ("reapply", "Count me out of the next round.", ["no_reapply"]),
        ("event", "Count me out, it's my sister's wedding.", ["rsvp"]),
        ("event", "No chance I'd skip it. Keep a chair for me!", ["rsvp"]),
        ("request", "Je dois malheureusement refuser, je prends un congé.", ["decline"]),
        ("request", "acept wth pleasure", ["accept"]),
        ("none", "Roger that, thanks!", []),
        ("none", "My boss wants to see what I've done here. Can you send me the record of our meetings?", ["history"]),
    ],
)
def test_a_turn_of_speech_is_read_as_a_whole(topic: str, text: str, want: list[str]) -> None:
    found = reading(text, topic, "mentor")
    assert (names(found), found.certainty) == (want, "sure")


def test_who_is_to_be_counted_out_does_not_join() -> None:
    assert names(reading("Count me out this year.", "call")) == []


def test_no_chance_of_skipping_it_comes() -> None:
    assert reading("No chance I'd skip it.", "event").intents[0].args["answer"] == "yes"


@pytest.mark.parametrize(
    ("topic", "text", "want"),
    [
        ("followup", "I withdraw my request.", ["withdraw"]),
        ("followup", "I withdraw my application to Mr Amsel. Please ask Ruth Odell instead.", ["withdraw", "request"]),
        ("followup", "I'm withdrawing my request to Mr Amsel.", ["withdraw"]),
        ("survey", "He gets a 4 from me.", ["rate"]),
        ("event", "No need to ask me twice, I'll be there!", ["rsvp"]),
        ("none", "Note Ruth Odell as a favourite of mine, I'd like to come back to her in summer.", ["favourite"]),
    ],
)
def test_plain_statements_are_taken_at_their_word(topic: str, text: str, want: list[str]) -> None:
    found = reading(text, topic)
    assert (names(found), found.certainty) == (want, "sure")


def test_what_should_happen_first_ends_nothing() -> None:
    assert names(reading("Should Ruth miss it again, I'll finish this.", "none", "mentor")) == []
