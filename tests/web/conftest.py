"""A web client of a house, a programme with Mia, Tom and Ada, and the request that Mia sent to Tom."""

from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from mailflow.app import create_app
from mailflow.dispatch import handle
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.request import SendRequest
from mailflow.house import House
from mailflow.mail import tokens
from mailflow.store.base import write
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.mentoring import Request
from mailflow.store.programmes import Participation
from tests.web.browsing import hidden_fields
from tests.world import World


@dataclass
class Site:
    """The pages as Tom's browser sees them, and the rows behind them: `tom` the person, `member` his participation."""

    house: House
    client: FlaskClient
    programme: int
    tom: int
    member: int
    request: int

    def mails(self, email: str) -> list[OutgoingMail]:
        """The queued mails of that name, oldest first."""
        with self.house.sessions() as session:
            found = select(OutgoingMail).where(OutgoingMail.email == email).order_by(OutgoingMail.id)
            return list(session.scalars(found))

    def link(self, intent: str, email: str = "request_received") -> str:
        """The path of the newest mail's link for that intent."""
        mail = self.mails(email)[-1]
        place = next(place for place, offer in enumerate(mail.offers) if offer["intent"] == intent)
        return f"/do/{tokens.make_all(self.house.secret, mail.nonce).link}/{place}"

    def press(self, path: str, client: FlaskClient | None = None, **fields: str) -> TestResponse:
        """Opens the page and presses its first button at once."""
        browser = client or self.client
        return browser.post(path, data={**hidden_fields(browser.get(path)), **fields})

    def state(self) -> str:
        """The state of Mia's request."""
        with self.house.sessions() as session:
            return session.get_one(Request, self.request).state

    def reason(self) -> str | None:
        """Why it was declined."""
        with self.house.sessions() as session:
            return session.get_one(Request, self.request).reason

    def commands(self) -> list[str]:
        """The commands in the journal after Mia's own."""
        with self.house.sessions() as session:
            found = select(JournalEntry).where(JournalEntry.cause_id.is_(None)).order_by(JournalEntry.id)
            return [entry.refusal or entry.command for entry in session.scalars(found)][1:]


@pytest.fixture
def site(house: House) -> Site:
    world = World(house)
    programme = world.programme()
    world.administrator(programme, "Ada Admin")
    mia = world.member(programme, "Mia Mentee", "mentee")
    tom = world.member(programme, "Tom Mentor", "mentor")
    client = create_app(house).test_client()
    with house.sessions() as session:
        mias, toms = (session.get_one(Participation, member).person_id for member in (mia, tom))
    origin = Origin(door=Door.CLI, key="begin", assurance=Assurance.PAGE, person=mias)
    outcome = write(
        house.sessions, lambda session: handle(session, SendRequest(participation=mia, target="Tom Mentor"), origin)
    )
    assert outcome.refusal is None
    assert outcome.thing is not None
    return Site(house, client, programme, toms, tom, outcome.thing)
