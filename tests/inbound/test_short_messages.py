"""Typos and shorthand as people type them on a telephone, in five languages; and words that are no slips."""

import pytest

from inbound.interpret.spelling import corrected
from tests.inbound.sentences import names, reading


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("we hvaent met", "we haven't met"),
        ("cant wiat", "can't wait"),
        ("no prob", "no problem"),
        ("prob not", "probably not"),
        ("cant com 2 the dinner", "can't come to the dinner"),
        ("2 bsy rn", "too busy right now"),
        ("cn i speek 2 a reel persn", "can i speak to a real person"),
        ("oui jaccepte", "oui j'accepte"),
        ("n posso ir", "nao posso ir"),
        ("yesplease", "yes please"),
        ("cncl", "cancel"),
        ("accwpt", "accept"),
    ],
)
def test_what_is_typed_in_a_hurry_is_spelt_out(written: str, meant: str) -> None:
    assert corrected(written) == meant


@pytest.mark.parametrize(
    "word",
    ["excepted", "decliner", "aufsteigen", "abnehmen", "nacht", "d'abord", "vienes", "graceful", "context", "actuary"],
)
def test_a_word_that_only_looks_like_another_stays(word: str) -> None:
    assert corrected(word) == word


def test_a_number_that_counts_is_no_word() -> None:
    assert corrected("goal 4 the talk") == "goal 4 the talk"
    assert corrected("can take 2 more mentees") == "can take 2 more mentees"


@pytest.mark.parametrize(
    ("asked", "text", "intent"),
    [
        ("event", "cant waitt, il bring my sister", "rsvp"),
        ("checkin", "we hvaent met, my mentr was ill", "not_met"),
        ("checkin", "ainda n nos encontramos", "not_met"),
        ("checkin", "ham uns no net troffen", "not_met"),
        ("none", "cud sumone giv me a ring bak plese", "human"),
        ("none", "dejad de mandarme mails xfa", "stop"),
    ],
)
def test_a_message_full_of_slips_is_read(asked: str, text: str, intent: str) -> None:
    assert names(reading(text, asked)) == [intent]


def test_an_idiom_holds_with_a_slip_in_it() -> None:
    found = reading("cant wiat, ill be ther", "event")
    assert [intent.args for intent in found.intents] == [{"answer": "yes"}]


@pytest.mark.parametrize("text", ["unlss it rians i'll be there", "can't waoit, can't come before 7"])
def test_a_denial_beside_a_garbled_word_is_not_sure(text: str) -> None:
    assert reading(text, "event").certainty != "sure"


def test_a_picture_parts_what_stands_around_it() -> None:
    assert [intent.args for intent in reading("cant sorry 😭 workin that arvo", "event").intents] == [{"answer": "no"}]
