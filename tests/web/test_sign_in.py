"""Administrators sign in by a link: ten minutes, once, the same browser; and the page tells nobody who is one."""

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from freezegun import freeze_time
from sqlalchemy import select
from werkzeug.test import TestResponse

from mailflow import clock
from mailflow.app import create_app
from mailflow.mail import tokens
from mailflow.store.base import write
from mailflow.store.people import Person
from mailflow.store.sign_ins import SignIn
from mailflow.web.sign_in import issue_link
from tests.web.browsing import hidden_fields, words
from tests.web.conftest import Site

ADA = "ada@people.example"


def ask(site: Site, address: str, browser: FlaskClient | None = None) -> TestResponse:
    client = browser or site.client
    return client.post("/sign-in", data={**hidden_fields(client.get("/sign-in")), "address": address})


def mailed(site: Site) -> str:
    mail = site.mails("service_sign_in")[-1]
    return f"/sign-in/{tokens.make_all(site.house.secret, mail.nonce).link}"


def printed(site: Site) -> str:
    def work(session):  # type: ignore[no-untyped-def]
        ada = session.scalars(select(Person).where(Person.name == "Ada Admin")).one()
        return issue_link(session, "", ada)

    return str(write(site.house.sessions, work))


def is_signed_in(browser: FlaskClient) -> bool:
    return "You are signed in" in words(browser.get("/sign-in"))


def another_browser(site: Site) -> FlaskClient:
    return create_app(site.house).test_client()


def test_an_administrator_signs_in_by_the_link_in_the_mail(site: Site) -> None:
    ask(site, ADA)
    assert [mail.address for mail in site.mails("service_sign_in")] == [ADA]
    answer = site.press(mailed(site))
    assert answer.status_code == 303
    assert is_signed_in(site.client)
    assert "Our Alliance" in words(site.client.get("/sign-in"))


def test_the_mail_goes_at_once_and_keeps_no_token(site: Site) -> None:
    ask(site, ADA)
    mail = site.mails("service_sign_in")[0]
    assert mail.not_before <= clock.now()
    assert mailed(site).rpartition("/")[2] not in mail.text + mail.html


@pytest.mark.parametrize("address", ["tom@people.example", "nobody@people.example", "", "x", ADA.replace("@", "\0@")])
def test_nobody_else_gets_a_link_and_the_page_says_the_same(site: Site, address: str) -> None:
    known, unknown = ask(site, ADA), ask(site, address)
    assert words(known) == words(unknown)
    assert known.status_code == unknown.status_code == 200
    assert len(site.mails("service_sign_in")) == 1


def test_three_links_at_a_time_are_enough(site: Site) -> None:
    answers = {words(ask(site, ADA)) for _ in range(5)}
    assert len(answers) == 1
    assert len(site.mails("service_sign_in")) == 3


def test_a_look_at_the_link_signs_nobody_in(site: Site) -> None:
    ask(site, ADA)
    for _ in range(3):
        site.client.get(mailed(site))
    assert not is_signed_in(site.client)
    assert site.press(mailed(site)).status_code == 303


def test_a_mailed_link_works_only_in_the_browser_that_asked(site: Site) -> None:
    ask(site, ADA)
    thief = another_browser(site)
    assert site.press(mailed(site), thief).status_code == 410
    thief.get("/sign-in")
    assert site.press(mailed(site), thief).status_code == 410
    assert not is_signed_in(thief)


def test_a_link_works_once(site: Site) -> None:
    path = printed(site)
    assert site.press(path).status_code == 303
    late = another_browser(site)
    assert late.get(path).status_code == 410
    assert site.press(path, late).status_code == 410
    assert not is_signed_in(late)


@pytest.mark.parametrize(("minutes", "status"), [(9.9, 303), (10.1, 410)])
def test_a_link_lasts_ten_minutes(site: Site, minutes: float, status: int) -> None:
    with freeze_time(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) as moment:
        path = printed(site)
        moment.tick(timedelta(minutes=minutes))
        assert site.press(path).status_code == status


def test_a_press_without_our_form_signs_nobody_in(site: Site) -> None:
    path = printed(site)
    assert site.client.post(path).status_code == 200
    form = hidden_fields(site.client.get(path))
    stranger = another_browser(site)
    stranger.get(path)
    assert stranger.post(path, data=form).status_code == 200
    assert not is_signed_in(stranger)
    assert site.press(path).status_code == 303


def test_an_unknown_link_and_a_used_one_look_the_same(site: Site) -> None:
    path = printed(site)
    site.press(path)
    used, unknown = site.client.get(path), site.client.get("/sign-in/" + "a" * 26)
    assert (used.status_code, words(used)) == (unknown.status_code, words(unknown))


def test_a_session_lasts_twelve_hours(site: Site) -> None:
    with freeze_time(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) as moment:
        site.press(printed(site))
        moment.tick(timedelta(hours=11, minutes=59))
        assert is_signed_in(site.client)
        moment.tick(timedelta(minutes=2))
        assert not is_signed_in(site.client)


def test_signing_out_ends_the_session_also_for_a_copy_of_its_cookie(site: Site) -> None:
    site.press(printed(site))
    copy = site.client.get_cookie("mailflow", domain="localhost")
    assert copy is not None
    site.client.post("/sign-out", data=hidden_fields(site.client.get("/sign-in")))
    assert not is_signed_in(site.client)
    thief = another_browser(site)
    thief.set_cookie("mailflow", copy.value)
    assert not is_signed_in(thief)


def test_nobody_can_sign_another_out(site: Site) -> None:
    site.press(printed(site))
    site.client.post("/sign-out", data={"nonce": "x"})
    assert is_signed_in(site.client)


@pytest.mark.parametrize("value", ["", "x", "eyJzaWduX2luIjoxfQ.x.y"])
def test_a_made_up_cookie_is_nobody(site: Site, value: str) -> None:
    site.client.set_cookie("mailflow", value)
    assert not is_signed_in(site.client)


def test_a_signed_cookie_of_somebody_who_runs_nothing_is_nobody(site: Site) -> None:
    with site.client.session_transaction() as cookie:
        cookie["sign_in"] = 999
    assert not is_signed_in(site.client)


def test_two_presses_at_the_same_moment_open_one_session(site: Site) -> None:
    path = printed(site)
    browsers = [another_browser(site), another_browser(site)]
    forms = [hidden_fields(browser.get(path)) for browser in browsers]
    answers = [browser.post(path, data=form).status_code for browser, form in zip(browsers, forms, strict=True)]
    assert sorted(answers) == [303, 410]


def test_the_store_keeps_digests_alone(site: Site) -> None:
    path = printed(site)
    with site.house.sessions() as session:
        row = session.scalars(select(SignIn)).one()
    assert path.rpartition("/")[2] not in repr(vars(row))
