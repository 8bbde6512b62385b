"""The one entry: offers, choices, whole answers, kinds, JSON lines."""

import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from inbound.jsonl import readings
from inbound.read import Context, Offered, read, read_text

TODAY = date(2026, 3, 2)
MESSAGES = sorted((Path(__file__).parents[1] / "eml").glob("*.eml"))


def test_a_bare_number_takes_up_the_offer_of_that_number() -> None:
    choices = (Offered("accept", number=1), Offered("decline", number=2))
    found = read_text("2", Context(asked="request", now=TODAY, offers=choices))
    assert [(intent.name, dict(intent.args)) for intent in found.intents] == [("decline", {"choice": 2})]


def test_a_number_that_is_not_offered_is_asked() -> None:
    found = read_text("7", Context(asked="request", now=TODAY, offers=(Offered("accept", number=1),)))
    assert (found.intents, found.certainty) == ((), "unsure")


def test_what_is_not_offered_is_asked() -> None:
    found = read_text("Please withdraw my request.", Context(now=TODAY, offers=(Offered("keep"),)))
    assert (found.intents, found.certainty) == ((), "unsure")


def test_a_standing_offer_is_enough() -> None:
    context = Context(now=TODAY, offers=(Offered("keep"),), standing=(Offered("withdraw"),))
    assert [intent.name for intent in read_text("Please withdraw my request.", context).intents] == ["withdraw"]


def test_safety_words_need_no_offer() -> None:
    context = Context(now=TODAY, offers=(Offered("keep"),))
    assert [intent.name for intent in read_text("help", context).intents] == ["help"]


def test_a_form_is_answered_by_the_whole_text() -> None:
    found = read_text("1. Ana\n2. Porto\n3. I want to end my shyness.", Context(asked="form", now=TODAY))
    assert [intent.name for intent in found.intents] == ["answer"]
    assert "Porto" in found.intents[0].args["text"]


@pytest.mark.parametrize("word", ["help", "stop", "human", "status"])
def test_a_single_command_is_no_answer_to_a_form(word: str) -> None:
    assert [intent.name for intent in read_text(word, Context(asked="form", now=TODAY)).intents] == [word]


def test_a_calendars_answer_is_an_rsvp() -> None:
    lines = ["METHOD:REPLY", "BEGIN:VEVENT", "ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.example", "END:VEVENT"]
    raw = "Content-Type: text/calendar; method=REPLY\n\n" + "\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])
    found = read(raw.encode(), Context(asked="event", now=TODAY))
    assert (found.kind, [dict(intent.args) for intent in found.intents]) == ("calendar", [{"answer": "no"}])


def test_a_machine_never_carries_an_intent() -> None:
    raw = b"From: a@b.example\nAuto-Submitted: auto-replied\n\nYes, I accept."
    found = read(raw, Context(asked="request", now=TODAY))
    assert (found.kind, found.intents) == ("auto_reply", ())


def test_a_reaction_is_at_best_confirmed() -> None:
    raw = "From: a@b.example\n\n👍 Ana reacted to your message:".encode()
    assert read(raw, Context(asked="request", now=TODAY)).certainty != "sure"


def test_a_message_over_the_caps_is_held() -> None:
    found = read(b"From: a@b.example\n\n" + b"yes " * 100_000, Context(asked="request", now=TODAY))
    assert (found.certainty, found.intents, found.method) == ("unsure", (), "held")


def test_lines_of_json_come_back_in_order() -> None:
    cases = [{"id": "a", "asked": "request", "text": "Yes"}, {"id": "b", "now": "2026-03-02", "text": "thanks"}]
    found = [json.loads(line) for line in readings(map(json.dumps, cases))]
    assert [row["id"] for row in found] == ["a", "b"]
    assert found[0]["intents"] == [{"name": "accept"}]


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: path.stem)
def test_messages_of_real_shapes_are_read_as_their_names_say(path: Path) -> None:
    """A file is named topic-intent-client.eml."""
    topic, intent, _client = path.stem.split("-", 2)
    found = read(path.read_bytes(), Context(asked=topic, role="mentor", now=TODAY))
    assert [one.name for one in found.intents] == ([] if intent == "nothing" else [intent.replace("_", ".")])
    assert "Reply" not in found.reply


def of_both(text: str, html: str) -> bytes:
    message = EmailMessage()
    message["From"] = "ana@example.org"
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Yes, I accept.", "<p>No, I have to decline.</p>"),
        ("This mail needs a program that shows HTML.", "<p>Yes, I accept.</p>"),
        ("I accept.", "<p>I <span style='display:none'>accept.</span> decline.</p>"),
    ],
)
def test_text_and_html_that_ask_for_different_things_are_held(text: str, html: str) -> None:
    found = read(of_both(text, html), Context(asked="request", role="mentor", now=TODAY))
    assert (found.certainty, found.intents, found.method) == ("unsure", (), "held")


@pytest.mark.parametrize(
    "html",
    [
        "<p>Yes, I <b>accept</b>.</p>",
        "<div>Yes,&nbsp;I accept.</div><blockquote>No, I decline.</blockquote>",
        "<blockquote>Will you?</blockquote><p>Yes, I accept.</p>",
        "<p style='display:none'>No, I decline.</p><p>Yes, I accept.</p>",
        "<p>Yes, I accept.</p><p>Kind regards</p>",
        "<img src='logo.png'>",
    ],
)
def test_text_and_html_that_ask_for_the_same_are_read(html: str) -> None:
    found = read(of_both("Yes, I accept.", html), Context(asked="request", role="mentor", now=TODAY))
    assert [intent.name for intent in found.intents] == ["accept"]


def test_a_quote_without_its_mark_is_asked_about() -> None:
    text = "From: Ana <ana@example.org>\nSent: Monday\nTo: Kofi\nSubject: Re: a request\n\nYes, I accept."
    found = read_text(text, Context(asked="request", role="mentor", now=TODAY))
    assert (found.intents, found.certainty) == ((), "unsure")
