"""Where the stories of pairs begin: Mia is Tom's mentee."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.handlers import digest
from mailflow.store.base import write
from mailflow.store.programmes import Administrator
from tests.stories.letters import Story
from tests.world import World


def brought_together(story: Story, world: World, alliance: int, mentee: str = "Mia", mentor: str = "Tom") -> Story:
    """Both are members, she asks, he accepts; neither has opened a mail yet."""
    world.member(alliance, f"{mentee} Mentee", "mentee")
    world.member(alliance, f"{mentor} Mentor", "mentor")
    paired(story, mentee, mentor)
    return story


def paired(story: Story, mentee: str, mentor: str) -> None:
    """Two members become a pair."""
    story.writes(mentee, f"request {mentor} Mentor")
    story.passes(hours=1)
    story.writes(mentor, "Yes, happy to!", answering=story.gets(mentor, "request_received"))
    story.passes(hours=1)


def digest_for_all(world: World) -> None:
    """Each administrator gets a digest from the next morning on."""

    def work(session: Session) -> None:
        for one in session.scalars(select(Administrator)):
            digest.schedule(session, one)

    write(world.house.sessions, work)


def started(story: Story) -> None:
    """Both have looked at all that has come so far."""
    story.mails("Mia")
    story.mails("Tom")
