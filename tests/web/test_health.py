"""Alive is not ready: ready needs a migrated database, Redis, a ticker, and mail that goes out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from mailflow import clock, queues
from mailflow.app import create_app
from mailflow.house import House
from mailflow.store.journal import beat
from mailflow.store.mailbox import OutgoingMail
from tests.web.conftest import Site


@pytest.fixture
def ready(site: Site) -> Site:
    """A house of which everything is in order: at the newest version, ticking, with Redis."""
    with site.house.sessions.begin() as session:
        beat(session, "ticker", clock.real_now())
    return site


def readiness(house: House) -> tuple[int, str]:
    answer = create_app(house).test_client().get("/readyz")
    return answer.status_code, answer.text


def test_the_process_lives_whatever_else_does_not(house: House) -> None:
    dead = replace(house, bell=None)
    assert create_app(dead).test_client().get("/healthz").status_code == 200


def test_all_in_order_is_ready(ready: Site) -> None:
    assert readiness(ready.house) == (200, "ready\n")


def test_without_a_mail_server_it_says_that_mail_waits(ready: Site) -> None:
    status, said = readiness(replace(ready.house, transport=None))
    assert status == 200
    assert "MAILFLOW_SMTP_URL" in said


def test_without_redis_it_is_not_ready(ready: Site) -> None:
    assert "Redis" in readiness(replace(ready.house, bell=None))[1]
    status, said = readiness(replace(ready.house, bell=queues.connect("redis://127.0.0.1:1")))
    assert status == 503
    assert "Redis" in said


def test_with_a_ticker_that_stopped_it_is_not_ready(ready: Site) -> None:
    with ready.house.sessions.begin() as session:
        beat(session, "ticker", clock.real_now() - timedelta(seconds=11))
    status, said = readiness(ready.house)
    assert status == 503
    assert "ticker" in said


def test_with_mail_that_does_not_go_out_it_is_not_ready(ready: Site) -> None:
    with ready.house.sessions.begin() as session:
        session.execute(update(OutgoingMail).values(not_before=clock.now() - timedelta(minutes=6)))
    status, said = readiness(ready.house)
    assert status == 503
    assert "mail has waited" in said


def test_before_the_migrations_it_is_not_ready_and_says_what_to_do(ready: Site) -> None:
    with ready.house.sessions.begin() as session:
        version = session.scalar(text("SELECT version_num FROM alembic_version"))
        session.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    status, said = readiness(ready.house)
    with ready.house.sessions.begin() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
    assert status == 503
    assert "mailflow db upgrade" in said
