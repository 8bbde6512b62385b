"""Goals of a pair, told in letters."""

import pytest

from tests.stories.letters import Story
from tests.stories.pairs import brought_together, paired, started
from tests.world import World


@pytest.fixture
def pair(story: Story, alliance: int, world: World) -> Story:
    """Mia and Tom have been brought together."""
    brought_together(story, world, alliance)
    return story


def adds(pair: Story, person: str, text: str) -> None:
    """A goal is added in answer to the introduction."""
    role = "mentee" if person == "Mia" else "mentor"
    introduction = next(mail for mail in pair.all_mails(person) if mail.kind == f"mentorship_introduced_{role}")
    pair.writes(person, f"New goal: {text}", answering=introduction)


@pytest.mark.rule("WA-05")
def test_a_vague_goal_gets_gentle_hints_and_a_clear_one_gets_none(pair: Story) -> None:
    adds(pair, "Mia", "become more confident")
    vague = pair.gets("Mia", "goal_list").text
    assert "only if it helps" in vague
    assert "By when?" in vague
    assert "How will you both know" in vague
    adds(pair, "Mia", "give two talks at work by the end of June")
    clear = pair.gets("Mia", "goal_list").text
    assert "only if it helps" not in clear
    assert "2. give two talks at work by the end of June" in clear


@pytest.mark.rule("WA-05")
def test_the_mentor_proposes_a_better_wording_and_the_mentee_takes_it(pair: Story) -> None:
    adds(pair, "Mia", "become more confident")
    pair.passes(hours=1)
    added = pair.gets("Tom", "goal_added")
    pair.writes("Tom", 'Please change goal 1 to "Lead one team meeting each month until June"', answering=added)
    assert "whether goal 1 may have your words" in pair.gets("Tom", "goal_list").text
    pair.passes(hours=1)
    asked = pair.gets("Mia", "goal_wording")
    assert "become more confident" in asked.text
    assert "Lead one team meeting each month" in asked.text
    pair.writes("Mia", "yes", answering=asked)
    assert "1. Lead one team meeting each month until June" in pair.gets("Mia", "goal_list").text
    pair.passes(hours=1)
    assert "took your words" in pair.gets("Tom", "goal_changed").text


@pytest.mark.rule("WA-05")
def test_a_mentee_may_keep_their_own_words(pair: Story) -> None:
    adds(pair, "Mia", "become more confident")
    pair.passes(hours=1)
    added = pair.gets("Tom", "goal_added")
    pair.writes("Tom", 'Please change goal 1 to "Lead one team meeting each month until June"', answering=added)
    pair.passes(hours=1)
    pair.presses(pair.gets("Mia", "goal_wording"), "Keep my own words")
    assert "1. become more confident" in pair.gets("Mia", "goal_list").text


@pytest.mark.rule("WA-06")
def test_each_pair_has_its_own_list_which_both_change(pair: Story, alliance: int, world: World) -> None:
    world.member(alliance, "Una Mentor", "mentor")
    paired(pair, "Mia", "Una")
    started(pair)
    pair.mails("Una")
    adds(pair, "Mia", "give two talks by the end of June")
    pair.passes(hours=1)
    added = pair.gets("Tom", "goal_added")
    assert not [mail for mail in pair.mails("Una") if "two talks" in mail.text]
    pair.writes("Tom", "Goal 1 is at 50%", answering=added)
    pair.passes(hours=1)
    changed = pair.gets("Mia", "goal_changed")
    assert "50 percent" in changed.text


def test_a_goal_is_reached_when_both_say_so(pair: Story) -> None:
    adds(pair, "Mia", "give two talks by the end of June")
    pair.writes("Mia", "Goal 1 is done")
    assert "reached for them too" in pair.gets("Mia", "goal_list").text
    pair.passes(hours=1)
    asked = pair.gets("Tom", "goal_claimed")
    pair.presses(asked, "Yes, it is reached")
    pair.passes(hours=1)
    assert "the last open one" in pair.gets("Mia", "goal_reached").text
    pair.writes("Mia", "Goal 1 is done")
    assert "reached already" in pair.mails("Mia")[-1].text or "no goal" in pair.all_mails("Mia")[-1].text


def test_a_goal_that_is_not_reached_for_the_other_stays_open(pair: Story) -> None:
    adds(pair, "Mia", "give two talks by the end of June")
    pair.writes("Mia", "Goal 1 is done")
    pair.passes(hours=1)
    pair.writes("Tom", "not yet", answering=pair.gets("Tom", "goal_claimed"))
    pair.passes(hours=1)
    assert "opened goal 1 again" in pair.gets("Mia", "goal_changed").text


def test_a_dropped_goal_can_be_taken_back_with_undo(pair: Story) -> None:
    adds(pair, "Mia", "give two talks by the end of June")
    pair.passes(hours=1)
    pair.writes("Mia", "Drop goal 1")
    dropped = pair.gets("Mia", "goal_list")
    assert "off the list" in dropped.text
    pair.presses(dropped, "Undo this")
    pair.passes(hours=1)
    assert not [mail for mail in pair.mails("Tom") if mail.kind == "goal_changed"]
    pair.writes("Mia", "Goal 1 is at 30%")
    assert "(30 %)" in pair.gets("Mia", "goal_list").text


def test_a_goal_that_cannot_be_told_apart_is_asked_for(pair: Story) -> None:
    adds(pair, "Mia", "give two talks by the end of June")
    adds(pair, "Mia", "give three lessons by the end of July")
    pair.writes("Mia", "Goal 7 is done")
    answer = pair.mails("Mia")[-1].text
    assert "1. give two talks" in answer
    assert "2. give three lessons" in answer


@pytest.mark.rule("WA-06")
def test_whose_goal_it_is_is_asked_and_a_number_is_answer_enough(pair: Story, alliance: int, world: World) -> None:
    world.member(alliance, "Una Mentor", "mentor")
    paired(pair, "Mia", "Una")
    started(pair)
    pair.writes("Mia", "New goal: read one contract a week")
    which = pair.gets("Mia", "service_choices")
    assert "2. Add a goal (Una Mentor)" in which.text
    pair.writes("Mia", "2", answering=which)
    assert "read one contract a week" in pair.gets("Mia", "goal_list").text
    pair.passes(hours=1)
    assert "read one contract a week" in pair.gets("Una", "goal_added").text
