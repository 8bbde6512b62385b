"""The ticker: rings for rows that nobody rang for, works itself when Redis is gone, and shows that it lives."""

import dataclasses
import threading
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis import Redis
from sqlalchemy import select

from inbound.accept import Incoming, accept
from mailflow import clock, queues
from mailflow.house import House
from mailflow.store.journal import Heartbeat
from mailflow.store.mailbox import RECEIVED, InboundMail
from workers.ticker import pause, run, tick

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
MAIL = b"From: a stranger <stranger@example.net>\r\nSubject: Hello\r\n\r\nGood morning.\r\n"


def receive(house: House) -> None:
    incoming = Incoming("relay", "stranger@example.net", "hello@in.example.org", "none", MAIL)
    accept(house.durable, incoming, clock.now())


def states(house: House) -> list[str]:
    with house.sessions() as session:
        return list(session.scalars(select(InboundMail.state)))


def lengths(house: House) -> list[int]:
    assert house.bell is not None
    return [len(queues.queue(house.bell, work)) for work in queues.WORKS]


def test_mail_that_nobody_rang_for_is_rung_for(house: House) -> None:
    receive(house)
    tick(house)
    assert lengths(house) == [1, 0, 0]
    assert states(house) == [RECEIVED]


def test_two_tickers_ring_once(house: House) -> None:
    receive(house)
    tick(house)
    tick(house)
    assert lengths(house) == [1, 0, 0]


def test_a_drain_that_was_lost_with_its_worker_is_rung_for_again(house: House) -> None:
    receive(house)
    tick(house)
    assert house.bell is not None
    house.bell.delete("rq:queue:mailflow-inbound")
    house.bell.expire(queues.bell("inbound"), 27)
    tick(house)
    assert lengths(house) == [1, 0, 0]


def test_a_flushed_redis_costs_one_look(house: House) -> None:
    receive(house)
    tick(house)
    assert house.bell is not None
    house.bell.flushdb()
    tick(house)
    assert lengths(house) == [1, 0, 0]


@pytest.mark.parametrize("bell", [None, queues.connect("unix:///nowhere/redis.sock")])
def test_without_redis_it_does_the_work_itself(house: House, bell: Redis | None) -> None:
    receive(house)
    assert tick(dataclasses.replace(house, bell=bell)) == 1.0
    assert RECEIVED not in states(house)


def test_nothing_waits_nothing_rings(house: House) -> None:
    assert tick(house) == 5.0
    assert lengths(house) == [0, 0, 0]


def test_it_looks_every_second_while_the_clock_can_be_moved(house: House) -> None:
    clock.follow(house.settings.data / "clock")
    assert tick(house) == 1.0


def test_it_shows_that_it_lives(house: House) -> None:
    before = clock.real_now()
    tick(house)
    tick(house)
    with house.sessions() as session:
        [beat] = session.scalars(select(Heartbeat))
    assert beat.name == "ticker"
    assert before <= beat.at <= clock.real_now()


def test_it_runs_until_it_is_stopped_and_waits_for_a_database_that_is_away(house: House) -> None:
    stop = threading.Event()
    with house.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE heartbeat")
    thread = threading.Thread(target=run, args=(house, stop))
    thread.start()
    thread.join(0.3)
    assert thread.is_alive()
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
    Heartbeat.__table__.create(house.engine)  # type: ignore[attr-defined]  # a Table, which FromClause does not say


@given(seconds=st.floats(-1e6, 1e6))
def test_it_sleeps_between_one_second_and_five(seconds: float) -> None:
    slept = pause(NOON + timedelta(seconds=seconds), NOON)
    assert 1.0 <= slept <= 5.0
    assert slept <= max(1.0, seconds + 1e-3)


def test_with_nothing_ahead_it_sleeps_five_seconds() -> None:
    assert pause(None, NOON) == 5.0
