"""A stage of two people and an administrator, and the mailbox page over it, for the tests of the demo."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask

from mailflow import app, clock
from mailflow.demo import post
from mailflow.demo.inbox import Delivered
from mailflow.demo.people import Character, cast
from mailflow.demo.site import with_mailbox
from mailflow.demo.stage import Stage, set_up
from mailflow.domain.programme import InvitePerson

A_MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@dataclass
class Asked:
    """Mia has asked Tom, who has the mail and has not answered."""

    stage: Stage
    site: Flask
    mia: Character
    tom: Character

    @property
    def request(self) -> Delivered:
        """The mail that asks Tom."""
        return self.newest(self.tom, "request_received")

    def newest(self, who: Character, email: str) -> Delivered:
        """The newest mail of that name."""
        return [mail for mail in self.stage.inbox.of(who.address) if mail.email == email][-1]


@contextmanager
def asked(folder: Path, port: int | None = None) -> Iterator[Asked]:
    """The page's site posts in its own process; with a `port`, by HTTP to whoever listens there."""
    people = cast()
    ada, mia, tom = people.administrator, people.mentees[0], people.mentors[0]
    with set_up(folder, port=port, begins=A_MONDAY) as stage:
        stage.found("harbour", "The Harbour Alliance", ada, "Europe/Berlin")
        for one in (tom, mia):
            whom = [f"{one.name} <{one.address}>"]
            stage.orders(InvitePerson(programme=stage.programme, addresses=whom, role=one.role))
        stage.passes(clock.now() + timedelta(hours=1))
        for one in (tom, mia):
            stage.presses(stage.inbox.of(one.address)[-1])
            stage.replies(one, stage.inbox.of(one.address)[-1], one.profile)
        stage.writes(mia, "request Tom Okafor")
        stage.passes(clock.now() + timedelta(hours=1))
        site = _site(stage, port)
        yield Asked(stage, site, mia, tom)


def _site(stage: Stage, port: int | None) -> Flask:
    found = stage.house.settings
    if port is not None:
        return with_mailbox(stage.house, stage.inbox, post.by_http(found))
    site = with_mailbox(stage.house, stage.inbox, post.in_process(app.create_app(stage.house), found))
    site.testing = True
    return site
