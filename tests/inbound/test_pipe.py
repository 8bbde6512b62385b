"""The door for an MTA on the same machine: 0 when stored, 75 when it should try again."""

import io

from sqlalchemy import select, text

from inbound.pipe import pipe
from mailflow.house import House
from mailflow.store.mailbox import HELD, RECEIVED, InboundMail
from tests.inbound.posts import MESSAGE


def put(house: House, raw: bytes, recipient: str = "wa@in.example.org") -> int:
    return pipe(house, io.BytesIO(raw), sender="mia@home.example", recipient=recipient, verdict="pass")


def states(house: House) -> list[tuple[str, str]]:
    with house.sessions() as session:
        return [(row.state, row.verdict) for row in session.scalars(select(InboundMail))]


def test_a_message_on_stdin_is_stored_once(house: House) -> None:
    assert [put(house, MESSAGE), put(house, MESSAGE)] == [0, 0]
    assert states(house) == [(RECEIVED, "pass")]


def test_what_is_empty_too_big_or_for_nobody_is_held_and_not_bounced(house: House) -> None:
    assert put(house, b"") == 0
    assert put(house, MESSAGE, recipient=" ") == 0
    assert put(house, MESSAGE + b"x" * (25 * 1024 * 1024)) == 0
    assert [state for state, _ in states(house)] == [HELD, HELD, HELD]


def test_when_the_database_is_in_trouble_the_mta_is_asked_to_try_again(house: House) -> None:
    with house.sessions.begin() as session:
        session.execute(text("ALTER TABLE inbound_mail RENAME TO elsewhere"))
    answer = put(house, MESSAGE)
    with house.sessions.begin() as session:
        session.execute(text("ALTER TABLE elsewhere RENAME TO inbound_mail"))
    assert answer == 75
