"""A request from the asking to the answer, told in letters."""

import re

import pytest

from mailflow import clock
from tests.stories.letters import Story
from tests.stories.pairs import paired
from tests.world import World


@pytest.fixture
def pair(story: Story, alliance: int, world: World) -> Story:
    """Mia, a mentee, and Tom, a mentor."""
    world.member(alliance, "Mia Mentee", "mentee")
    world.member(alliance, "Tom Mentor", "mentor")
    return story


@pytest.mark.rule("WA-03")
def test_a_mentee_asks_and_the_mentor_accepts_by_reply(pair: Story) -> None:
    pair.writes("Mia", "request Tom Mentor")
    assert "on its way" in pair.gets("Mia", "service_done").text
    pair.passes(hours=1)
    asked = pair.gets("Tom", "request_received")
    assert "Mia Mentee asks whether you would be a mentor" in asked.text

    pair.writes("Tom", "Yes, happy to!", answering=asked, client="outlook_desktop")
    assert "You accepted" in pair.gets("Tom", "service_done").text
    pair.passes(hours=1)
    assert "tom@people.example" in pair.gets("Mia", "mentorship_introduced_mentee").text
    assert "mia@people.example" in pair.gets("Tom", "mentorship_introduced_mentor").text


@pytest.mark.rule("WA-03")
def test_a_mentor_asks_and_the_mentee_accepts_by_link(pair: Story) -> None:
    pair.writes("Tom", "I would like to mentor Mia Mentee, please send her a request")
    pair.passes(hours=1)
    asked = pair.gets("Mia", "request_received")
    assert "Tom Mentor offers to be your mentor" in asked.text

    pair.presses(asked, "Yes, accept")
    pair.passes(hours=1)
    assert pair.gets("Tom", "mentorship_introduced_mentor")


def test_a_second_yes_changes_nothing_and_is_told_kindly(pair: Story) -> None:
    pair.writes("Mia", "request Tom Mentor")
    pair.passes(hours=1)
    asked = pair.gets("Tom", "request_received")
    pair.writes("Tom", "accept", answering=asked)
    entries = len(pair.journal())
    pair.writes("Tom", "accept", answering=asked)
    assert "accepted already" in pair.mails("Tom")[-1].text
    assert [entry.refusal for entry in pair.journal()[entries:]] == ["NotNow"]


def test_the_same_mail_delivered_five_times_acts_once(pair: Story) -> None:
    pair.writes("Mia", "request Tom Mentor")
    pair.passes(hours=1)
    pair.writes("Tom", "accept", answering=pair.gets("Tom", "request_received"), times=5)
    accepted = [entry for entry in pair.journal() if entry.command == "AcceptRequest" and entry.cause_id is None]
    assert len(accepted) == 1
    assert [mail.kind for mail in pair.mails("Tom")] == ["service_done"]


def test_a_no_with_its_reason_reaches_the_one_who_asked(pair: Story) -> None:
    pair.writes("Mia", "request Tom Mentor")
    pair.passes(hours=1)
    asked = pair.gets("Tom", "request_received")
    pair.writes("Tom", "No, sorry, we move house in April and my evenings are gone.", answering=asked)
    pair.passes(hours=1)
    assert "we move house in April" in pair.gets("Mia", "request_declined").text


def test_undo_within_the_grace_tells_nobody(pair: Story) -> None:
    pair.writes("Mia", "request Tom Mentor")
    pair.passes(hours=1)
    asked = pair.gets("Tom", "request_received")
    pair.writes("Tom", "accept", answering=asked)
    pair.writes("Tom", "undo", answering=pair.gets("Tom", "service_done"))
    pair.passes(hours=2)
    assert "mentorship_introduced_mentee" not in [mail.kind for mail in pair.mails("Mia")]

    pair.presses(asked, "Yes, accept")
    pair.passes(hours=1)
    assert pair.gets("Mia", "mentorship_introduced_mentee")


def test_a_reply_without_a_pass_that_binds_two_people_waits_for_a_press(pair: Story) -> None:
    pair.writes("Mia", "request Tom Mentor")
    pair.passes(hours=1)
    pair.writes("Tom", "accept", answering=pair.gets("Tom", "request_received"), verdict="none")
    asked = pair.gets("Tom", "service_confirm")
    assert not [entry for entry in pair.journal() if entry.command == "AcceptRequest"]
    pair.presses(asked, "Yes, do it")
    assert [entry for entry in pair.journal() if entry.command == "AcceptRequest"]


def test_what_a_timer_tells_waits_for_no_grace(pair: Story) -> None:
    pair.writes("Mia", "request Tom Mentor")
    pair.mails("Mia")
    pair.passes(days=7)
    assert [mail.kind for mail in pair.mails("Mia")] == ["request_still_open"]


@pytest.mark.rule("WA-17")
def test_a_silent_mentor_is_reminded_after_a_week_and_the_mentee_asked_after_two(pair: Story) -> None:
    pair.writes("Mia", "request Tom Mentor")
    asked_at = clock.now()
    pair.mails("Mia")
    pair.passes(days=8)
    kinds = [mail.kind for mail in pair.mails("Tom")]
    assert kinds == ["request_received", "request_reminder"]
    assert [mail.kind for mail in pair.mails("Mia")] == ["request_still_open"]

    pair.passes(days=7)
    question = pair.gets("Mia", "request_unanswered")
    assert (clock.now() - asked_at).days == 15
    pair.writes("Mia", "I'd rather withdraw it", answering=question)
    pair.passes(days=1)
    assert pair.gets("Tom", "request_withdrawn")


def test_a_spoofed_sender_moves_nothing_and_the_true_owner_gets_one_link_a_day(pair: Story) -> None:
    for _ in range(3):
        pair.writes("Mia", "request Tom Mentor", verdict="fail")
    assert pair.journal() == []
    assert [mail.kind for mail in pair.mails("Mia")] == ["service_confirm"]
    pair.passes(days=2)
    assert pair.mails("Tom") == []


def test_what_is_on_its_way_names_whom_it_goes_to(pair: Story) -> None:
    pair.writes("Mia", "request Tom Mentor")
    assert "Your request is on its way to Tom Mentor" in pair.gets("Mia", "service_done").text


def test_one_of_those_found_may_be_asked_by_name(pair: Story, world: World, alliance: int) -> None:
    world.member(alliance, "Una Mentor", "mentor")
    pair.writes("Mia", "find Mentor")
    pair.writes("Mia", "request Una", answering=pair.gets("Mia", "participation_found"))
    assert "Your request is on its way to Una Mentor" in pair.gets("Mia", "service_done").text


@pytest.mark.rule("WA-09")
def test_a_request_refused_says_why_and_that_administrators_may_allow_it(
    pair: Story, world: World, alliance: int
) -> None:
    for name in ("Una", "Vic"):
        world.member(alliance, f"{name} Mentor", "mentor")
    for name in ("Tom", "Una"):
        paired(pair, "Mia", name)
    pair.mails("Mia")
    pair.writes("Mia", "request Vic Mentor")
    refused = pair.gets("Mia", "service_done").text
    assert "To be fair to others we keep it at 2" in refused
    assert "We have passed your wish on" in refused


def test_a_question_stays_open_when_its_answer_led_nowhere(pair: Story, world: World, alliance: int) -> None:
    world.member(alliance, "Una Mentor", "mentor")
    world.member(alliance, "Noa Mentee", "mentee")
    pair.writes("Mia", "find Mentor")
    found = pair.gets("Mia", "participation_found")
    paired(pair, "Noa", "Tom")
    number = re.search(r"(\d)\. Tom Mentor:", found.text)
    assert number is not None
    pair.writes("Mia", number[1], answering=found)
    refused = pair.gets("Mia", "service_done")
    assert "Tom Mentor has no free place" in refused.text
    pair.writes("Mia", str(3 - int(number[1])), answering=refused)
    assert "Your request is on its way to Una Mentor" in pair.gets("Mia", "service_done").text


def test_an_unclear_answer_to_a_request_may_be_followed_by_a_bare_yes(pair: Story) -> None:
    pair.writes("Mia", "request Tom Mentor")
    pair.passes(hours=1)
    pair.writes("Tom", "Hmm, let me think about it", answering=pair.gets("Tom", "request_received"))
    pair.writes("Tom", "yes", answering=pair.gets("Tom", "service_choices"))
    assert "You accepted" in pair.gets("Tom", "service_done").text


def test_who_wants_somebody_else_without_a_name_is_told_how_to_name_them(
    pair: Story, world: World, alliance: int
) -> None:
    world.member(alliance, "Una Mentor", "mentor")
    pair.writes("Mia", "request Tom Mentor")
    pair.passes(days=15)
    pair.writes("Mia", "I would rather ask someone else", answering=pair.gets("Mia", "request_unanswered"))
    which = pair.gets("Mia", "service_choices")
    assert "instead”" in which.text or "Request Ana Silva" in which.text
    pair.writes("Mia", "Ask Una Mentor instead", answering=which)
    assert "the new one is on its way to Una Mentor" in pair.gets("Mia", "service_done").text
