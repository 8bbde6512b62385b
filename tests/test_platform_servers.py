"""The test servers themselves: each test begins with empty ones, and the SMTP sink misbehaves as told."""

import smtplib

import pytest
from redis import Redis
from sqlalchemy import Engine, create_engine, inspect, text

from mailflow.house import House
from mailflow.store.base import Base
from mailflow.store.journal import Heartbeat, beat
from tests.sink import Sink

MAIL = b"Subject: Hello\r\n\r\nGood morning.\r\n"


def send(sink: Sink, recipient: str = "b@example.org") -> dict[str, tuple[int, bytes]]:
    with smtplib.SMTP("127.0.0.1", sink.port) as client:
        return client.sendmail("a@example.org", [recipient], MAIL)


@pytest.fixture
def engine(database_url: str) -> Engine:
    return create_engine(database_url)


def test_a_database_has_all_tables(engine: Engine) -> None:
    assert set(inspect(engine).get_table_names()) >= {table.name for table in Base.metadata.sorted_tables}
    engine.dispose()


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_database_begins_empty_each_time(house: House, time: str) -> None:
    with house.sessions.begin() as session:
        assert session.query(Heartbeat).count() == 0
        from mailflow import clock

        beat(session, "ticker", clock.real_now())


@pytest.mark.parametrize("time", ["first", "second"])
def test_redis_begins_empty_each_time(redis_url: str, time: str) -> None:
    with Redis.from_url(redis_url) as connection:
        assert connection.dbsize() == 0
        connection.set("left", "behind")


def test_the_houses_bell_rings_in_this_tests_redis(house: House, redis_url: str) -> None:
    assert house.bell is not None
    house.bell.set("heard", "1")
    with Redis.from_url(redis_url) as connection:
        assert connection.get("heard") == b"1"


def test_postgresql_is_a_recent_one(postgresql_database: Engine) -> None:
    with postgresql_database.connect() as connection:
        assert int(connection.scalar(text("SHOW server_version_num")) or 0) >= 180000
        assert connection.scalar(text("SHOW fsync")) == "off"


def test_the_sink_keeps_bytes_and_envelope(smtp_sink: Sink) -> None:
    send(smtp_sink)
    [received] = smtp_sink.wait_for(1)
    assert (received.sender, received.recipients) == ("a@example.org", ("b@example.org",))
    assert received.raw == MAIL
    assert received.message["Subject"] == "Hello"


@pytest.mark.parametrize(
    ("verb", "error"),
    [("MAIL", smtplib.SMTPSenderRefused), ("RCPT", smtplib.SMTPRecipientsRefused), ("DATA", smtplib.SMTPDataError)],
)
def test_the_sink_refuses_at_any_verb(smtp_sink: Sink, verb: str, error: type[smtplib.SMTPException]) -> None:
    smtp_sink.answer(verb, "451 later")
    with pytest.raises(error):
        send(smtp_sink)
    assert smtp_sink.messages == []
    smtp_sink.behave()
    assert send(smtp_sink) == {}


def test_a_mail_cut_after_its_data_was_taken(smtp_sink: Sink) -> None:
    smtp_sink.cut("DATA")
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
        send(smtp_sink)
    assert len(smtp_sink.messages) == 1


def test_the_sink_counts_connections(smtp_sink: Sink) -> None:
    send(smtp_sink)
    send(smtp_sink)
    assert smtp_sink.connections == 2
