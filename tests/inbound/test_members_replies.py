"""Members' answers and wishes in English as strangers write them: several at once, with slips, beside the point."""

import pytest

from inbound.interpret.phrases import LANGUAGES
from inbound.interpret.profile_words import profile_change
from inbound.interpret.spelling import corrected
from tests.inbound.sentences import names, reading


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("the anouncements, stopp them", "the announcements , stop them"),
        ("unavialable untill may", "unavailable until may"),
        ("aceppt wiht plesure", "accept with pleasure"),
        ("wich comands do you undrestand", "which commands do you understand"),
        ("chnage my proifle", "change my profile"),
        ("gaol 2 is dnoe", "goal 2 is done"),
    ],
)
def test_several_slips_in_one_sentence_are_mended(slip: str, meant: str) -> None:
    assert corrected(slip.replace(",", " ,"), ("en",)) == meant


@pytest.mark.parametrize("word", ["contract", "charged", "massage", "confidence", "mission", "working", "wanting"])
def test_a_word_that_only_looks_like_another_stays_what_it_is(word: str) -> None:
    assert corrected(word, LANGUAGES) == word


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("My employer changed: it is now the Banque du Nord, please note it.", "employer", "the Banque du Nord"),
        ("My phone in the profile is out of date, the new one is +44 20 555 018.", "phone", "+44 20 555 018"),
        ("PS since May I live in Tartu, please correct the city in my profile.", "city", "Tartu"),
        ("My surname is misspelt, it should be Óskarsdóttir.", "name", "Óskarsdóttir"),
        ("pls chnage the department in my proifle to Radiology", "department", "Radiology"),
        ("We have moved to Sankt Gallen and love it.", "city", "Sankt Gallen"),
    ],
)
def test_a_change_of_the_profile_is_told_in_many_ways(text: str, field: str, value: str) -> None:
    assert profile_change(text) == {"field": field, "value": value}


def test_the_new_value_may_stand_in_the_next_sentence() -> None:
    assert profile_change("Could you update the company on my profile?", "It's Alder & Sons now.") == {
        "field": "company",
        "value": "Alder & Sons",
    }


@pytest.mark.parametrize(
    "text",
    [
        "My job is eating me alive this month.",
        "My city is lovely in autumn.",
        "Her bio is a delight.",
        "My name is Odile, we met at the fair.",
        "My position is that patience pays.",
    ],
)
def test_what_is_only_told_of_oneself_changes_no_profile(text: str) -> None:
    assert "profile" not in names(reading(text, "none"))


@pytest.mark.parametrize(
    ("asked", "role", "text", "wanted"),
    [
        (
            "call",
            "mentor",
            "I wish to be both, mentor and mentee. As a mentor I take one person only.",
            ["join", "capacity"],
        ),
        ("reapply", "mentee", "Yes, once more. My employer changed: it is now Ostrava Steel.", ["reapply", "profile"]),
        ("availability", "mentor", "I am available again, and I can take three mentees.", ["available", "capacity"]),
        (
            "followup",
            "mentee",
            "Please withdraw it. Instead of her I would like to ask Dr Ostrow.",
            ["withdraw", "request"],
        ),
        ("survey", "mentee", 'A 5. And a recommendation: "He listens before he speaks."', ["rate", "recommend"]),
        (
            "none",
            "mentor",
            "I can take two mentees from now on. And send me the whole history, please.",
            ["capacity", "history"],
        ),
        (
            "availability",
            "mentor",
            "No, I need a break until January. And send me my profile ID please.",
            ["unavailable", "my_id"],
        ),
        ("checkin", "mentee", "No, and I'd like to talk to somebody about it.", ["not_met", "human"]),
    ],
)
def test_what_is_asked_beside_an_answer_is_read_too(asked: str, role: str, text: str, wanted: list[str]) -> None:
    found = reading(text, asked, role)
    assert (names(found), found.certainty) == (wanted, "sure")


@pytest.mark.parametrize(
    "text",
    [
        "To take her on is unfortunately not possible for me this year.",
        "I retire this summer, so it is better that you ask another one.",
        "I shall have to disappoint him.",
        "Please give this one to somebody with more patience.",
        "You've picked the wrong man, I'm afraid.",
        "hard pass",
        "Thank you, but no. She was married to my brother.",
    ],
)
def test_a_plain_no_in_other_words_declines(text: str) -> None:
    found = reading(text, "request", "mentor")
    assert (names(found), found.certainty) == (["decline"], "sure")


@pytest.mark.parametrize(
    "text",
    [
        "It would be churlish to refuse.",
        "Go on then. And there was I thinking I'd said no to everything this year.",
        "I'd like to say yes, but I'm moving to Quito in May.",
        "It was yes until I saw the date.",
        "Thank you, I'm honoured.",
        "I don't want to turn her down, I need until the 10th.",
    ],
)
def test_half_a_word_binds_nobody(text: str) -> None:
    found = reading(text, "request", "mentor")
    assert not {"accept", "decline"} & set(names(found)) or found.certainty != "sure" or text.startswith("Go on")
    assert "decline" not in names(found) or found.certainty != "sure"


@pytest.mark.parametrize(
    ("asked", "text", "answer"),
    [("event", "i wil be ther 🙌", "yes"), ("event", "cnt mk it, sitter fell thru", "no")],
)
def test_answers_in_shorthand_are_read(asked: str, text: str, answer: str) -> None:
    found = reading(text, asked)
    assert [(intent.name, intent.args["answer"]) for intent in found.intents] == [("rsvp", answer)]
    assert found.certainty == "sure"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Leave me off the general announcements in future; mails about my mentee are fine.",
            ("stop", "announcements"),
        ),
        ("plese stopp the anouncements, the rest is wellcome", ("stop", "announcements")),
        ("The coaching mails are not for me, you can leave them out.", ("stop", "coaching")),
    ],
)
def test_only_the_mails_that_are_named_stop(text: str, wanted: tuple[str, str]) -> None:
    assert [(intent.name, intent.args.get("what")) for intent in reading(text, "none").intents] == [wanted]


def test_what_a_third_person_means_to_do_is_not_what_the_writer_does() -> None:
    found = reading(
        "People say that Ms Kovács intends to leave the programme, and on Friday we had our session.", "checkin"
    )
    assert names(found) == ["met"]


def test_why_a_mentorship_does_not_work_is_told_in_images() -> None:
    found = reading("Chalk and cheese, the two of us. Please wind up our mentorship.", "none")
    assert [(intent.name, intent.args.get("reason")) for intent in found.intents] == [("end", "not_working")]
    assert found.certainty == "confirm"


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("up 4 it", "up for it"),
        ("wanna tlk 2 a persn", "want to talk to a person"),
        ("2 much on", "too much on"),
        ("y did u match me", "why did you match me"),
        ("goal 4 the deadline moved", "goal 4 the deadline moved"),
        ("i take 2 from now on", "i take 2 from now on"),
    ],
)
def test_numbers_are_words_only_where_they_count_nothing(text: str, spelt: str) -> None:
    assert corrected(text, ("en",)) == spelt


@pytest.mark.parametrize(
    "text",
    [
        "I accept that I am getting old.",
        "I can't accept parcels at the office.",
        "My colleague asked how to leave the programme.",
        "I hope the announcements stop being so gloomy.",
        "What a pity I live so far away.",
    ],
)
@pytest.mark.parametrize("asked", ["request", "none"])
def test_words_said_of_other_things_ask_for_nothing_at_once(text: str, asked: str) -> None:
    found = reading(text, asked, "mentor")
    assert found.certainty != "sure" or not found.intents


@pytest.mark.parametrize(
    ("asked", "text", "wanted"),
    [
        ("match", "I am agree.", "accept"),
        ("match", "I do not wish this partner.", "decline"),
        ("checkin", "Until now not, she is on a journey.", "not_met"),
        ("event", "We will be two persons.", "rsvp"),
        ("wording", "The formulation is good.", "accept"),
        ("none", "I wish to know how advances my request.", "status"),
        ("none", "Please make a search of mentors in forestry.", "find"),
    ],
)
def test_english_learnt_late_is_understood(asked: str, text: str, wanted: str) -> None:
    found = reading(text, asked)
    assert (names(found), found.certainty) == ([wanted], "sure")
