"""Administrators' answers of which a part is not said plainly: that part is asked back, never decided or dropped."""

import pytest

from tests.inbound.sentences import decision, names, reading


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2 bis 5 freigeben", [("approve", [2, 3, 4, 5])]),
        ("Gebt 6 frei", [("approve", [6])]),
        ("Die Mentorin aus 3 freigeben", [("free", [3])]),
        ("Bitte den Mentor in 8 freigeben", [("free", [8])]),
        ("approve 1 through 5, excluding 3, and remind 7", [("approve", [1, 2, 4, 5]), ("remind", [7])]),
        ("reject 4, she left no telephone number", [("reject", [4])]),
        ("Approve 2 and 3 but let me think about 4.", [("approve", [2, 3]), ("later", [4])]),
    ],
)
def test_decisions_with_their_items(text: str, wanted: list[tuple[str, object]]) -> None:
    found = decision(text)
    assert found.certainty == "sure"
    assert [(intent.name, intent.args["items"]) for intent in found.intents] == wanted


def test_a_reason_is_kept_to_its_last_word() -> None:
    assert (
        decision("reject 4, she left no telephone number").intents[0].args["reason"] == "she left no telephone number"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Everybody except Mrs Marsh is approved.",
        "all but Mr Lund can come in",
        "Alle außer Frau Roth genehmigen",
        "todos menos Carlos, aprobados",
        "Yes to the first two, no to the last one.",
        "Everything can go through, but keep 3 back.",
        "3 yes 4 yes 5 hmm",
        "2 ja, aber erst nach dem Gespräch",
        "Would it be wise to tell everyone before the vote?",
        "3 kommt mir seltsam vor, 4 ja",
        "alle bis auf 2 und 5 genehmigen, die beiden ablehnen",
        "approve 1, and reject 2 if she hasn't paid",
    ],
)
def test_what_is_left_open_is_asked_first(text: str) -> None:
    assert decision(text).certainty != "sure"


def test_all_but_a_mistyped_exception_leaves_it_out() -> None:
    found = decision("apprve al exept 3")
    assert [(intent.name, dict(intent.args)) for intent in found.intents] == [
        ("approve", {"items": "all", "except": [3]})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We should open applications soon",
        "Wir sollten die Anmeldung bald öffnen",
        "We start the call at nine",
        "Open the call on 1 May",
    ],
)
def test_what_is_only_wished_for_or_for_another_day_is_confirmed(text: str) -> None:
    assert reading(text, "none", "admin").certainty != "sure"


def test_the_closing_date_of_the_next_sentence_is_the_calls() -> None:
    found = reading("Applications may open today. The closing date is 24 April.", "none", "admin")
    assert [(intent.name, dict(intent.args)) for intent in found.intents] == [("open", {"until": "2026-04-24"})]


@pytest.mark.parametrize("text", ["I closed the call yesterday.", "Applications are closed, thanks for seeing to it."])
def test_a_call_closed_before_is_not_closed_again(text: str) -> None:
    assert names(reading(text, "none", "admin")) == []


def test_a_negation_behind_all_the_rest_leaves_the_item_out() -> None:
    assert dict(decision("Rest ok, not 2.").intents[0].args) == {"items": "rest", "except": [2]}


@pytest.mark.parametrize(
    "text", ["We meet weekly, that is plenty.", "The call closes on Friday, doesn't it?", "I get it daily and like it."]
)
def test_a_rhythm_is_the_digests_only_where_it_is_asked_for(text: str) -> None:
    assert "frequency" not in names(reading(text, "none", "admin"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Everyone should hear that the lift works again.", "the lift works again"),
        ("Tell everyone the party is off", "the party is off"),
        ("Mail round that the photos are online", "the photos are online"),
    ],
)
def test_tidings_for_all_are_an_announcement(text: str, told: str) -> None:
    found = reading(text, "none", "admin")
    assert [(intent.name, intent.args["text"].rstrip(".")) for intent in found.intents] == [("announce", told)]
