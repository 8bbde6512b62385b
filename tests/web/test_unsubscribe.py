"""Leaving mails takes one press, and nothing stands in its way."""

from datetime import UTC, datetime, timedelta

import pytest
from freezegun import freeze_time
from sqlalchemy import select, update

from mailflow import clock
from mailflow.app import create_app
from mailflow.domain.emails import Kind
from mailflow.mail import tokens
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.programmes import Participation
from tests.web.browsing import hidden_fields, words
from tests.web.conftest import Site

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def path(site: Site) -> str:
    mail = site.mails("request_received")[-1]
    return f"/unsubscribe/{tokens.make_all(site.house.secret, mail.nonce).link}"


def stopped(site: Site) -> list[object]:
    with site.house.sessions() as session:
        found = select(Participation).where(Participation.person_id == site.tom)
        return list(session.scalars(found).one().stopped)


def test_a_mail_program_stops_them_with_one_post_and_no_cookie(site: Site) -> None:
    program = create_app(site.house).test_client(use_cookies=False)
    answer = program.post(path(site), data=ONE_CLICK)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert stopped(site)


def test_a_look_stops_nothing_and_says_what_would(site: Site) -> None:
    page = site.client.get(path(site))
    assert "You stay a member" in words(page)
    assert not stopped(site)


def test_a_person_stops_them_with_the_button(site: Site) -> None:
    with freeze_time(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) as moment:
        fields = hidden_fields(site.client.get(path(site)))
        moment.tick(3)
        assert "have stopped" in words(site.client.post(path(site), data=fields))
    assert stopped(site)


def test_a_program_that_only_presses_what_it_finds_is_asked_again(site: Site) -> None:
    page = site.client.post(path(site), data=hidden_fields(site.client.get(path(site))))
    assert "once more" in words(page)
    assert not stopped(site)
    assert "have stopped" in words(site.client.post(path(site), data=hidden_fields(page)))


def test_an_old_mails_link_still_stops_them(site: Site) -> None:
    with site.house.sessions.begin() as session:
        session.execute(update(OutgoingMail).values(expires_at=clock.now() - timedelta(days=300)))
    site.client.post(path(site), data=ONE_CLICK)
    assert stopped(site)


def test_a_second_time_changes_nothing_and_is_no_error(site: Site) -> None:
    assert [site.client.post(path(site), data=ONE_CLICK).status_code for _ in range(3)] == [200, 200, 200]
    assert stopped(site)


@pytest.mark.parametrize("token", ["a" * 26, "x", "é"])
def test_an_unknown_link_is_a_plain_page(site: Site, token: str) -> None:
    assert site.client.get(f"/unsubscribe/{token}").status_code == 404
    assert site.client.post(f"/unsubscribe/{token}", data=ONE_CLICK).status_code == 404


def test_the_digests_link_speaks_of_the_digest(site: Site) -> None:
    link = path(site)
    with site.house.sessions.begin() as session:
        session.execute(update(OutgoingMail).values(kind=Kind.DIGEST))
    assert "the digest is not sent to you any more" in words(site.client.get(link))
    assert "digest will not be sent to you" in words(site.client.post(link, data=ONE_CLICK))
    assert not stopped(site)
