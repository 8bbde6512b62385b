"""Digest answers of more than one line: corrections, answers with a text, announcements, answers between quotes."""

from tests.inbound.sentences import decision

QUOTED = """> 1. Mira Sand wants to join as a mentee. APPROVE or REJECT
yes
> 2. Jon Vale wants to join as a mentor. APPROVE or REJECT
no, he moved abroad
> 3. A request is waiting for 12 days. REMIND or SNOOZE
"""


def told(text: str, asked: str = "digest", role: str = "admin") -> list[tuple[str, dict[str, object]]]:
    found = decision(text, asked, role)
    return [(intent.name, dict(intent.args)) for intent in found.intents] if found.certainty != "unsure" else []


def test_a_correction_in_a_line_of_its_own_takes_the_place_of_the_item() -> None:
    assert told("approve 7\n\noops, I meant 8") == [("approve", {"items": [8]})]


def test_one_item_both_approved_and_rejected_is_asked() -> None:
    assert told("approve 4 and 5\nreject 5") == []


def test_what_is_rejected_first_and_then_corrected_is_only_approved() -> None:
    assert told("reject 2. No, wrong line: approve 2") == [("approve", {"items": [2]})]


def test_the_words_of_an_answer_decide_nothing_themselves() -> None:
    assert [name for name, _ in told("answer 4: yes, bring it. Approve all costs up to 30 euros.")] == ["answer"]


def test_a_line_that_begins_with_an_item_ends_the_answer_before_it() -> None:
    assert [name for name, _ in told("answer 4: we meet at noon\n5 approve")] == ["answer", "approve"]


def test_the_words_of_an_announcement_decide_nothing_themselves() -> None:
    found = told("Announce: the hall is closed from 6 to 9 April. Please end 6 early.", "none")
    assert [name for name, _ in found] == ["announce"]


def test_words_beneath_a_quoted_item_decide_it() -> None:
    approved, rejected = told(QUOTED)
    assert approved == ("approve", {"items": [1]})
    assert rejected[1]["items"] == [2]


def test_words_beneath_a_quoted_goal_are_said_of_it() -> None:
    text = "> Goal 1: open the stall\nhalf way\n> Goal 2: learn to delegate\ndone\n"
    assert told(text, "goals", "mentee") == [("goal.update", {"goal": 1, "percent": 50}), ("goal.done", {"goal": 2})]


def test_a_sentence_behind_a_refusal_is_its_reason() -> None:
    assert told("Reject 3. Reason: twice the same person") == [
        ("reject", {"items": [3], "reason": "twice the same person"})
    ]


def test_a_condition_behind_a_decision_holds_it() -> None:
    assert told("approve 3. Only if she has paid though.") == []
    assert told("approve 3 once she has paid") == []
