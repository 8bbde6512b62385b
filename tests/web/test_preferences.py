"""Choosing what reaches one, on a page that the link of any mail opens."""

import re
from html import unescape

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from mailflow.dispatch import handle
from mailflow.domain.digest import ShowStats
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.mail import tokens
from mailflow.store.base import write
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.programmes import Administrator, Participation
from mailflow.web.preferences import topics
from tests.web.browsing import words
from tests.web.conftest import Site


def path(site: Site) -> str:
    mail = site.mails("request_received")[-1]
    return f"/preferences/{tokens.make_all(site.house.secret, mail.nonce).link}"


def member(site: Site) -> Participation:
    with site.house.sessions() as session:
        return session.scalars(select(Participation).where(Participation.person_id == site.tom)).one()


def filled(page: TestResponse) -> dict[str, list[str]]:
    """The form as it is shown, as a browser would send it back."""
    given: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]+>", page.text):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value and (" checked" in tag or not re.search(r'type="(checkbox|radio)"', tag)):
            given.setdefault(name[1], []).append(unescape(value[1]))
    chosen = re.search(r'<option value="([^"]+)" selected', page.text)
    return given | ({"language": [chosen[1]]} if chosen else {})


def save(site: Site, /, **changes: list[str]) -> TestResponse:
    return site.client.post(path(site), data=filled(site.client.get(path(site))) | changes)


def test_a_look_changes_nothing_and_shows_what_is_set(site: Site) -> None:
    page = site.client.get(path(site))
    assert page.status_code == 200
    assert "Tom, this is how Our Alliance writes to you" in words(page)
    assert filled(page)["zone"] == ["Europe/Berlin"]
    assert filled(page)["wanted"] == topics()
    assert site.commands() == []


def test_the_form_sent_back_as_it_is_changes_nothing(site: Site) -> None:
    assert "nothing was changed" in words(save(site))
    assert site.commands() == []


def test_a_topic_unticked_is_stopped_and_ticked_again_is_wanted(site: Site) -> None:
    save(site, wanted=[])
    assert member(site).stopped == sorted(topics())
    save(site, wanted=topics())
    assert member(site).stopped == []


def test_none_of_it_stops_all_and_can_be_taken_back(site: Site) -> None:
    save(site, quiet=["yes"])
    assert member(site).stopped == ["all"]
    save(site, quiet=[])
    assert member(site).stopped == []


def test_a_break_begins_and_ends_here(site: Site) -> None:
    save(site, **{"break": ["yes"], "until": ["2099-05-12"]})
    found = member(site)
    assert found.state == "paused"
    assert found.paused_until is not None
    assert found.paused_until.date().isoformat() == "2099-05-12"
    save(site, **{"break": ["no"]})
    assert member(site).state == "active"


def test_a_break_until_yesterday_is_refused_kindly_and_the_rest_is_done(site: Site) -> None:
    page = save(site, **{"break": ["yes"], "until": ["2001-01-01"], "zone": ["Africa/Nairobi"]})
    assert member(site).state == "active"
    assert member(site).zone == "Africa/Nairobi"
    assert "2001" in words(page)


def test_name_and_zone_are_kept_and_a_city_will_do(site: Site) -> None:
    save(site, name=["Tom Mentor-Miller"], zone=["Lisbon"])
    found = member(site)
    assert (found.person.name, found.zone) == ("Tom Mentor-Miller", "Europe/Lisbon")


def test_a_zone_that_does_not_exist_is_told(site: Site) -> None:
    page = save(site, zone=["Mars/Olympus"])
    assert member(site).zone == "Europe/Berlin"
    assert "Mars/Olympus" in words(page)


def test_the_same_form_sent_twice_acts_once(site: Site) -> None:
    form = filled(site.client.get(path(site))) | {"zone": ["Africa/Nairobi"]}
    site.client.post(path(site), data=form)
    site.client.post(path(site), data=form | {"zone": ["Africa/Lagos"]})
    assert member(site).zone == "Africa/Nairobi"
    assert site.commands() == ["ChangeProfile"]


def test_a_form_that_is_not_ours_changes_nothing(site: Site) -> None:
    form = filled(site.client.get(path(site))) | {"quiet": ["yes"], "nonce": ["1.0.abc"]}
    site.client.post(path(site), data=form)
    assert member(site).stopped == []


def test_a_link_that_we_never_sent_opens_nothing(site: Site) -> None:
    assert site.client.get(f"/preferences/{'a' * 26}").status_code == 404
    assert site.client.post(f"/preferences/{'a' * 26}", data={}).status_code == 404


def office(site: Site) -> Administrator:
    with site.house.sessions() as session:
        return session.scalars(select(Administrator)).one()


@pytest.fixture
def ada(site: Site) -> str:
    """The page of Ada, who runs the programme and is no member of it: by the link of a mail to her."""

    def work(session: Session) -> str:
        ask = Origin(door=Door.CLI, key="ask", assurance=Assurance.PAGE, person=office(site).person_id)
        handle(session, ShowStats(administrator=office(site).id), ask)
        mail = session.scalars(select(OutgoingMail).where(OutgoingMail.email == "digest_stats")).one()
        return f"/preferences/{tokens.make_all(site.house.secret, mail.nonce).link}"

    return write(site.house.sessions, work)


def test_who_runs_the_programme_chooses_how_often_the_digest_comes(site: Site, ada: str) -> None:
    shown = site.client.get(ada)
    assert filled(shown)["digest"] == ["daily"]
    assert "wanted" not in filled(shown)
    for word, every in (("weekly", "week"), ("never", "never"), ("daily", "day")):
        done = site.client.post(ada, data=filled(site.client.get(ada)) | {"digest": [word]})
        assert f"your digest comes as you said: {word}" in words(done)
        assert office(site).digest_every == every


def test_a_frequency_that_is_not_offered_changes_nothing(site: Site, ada: str) -> None:
    done = site.client.post(ada, data=filled(site.client.get(ada)) | {"digest": ["hourly"]})
    assert "nothing was changed" in words(done)
    assert office(site).digest_every == "day"


def test_a_member_has_no_digest_to_choose(site: Site) -> None:
    assert "digest" not in filled(site.client.get(path(site)))
    save(site, digest=["never"])
    assert office(site).digest_every == "day"
