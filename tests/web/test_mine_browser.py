"""A member's own page in Chromium, full and nearly empty: axe finds nothing, and thumbs and keyboards are enough."""

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from mailflow.dispatch import handle
from mailflow.domain.agreement import ProposeAgreement
from mailflow.domain.goal import AddGoal, FinishGoal, UpdateGoal
from mailflow.domain.machine import Command
from mailflow.domain.meeting import PlanMeeting
from mailflow.domain.mentorship import ReportMet
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.request import AcceptRequest
from mailflow.store.base import write
from mailflow.store.mentoring import Goal
from mailflow.store.programmes import Participation
from tests.web.conftest import Site
from tests.web.test_pages_browser import browser, check, page, server

__all__ = ["browser", "page", "server"]

pytestmark = pytest.mark.browser


def does(site: Site, person: int, command: Command) -> None:
    origin = Origin(door=Door.CLI, key=f"{person}:{command}", assurance=Assurance.PAGE, person=person)
    outcome = write(site.house.sessions, lambda session: handle(session, command, origin))
    assert outcome.refusal is None


@pytest.fixture
def full(site: Site) -> str:
    """The path of Tom's page, with a bit of everything on it."""
    with site.house.sessions() as session:
        mia = session.scalars(select(Participation.person_id).where(Participation.role == "mentee")).one()
    does(site, site.tom, AcceptRequest(request=site.request))
    does(site, mia, AddGoal(mentorship=1, text="Give two talks at work, with slides of my own", due="2099-06-30"))
    does(site, mia, AddGoal(mentorship=1, text="Sleep more"))
    does(site, mia, UpdateGoal(mentorship=1, goal=1, percent=40))
    does(site, mia, FinishGoal(mentorship=1, goal=2))
    does(site, mia, PlanMeeting(mentorship=1, when="2099-03-10T15:00", place="The library"))
    does(site, mia, ReportMet(mentorship=1, minutes=45))
    does(site, mia, ProposeAgreement(mentorship=1, frequency="every two weeks", minutes=45))
    return f"/mine/{site.link('accept').split('/')[2]}"


def test_the_page_can_be_read_and_used_by_everybody(site: Site, full: str, server: str, page: Page) -> None:
    page.goto(server + full)
    check(page)
    page.get_by_text("Goal 1: change it").click()
    page.get_by_text("Plan a meeting").first.click()
    check(page)
    page.goto(f"{server}{full}?words=law")
    check(page)


def test_a_goal_is_added_by_the_keyboard_alone(site: Site, full: str, server: str, page: Page) -> None:
    page.goto(server + full)
    page.locator("summary", has_text="Add a goal").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Learn to say no")
    page.get_by_role("button", name="Add a goal").focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").wait_for()
    check(page)
    with site.house.sessions() as session:
        assert "Learn to say no" in session.scalars(select(Goal.text)).all()
