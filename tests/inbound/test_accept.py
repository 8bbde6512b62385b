"""A message becomes one row, whoever brings it and however often."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from inbound.accept import GroupCommitter, Incoming, accept, dedupe_key
from mailflow import clock
from mailflow.house import House
from mailflow.store.mailbox import HELD, RECEIVED, InboundMail
from tests.inbound.posts import MESSAGE

INCOMING = Incoming("relay", "mia@home.example", "wa@in.example.org", "pass", MESSAGE)


def rows(house: House) -> list[InboundMail]:
    with house.sessions() as session:
        return list(session.scalars(select(InboundMail).order_by(InboundMail.id)))


def test_a_message_is_stored_as_it_came(house: House) -> None:
    now = clock.now()
    accepted = accept(house.durable, INCOMING, now)
    with house.sessions() as session:
        row = session.get_one(InboundMail, accepted.id)
        assert (row.raw, row.sender, row.recipient) == (MESSAGE, "mia@home.example", "wa@in.example.org")
        assert (row.verdict, row.provider, row.state, row.received_at) == ("pass", "relay", RECEIVED, now)
        assert row.message_id == "<one@home.example>"
        assert not accepted.known


def test_the_same_message_again_is_known_and_changes_nothing(house: House) -> None:
    first = accept(house.durable, INCOMING, clock.now())
    again = accept(house.durable, replace(INCOMING, verdict="none", provider="pipe"), clock.now())
    assert again.known
    assert again.id == first.id
    assert [row.verdict for row in rows(house)] == ["pass"]


def test_what_cannot_be_used_is_stored_as_held(house: House) -> None:
    accept(house.durable, replace(INCOMING, hold="empty"), clock.now())
    assert [(row.state, row.held_because) for row in rows(house)] == [(HELD, "empty")]


def test_many_doors_at_once_get_a_row_each_and_duplicates_one(house: House) -> None:
    committer = GroupCommitter(house.durable)
    different = [replace(INCOMING, raw=MESSAGE + str(number % 20).encode()) for number in range(60)]
    with ThreadPoolExecutor(16) as doors:
        found = list(doors.map(lambda one: committer.accept(one, clock.now()), different))
    assert len(rows(house)) == 20
    assert sum(not one.known for one in found) == 20
    assert [one.id for one in found[:20]] == [one.id for one in found[20:40]]


def test_every_door_of_a_batch_hears_of_the_databases_trouble_and_the_next_batch_goes_through(house: House) -> None:
    committer = GroupCommitter(house.durable)
    with house.sessions.begin() as session:
        session.execute(text("ALTER TABLE inbound_mail RENAME TO elsewhere"))
    with ThreadPoolExecutor(4) as doors:
        waiting = [doors.submit(committer.accept, INCOMING, clock.now()) for _ in range(4)]
        assert all(isinstance(one.exception(), SQLAlchemyError) for one in waiting)
    with house.sessions.begin() as session:
        session.execute(text("ALTER TABLE elsewhere RENAME TO inbound_mail"))
    assert not committer.accept(INCOMING, clock.now()).known


@pytest.mark.parametrize("address", ["a\0b@home.example", "\ud800@home.example", "x" * 5000, "a\r\nb"])
def test_an_envelope_that_no_database_could_keep_is_kept_cleaned(house: House, address: str) -> None:
    accept(house.durable, replace(INCOMING, sender=address, recipient=address), clock.now())
    assert all(len(row.recipient) <= 320 and row.recipient.isprintable() for row in rows(house))
    assert len(rows(house)) == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(INCOMING, recipient="ispe@in.example.org"),
        replace(INCOMING, raw=MESSAGE.replace(b"yes", b"no")),
        replace(INCOMING, raw=MESSAGE.replace(b"<one@", b"<two@")),
        replace(INCOMING, raw=MESSAGE.replace(b"Mia <mia@", b"Tom <tom@")),
    ],
)
def test_another_recipient_content_message_id_or_author_is_another_message(other: Incoming) -> None:
    assert dedupe_key(other) != dedupe_key(INCOMING)


@pytest.mark.parametrize(
    "same",
    [
        replace(INCOMING, recipient="WA@in.example.org"),
        replace(INCOMING, raw=b"Received: by mx.example\r\n" + MESSAGE),
        replace(INCOMING, raw=MESSAGE.replace(b"\r\n", b"\n")),
        replace(INCOMING, raw=b"\r\n" + MESSAGE + b"\r\n"),
    ],
)
def test_what_servers_add_on_the_way_makes_no_other_message(same: Incoming) -> None:
    assert dedupe_key(same) == dedupe_key(INCOMING)


@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_have_a_key(raw: bytes, recipient: str) -> None:
    incoming = Incoming("relay", "", recipient, "none", raw)
    assert dedupe_key(incoming) == dedupe_key(replace(incoming, sender="else"))
