"""Which goal is meant, and what the table of goals refuses."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.domain.agreement import WaitsForPartner
from mailflow.domain.goal import (
    CLAIMED,
    DONE,
    LONGEST,
    OPEN,
    TABLE,
    AcceptWording,
    AddGoal,
    ConfirmGoal,
    GoalFacts,
    GoalTooLong,
    NoGoals,
    NoSuchGoal,
    NotAPercentage,
    NothingToChange,
    NoWordingWaits,
    UpdateGoal,
    WhichGoal,
    meant,
)
from mailflow.domain.machine import NEW


@dataclass(frozen=True)
class Listed:
    """A goal as the pair knows it."""

    number: int
    text: str


TALKS, LESSONS = Listed(1, "Give two talks"), Listed(2, "Give three lessons")
MIA = GoalFacts(partner="Tom")


@pytest.mark.parametrize(
    ("said", "found"), [(2, LESSONS), ("2", LESSONS), ("#2", LESSONS), ("talks", TALKS), ("Three Lessons", LESSONS)]
)
def test_a_goal_is_meant_by_its_number_or_by_its_words(said: int | str, found: Listed) -> None:
    assert meant([TALKS, LESSONS], said) is found


def test_the_only_goal_needs_no_name() -> None:
    assert meant([TALKS], None) is TALKS


def test_where_several_may_be_meant_they_are_listed() -> None:
    with pytest.raises(WhichGoal) as refusal:
        meant([TALKS, LESSONS], "give")
    assert refusal.value.goals == "1. Give two talks; 2. Give three lessons"


def test_a_number_that_is_not_there_means_none() -> None:
    with pytest.raises(NoSuchGoal):
        meant([TALKS, LESSONS], 12)
    with pytest.raises(NoGoals):
        meant([], 1)


@given(st.lists(st.integers(1, 40), unique=True, min_size=1), st.data())
def test_a_number_never_means_another_goal(numbers: list[int], data: st.DataObject) -> None:
    said = data.draw(st.sampled_from(numbers))
    goals = [Listed(number, f"goal with {number + 1} steps") for number in numbers]
    assert meant(goals, said).number == said


def test_progress_is_a_percentage() -> None:
    with pytest.raises(NotAPercentage):
        TABLE.step(OPEN, UpdateGoal(mentorship=1, percent=101), GoalFacts(partner="Tom", percent=101))


def test_an_update_says_something() -> None:
    with pytest.raises(NothingToChange):
        TABLE.step(OPEN, UpdateGoal(mentorship=1), GoalFacts(partner="Tom", changes=False))


def test_a_goal_is_short() -> None:
    with pytest.raises(GoalTooLong):
        TABLE.step(NEW, AddGoal(mentorship=1, text=""), GoalFacts(partner="Tom", text="a" * (LONGEST + 1)))


def test_what_one_claims_the_other_confirms() -> None:
    assert TABLE.step(CLAIMED, ConfirmGoal(goal=1), MIA).target == DONE
    with pytest.raises(WaitsForPartner):
        TABLE.step(CLAIMED, ConfirmGoal(goal=1), GoalFacts(partner="Tom", claimed_by_actor=True))


def test_without_a_proposal_there_is_no_wording_to_accept() -> None:
    with pytest.raises(NoWordingWaits):
        TABLE.step(OPEN, AcceptWording(goal=1), MIA)
