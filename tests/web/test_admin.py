"""The administrators' page of today: the digest, decided by a press; closed to everybody else."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.handlers import act as acts
from mailflow.handlers.matter import raise_matter
from mailflow.store.base import write
from mailflow.store.mentoring import Matter, Request
from mailflow.store.people import Person
from mailflow.store.programmes import Programme
from mailflow.web.sign_in import issue_link
from tests.web.browsing import hidden_fields, words
from tests.web.conftest import Site

TODAY = "/admin/alliance"


@pytest.fixture
def desk(site: Site) -> Site:
    """Ada is signed in, and Mia's request has had no answer."""

    def work(session: Session) -> str:
        programme = session.get_one(Programme, site.programme)
        origin = Origin(door=Door.TIMER, key="test", assurance=Assurance.OPERATOR)
        request = session.get_one(Request, site.request)
        raise_matter(acts.of_door(session, programme, request, origin), "request_unanswered", request)
        return issue_link(session, "", session.scalars(select(Person).where(Person.name == "Ada Admin")).one())

    site.press(write(site.house.sessions, work))
    return site


def press(desk: Site, intent: str, **fields: str) -> TestResponse:
    shown = hidden_fields(desk.client.get(TODAY))
    return desk.client.post(TODAY, data={**shown, "intent": intent, **fields})


def state(desk: Site) -> str:
    with desk.house.sessions() as session:
        return session.scalars(select(Matter.state)).one()


def test_who_is_not_signed_in_is_led_to_the_sign_in_page(site: Site) -> None:
    assert site.client.get(TODAY).location == "/sign-in"
    assert site.client.post(TODAY, data={"matter": "1", "intent": "end"}).location == "/sign-in"


def test_another_programme_stays_closed(desk: Site) -> None:
    assert desk.client.get("/admin/elsewhere").location == "/sign-in"


def test_the_page_shows_what_the_digest_shows(desk: Site) -> None:
    shown = words(desk.client.get(TODAY))
    assert "No answer yet to the request between Tom Mentor and Mia Mentee." in shown
    assert "Members taking part: 2." in shown


def test_a_press_decides_and_says_so(desk: Site) -> None:
    assert "Ended: No answer yet to the request" in words(press(desk, "end"))
    assert state(desk) == "settled"
    assert desk.state() == "withdrawn"


def test_a_form_sent_twice_decides_once(desk: Site) -> None:
    fields = {**hidden_fields(desk.client.get(TODAY)), "intent": "snooze"}
    for _ in range(2):
        desk.client.post(TODAY, data=fields)
    assert desk.commands().count("SnoozeMatter") == 1


def test_a_form_that_is_not_ours_decides_nothing(desk: Site) -> None:
    for forged in ({"nonce": "1.0.abc"}, {"matter": "99"}, {"matter": "x"}, {"intent": "accept"}):
        press(desk, **{"intent": "end", **forged})
    assert state(desk) == "open"


def test_looking_at_the_page_changes_nothing(desk: Site) -> None:
    before = desk.commands()
    for _ in range(3):
        desk.client.get(TODAY)
    assert desk.commands() == before
