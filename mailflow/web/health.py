"""Whether the process lives, and whether everything that it needs does. Tells no more than an operator may see."""

from datetime import timedelta
from typing import Final

from flask import Blueprint, Response
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from mailflow import clock, queues
from mailflow.house import House
from mailflow.store import migrations
from mailflow.store.journal import Heartbeat
from mailflow.store.mailbox import WAITING_OUT, OutgoingMail

TICKS_EVERY: Final = timedelta(seconds=10)
SENDS_WITHIN: Final = timedelta(minutes=5)


def health_routes(house: House) -> Blueprint:
    """`/healthz` and `/readyz`."""
    routes = Blueprint("health", __name__)
    routes.add_url_rule("/healthz", "healthz", lambda: _plain(200, ["alive"]))
    routes.add_url_rule("/readyz", "readyz", lambda: _ready(house))
    return routes


def reasons(house: House) -> list[str]:
    """Why mailflow is not ready, a line each; none when it is."""
    try:
        database = _of_the_database(house)
    except SQLAlchemyError as error:
        database = [f"the database does not answer ({type(error).__name__})"]
    redis = [] if queues.answers(house.bell) else ["Redis does not answer: work is done a second late"]
    return database + redis


def _of_the_database(house: House) -> list[str]:
    if not migrations.is_current(house.engine):
        return ["the database is not at the newest version: run mailflow db upgrade"]
    with house.reading() as session:
        tick = session.scalar(select(Heartbeat.at).where(Heartbeat.name == "ticker"))
        oldest = session.scalar(select(func.min(OutgoingMail.not_before)).where(WAITING_OUT))
    found = []
    if tick is None or clock.real_now() - tick > TICKS_EVERY:
        found.append("the ticker has not ticked for ten seconds")
    if oldest is not None and clock.now() - oldest > SENDS_WITHIN:
        found.append("mail has waited to be sent for more than five minutes")
    return found


def _ready(house: House) -> Response:
    found = reasons(house)
    no_server = [] if house.transport else ["no mail server is set (MAILFLOW_SMTP_URL): mail waits"]
    return _plain(503, found + no_server) if found else _plain(200, ["ready", *no_server])


def _plain(status: int, lines: list[str]) -> Response:
    return Response("".join(f"{line}\n" for line in lines), status, mimetype="text/plain")
