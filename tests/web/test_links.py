"""Magic links: a look changes nothing, a press does it once, and what is past says where things stand."""

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from freezegun import freeze_time
from sqlalchemy import update

from mailflow import clock
from mailflow.app import create_app
from mailflow.mail import tokens
from mailflow.store.mailbox import OutgoingMail
from tests.web.browsing import hidden_fields, words
from tests.web.conftest import Site


def without_cookies(site: Site) -> FlaskClient:
    return create_app(site.house).test_client(use_cookies=False)


def expire(site: Site) -> None:
    with site.house.sessions.begin() as session:
        session.execute(update(OutgoingMail).values(expires_at=clock.now() - timedelta(seconds=1)))


def test_a_look_says_what_would_happen_and_changes_nothing(site: Site) -> None:
    page = site.client.get(site.link("accept"))
    assert "Tom Mentor becomes a mentor to Mia Mentee" in words(page)
    assert site.state() == "asked"


def test_a_hundred_looks_and_heads_change_nothing(site: Site) -> None:
    path = site.link("accept")
    assert {answer.status_code for _ in range(50) for answer in (site.client.get(path), site.client.head(path))} == {
        200
    }
    assert (site.state(), site.commands()) == ("asked", [])


def test_a_press_does_it_and_says_so_on_the_page_and_by_mail(site: Site) -> None:
    page = site.press(site.link("accept"))
    assert "You accepted" in words(page)
    assert site.state() == "accepted"
    assert [mail.person_id for mail in site.mails("service_done")] == [site.tom]


def test_a_second_press_changes_nothing_and_is_told_kindly(site: Site) -> None:
    path = site.link("accept")
    fields = hidden_fields(site.client.get(path))
    answers = [site.client.post(path, data=fields) for _ in range(3)]
    assert "accepted already" in words(answers[1])
    assert site.state() == "accepted"
    assert site.commands()[0] == "AcceptRequest"
    assert set(site.commands()[1:]) == {"NotNow"}


def test_what_was_pressed_can_be_undone_on_the_page_and_the_same_link_works_again(site: Site) -> None:
    path = site.link("accept")
    done = site.press(path)
    entry = done.text.partition('name="undo" value="')[2].partition('"')[0]
    undone = site.client.post(path, data={**hidden_fields(done), "undo": entry})
    assert "Undone" in words(undone)
    assert site.state() == "asked"
    assert "You accepted" in words(site.press(path))
    assert site.state() == "accepted"


def test_only_what_this_link_did_can_be_undone_by_it(site: Site) -> None:
    path = site.link("decline")
    assert site.press(path, undo="1").status_code == 404
    assert site.press(path, undo="x" * 30).status_code == 404
    assert site.press(path, undo="9" * 30).status_code == 404
    assert site.state() == "asked"


def test_a_reason_is_asked_for_and_kept(site: Site) -> None:
    path = site.link("decline")
    assert 'name="reason"' in site.client.get(path).text
    site.press(path, reason="My team is\0 <moving>\r\nthis spring")
    assert (site.state(), site.reason()) == ("declined", "My team is <moving>\nthis spring")


def test_a_needed_field_left_empty_is_asked_for_again(site: Site) -> None:
    path = f"{site.link('accept').rpartition('/')[0]}/0"
    with site.house.sessions.begin() as session:
        mail = session.get_one(OutgoingMail, site.mails("request_received")[0].id)
        mail.offers = [{"intent": "x", "commands": [{"name": "ReplaceRequest", "request": 1}], "holes": ["target"]}]
    page = site.press(path)
    assert page.status_code == 422
    assert 'aria-invalid="true"' in page.text
    assert site.commands() == []


def test_a_link_that_was_settled_otherwise_says_where_things_stand_and_offers_a_fresh_one(site: Site) -> None:
    site.press(site.link("decline"))
    path = site.link("accept")
    page = site.client.get(path)
    assert "was declined" in words(page)
    assert 'name="fresh"' in page.text
    assert site.press(path).status_code == 200
    assert site.state() == "declined"


def test_an_expired_link_does_nothing_and_mails_a_fresh_one_to_the_address_on_file(site: Site) -> None:
    expire(site)
    path = site.link("accept")
    assert "too old" in words(site.client.get(path))
    site.press(path)
    assert (site.state(), site.mails("service_confirm")) == ("asked", [])
    assert "on its way" in words(site.press(path, fresh="1"))
    fresh = site.mails("service_confirm")
    assert [mail.address for mail in fresh] == ["tom@people.example"]
    assert "You accepted" in words(site.press(site.link("confirm", "service_confirm")))


@pytest.mark.parametrize("token", ["a" * 26, "x", "%00", "é", "a" * 3000])
def test_an_unknown_link_is_a_plain_page(site: Site, token: str) -> None:
    answers = [site.client.get(f"/do/{token}/0"), site.client.post(f"/do/{token}/0")]
    assert {answer.status_code for answer in answers} == {404}
    assert "no such page" in words(answers[0])


def test_an_offer_that_the_mail_does_not_hold_is_no_page(site: Site) -> None:
    path = site.link("accept").rpartition("/")[0]
    assert site.client.get(f"{path}/99").status_code == 404
    assert site.client.get(f"{path}/-1").status_code == 404


@pytest.mark.parametrize("purpose", ["reply", "bounce"])
def test_a_token_made_for_something_else_opens_nothing(site: Site, purpose: str) -> None:
    mail = site.mails("request_received")[0]
    token = getattr(tokens.make_all(site.house.secret, mail.nonce), purpose)
    assert site.client.get(f"/do/{token}/0").status_code == 404


def test_a_token_is_known_whatever_its_case(site: Site) -> None:
    _, do, token, place = site.link("accept").split("/")
    assert site.client.get(f"/{do}/{token.upper()}/{place}").status_code == 200


def test_a_program_that_presses_at_once_and_has_no_cookies_is_asked_to_press_again(site: Site) -> None:
    path, program = site.link("accept"), without_cookies(site)
    answer = program.post(path, data=hidden_fields(program.get(path)))
    assert "once more" in words(answer)
    assert site.state() == "asked"
    assert "You accepted" in words(program.post(path, data=hidden_fields(answer)))


def test_a_slow_reader_without_cookies_is_believed(site: Site) -> None:
    path, reader = site.link("accept"), without_cookies(site)
    with freeze_time(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) as moment:
        fields = hidden_fields(reader.get(path))
        moment.tick(2.1)
        assert "You accepted" in words(reader.post(path, data=fields))


@pytest.mark.parametrize("nonce", ["", "x", "1.0.abc", "é.0.x"])
def test_a_press_without_our_nonce_changes_nothing(site: Site, nonce: str) -> None:
    path = site.link("accept")
    assert "once more" in words(site.client.post(path, data={"nonce": nonce}))
    assert site.state() == "asked"


def test_a_nonce_is_for_one_form_and_not_for_ever(site: Site) -> None:
    other, path = site.link("decline"), site.link("accept")
    fields = hidden_fields(site.client.get(other))
    assert "once more" in words(site.client.post(path, data=fields))
    with freeze_time(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) as moment:
        fields = hidden_fields(site.client.get(path))
        moment.tick(timedelta(hours=13))
        assert "once more" in words(site.client.post(path, data=fields))
    assert site.state() == "asked"


def test_nobody_else_is_told_before_the_grace_has_passed(site: Site) -> None:
    site.press(site.link("accept"))
    notices = site.mails("mentorship_introduced_mentee") + site.mails("mentorship_introduced_mentor")
    assert notices
    assert all(mail.not_before >= clock.now() + timedelta(minutes=14) for mail in notices)


def test_the_page_holds_no_other_persons_address(site: Site) -> None:
    path = site.link("accept")
    assert "@people.example" not in site.client.get(path).text + site.press(path).text


def test_of_several_commands_behind_one_link_the_open_ones_are_done_and_each_is_told(site: Site) -> None:
    site.press(site.link("decline"))
    mail = site.mails("request_received")[0]
    several = [{"name": "AcceptRequest", "request": site.request}, {"name": "ShowStatus", "participation": site.member}]
    with site.house.sessions.begin() as session:
        session.get_one(OutgoingMail, mail.id).offers = [{"intent": "confirm", "commands": several, "holes": []}]
    path = f"/do/{tokens.make_all(site.house.secret, mail.nonce).link}/0"
    assert "Show you where you stand" in words(site.client.get(path))
    done = words(site.press(path))
    assert "was declined" in done
    assert "by mail" in done
