"""The mail server makes trouble: what waits is sent later, by our clock; what is refused is noted at the address."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.store.base import write
from mailflow.store.people import Address
from tests.stories.letters import Story
from tests.world import World


@pytest.fixture
def mia(story: Story, alliance: int, world: World) -> Story:
    """Mia is a member."""
    world.member(alliance, "Mia Mentee", "mentee")
    return story


def at(story: Story, person: str) -> Address:
    """What is known of the person's address."""

    def work(session: Session) -> Address:
        return session.scalars(select(Address).where(Address.address == story.address(person))).one()

    return write(story.house.sessions, work)


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_is_busy_for_hours_costs_time_alone(mia: Story, verb: str) -> None:
    mia.sink.answer(verb, "451 4.3.0 later")
    mia.writes("Mia", "who")
    mia.passes(hours=6)
    assert mia.mails("Mia") == []
    mia.sink.behave()
    mia.passes(hours=4)
    assert [mail.kind for mail in mia.mails("Mia")] == ["service_who"]


def test_a_sender_that_is_refused_waits_for_the_operator(mia: Story) -> None:
    mia.sink.answer("MAIL", "550 5.7.1 not you")
    mia.writes("Mia", "who")
    mia.passes(hours=6)
    mia.sink.behave()
    mia.passes(hours=4)
    assert [mail.kind for mail in mia.mails("Mia")] == ["service_who"]


def test_two_refusals_of_a_recipient_a_day_apart_end_the_mail_to_it(mia: Story) -> None:
    mia.sink.answer("RCPT", "550 5.1.1 no such user here")
    mia.writes("Mia", "who")
    assert at(mia, "Mia").last_bounce_at is not None
    assert at(mia, "Mia").suppressed_at is None
    mia.passes(days=1, hours=1)
    mia.writes("Mia", "status")
    assert at(mia, "Mia").suppressed_because == "two hard bounces"


@pytest.mark.parametrize(
    ("verb", "answer"), [("RCPT", "552 5.2.2 mailbox full"), ("DATA", "554 5.7.1 looks like spam")]
)
def test_what_says_nothing_of_the_address_keeps_it(mia: Story, verb: str, answer: str) -> None:
    for _ in range(3):
        mia.sink.answer(verb, answer)
        mia.writes("Mia", "who")
        mia.passes(days=2)
    assert at(mia, "Mia").last_bounce_at is None
    assert at(mia, "Mia").suppressed_at is None


def test_a_report_in_a_charset_that_nobody_reads_counts_all_the_same(mia: Story) -> None:
    mia.writes("Mia", "who")
    sent = mia.gets("Mia", "service_who").received
    raw = (
        b"From: postmaster@people.example\r\nSubject: Delivery Status Notification (Failure)\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain; charset=unicode-1-1-utf-7\r\n\r\nIt failed.\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; people.example\r\n\r\n"
        b"Final-Recipient: rfc822; mia@people.example\r\nAction: failed\r\nStatus: 5.1.1\r\n--b--\r\n"
    )
    assert mia.relay(raw, sender="", recipient=sent.sender) == 204
    mia.passes(minutes=1)
    assert at(mia, "Mia").last_bounce_at is not None
