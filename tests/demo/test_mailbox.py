"""The mailbox page: what it shows of a mail and of the journal, and that its buttons go through the doors."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from mailflow import clock
from mailflow.demo import post
from mailflow.demo.mailbox import mailbox_routes
from mailflow.demo.mailbox.desk import TABS
from mailflow.errors import ConfigurationError
from mailflow.house import build
from mailflow.settings import load
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import InboundMail
from tests.demo.stages import Asked, asked


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Asked]:
    with asked(tmp_path) as story:
        yield story


@pytest.fixture
def page(told: Asked) -> FlaskClient:
    return told.site.test_client()


def at(told: Asked) -> str:
    """The page of the mail that asks Tom."""
    return f"/mailbox/of/{told.tom.address}/{told.request.id}"


def commands(told: Asked) -> list[str]:
    with told.stage.house.sessions() as session:
        return list(session.scalars(select(JournalEntry.command).order_by(JournalEntry.id)))


def last_inbound(told: Asked) -> InboundMail:
    with told.stage.house.sessions() as session:
        return session.scalars(select(InboundMail).order_by(InboundMail.id.desc())).first() or InboundMail()


def test_it_begins_with_everybody_and_how_it_works(page: FlaskClient) -> None:
    text = page.get("/mailbox/").text
    assert "Everybody’s mail, on one page" in text
    assert "Mia Lindgren" in text
    assert "Tom Okafor</strong> was asked for a mentorship" in text


def test_a_person_has_their_threads(told: Asked, page: FlaskClient) -> None:
    text = page.get(f"/mailbox/of/{told.tom.address}").text
    assert "Mia asks you for a mentorship" in text
    assert "You are invited to The Harbour Alliance" in text


@pytest.mark.parametrize("tab", [tab for tab in TABS if tab != "calendar"])
def test_every_tab_shows_the_mail(told: Asked, page: FlaskClient, tab: str) -> None:
    expected = {
        "html": "<iframe",
        "dark": "scheme=dark",
        "phone": 'class="pane phone"',
        "text": "Mia Lindgren asks whether you would be a mentor",
        "headers": "X-Mailflow-Reason",
        "source": "Content-Transfer-Encoding: quoted-printable",
        "checks": "A bounce names the mail",
    }
    assert expected[tab] in page.get(f"{at(told)}?tab={tab}").text


def test_our_own_mail_passes_every_check(told: Asked, page: FlaskClient) -> None:
    text = page.get(f"{at(told)}?tab=checks").text
    assert text.count('class="holds"') == 12
    assert 'class="fails"' not in text


def test_the_frame_runs_nothing_fetches_nothing_and_opens_links_outside(told: Asked, page: FlaskClient) -> None:
    answer = page.get(f"{at(told)}/html?scheme=dark")
    policy = answer.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "default-src 'none'" in policy
    assert '<base target="_blank">' in answer.text
    assert 'content="dark"' in answer.text
    assert "mailto:" not in answer.text


def test_the_words_that_a_mail_offers_are_chips_that_fill_the_reply_box(told: Asked, page: FlaskClient) -> None:
    text = page.get(at(told)).text
    assert ">Yes, happy to</a>" in text
    filled = page.get(f"{at(told)}?words=Yes,%20happy%20to").text
    assert re.search(r"<textarea[^>]*>Yes, happy to</textarea>", filled)


def test_the_letters_of_a_thread_are_told_apart_by_their_first_words(told: Asked, page: FlaskClient) -> None:
    page.post(at(told), data={"do": "reply", "text": "Yes, happy to", "client": "Gmail"})
    text = page.get(at(told)).text
    assert '<span class="name">Mia Lindgren asks whether you would be a mentor for Mia.' in text
    assert '<span class="name">You accepted.' in text


@pytest.mark.parametrize("client", ["Gmail", "Outlook", "Apple Mail", "plain text"])
def test_a_reply_is_quoted_read_and_acted_on_and_the_journal_says_why(
    told: Asked, page: FlaskClient, client: str
) -> None:
    reply = {"do": "reply", "text": "Yes, happy to", "client": client}
    text = page.post(at(told), data=reply, follow_redirects=True).text
    assert "AcceptRequest" in commands(told)
    assert last_inbound(told).reply == "Yes, happy to"
    assert "read as <strong>accept</strong>" in text
    assert "accept request" in text
    assert "asked → accepted" in text


def test_a_new_mail_is_answered_like_any_other(told: Asked, page: FlaskClient) -> None:
    mail = {"to": told.stage.slug + "@mailflow.localhost", "subject": "Hello", "text": "who", "client": "Gmail"}
    page.post(f"/mailbox/of/{told.mia.address}/new", data=mail)
    assert "Ada Brandt" in told.newest(told.mia, "service_who").text


def test_a_stranger_with_the_same_words_moves_nothing(told: Asked, page: FlaskClient) -> None:
    page.post(at(told), data={"do": "stranger", "text": "Yes, happy to"})
    assert "AcceptRequest" not in commands(told)
    assert last_inbound(told).sender == "someone.unknown@elsewhere.example"


def test_an_absence_note_is_known_for_one(told: Asked, page: FlaskClient) -> None:
    text = page.post(at(told), data={"do": "away"}, follow_redirects=True).text
    assert last_inbound(told).kind == "auto_reply"
    assert "an automatic answer or list mail" in text


def test_a_bounce_is_known_for_one(told: Asked, page: FlaskClient) -> None:
    text = page.post(at(told), data={"do": "bounce"}, follow_redirects=True).text
    assert last_inbound(told).kind == "bounce"
    assert "a mail of ours that came back" in text


def test_time_passes_with_all_that_falls_due(told: Asked, page: FlaskClient) -> None:
    before = clock.now()
    page.post("/mailbox/clock", data={"move": "week", "back": at(told)})
    assert 7 <= (clock.now() - before).total_seconds() / 86_400 < 7.1
    assert "FollowUpRequest" in commands(told)


def test_the_next_due_moment_is_reached_in_one_press(told: Asked, page: FlaskClient) -> None:
    before = clock.now()
    text = page.post("/mailbox/clock", data={"move": "due", "back": "/mailbox/"}, follow_redirects=True).text
    assert clock.now() > before
    assert "The next thing was due" in text


def test_the_journal_is_told_at_length(page: FlaskClient) -> None:
    text = page.get("/mailbox/journal").text
    assert "send request" in text
    assert "Mia and Tom" in text


def test_what_is_not_there_is_not_found(told: Asked, page: FlaskClient) -> None:
    assert page.get("/mailbox/of/nobody@people.example").status_code == 404
    assert page.get(f"/mailbox/of/{told.mia.address}/{told.request.id}").status_code == 404
    assert page.post(at(told), data={"do": "dance"}).status_code == 404
    assert page.post("/mailbox/clock", data={"move": "century"}).status_code == 404


def test_another_site_cannot_move_the_clock(page: FlaskClient) -> None:
    before = clock.now()
    answer = page.post("/mailbox/clock", data={"move": "week"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert (clock.now() - before).total_seconds() < 3600


def test_after_a_button_one_stays_on_this_site(page: FlaskClient) -> None:
    answer = page.post("/mailbox/clock", data={"move": "hour", "back": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/mailbox/"


@pytest.mark.parametrize("server", [None, "smtp://mail.example.org:587?tls=starttls"])
def test_where_mail_is_real_there_is_no_such_page(told: Asked, tmp_path: Path, server: str | None) -> None:
    house = build(load(data=tmp_path / "other", smtp_url=server, relay_secret="a secret"))
    with pytest.raises(ConfigurationError, match="Use `mailflow demo`"):
        mailbox_routes(house, told.stage.inbox, post.by_http(house.settings))


def test_on_the_real_clock_there_is_no_such_page(told: Asked) -> None:
    clock.follow(None)
    with pytest.raises(ConfigurationError, match="MAILFLOW_CLOCK_FILE"):
        mailbox_routes(told.stage.house, told.stage.inbox, post.by_http(told.stage.house.settings))
