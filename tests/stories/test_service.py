"""The words that anybody may say at any time, told in letters."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.handlers import digest
from mailflow.store.base import write
from mailflow.store.mentoring import Matter
from mailflow.store.programmes import Administrator, Participation
from tests.stories.letters import Story
from tests.world import World


@pytest.fixture
def three(story: Story, alliance: int, world: World) -> Story:
    """Mia, a mentee, Tom, a mentor, and Pia, who presides over a chapter."""
    world.member(alliance, "Mia Mentee", "mentee")
    world.member(alliance, "Tom Mentor", "mentor")
    world.administrator(alliance, "Pia Park", level="president", group_name="Hamburg", year=2026)
    return story


@pytest.mark.rule("WA-12")
def test_who_lists_everybody_with_title_group_and_year(three: Story) -> None:
    three.writes("Mia", "who")
    told = three.gets("Mia", "service_who").text
    assert "Ada Admin, Programme chair, Berlin, in office 2026: ada@people.example" in told
    assert "Pia Park, chapter president, Hamburg, in office 2026: pia@people.example" in told


@pytest.mark.rule("WA-13")
def test_tips_are_of_ones_own_role(three: Story) -> None:
    three.writes("Mia", "tips")
    for_mentee = three.gets("Mia", "service_tips").text
    assert "For you as a mentee" in for_mentee
    assert "For you as a mentor" not in for_mentee
    three.writes("Tom", "tips please")
    assert "For you as a mentor" in three.gets("Tom", "service_tips").text


@pytest.mark.rule("WA-05")
def test_tips_tell_how_to_set_goals(three: Story) -> None:
    three.writes("Mia", "tips")
    assert "Good goals" in three.gets("Mia", "service_tips").text


@pytest.mark.rule("WA-06")
def test_status_lists_mentorships_and_open_requests(three: Story) -> None:
    three.writes("Mia", "status")
    assert "Nothing is under way just now" in three.gets("Mia", "service_status").text
    three.writes("Mia", "request Tom Mentor")
    three.passes(hours=1)
    three.writes("Tom", "status")
    assert "Mia Mentee waits for your answer" in three.gets("Tom", "service_status").text
    three.writes("Tom", "accept", answering=three.all_mails("Tom")[0])
    three.writes("Mia", "status")
    told = three.gets("Mia", "service_status").text
    assert "With Tom Mentor You are the mentee. It began on Monday, 2 March 2026" in told


def test_history_tells_what_one_did_and_what_was_written(three: Story) -> None:
    three.writes("Mia", "request Tom Mentor")
    three.passes(hours=1)
    three.writes("Tom", "No, I have no time", answering=three.gets("Tom", "request_received"))
    three.writes("Tom", "history")
    told = three.gets("Tom", "service_history").text
    assert "You said no to request 1" in told
    assert "We wrote to you: “Mia asks you for a mentorship”" in told


def test_help_lists_what_can_be_said_now(three: Story) -> None:
    three.writes("Mia", "help")
    before = three.gets("Mia", "service_help").text
    assert "“Status”, to see your mentorships" in before
    assert "to take the request back" not in before
    three.writes("Mia", "request Tom Mentor")
    three.writes("Mia", "help")
    assert "to take the request back" in three.gets("Mia", "service_help").text


def test_an_administrator_is_told_what_administrators_can_say(three: Story) -> None:
    three.writes("Ada", "help")
    assert "“Stats”, for the programme in numbers" in three.gets("Ada", "service_help").text


def test_why_tells_rule_timer_and_person_behind_a_mail(three: Story) -> None:
    three.writes("Mia", "request Tom Mentor")
    three.passes(hours=1)
    asked = three.gets("Tom", "request_received")
    three.writes("Tom", "why", answering=asked)
    told = three.gets("Tom", "service_why").text
    assert "our mail “Mia asks you for a mentorship” of Monday, 2 March 2026" in told
    assert "It followed from what Mia Mentee did on Monday, 2 March 2026." in told
    three.passes(days=8)
    three.writes("Tom", "why", answering=three.gets("Tom", "request_reminder"))
    told = three.gets("Tom", "service_why").text
    assert "Its day had come: the reminder of a request without an answer was due on Monday, 9 March 2026." in told
    assert "You can stop mails of this kind" in told


def test_a_person_answers_and_the_answer_threads_back(three: Story) -> None:
    three.writes("Mia", "Human, please: I do not know whom to ask.")
    assert "Your words are with Ada Admin" in three.gets("Mia", "service_human").text
    asked = three.gets("Ada", "matter_human_asked")
    assert "I do not know whom to ask" in asked.text
    three.writes("Ada", "How about Tom? He has nine years in your field.", answering=asked)
    answer = three.gets("Mia", "matter_answered")
    assert "Ada Admin answers you: | How about Tom? He has nine years in your field." in answer.text
    three.writes("Mia", "That is a good idea. Does he speak German?", answering=answer)
    assert "Does he speak German?" in three.gets("Ada", "matter_human_asked").text


def test_a_call_for_a_person_reaches_every_administrator_at_once_and_at_night(three: Story) -> None:
    three.passes(hours=14)
    three.writes("Mia", "human")
    assert three.gets("Ada", "matter_human_asked")


@pytest.mark.rule("WA-16")
def test_asking_for_a_person_stops_the_release_clock_until_it_is_settled(three: Story) -> None:
    three.writes("Mia", "human: I am ill")
    assert held(three)
    three.writes("Ada", "Take your time, Mia.", answering=three.gets("Ada", "matter_human_asked"))
    assert not held(three)


def held(story: Story) -> bool:
    found = select(Participation.clock_held_at).order_by(Participation.id).limit(1)
    return write(story.house.sessions, lambda session: session.scalar(found)) is not None


def test_a_report_reaches_the_administrators_and_never_the_partner(three: Story) -> None:
    three.writes("Mia", "request Tom Mentor")
    three.passes(hours=1)
    three.writes("Tom", "accept", answering=three.gets("Tom", "request_received"))
    three.waits_for_the_morning()
    three.mails("Tom")
    three.writes("Mia", "report: he asked me for money")
    assert "he asked me for money" in three.gets("Ada", "matter_report").text
    assert "Only Ada Admin" in three.gets("Mia", "service_report").text
    three.passes(days=2)
    assert not [mail for mail in three.mails("Tom") if "money" in mail.text]


def test_undo_on_its_own_takes_the_last_thing_back(three: Story) -> None:
    three.writes("Mia", "request Tom Mentor")
    three.writes("Mia", "status")
    three.writes("Mia", "undo")
    assert "Undone" in three.gets("Mia", "service_done").text
    three.passes(hours=1)
    assert three.mails("Tom") == []
    three.writes("Mia", "undo")
    assert "There is nothing to undo" in three.gets("Mia", "service_done").text


@pytest.mark.rule("WA-09")
def test_a_third_mentor_is_refused_and_an_administrator_may_allow_it(three: Story, alliance: int, world: World) -> None:
    for mentor in ("Uta Urban", "Vic Vale"):
        world.member(alliance, mentor, "mentor")
    for mentor in ("Tom", "Uta"):
        three.writes("Mia", f"request {mentor}")
        three.passes(hours=1)
        three.writes(mentor, "accept", answering=three.gets(mentor, "request_received"))
    three.mails("Mia")
    three.writes("Mia", "request Vic Vale")
    assert "To be fair to others we keep it at 2" in three.gets("Mia", "service_done").text
    three.writes("Ada", "help")
    digest_tomorrow(three)
    told = three.gets("Ada", "digest")
    assert "Mia Mentee would like Vic Vale as one more mentor" in told.text
    three.writes("Ada", "1 yes", answering=told)
    three.passes(days=1)
    assert three.gets("Vic", "request_received")


def digest_tomorrow(story: Story) -> None:
    def work(session: Session) -> None:
        digest.schedule(session, session.scalars(select(Administrator).order_by(Administrator.id).limit(1)).one())

    write(story.house.sessions, work)
    story.passes(days=1)


def test_what_an_administrator_answers_is_settled(three: Story) -> None:
    three.writes("Mia", "human")
    three.writes("Ada", "Hello Mia, what is it about?", answering=three.gets("Ada", "matter_human_asked"))
    found = select(Matter.state)
    assert write(three.house.sessions, lambda session: list(session.scalars(found))) == ["settled"]


@pytest.mark.parametrize(
    "words",
    ["please delete all my data", "send me a copy of everything you have on me", "my new address is mia@new.example"],
)
def test_what_no_reply_does_by_itself_reaches_a_person(three: Story, words: str) -> None:
    three.writes("Mia", words)
    first = three.mails("Mia")[-1]
    if first.kind == "service_confirm":
        assert "Pass your words on to a person" in first.text
        three.writes("Mia", "yes", answering=first)
        first = three.gets("Mia", "service_human")
    assert first.kind == "service_human"
    assert words in three.gets("Ada", "matter_human_asked").text


def test_who_was_understood_in_between_is_asked_again_when_something_is_unclear(three: Story) -> None:
    for _ in range(3):
        three.writes("Mia", "Could you do the other thing?")
        assert three.gets("Mia", "service_choices")
    three.writes("Mia", "Could you do the other thing?")
    assert three.mails("Mia") == []
    three.passes(days=1)
    three.writes("Mia", "tips")
    three.passes(days=1)
    three.mails("Mia")
    three.writes("Mia", "Could you do the other thing?")
    assert three.gets("Mia", "service_choices")


def test_an_unclear_mail_is_never_answered_with_a_way_to_lose_something(three: Story) -> None:
    three.writes("Mia", "Could you do the other thing?")
    asked = three.gets("Mia", "service_choices").text
    assert "1. Tell me where I stand" in asked
    assert "I leave" not in asked
    assert "End" not in asked
