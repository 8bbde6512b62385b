"""How people come in: invited, with the code, or through those who may let them in. Told in letters."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.demo.advance import settle
from mailflow.demo.clients import new_mail
from mailflow.dispatch import handle
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.programme import InvitePerson
from mailflow.handlers import digest
from mailflow.store.base import write
from mailflow.store.programmes import Administrator
from tests.stories.letters import Mail, Story

PROFILE = """1. Nora Newcomer
2. negotiation, law
3. I run a small bakery
   with my sister.
4) Chicago
5: Someone to talk to about growing
"""


@pytest.fixture
def invited(story: Story, alliance: int) -> Mail:
    """Nora's invitation, sent from the command line."""
    invite(story, alliance, "nora@people.example")
    story.waits_for_the_morning()
    return story.gets("Nora", "invitation_sent")


@pytest.fixture
def daily(story: Story, alliance: int) -> Story:
    """Ada gets her digest."""

    def start(session: Session) -> None:
        for one in session.scalars(select(Administrator)):
            digest.schedule(session, one)

    write(story.house.sessions, start)
    return story


def invite(story: Story, programme: int, address: str, role: str | None = None) -> None:
    command = InvitePerson(programme=programme, addresses=[address], role=role)
    origin = Origin(door=Door.CLI, key=f"cli:{address}", assurance=Assurance.OPERATOR)
    write(story.house.sessions, lambda session: handle(session, command, origin))


@pytest.mark.rule("WA-01")
def test_an_invited_person_joins_by_reply_and_answers_the_profile_by_reply(story: Story, invited: Mail) -> None:
    assert "OA-7KQ4-M2XW" in invited.text
    story.writes("Nora", "Yes, I would love to join as a mentee!", answering=invited)
    questions = story.gets("Nora", "form_profile")
    assert "What do you hope for from a mentor?" in questions.text

    story.writes("Nora", PROFILE, answering=questions, client="gmail_web")
    welcome = story.gets("Nora", "participation_welcome")
    assert "Hello Nora" in welcome.text
    assert "Your profile ID is ALLI-" in welcome.text
    assert "those of Chicago" in welcome.text


@pytest.mark.rule("WA-01")
def test_who_does_not_say_as_what_is_asked_and_answers_with_a_number(story: Story, invited: Mail) -> None:
    story.writes("Nora", "yes", answering=invited)
    choices = story.gets("Nora", "invitation_role")
    story.writes("Nora", "2", answering=choices)
    assert "What can you offer a mentee?" in story.gets("Nora", "form_profile").text


def test_it_all_works_by_link(story: Story, invited: Mail) -> None:
    story.presses(invited, "Yes, join")
    story.presses(story.gets("Nora", "invitation_role"), "Join as both")
    assert story.gets("Nora", "form_profile")


def test_some_answers_are_kept_and_only_the_missing_are_asked_again(story: Story, invited: Mail) -> None:
    story.writes("Nora", "join as mentee", answering=invited)
    story.writes("Nora", "2. law\n4. Berlin", answering=story.gets("Nora", "form_profile"))
    again = story.gets("Nora", "form_missing")
    assert "law" in again.text.partition("Still open")[0]
    assert "Which topics" not in again.text.partition("Still open")[2]

    story.writes("Nora", "5. courage\n1. Nora Neu\n3. baker", answering=again)
    assert story.gets("Nora", "participation_welcome")


def test_a_no_ends_it(story: Story, invited: Mail) -> None:
    story.writes("Nora", "No thanks, not for me.", answering=invited)
    story.passes(days=70)
    assert [mail.kind for mail in story.mails("Nora")] == ["service_done"]


def test_silence_is_reminded_once_and_then_left_in_peace(story: Story, invited: Mail) -> None:
    story.passes(days=90)
    assert [mail.kind for mail in story.mails("Nora")] == ["invitation_reminder"]


@pytest.mark.rule("WA-01")
def test_a_stranger_with_the_code_joins(story: Story, alliance: int) -> None:
    story.writes("Nora", "Hello, join oa-7kq4-m2xw as mentee please")
    assert story.gets("Nora", "form_profile")


@pytest.mark.rule("WA-01")
@pytest.mark.rule("WA-10")
def test_a_stranger_without_the_code_is_told_whom_to_ask_and_asking_reaches_them(daily: Story) -> None:
    story = daily
    story.writes("Nora", "I forgot the code. Can I join as a mentor?")
    told = story.gets("Nora", "invitation_whom_to_ask")
    assert "Ada Admin" in told.text
    assert "OA-7KQ4" not in told.text

    story.writes("Nora", "Yes, I want to join as a mentor", answering=told)
    assert "passed your wish on" in story.gets("Nora", "service_done").text
    story.passes(days=2)
    morning = story.gets("Ada", "digest")
    assert "nora@people.example" in morning.text
    story.writes("Ada", "1 yes", answering=morning)
    story.passes(days=3)
    invitation = story.gets("Nora", "invitation_sent")
    assert "OA-7KQ4-M2XW" in invitation.text
    story.writes("Nora", "yes", answering=invitation)
    assert "What can you offer a mentee?" in story.gets("Nora", "form_profile").text


def test_a_stranger_gets_one_answer_in_seven_days(story: Story, alliance: int) -> None:
    for _ in range(3):
        story.writes("Nora", "How can I join?")
    assert [mail.kind for mail in story.mails("Nora")] == ["invitation_whom_to_ask"]
    story.passes(days=8)
    story.writes("Nora", "How can I join?")
    assert [mail.kind for mail in story.mails("Nora")] == ["invitation_whom_to_ask"]


@pytest.mark.parametrize("verdict", ["none", "fail"])
def test_an_unproven_stranger_gets_nothing(story: Story, alliance: int, verdict: str) -> None:
    story.writes("Nora", "join OA-7KQ4-M2XW as mentee", verdict=verdict)
    story.passes(days=3)
    assert story.mails("Nora") == []
    assert story.journal() == [entry for entry in story.journal() if entry.command == "SendDigest"]


@pytest.mark.rule("WA-10")
def test_whoever_asks_for_the_lost_code_need_ask_only_once(daily: Story) -> None:
    daily.writes("Nora", "Hello, I have lost the organisation code. Who can I ask for it?")
    told = daily.gets("Nora", "invitation_whom_to_ask")
    assert "We have passed your wish on" in told.text
    daily.passes(days=2)
    assert "nora@people.example" in daily.gets("Ada", "digest").text


@pytest.mark.rule("WA-01")
def test_a_code_that_is_not_ours_is_told_to_be_wrong(story: Story, alliance: int) -> None:
    story.writes("Nora", "Hello, I want to join as a mentee. My code is oa-zzzz-11.")
    told = story.gets("Nora", "invitation_whom_to_ask")
    assert "is not the one of this programme" in told.text
    assert "zzzz" not in told.text.lower()


@pytest.mark.rule("WA-01")
def test_the_code_may_stand_in_the_subject(story: Story, alliance: int) -> None:
    raw = new_mail(
        "gmail_web",
        to=f"{story.slug}@{story.house.settings.domain}",
        subject="Organisation code OA-7KQ4-M2XW",
        text="Please let me join as a mentee",
        sender=story.address("Nora"),
        sender_name="Nora",
        now=clock.now(),
    )
    recipient = f"{story.slug}@{story.house.settings.domain}"
    assert story.relay(raw, sender=story.address("Nora"), recipient=recipient) == 204
    settle(story.house)
    assert story.gets("Nora", "form_profile")


def test_the_role_that_was_asked_for_may_be_answered_with_its_word(story: Story, invited: Mail) -> None:
    story.writes("Nora", "yes", answering=invited)
    story.writes("Nora", "Mentor, please.", answering=story.gets("Nora", "invitation_role"))
    assert "What can you offer a mentee?" in story.gets("Nora", "form_profile").text


def test_a_profile_told_in_one_piece_is_kept_and_the_rest_is_asked(story: Story, invited: Mail) -> None:
    story.writes("Nora", "join as mentee", answering=invited)
    life = (
        "I am Nora Newcomer and I run a small bakery with my sister in Chicago, where we bake for two markets"
        " and would like to open a second shop next spring."
    )
    story.writes("Nora", life, answering=story.gets("Nora", "form_profile"))
    again = story.gets("Nora", "form_missing")
    assert "I run a small bakery" in again.text
    assert "3. What do you do" not in again.text
    story.writes("Nora", "1. Nora Newcomer\n2. bread\n4. Chicago\n5. A friend", answering=again)
    assert story.gets("Nora", "participation_welcome")


def test_a_reply_without_any_answer_is_asked_the_same_questions_again(story: Story, invited: Mail) -> None:
    story.writes("Nora", "join as mentee", answering=invited)
    story.writes("Nora", "Will do tonight!", answering=story.gets("Nora", "form_profile"))
    again = story.gets("Nora", "form_missing")
    assert "nothing is kept yet" in again.text
    assert "1. What is your full name" in again.text
    story.writes("Nora", PROFILE, answering=again)
    assert story.gets("Nora", "participation_welcome")
