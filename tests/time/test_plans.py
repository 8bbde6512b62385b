"""A look at what is due costs the same however much has been done: each query goes by its partial index."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Select, insert, select, text

from mailflow.store import mailbox, timers
from mailflow.store.mailbox import InboundMail, OutgoingMail
from mailflow.store.timers import Timer
from tests.time.clockwork import Clockwork

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
MANY = 3_000


@pytest.fixture
def busy(works: Clockwork) -> Engine:
    """A database that has seen much: thousands of rows are done, and three of each kind wait."""
    with works.house.engine.begin() as connection:
        for place in range(0, MANY, 500):
            _done(connection, works.programme, range(place, place + 500))
        _waiting(connection, works.programme)
    with works.house.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    return works.house.engine


def _done(connection: Connection, programme: int, places: range) -> None:
    connection.execute(insert(Timer), [_timer(programme, place, fired=NOW) for place in places])
    connection.execute(insert(InboundMail), [_inbound(place, "done") for place in places])
    connection.execute(insert(OutgoingMail), [_outgoing(place, "sent") for place in places])


def _waiting(connection: Connection, programme: int) -> None:
    places = range(MANY, MANY + 3)
    connection.execute(insert(Timer), [_timer(programme, place) for place in places])
    connection.execute(insert(InboundMail), [_inbound(place, "received") for place in places])
    connection.execute(insert(OutgoingMail), [_outgoing(place, "queued") for place in places])


def _timer(programme: int, place: int, *, fired: datetime | None = None) -> dict[str, object]:
    due = NOW - timedelta(minutes=place)
    return {
        "programme_id": programme,
        "name": "cadence",
        "noun": "mentorship",
        "thing_id": place,
        "due_at": due,
        "first_due_at": due,
        "fired_at": fired,
    }


def _inbound(place: int, state: str) -> dict[str, object]:
    return {
        "received_at": NOW,
        "provider": "relay",
        "sender": "mia@people.example",
        "recipient": "alliance@in.example.org",
        "verdict": "pass",
        "raw": b"",
        "dedupe_key": str(place),
        "state": state,
    }


def _outgoing(place: int, state: str) -> dict[str, object]:
    once = ("reply_digest", "link_digest", "bounce_digest", "message_id")
    words = ("address", "to_name", "email", "kind", "topic", "noun", "language", "subject", "text", "html", "because")
    return {
        **{name: f"{name} {place}" for name in once},
        **dict.fromkeys(words, "x"),
        "created_at": NOW,
        "thing_id": place,
        "thing_version": 1,
        "nonce": b"",
        "not_before": NOW - timedelta(minutes=place),
        "expires_at": NOW,
        "state": state,
    }


def plan(engine: Engine, query: Select[Any]) -> str:
    """How the database would go about it."""
    words = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    compiled = query.compile(dialect=engine.dialect, compile_kwargs={"literal_binds": True})
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f"{words} {compiled}".replace("%", "%%")).all()
    return "\n".join(" ".join(str(part) for part in row) for row in rows)


LOOKS: dict[str, tuple[Select[Any], str]] = {
    "whether a timer is due": (select(timers.is_due(NOW)), "ix_timer_due"),
    "when the next is": (select(timers.earliest()), "ix_timer_due"),
    "when the next but those is": (select(timers.earliest(NOW)), "ix_timer_due"),
    "which timers are due": (timers.waiting(NOW).limit(25), "ix_timer_due"),
    "which mail came in": (mailbox.inbound_due(NOW, NOW).limit(100), "ix_inbound_mail_waiting"),
    "whether any came in": (select(mailbox.inbound_waits(NOW, NOW)), "ix_inbound_mail_waiting"),
    "which mail goes out": (mailbox.outbox_due(NOW, NOW).limit(100), "ix_outgoing_mail_due"),
    "whether any goes out": (select(mailbox.outbox_waits(NOW, NOW)), "ix_outgoing_mail_due"),
}


def test_what_is_due_is_found_by_its_partial_index(busy: Engine) -> None:
    for look, (query, index) in LOOKS.items():
        found = plan(busy, query)
        assert index in found, f"{look}: {found}"
        assert "Seq Scan" not in found, f"{look}: {found}"
