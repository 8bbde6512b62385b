"""What binds is sure only where it is said plainly; and rows of decisions in one breath."""

from datetime import date

import pytest

from inbound.read import Context, Reading, read_text

REQUEST = Context(asked="request", role="mentor", now=date(2026, 3, 2))
DIGEST = Context(asked="digest", role="admin", now=date(2026, 3, 2))


def decided(reading: Reading) -> list[tuple[str, object]]:
    return [(intent.name, intent.args.get("items")) for intent in reading.intents]


@pytest.mark.parametrize(
    "text",
    [
        "Ich würde nie sagen: ich nehme an.",
        "I would never write: I accept.",
        "She was my boss once. What a lovely surprise!",
        "Happy to talk, but I can't promise anything before I know more.",
    ],
)
def test_what_is_not_said_plainly_binds_nobody(text: str) -> None:
    assert read_text(text, REQUEST).certainty != "sure"


@pytest.mark.parametrize(
    "text",
    [
        "Approve 5 when her payment has come in, not earlier.",
        "Once HR has confirmed her start date, approve 4.",
        "2 needs approval from the chapter first.",
        "Yes to all of them being looked at by Eve first",
    ],
)
def test_a_decision_put_off_is_not_taken(text: str) -> None:
    assert read_text(text, DIGEST).certainty != "sure"


@pytest.mark.parametrize(("text", "name"), [("Yes, I accept.", "accept"), ("I can't say no to her.", "accept")])
def test_what_is_said_plainly_is_read(text: str, name: str) -> None:
    assert [intent.name for intent in read_text(text, REQUEST).intents] == [name]


@pytest.mark.parametrize("text", ["y 1 n 2 y 3", "y 1, n 2, y 3", "1 y 2 n 3 y", "1 y, 2 n, 3 y"])
def test_letters_beside_numbers_decide_each_its_own_item(text: str) -> None:
    assert decided(read_text(text, DIGEST)) == [("approve", [1]), ("reject", [2]), ("approve", [3])]


@pytest.mark.parametrize("text", ["1 yes\nrest later", "rest later"])
def test_putting_off_the_rest_needs_no_press(text: str) -> None:
    assert read_text(text, DIGEST).certainty == "sure"


def test_a_motto_in_quotation_marks_below_the_name_asks_for_nothing() -> None:
    text = 'I wish to wait one more week.\n\nWith kind greetings,\nOlena\n\n"Withdraw into yourself, always." (Anon)\n'
    reading = read_text(text, Context(asked="followup", role="mentee", now=date(2026, 3, 2)))
    assert [intent.name for intent in reading.intents] == ["wait"]


def test_passing_something_on_declines_nothing() -> None:
    reading = read_text(
        "Please pass it on to them, yes", Context(asked="invitation", role="mentee", now=date(2026, 3, 2))
    )
    assert "decline" not in [intent.name for intent in reading.intents]


@pytest.mark.parametrize("text", ["I'm on parental leave until 1 June", "Ich bin bis Ende Mai in Elternzeit."])
def test_one_sentence_that_tells_of_an_absence_is_a_persons_answer(text: str) -> None:
    reading = read_text(text, Context(asked="availability", role="mentor", now=date(2026, 3, 2)))
    assert (reading.kind, [intent.name for intent in reading.intents]) == ("human", ["unavailable"])


def done_at_once(reading: Reading) -> set[str]:
    return {intent.name for intent in reading.intents} if reading.certainty == "sure" else set()


def read_as(topic: str, text: str, role: str = "mentee") -> Reading:
    return read_text(text, Context(asked=topic, role=role, now=date(2026, 3, 2)))


@pytest.mark.parametrize(
    "text",
    [
        "Yes to a coffee, no to a whole year.",
        "Ein Kaffee ja, ein ganzes Jahr nein.",
        "I'd looked forward to a quiet spring. But for you, Olga, all right.",
    ],
)
def test_a_refusal_that_the_rest_leans_away_from_is_confirmed(text: str) -> None:
    assert "decline" not in done_at_once(read_as("request", text, "mentor"))


@pytest.mark.parametrize(
    "text",
    [
        "It's a privilege to be asked. It would be a greater one if it were after the harvest.",
        "I said yes to two others in January. There must be a limit somewhere.",
        "Sim, recebi a mensagem. Respondo na sexta-feira.",
        "Yes, I got your letter. Give me until Thursday.",
    ],
)
def test_a_yes_to_something_else_accepts_nothing(text: str) -> None:
    assert "accept" not in done_at_once(read_as("request", text, "mentor"))


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("none", "Please withdraw my request to Karl Berg and send one to Mina Aziz."),
        ("none", "My surname is Brandt now. Then I'd like to know who keeps the certificates in the cellar."),
        ("goals", "Goal 1 stands at 90%. Please return number 3 to where it was before the audit."),
        ("place", "I've moved to Perth, so let the next one have it."),
    ],
)
def test_what_is_asked_for_and_not_read_keeps_the_rest_from_acting(topic: str, text: str) -> None:
    reading = read_as(topic, text)
    assert reading.certainty != "sure" or len(reading.intents) > 1


@pytest.mark.parametrize(
    ("topic", "text", "name"),
    [
        ("none", "I told my brother to stop sending me announcements, and he did.", "stop"),
        ("none", "Stop! Don't send him the request yet, I picked the wrong one.", "stop"),
        ("none", "I am late with everything, just so you know why.", "why"),
        ("none", "I can't log in, what's my profile ID?", "history"),
        ("goals", "My tutor wants to drop goal 3, I don't.", "goal.drop"),
        ("goals", "Mi tutor quiere quitar el objetivo 3, yo no.", "goal.drop"),
        ("goals", "Goal 2 is my husband's favourite, so it has to stay, but I'm dropping 1.", "goal.drop"),
        ("goals", "The first goal is practically finished.", "goal.done"),
        ("goals", "How do I add a goal?", "goal.add"),
        ("confirm", "I confirm that I received your message.", "confirm"),
        ("confirm", "confirm... wait, does that delete my notes too?", "confirm"),
        ("confirm", "Do it, before I change my mind.", "cancel"),
        ("release", "I only stayed because leaving felt rude. Go ahead.", "keep"),
        ("renewal", "I'd do another year. Sadly he's off to Norway.", "renew"),
        ("cadence", "Why change a winning team?", "why"),
        ("event", "I can't promise, but save me a chair.", "rsvp"),
        ("availability", "My assistant wrote a report on the harvest. I have attached my report on it.", "report"),
    ],
)
def test_a_turn_of_speech_takes_the_force_from_the_words_in_it(topic: str, text: str, name: str) -> None:
    assert name not in done_at_once(read_as(topic, text))


def test_a_full_stop_behind_no_ends_the_answer_for_an_item() -> None:
    found = decided(read_text("2: no. 3: yes. 4: remind.", DIGEST))
    assert found == [("reject", [2]), ("approve", [3]), ("remind", [4])]


def test_an_item_that_is_named_and_not_decided_is_asked_about() -> None:
    assert read_text("3 may go ahead, 5 may not.", DIGEST).certainty != "sure"


@pytest.mark.parametrize(
    ("topic", "text", "name"),
    [
        ("request", "Gladly. Tell her to call me after Easter.", "accept"),
        ("request", "Yes, your mail did arrive. I'm afraid I have to pass this time.", "decline"),
        ("followup", "I'll wait, there is no hurry.", "wait"),
        ("checkin", "No, we didn't meet, but March is in the diary.", "not_met"),
        ("reapply", "Yes, put me in again with the same answers.", "reapply"),
        ("event", "Count me in, and please say hello to Ida.", "rsvp"),
    ],
)
def test_courtesies_and_contrasts_beside_a_plain_answer_change_nothing(topic: str, text: str, name: str) -> None:
    reading = read_as(topic, text, "mentor" if topic == "request" else "mentee")
    assert ([intent.name for intent in reading.intents], reading.certainty) == ([name], "sure")
