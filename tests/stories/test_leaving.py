"""Somebody leaves: nobody is left waiting for them, and all of it can be taken back at once. Told in letters."""

from sqlalchemy import select

from mailflow.dispatch import handle
from mailflow.domain.origin import Door, Origin
from mailflow.domain.participation.membership import LapseMembership
from mailflow.store.base import write
from mailflow.store.mentoring import Mentorship, Request
from mailflow.store.people import Person
from mailflow.store.programmes import Participation
from mailflow.store.timers import Timer
from tests.stories.letters import Story
from tests.stories.pairs import brought_together, started
from tests.world import World


def leaves(story: Story, person: str) -> None:
    story.writes(person, "I want to leave the programme")
    asked = story.gets(person, "service_confirm")
    assert "Mentorships under way end" in asked.text
    story.presses(asked, "Yes, do it")


def standing(story: Story) -> tuple[list[str], list[str]]:
    """The states of all mentorships and of all requests."""
    return write(
        story.house.sessions,
        lambda session: (
            list(session.scalars(select(Mentorship.state).order_by(Mentorship.id))),
            list(session.scalars(select(Request.state).order_by(Request.id))),
        ),
    )


def open_timers(story: Story, *nouns: str) -> list[str]:
    found = select(Timer.name).where(Timer.fired_at.is_(None), Timer.closed_at.is_(None), Timer.noun.in_(nouns))
    return write(story.house.sessions, lambda session: sorted(session.scalars(found)))


def several(story: Story, world: World, alliance: int) -> None:
    """Mia is Tom's mentee; she has asked Una too, who has not answered."""
    brought_together(story, world, alliance)
    world.member(alliance, "Una Mentor", "mentor")
    story.writes("Mia", "request Una Mentor")
    story.passes(hours=1)
    started(story)
    story.mails("Una")


def test_who_leaves_sets_the_partner_free_and_takes_open_requests_back(
    story: Story, world: World, alliance: int
) -> None:
    several(story, world, alliance)
    leaves(story, "Mia")
    story.passes(hours=1)
    assert standing(story) == (["ended"], ["accepted", "withdrawn"])
    assert "Thank you for what you gave" in story.gets("Tom", "mentorship_ended_by_mentee").text
    assert "nothing left for you to do" in story.gets("Una", "request_withdrawn").text
    assert open_timers(story, "mentorship", "request") == []
    assert [mail.kind for mail in story.mails("Mia") if mail.kind.startswith("mentorship_")] == []


def test_a_mentor_who_leaves_needs_nobodys_word_and_declines_who_has_asked(
    story: Story, world: World, alliance: int
) -> None:
    world.member(alliance, "Tom Mentor", "mentor")
    world.member(alliance, "Mia Mentee", "mentee")
    world.member(alliance, "Nora Mentee", "mentee")
    story.writes("Nora", "request Tom Mentor")
    story.writes("Mia", "request Tom Mentor")
    story.passes(hours=1)
    asked = next(mail for mail in story.mails("Tom") if "Mia" in mail.subject)
    story.writes("Tom", "Yes, happy to", answering=asked)
    story.passes(hours=1)
    leaves(story, "Tom")
    story.passes(hours=1)
    assert standing(story) == (["ended"], ["declined", "accepted"])
    assert "another mentor right away" in story.gets("Mia", "mentorship_ended_by_mentor").text
    assert "cannot take" in story.gets("Nora", "request_declined").text


def test_taking_it_back_brings_everything_back_and_nobody_was_told(story: Story, world: World, alliance: int) -> None:
    several(story, world, alliance)
    before = open_timers(story, "mentorship", "request", "form")
    leaves(story, "Mia")
    assert open_timers(story, "mentorship", "request") == []
    story.writes("Mia", "undo")
    assert standing(story) == (["active"], ["accepted", "asked"])
    assert open_timers(story, "mentorship", "request", "form") == before
    story.passes(hours=2)
    assert [mail.kind for mail in (*story.mails("Tom"), *story.mails("Una"))] == []


def test_a_membership_that_falls_asleep_keeps_nobody_waiting(story: Story, world: World, alliance: int) -> None:
    world.member(alliance, "Tom Mentor", "mentor")
    world.member(alliance, "Mia Mentee", "mentee")
    story.writes("Mia", "request Tom Mentor")
    story.passes(hours=1)
    lapse(story, "Tom Mentor")
    story.passes(hours=1)
    assert standing(story) == ([], ["declined"])
    assert story.gets("Mia", "request_declined")


def lapse(story: Story, name: str) -> None:
    """The yearly question has had no answer for four weeks."""
    with story.house.sessions.begin() as session:
        member = session.scalars(select(Participation).join(Person).where(Person.name == name)).one()
        handle(session, LapseMembership(participation=member.id), Origin(door=Door.TIMER, key="timer:lapse"))
