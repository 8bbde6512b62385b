"""Where the demo's mail ends: every delivered message with its envelope, in a SQLite file. Knows no programme."""

import email
import email.policy
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path

TABLE = """
CREATE TABLE IF NOT EXISTS mail (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL,
    message_id TEXT NOT NULL, raw BLOB NOT NULL, seen INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS mail_recipient ON mail (recipient, id);
"""


@dataclass(frozen=True)
class Delivered:
    """One message as it reached one address; `sender` is the envelope's, where a bounce goes."""

    id: int
    at: datetime
    sender: str
    recipient: str
    raw: bytes
    seen: bool

    @cached_property
    def message(self) -> EmailMessage:
        """The parsed message."""
        return email.message_from_bytes(self.raw, policy=email.policy.default)

    @property
    def subject(self) -> str:
        """As a mail program shows it."""
        return str(self.message["Subject"] or "(no subject)")

    @property
    def message_id(self) -> str:
        """With its angle brackets."""
        return str(self.message["Message-ID"] or "").strip()

    @property
    def references(self) -> list[str]:
        """The Message-IDs of its thread so far, the first one first."""
        return re.findall(r"<[^<>\s]+>", str(self.message["References"] or ""))

    @property
    def email(self) -> str:
        """The catalogue's name for it, empty for another's mail."""
        found = re.search(r"email=(\w+)", str(self.message["X-Mailflow-Reason"] or ""))
        return found[1] if found else ""

    @property
    def text(self) -> str:
        """The plain twin."""
        return self._part("plain")

    @property
    def html(self) -> str:
        """The HTML twin."""
        return self._part("html")

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()) if part is not None else ""


class Inbox:
    """Everybody's mail. Each call opens the file anew, so that several processes may share it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._open() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(TABLE)

    def put(self, at: datetime, sender: str, recipient: str, raw: bytes) -> None:
        """One message that arrived at `at`."""
        found = re.search(rb"(?mi)^message-id:\s*(<[^>\r\n]+>)", raw)
        message_id = found[1].decode("ascii", "replace") if found else ""
        row = (at.astimezone(UTC).isoformat(), sender, recipient.lower(), message_id, raw)
        with self._open() as connection:
            connection.execute("INSERT INTO mail (at, sender, recipient, message_id, raw) VALUES (?, ?, ?, ?, ?)", row)

    def of(self, recipient: str, after: int = 0) -> list[Delivered]:
        """What one address has got, oldest first."""
        return self._select("WHERE recipient = ? AND id > ? ORDER BY id", recipient.lower(), after)

    def since(self, after: int) -> list[Delivered]:
        """What anybody has got after the mail of that number, oldest first."""
        return self._select("WHERE id > ? ORDER BY id", after)

    def unread(self) -> list[Delivered]:
        """What nobody has looked at yet, oldest first."""
        return self._select("WHERE seen = 0 ORDER BY id")

    def get(self, number: int) -> Delivered | None:
        """One message."""
        return next(iter(self._select("WHERE id = ?", number)), None)

    def read(self, number: int) -> None:
        """Note that it was looked at."""
        with self._open() as connection:
            connection.execute("UPDATE mail SET seen = 1 WHERE id = ?", (number,))

    def read_all(self, before: datetime) -> None:
        """Note that everything that came before then was looked at."""
        with self._open() as connection:
            connection.execute("UPDATE mail SET seen = 1 WHERE at < ?", (before.astimezone(UTC).isoformat(),))

    def counts(self) -> dict[str, tuple[int, int]]:
        """For each address, how many messages it has and how many of them are unread."""
        with self._open() as connection:
            rows = connection.execute("SELECT recipient, COUNT(*), SUM(seen = 0) FROM mail GROUP BY recipient")
            return {recipient: (total, unread) for recipient, total, unread in rows}

    def _select(self, where: str, *values: object) -> list[Delivered]:
        with self._open() as connection:
            query = f"SELECT id, at, sender, recipient, raw, seen FROM mail {where}"  # noqa: S608 - `where` is ours
            rows = connection.execute(query, values).fetchall()
        return [Delivered(row[0], datetime.fromisoformat(row[1]), row[2], row[3], row[4], bool(row[5])) for row in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._path, timeout=10)
        try:
            connection.execute("PRAGMA synchronous=OFF")  # a demo's mail need not outlive a power cut
            with connection:
                yield connection
        finally:
            connection.close()
