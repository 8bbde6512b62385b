"""What stands over a link's page, and what it says of an undo and of a link that is past."""

import re

from werkzeug.test import TestResponse

from mailflow.dispatch import handle
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.request import AcceptRequest, WithdrawRequest
from mailflow.store.base import write
from mailflow.store.mentoring import Request
from tests.web.browsing import words
from tests.web.conftest import Site


def title(page: TestResponse) -> str:
    found = re.search(r"<h1>(.+?)</h1>", page.text)
    assert found is not None
    return found[1]


def test_a_link_that_can_be_pressed_says_so_in_its_title_with_the_programme(site: Site) -> None:
    page = site.client.get(site.link("accept"))
    assert title(page) == "Yes, accept"
    assert "<title>Yes, accept · Our Alliance</title>" in page.text


def test_where_nothing_can_be_pressed_the_title_promises_nothing(site: Site) -> None:
    with site.house.sessions() as session:
        mentee = session.get_one(Request, site.request).mentee.person_id
    origin = Origin(door=Door.CLI, key="back", assurance=Assurance.PAGE, person=mentee)
    write(site.house.sessions, lambda session: handle(session, WithdrawRequest(request=site.request), origin))
    page = site.client.get(site.link("accept"))
    assert title(page) == "This is where things stand"
    assert "The button said “Yes, accept”" in words(page)


def test_questions_stand_under_their_own_name_and_not_under_their_button(site: Site) -> None:
    origin = Origin(door=Door.CLI, key="yes", assurance=Assurance.PAGE, person=site.tom)
    write(site.house.sessions, lambda session: handle(session, AcceptRequest(request=site.request), origin))
    assert title(site.client.get(site.link("answer", "form_fifteen"))) == "Your fifteen answers"


def test_an_undo_says_what_it_takes_back(site: Site) -> None:
    site.press(site.link("accept"))
    page = site.client.get(site.link("undo", "service_done"))
    assert "Take this back: “You accepted. Tom Mentor and Mia Mentee are now mentor and mentee" in words(page)
