"""Many requests that wait for their answers, and real worker processes to answer them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from redis import Redis
from sqlalchemy import func, select, update

from mailflow import clock
from mailflow.dispatch import handle
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.request import SendRequest
from mailflow.house import House
from mailflow.processes import Child, spawn, stop_all
from mailflow.settings import child_environment
from mailflow.store.base import write
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import InboundMail, OutgoingMail
from mailflow.store.mentoring import Mentorship
from tests.sink import Sink
from tests.stories.conftest import alliance, moved_clock, story, world  # noqa: F401 - fixtures
from tests.stories.letters import Mail, Story
from tests.world import World

PAIRS = 40


@dataclass
class Answers:
    """One mentor a request, each with the mail that asks; `post` lets all of them say yes, each so many times."""

    story: Story
    asked: list[Mail]

    def post(self, *, times: int = 1) -> None:
        """The yes of every mentor comes in; nothing is worked on yet."""
        for place, mail in enumerate(self.asked):
            self.story.writes(f"Mentor{place}", "Yes, happy to!", answering=mail, times=times, settled=False)

    def count(self, state: str | None = None) -> int:
        """How many of the mails that came in are in this state."""
        found = select(func.count()).select_from(InboundMail)
        if state is not None:
            found = found.where(InboundMail.state == state)
        with self.story.house.engine.connect() as connection:
            return connection.scalar(found) or 0

    def check(self) -> None:
        """Every yes was taken once: a mentorship each, a journal entry each, three mails each."""
        with self.story.house.engine.connect() as connection:
            accepted = JournalEntry.command == "AcceptRequest"
            first = JournalEntry.cause_id.is_(None)
            by_request = connection.execute(
                select(JournalEntry.thing_id, func.count()).where(accepted, first).group_by(JournalEntry.thing_id)
            ).all()
            mentorships = connection.scalar(select(func.count()).select_from(Mentorship))
            mails = connection.execute(select(OutgoingMail.email, func.count()).group_by(OutgoingMail.email)).all()
            kinds = dict(mails)
        assert [count for _, count in by_request] == [1] * len(self.asked)
        assert mentorships == len(self.asked)
        assert kinds["mentorship_introduced_mentor"] == kinds["mentorship_introduced_mentee"] == len(self.asked)
        assert kinds["service_done"] == len(self.asked)
        assert self.count("done") == len(self.asked)


@pytest.fixture
def answers(story: Story, alliance: int, world: World, smtp_sink: Sink) -> Answers:  # noqa: F811 - fixtures
    """Every mentor has been asked, and has the mail."""
    for place in range(PAIRS):
        world.member(alliance, f"Mentor{place} Mentor", "mentor")
        mentee = world.member(alliance, f"Mentee{place} Mentee", "mentee")
        _ask(story.house, mentee, f"Mentor{place} Mentor")
    story.passes(hours=1)
    return Answers(story, [story.gets(f"Mentor{place}", "request_received") for place in range(PAIRS)])


def _ask(house: House, participation: int, target: str) -> None:
    command = SendRequest(participation=participation, target=target)
    origin = Origin(door=Door.CLI, key=f"ask:{participation}", assurance=Assurance.OPERATOR)
    outcome = write(house.sessions, lambda session: handle(session, command, origin))
    assert outcome.refusal is None, outcome


@pytest.fixture
def start_worker(house: House) -> Iterator[Callable[[], int]]:
    """Starts a real worker process on the inbound queue; gives its pid."""
    import sys

    url = house.settings.database_url
    environment = child_environment(
        MAILFLOW_DATA=str(house.settings.data),
        MAILFLOW_DATABASE_URL=url,
        MAILFLOW_REDIS_URL=str(house.settings.redis_url),
        MAILFLOW_SECRET_KEY=house.settings.secret_key.get_secret_value(),
        MAILFLOW_DOMAIN=house.settings.domain,
        MAILFLOW_CLOCK_FILE=str(clock.offset_file()),
    )
    started = []

    def start() -> int:
        process = spawn(Child("worker", [sys.executable, "-m", "workers", "inbound"], environment))
        started.append(process)
        return process.pid

    yield start
    stop_all(started)


def a_minute_passes(house: House) -> None:
    """The leases of the dead run out: they are minutes of the real clock, which no test can move."""
    write(house.sessions, lambda session: session.execute(update(InboundMail).values(lease_until=clock.real_now())))


def flush(house: House) -> None:
    """Redis forgets everything."""
    assert house.settings.redis_url is not None
    with Redis.from_url(house.settings.redis_url) as connection:
        connection.flushdb()
