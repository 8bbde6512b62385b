"""A member's own page, as rows and answers: what is refused, what is kept, and who sees nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mailflow import clock
from mailflow.domain.origin import Door
from mailflow.domain.standing import ON_THE_PAGE, STANDING
from mailflow.handlers.desk_sense import ELSEWHERE
from mailflow.languages import load
from mailflow.mail import tokens
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.mentoring import Goal
from mailflow.store.people import Person
from mailflow.web.choices import SECOND
from tests.web.browsing import hidden_fields, words
from tests.web.conftest import Site
from tests.web.test_links import without_cookies


def own(site: Site, person: str = "tom") -> str:
    """The path of the page of whoever got the newest mail there is for them."""
    with site.house.sessions() as session:
        found = select(OutgoingMail).where(OutgoingMail.address == f"{person}@people.example")
        mail = session.scalars(found.order_by(OutgoingMail.id.desc())).first()
        assert mail is not None
        return f"/mine/{tokens.make_all(site.house.secret, mail.nonce).link}"


def key(site: Site, path: str, label: str) -> str:
    """What names the form with this button."""
    page = site.client.get(path).text
    before = page[: page.index(f">{label}</button>")]
    return before.rpartition('name="key" value="')[2].partition('"')[0]


def sends(site: Site, label: str, **fields: str) -> str:
    path = own(site)
    named = key(site, path, label)
    hidden = {"nonce": hidden_fields(site.client.get(path))["nonce"], "key": named}
    answer = site.client.post(path, data={**hidden, **fields})
    return f"{answer.status_code} {words(answer)}"


def test_looking_changes_nothing(site: Site) -> None:
    for _ in range(5):
        assert site.client.get(own(site)).status_code == 200
        assert site.client.head(own(site)).status_code == 200
    assert site.commands() == []


def test_a_press_is_a_command_through_the_door_of_links(site: Site) -> None:
    assert "You accepted" in sends(site, "Yes, accept")
    assert site.state() == "accepted"
    with site.house.sessions() as session:
        entry = session.scalars(select(JournalEntry).where(JournalEntry.command == "AcceptRequest")).first()
        assert entry is not None
        assert (entry.door, entry.person_id) == (Door.LINK.value, site.tom)


def test_what_is_left_empty_is_asked_for_and_what_was_written_is_kept(site: Site) -> None:
    sends(site, "Yes, accept")
    said = sends(site, "Add a goal", due="2099-01-31")
    assert said.startswith("422")
    assert "Something is still missing" in said
    path = own(site)
    fields = {"nonce": hidden_fields(site.client.get(path))["nonce"], "key": key(site, path, "Add a goal")}
    page = site.client.post(path, data={**fields, "due": "2099-01-31"}).text
    assert 'value="2099-01-31"' in page
    assert 'aria-invalid="true"' in page
    with site.house.sessions() as session:
        assert session.scalars(select(Goal)).all() == []


def test_a_number_that_is_none_is_asked_for_again(site: Site) -> None:
    sends(site, "Yes, accept")
    assert sends(site, "We have met", minutes="an hour").startswith("422")


def test_a_refusal_is_one_kind_sentence_on_the_page(site: Site) -> None:
    assert "We know nobody called" in sends(site, "Ask somebody for a mentorship", target="Nobody at all")


def test_only_ones_own_doings_can_be_taken_back(site: Site) -> None:
    with site.house.sessions() as session:
        mias = session.scalars(select(JournalEntry.id).where(JournalEntry.command == "SendRequest")).first()
    path = own(site)
    nonce = hidden_fields(site.client.get(path))["nonce"]
    for entry in (str(mias), "0", "x", "9" * 30):
        assert site.client.post(path, data={"nonce": nonce, "undo": entry}).status_code == 404
    assert site.state() == "asked"


@pytest.mark.parametrize("nonce", ["", "x", "1.0.abc"])
def test_a_form_that_is_not_ours_changes_nothing(site: Site, nonce: str) -> None:
    path = own(site)
    answer = site.client.post(path, data={"nonce": nonce, "key": key(site, path, "Yes, accept")})
    assert "Nothing has happened yet" in words(answer)
    assert site.state() == "asked"


def test_a_program_that_presses_at_once_is_asked_to_press_again(site: Site) -> None:
    path, program = own(site), without_cookies(site)
    nonce = hidden_fields(program.get(path))["nonce"]
    answer = program.post(path, data={"nonce": nonce, "key": key(site, path, "Yes, accept")})
    assert "once more" in words(answer)
    assert site.state() == "asked"


def test_an_unknown_token_and_a_token_for_replies_open_nothing(site: Site) -> None:
    with site.house.sessions() as session:
        mail = session.scalars(select(OutgoingMail).order_by(OutgoingMail.id.desc())).first()
        assert mail is not None
        reply = tokens.make_all(site.house.secret, mail.nonce).reply
    for token in ("a" * 26, reply):
        assert site.client.get(f"/mine/{token}").status_code == 404
        assert site.client.post(f"/mine/{token}", data={}).status_code == 404


def test_who_is_no_member_sees_no_page_of_a_member(site: Site) -> None:
    with site.house.sessions.begin() as session:
        mail = session.scalars(select(OutgoingMail).order_by(OutgoingMail.id.desc())).first()
        assert mail is not None
        mail.person_id = session.scalars(select(Person.id).where(Person.name == "Ada Admin")).one()
    path = own(site)
    assert "This page is for members" in words(site.client.get(path))
    assert "Mia" not in words(site.client.get(path))
    assert "This page is for members" in words(site.client.post(path, data={"key": "x"}))


def test_the_page_tells_nobodys_address(site: Site) -> None:
    sends(site, "Yes, accept")
    assert "@people.example" not in site.client.get(own(site)).text


def test_an_old_link_does_nothing_but_send_a_fresh_one(site: Site) -> None:
    path = own(site)
    named = key(site, path, "Yes, accept")
    with site.house.sessions.begin() as session:
        for mail in session.scalars(select(OutgoingMail)):
            mail.expires_at = clock.now() - timedelta(days=1)
    page = site.client.get(path)
    assert "too old" in words(page)
    site.client.post(path, data={**hidden_fields(page), "key": named})
    assert site.state() == "asked"
    assert [mail.address for mail in site.mails("service_status")] == ["tom@people.example"]


def test_the_words_that_the_page_needs_are_all_there(site: Site) -> None:
    """Every choice that any thing can hold out has its button."""
    say = load("en")
    nouns = ("participation", "request", "mentorship")
    first = {spec.command: spec for noun in nouns for spec in reversed(STANDING[noun])}
    known = [("page", spec) for spec in first.values()] + [one for specs in ON_THE_PAGE.values() for one in specs]
    for topic, spec in known:
        if spec.command not in ELSEWHERE and spec.command.__name__ != "AnswerForm":
            assert say.has("buttons", say.key("buttons", topic, spec.intent)), (topic, spec.intent)
    assert {spec.command.__name__ for _, spec in known} | {"ShowWho"} >= SECOND
