"""What `mailflow doctor` looks at on this machine: folder, database, Redis, addresses, doors. Sends nothing."""

import http.client
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError

from inbound.providers import configured
from mailflow import queues
from mailflow.house import House
from mailflow.store import migrations

Verdict = Literal["ok", "failed", "warning", "not checked"]
SECONDS = 5.0
LEAST_SECRET = 16
"""Characters: a shorter secret can be guessed."""


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, what was found, and what to do about it."""

    name: str
    verdict: Verdict
    found: str
    remedy: str = ""


def data_folder(house: House) -> Finding:
    """A file can be made in it."""
    folder = house.settings.data
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Finding("data folder", "ok", str(folder))
    except OSError as error:
        remedy = "Give this account the right to write there, or set MAILFLOW_DATA to another folder."
        return Finding("data folder", "failed", f"{folder}: {error.strerror}", remedy)


def database(house: House) -> Finding:
    """It answers, and has the newest tables."""
    kind = house.engine.dialect.name
    try:
        current = migrations.is_current(house.engine)
    except SQLAlchemyError as error:
        remedy = "Start it, or correct MAILFLOW_DATABASE_URL."
        return Finding("database", "failed", f"{kind} does not answer ({type(error).__name__})", remedy)
    if not current:
        return Finding("database", "failed", f"{kind}, its tables are not up to date", "Run: mailflow db upgrade")
    return Finding("database", "ok", f"{kind}, up to date")


def redis(house: House) -> Finding:
    """It answers, where one is named."""
    if house.bell is None:
        return Finding("redis", "ok", "none named: mailflow up starts its own")
    if queues.answers(house.bell):
        return Finding("redis", "ok", "answers")
    remedy = "Start it, or correct MAILFLOW_REDIS_URL. Until then the ticker works alone, a second late."
    return Finding("redis", "failed", "does not answer", remedy)


def base_url(house: House) -> Finding:
    """The address that links point to is mailflow's own."""
    url = house.settings.base_url
    status = health(url)
    if status != http.HTTPStatus.OK:
        remedy = "Start mailflow (mailflow up), or set MAILFLOW_BASE_URL to the address where people reach it."
        return Finding("base url", "failed", f"{url} does not answer as mailflow", remedy)
    if urlsplit(url).scheme == "https" or _here(url):
        return Finding("base url", "ok", url)
    return Finding("base url", "warning", f"{url} is not encrypted", "Put a proxy with a certificate before it.")


def relay_secret(house: House) -> Finding:
    """Set, and long enough."""
    secrets = house.settings.relay_secrets
    if not secrets:
        remedy = "Set MAILFLOW_RELAY_SECRET if a mail server or a script posts to /inbound/relay."
        return Finding("relay secret", "warning", "not set: there is no /inbound/relay", remedy)
    if any(len(secret) < LEAST_SECRET for secret in secrets):
        return Finding("relay secret", "warning", "short", f"Use {LEAST_SECRET} characters or more, made at random.")
    return Finding("relay secret", "ok", "set" if len(secrets) == 1 else f"{len(secrets)} set, for a rotation")


def providers(house: House) -> Finding:
    """Mail can come in by at least one way over HTTP."""
    names = [provider.noun for provider in configured(house.settings)]
    if names:
        return Finding("mail in", "ok", ", ".join(f"/inbound/{name}" for name in names))
    remedy = "Set MAILFLOW_RELAY_SECRET or MAILFLOW_POSTMARK_AUTH, unless your mail server calls mailflow pipe."
    return Finding("mail in", "warning", "no provider has a secret", remedy)


CHECKS: tuple[Callable[[House], Finding], ...] = (data_folder, database, redis, base_url, relay_secret, providers)


def connection(url: str) -> http.client.HTTPConnection:
    """To the host of the address, with patience of a few seconds."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=SECONDS)


def health(url: str) -> int | None:
    """The status of `/healthz`; None when nobody answers."""
    line = connection(url)
    try:
        line.request("GET", f"{urlsplit(url).path}/healthz")
        answer = line.getresponse()
        return answer.status if answer.read(16).strip() == b"alive" else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        line.close()


def _here(url: str) -> bool:
    return urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1")
