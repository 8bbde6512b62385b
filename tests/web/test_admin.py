"""The administrators' page of today: the digest, decided by a press; closed to everybody else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from mailflow import clock
from mailflow.dispatch import handle
from mailflow.domain.digest import SendDigest
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.handlers import act as acts
from mailflow.handlers.matter import raise_matter
from mailflow.store.base import write
from mailflow.store.journal import Heartbeat
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.mentoring import Matter, Request
from mailflow.store.people import Person
from mailflow.store.programmes import Administrator, Programme
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


def test_the_page_tells_all_that_the_mail_of_that_moment_tells(desk: Site) -> None:
    def work(session: Session) -> str:
        administrator = session.scalars(select(Administrator)).one()
        origin = Origin(door=Door.TIMER, key="digest", assurance=Assurance.OPERATOR)
        handle(session, SendDigest(administrator=administrator.id), origin)
        return session.scalars(select(OutgoingMail).where(OutgoingMail.email == "digest")).one().text

    mailed = " ".join(write(desk.house.sessions, work).split())
    shown = words(desk.client.get(TODAY))
    for told in (
        "Members taking part: 2. Pairs under way: 0. Requests without an answer: 1.",
        "To decide today",
        "Pairs by stage Not met yet",
        "Meetings in twelve weeks Told to us, week by week, the last seven days at the end: 0 0 0 0 0 0 0 0 0 0 0 0",
        "What the service did Mails sent: 0. Of these to ask or remind: 0. Mails that came back: 0. This counts from",
        "The service has not shown yet that it is at work.",
        "Waiting to be read: 0. Held for a person: 0.",
    ):
        assert told in mailed
        assert told in shown


def test_a_number_tells_its_change_since_the_morning_before(desk: Site) -> None:
    def work(session: Session) -> None:
        administrator = session.scalars(select(Administrator)).one()
        for morning in (1, 2):
            origin = Origin(door=Door.TIMER, key=f"digest {morning}", assurance=Assurance.OPERATOR)
            handle(session, SendDigest(administrator=administrator.id), origin)

    assert "In brackets" not in words(desk.client.get(TODAY))
    write(desk.house.sessions, work)
    press(desk, "end")
    assert "Requests without an answer: 0 (-1). In brackets: the change since" in words(desk.client.get(TODAY))


def test_the_last_sign_of_work_is_told_by_the_clock_that_people_see(desk: Site, tmp_path: Path) -> None:
    with desk.house.sessions.begin() as session:
        session.add(Heartbeat(name="ticker", at=clock.real_now()))
    clock.follow(tmp_path / "clock")
    clock.move_to(datetime(2031, 5, 12, 9, 30, tzinfo=UTC))
    assert "Last sign of work: Monday, 12 May 2031" in words(desk.client.get(TODAY))


def test_words_are_asked_for_only_where_somebody_gets_them(desk: Site) -> None:
    assert "Your words" not in words(desk.client.get(TODAY))


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
