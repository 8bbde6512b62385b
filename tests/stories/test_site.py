"""The site's own address, hello@domain: whose programme is meant, and who is asked which."""

import pytest
from sqlalchemy.orm import Session

from mailflow.dispatch import handle
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.programme import InvitePerson
from mailflow.handlers.programme import create_programme
from mailflow.store.base import write
from tests.stories.letters import Story
from tests.world import World

HELLO = "hello@in.example.org"


@pytest.fixture
def second(story: Story, alliance: int, world: World) -> int:
    """A second programme; Mia is a member of both, Tom of the first alone, and Ada runs both."""
    world.member(alliance, "Mia Mentee", "mentee")
    world.member(alliance, "Tom Mentor", "mentor")

    def work(session: Session) -> int:
        made = create_programme(
            session, "circle", "womens_alliance", "Second Circle", "ada@people.example", "Europe/Berlin"
        )
        command = InvitePerson(programme=made.id, addresses=[story.address("Mia")], role="mentee")
        handle(session, command, Origin(door=Door.CLI, key="cli:mia", assurance=Assurance.OPERATOR))
        return made.id

    made = write(story.house.sessions, work)
    story.waits_for_the_morning()
    story.writes("Mia", "Yes, gladly", answering=story.gets("Mia", "invitation_sent"))
    story.mails("Mia")
    return made


def test_with_one_programme_nobody_is_asked_which(story: Story, alliance: int, world: World) -> None:
    world.member(alliance, "Tom Mentor", "mentor")
    story.writes("Tom", "status", to=HELLO)
    assert story.gets("Tom", "service_status")
    story.writes("Ada", "find tom", to=HELLO)
    assert story.gets("Ada", "digest_found")
    story.writes("Nora", "Hello, how can I join?", to=HELLO)
    assert story.gets("Nora", "invitation_whom_to_ask")


def test_a_member_of_one_is_not_asked_which(story: Story, second: int) -> None:
    story.writes("Tom", "status", to=HELLO)
    assert story.gets("Tom", "service_status")


def test_a_member_of_two_is_asked_which_and_answers_with_a_number(story: Story, second: int) -> None:
    story.writes("Mia", "status", to=HELLO)
    asked = story.gets("Mia", "service_choices")
    assert "1. Our Alliance: http" in asked.text
    assert "2. Second Circle: http" in asked.text
    story.writes("Mia", "2", answering=asked)
    assert "Second Circle" in story.gets("Mia", "service_status").text


def test_an_administrator_of_two_is_asked_which(story: Story, second: int) -> None:
    story.writes("Ada", "stats", to=HELLO)
    asked = story.gets("Ada", "service_choices")
    story.presses(asked, "Second Circle")
    assert "Second Circle" in story.gets("Ada", "digest_stats").text


def test_stop_stops_the_mail_of_all(story: Story, second: int) -> None:
    story.writes("Mia", "stop", to=HELLO, verdict="fail")
    assert story.gets("Mia", "service_done")
    stopped = [entry.programme_id for entry in story.journal() if entry.command == "StopMail"]
    assert len(stopped) == 2


def test_a_stranger_is_asked_which_programme_and_then_told_whom_to_ask(story: Story, second: int) -> None:
    story.writes("Nora", "Hello, how can I join?", to=HELLO)
    asked = story.gets("Nora", "service_choices")
    story.writes("Nora", "2", answering=asked)
    assert "Second Circle" in story.gets("Nora", "invitation_whom_to_ask").text


def test_a_stranger_whom_nothing_vouches_for_hears_nothing(story: Story, second: int) -> None:
    story.writes("Nora", "Hello, how can I join?", to=HELLO, verdict="none")
    assert story.mails("Nora") == []
