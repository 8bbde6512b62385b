"""Redis forgets, Redis is away, workers die in mid-batch: nothing is lost and nothing happens twice."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from inbound import process
from mailflow import queues
from mailflow.house import House
from mailflow.store.base import write
from mailflow.store.mailbox import InboundMail
from tests.chaos.conftest import PAIRS, Answers, a_minute_passes, flush
from workers import drains, ticker


def wait_until(true: Callable[[], bool], seconds: float = 60.0) -> None:
    """Fails when it does not come true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_redis_forgets_between_acknowledgement_and_work(answers: Answers, house: House) -> None:
    answers.post()
    assert answers.count("received") == PAIRS
    flush(house)
    ticker.tick(house)
    assert house.bell is not None
    assert queues.queue(house.bell, "inbound").count == 1
    drains.drain_inbound(house)
    answers.check()


def test_redis_is_away_altogether(answers: Answers, house: House) -> None:
    away = replace(house, bell=queues.connect("redis://127.0.0.1:1/0"))
    answers.story.house = away
    answers.post()
    ticker.tick(away)
    answers.check()


def test_every_mail_delivered_five_times_acts_once(answers: Answers, house: House) -> None:
    answers.post(times=5)
    drains.drain_inbound(house)
    drains.drain_inbound(house)
    answers.check()


def test_workers_killed_in_mid_batch_lose_nothing(
    answers: Answers, house: House, start_worker: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.post()
    for _ in range(4):
        pids = [start_worker(), start_worker()]
        queues.ring(house.bell, "inbound")
        time.sleep(0.1)
        wait_until(lambda: answers.count("done") > 0 or _leased(house) > 0, 30)
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        a_minute_passes(house)
        flush(house)
    start_worker()
    start_worker()
    deadline = time.monotonic() + 60
    while answers.count("received") and time.monotonic() < deadline:
        ticker.tick(house)
        time.sleep(0.2)
    answers.check()


def _leased(house: House) -> int:
    with house.engine.connect() as connection:
        return connection.scalar(select(func.count()).where(InboundMail.lease.is_not(None))) or 0


def test_a_poisonous_mail_is_shunted_and_the_others_go_through(
    answers: Answers, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.post()
    poisonous = write(house.sessions, lambda session: session.query(InboundMail).order_by(InboundMail.id).all()[7].id)
    settle = process.settle

    def poisoned(session: Session, row: InboundMail, one: process.Prepared, *, again: bool = False) -> None:
        settle(session, row, one, again=again)
        if row.id == poisonous:
            raise RuntimeError("poison")

    monkeypatch.setattr(process, "settle", poisoned)
    for _ in range(process.MOST_ATTEMPTS):
        drains.drain_inbound(house)
        write(house.sessions, lambda session: session.execute(update(InboundMail).values(not_before=None)))
    assert answers.count("done") == PAIRS - 1
    assert answers.count("shunted") == 1
