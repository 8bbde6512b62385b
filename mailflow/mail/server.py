"""Reads `MAILFLOW_SMTP_URL`: which mail server, and how safely. Opens no connection."""

from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from mailflow.errors import ConfigurationError

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Server:
    """Where and how to connect, as `MAILFLOW_SMTP_URL` says."""

    host: str
    port: int
    security: Literal["none", "starttls", "smtps"]
    user: str | None
    password: str | None


def parse_url(url: str) -> Server:
    """`smtp://user:password@host:587?tls=starttls`, or `smtps://…`; raises `ConfigurationError`."""
    parts = urlsplit(url)
    tls = parse_qs(parts.query).get("tls", ["none"])[-1]
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or tls not in {"none", "starttls"}:
        raise ConfigurationError("MAILFLOW_SMTP_URL is to be smtp://host:587?tls=starttls or smtps://host:465")
    implicit = parts.scheme == "smtps"
    security: Literal["none", "starttls", "smtps"] = "smtps" if implicit else "none"
    if tls == "starttls" and not implicit:
        security = "starttls"
    if parts.username and security == "none" and parts.hostname not in _LOOPBACK:
        raise ConfigurationError("MAILFLOW_SMTP_URL has a password and no encryption: add ?tls=starttls")
    return Server(
        parts.hostname,
        parts.port or (465 if implicit else 587 if security == "starttls" else 25),
        security,
        unquote(parts.username) if parts.username else None,
        unquote(parts.password) if parts.password else None,
    )
