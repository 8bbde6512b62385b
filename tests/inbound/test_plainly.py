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
        "To accept is unfortunately not possible for me this year.",
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
