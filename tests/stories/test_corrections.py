"""A mail that was read wrongly or not at all: an administrator says in a word what it meant, and it is done."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from inbound.cases import cases
from inbound.jsonl import one
from mailflow.handlers import digest
from mailflow.store.base import write
from mailflow.store.corrections import corrected
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import InboundMail
from mailflow.store.mentoring import Matter, Request
from mailflow.store.people import Person
from mailflow.store.programmes import Administrator
from mailflow.web.sign_in import issue_link
from tests.stories.letters import Mail, Story
from tests.web.browsing import hidden_fields, words
from tests.world import World

RIDDLE = "The moon is round and the river knows the way, my friend."


@pytest.fixture
def asked(world: World, alliance: int, story: Story) -> Story:
    """Mia has asked Tom Mentor; Ada has a digest every morning."""
    world.member(alliance, "Mia Mentee", "mentee")
    world.member(alliance, "Tom Mentor", "mentor")

    def work(session: Session) -> None:
        digest.schedule(session, session.scalars(select(Administrator)).one())

    write(story.house.sessions, work)
    story.writes("Mia", "request Tom Mentor")
    story.waits_for_the_morning()
    story.mails("Ada")
    return story


@pytest.fixture
def riddled(asked: Story) -> tuple[Story, Mail]:
    """Tom answers four times so that nobody understands; the last one is held, and stands in Ada's digest."""
    request = asked.gets("Tom", "request_received")
    for _ in range(4):
        asked.writes("Tom", RIDDLE, answering=request)
    asked.mails("Tom")
    asked.passes(days=1)
    return asked, asked.gets("Ada", "digest")


def request_state(story: Story) -> str:
    with story.house.sessions() as session:
        return session.scalars(select(Request.state)).one()


def last_mail_of(story: Story, person: str) -> InboundMail:
    with story.house.sessions() as session:
        found = select(InboundMail).where(InboundMail.sender == story.address(person))
        return session.scalars(found.order_by(InboundMail.id.desc()).limit(1)).one()


def test_the_digest_holds_out_the_words_that_a_held_mail_may_have_meant(riddled: tuple[Story, Mail]) -> None:
    _, told = riddled
    assert "could not be understood three times" in told.text
    assert "“1 accept”" in told.text


def test_one_word_of_an_administrator_does_what_the_member_meant(riddled: tuple[Story, Mail]) -> None:
    story, told = riddled
    story.writes("Ada", "1 accept", answering=told)
    assert request_state(story) == "accepted"
    assert "is read as “accept” now" in story.gets("Ada", "service_done").text
    assert last_mail_of(story, "Tom").state == "done"
    with story.house.sessions() as session:
        assert session.scalars(select(Matter.state)).all() == ["settled"]


def test_both_are_named_in_the_journal(riddled: tuple[Story, Mail]) -> None:
    story, told = riddled
    story.writes("Ada", "1 accept", answering=told)
    with story.house.sessions() as session:
        people = {person.id: person.name for person in session.scalars(select(Person))}
        entries = session.scalars(select(JournalEntry).where(JournalEntry.command == "AcceptRequest")).all()
        named = {(people[one.person_id or 0], people.get(one.behalf_of_id or 0)) for one in entries}
    assert named == {("Ada Admin", "Tom Mentor")}


def test_the_author_is_told_what_was_done_for_them(riddled: tuple[Story, Mail]) -> None:
    story, told = riddled
    story.writes("Ada", "1 accept", answering=told)
    assert story.gets("Tom", "service_done")


def test_a_reason_goes_with_the_word(riddled: tuple[Story, Mail]) -> None:
    story, told = riddled
    story.writes("Ada", "1 decline: I have no time this year", answering=told)
    with story.house.sessions() as session:
        request = session.scalars(select(Request)).one()
        assert (request.state, request.reason) == ("declined", "I have no time this year")


def test_no_still_puts_the_mail_away_and_does_nothing_for_its_author(riddled: tuple[Story, Mail]) -> None:
    story, told = riddled
    story.writes("Ada", "1 no", answering=told)
    assert request_state(story) == "asked"


def test_that_it_asked_for_nothing_is_said_with_a_word_too(riddled: tuple[Story, Mail]) -> None:
    story, told = riddled
    story.writes("Ada", "1 nothing", answering=told)
    assert request_state(story) == "asked"
    assert last_mail_of(story, "Tom").state == "done"


def test_a_correction_is_undone_with_all_that_it_did(riddled: tuple[Story, Mail]) -> None:
    story, told = riddled
    story.writes("Ada", "1 accept", answering=told)
    story.writes("Ada", "undo", answering=story.gets("Ada", "service_done"))
    assert request_state(story) == "asked"
    assert last_mail_of(story, "Tom").state == "held"


def test_the_author_can_undo_what_was_done_for_them(riddled: tuple[Story, Mail]) -> None:
    story, told = riddled
    story.writes("Ada", "1 accept", answering=told)
    story.writes("Tom", "undo", answering=story.gets("Tom", "service_done"))
    assert request_state(story) == "asked"


def signed_in(story: Story) -> str:
    """Ada at the page of readings; its path."""

    def work(session: Session) -> str:
        return issue_link(session, "", session.scalars(select(Person).where(Person.name == "Ada Admin")).one())

    path = write(story.house.sessions, work)
    story.web.post(path, data=hidden_fields(story.web.get(path)))
    return f"/admin/{story.slug}/mail"


def test_the_page_shows_how_each_mail_was_read_and_why(asked: Story) -> None:
    asked.writes("Tom", "No, sorry, not this year.", answering=asked.gets("Tom", "request_received"))
    shown = words(asked.web.get(signed_in(asked)))
    assert "No, sorry, not this year." in shown
    assert "Read as: decline (plain enough to act on)" in shown
    assert "Why: " in shown


def test_a_wrongly_read_mail_is_put_right_with_one_press(asked: Story) -> None:
    asked.writes("Tom", "No, sorry, not this year.", answering=asked.gets("Tom", "request_received"))
    assert request_state(asked) == "declined"
    path = signed_in(asked)
    mail = str(last_mail_of(asked, "Tom").id)
    said = words(asked.web.post(path, data={**hidden_fields(asked.web.get(path)), "mail": mail, "word": "accept"}))
    assert "is read as “accept” now" in said
    assert "Ada Admin read it as “accept”" in said
    assert request_state(asked) == "accepted"


def test_a_word_that_fits_nothing_changes_nothing(asked: Story) -> None:
    asked.writes("Tom", "No, sorry, not this year.", answering=asked.gets("Tom", "request_received"))
    path = signed_in(asked)
    mail = str(last_mail_of(asked, "Tom").id)
    for forged in ({"mail": mail, "word": "erase everything"}, {"mail": "999", "word": "accept"}, {"nonce": "1.0.x"}):
        asked.web.post(path, data={**hidden_fields(asked.web.get(path)), "word": "accept", "mail": mail, **forged})
    assert request_state(asked) == "declined"


def test_what_has_moved_on_is_not_put_right_and_says_so(asked: Story) -> None:
    asked.writes("Tom", "Yes, gladly.", answering=asked.gets("Tom", "request_received"))
    asked.passes(days=3)
    path = signed_in(asked)
    mail = str(last_mail_of(asked, "Tom").id)
    said = words(asked.web.post(path, data={**hidden_fields(asked.web.get(path)), "mail": mail, "word": "decline"}))
    assert "is read as" not in said
    assert request_state(asked) == "accepted"


def test_another_programmes_mail_stays_closed(asked: Story) -> None:
    signed_in(asked)
    assert asked.web.get("/admin/elsewhere/mail").location == "/sign-in"


def test_a_correction_makes_a_case_for_the_reader_without_anybodys_name(asked: Story) -> None:
    said = "Ask Mia, and then tom@people.example will see."
    asked.writes("Tom", said, answering=asked.gets("Tom", "request_received"))
    path = signed_in(asked)
    mail = last_mail_of(asked, "Tom").id
    asked.web.post(path, data={**hidden_fields(asked.web.get(path)), "mail": str(mail), "word": "accept"})
    with asked.house.sessions() as session:
        (case,) = cases(corrected(session))
    assert (case["id"], case["asked"], case["role"]) == (f"mail-{mail}", "request", "mentor")
    assert case["expect"] == {"kind": "human", "certainty": ["sure"], "intents": [{"name": "accept"}]}
    assert "Mia" not in case["text"]
    assert "people.example" not in case["text"]
    assert one(case).reply == case["text"]


def test_a_correction_that_was_undone_makes_no_case(riddled: tuple[Story, Mail]) -> None:
    story, told = riddled
    story.writes("Ada", "1 accept", answering=told)
    story.writes("Ada", "undo", answering=story.gets("Ada", "service_done"))
    with story.house.sessions() as session:
        assert list(cases(corrected(session))) == []
