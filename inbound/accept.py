"""Mail on its way in becomes a row, once. Knows bytes and an envelope; reads no mail, and knows no provider."""

import hashlib
import queue
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import Row, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, sessionmaker

from inbound import head
from mailflow.store.base import write
from mailflow.store.mailbox import HELD, RECEIVED, InboundMail

Verdict = Literal["pass", "fail", "none"]

MAX_BYTES: Final = 25 * 1024 * 1024
BATCH: Final = 64
PATIENCE: Final = 20.0
"""Seconds until a door answers "try again": below the time-outs of the providers and of the MTA's pipe."""

_AUTHORS_FIELDS: Final = (b"from", b"date", b"subject", b"message-id", b"in-reply-to")
_LONGEST_ADDRESS: Final = 320


@dataclass(frozen=True)
class Incoming:
    """One message for one recipient. `verdict` is DMARC as a trusted MTA saw it; `hold` says why nobody can use it."""

    provider: str
    sender: str
    recipient: str
    verdict: Verdict
    raw: bytes
    hold: str | None = None


@dataclass(frozen=True)
class Accepted:
    """The row that stands for the message; `known` when it had been stored before."""

    id: int
    known: bool


def dedupe_key(incoming: Incoming) -> str:
    """The same for the same message to the same recipient, however often and by whichever way it comes.

    The Message-ID alone would let anybody keep another's mail out; the lines that every MTA adds are left aside.
    """
    digest = hashlib.sha256(incoming.recipient.strip().lower().encode("utf-8", "replace"))
    for name, value in sorted(head.fields(incoming.raw)):
        if name in _AUTHORS_FIELDS:
            digest.update(b"\0" + name + b":" + b" ".join(value.split()))
    _, body = head.split(incoming.raw)
    digest.update(b"\0\0" + hashlib.sha256(body.replace(b"\r\n", b"\n").rstrip(b"\n")).digest())
    return digest.hexdigest()


def accept(sessions: sessionmaker[Session], incoming: Incoming, now: datetime) -> Accepted:
    """Stores and commits; whoever is then told that it is stored may forget it. A known message changes nothing."""
    values = _values(incoming, now)
    return write(sessions, lambda session: _store(session, [values]))[0]


@dataclass
class GroupCommitter:
    """Gathers what waits at the same moment into one commit: on SQLite each commit is an fsync of its own.

    Its thread begins with the first message, so that a web server may fork before that.
    """

    sessions: sessionmaker[Session]
    _waiting: "queue.SimpleQueue[tuple[dict[str, Any], Future[Accepted]]]" = field(default_factory=queue.SimpleQueue)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    def accept(self, incoming: Incoming, now: datetime) -> Accepted:
        """As the function of that name; raises what the database raised, or TimeoutError."""
        done: Future[Accepted] = Future()
        self._waiting.put((_values(incoming, now), done))
        self._begin()
        return done.result(PATIENCE)

    def _begin(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="group commit", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            batch = [self._waiting.get()]
            while len(batch) < BATCH and not self._waiting.empty():
                batch.append(self._waiting.get())
            self._commit(batch)

    def _commit(self, batch: list[tuple[dict[str, Any], "Future[Accepted]"]]) -> None:
        rows = [values for values, _ in batch]
        try:
            stored = write(self.sessions, lambda session: _store(session, rows))
        except Exception as error:  # noqa: BLE001 - each waiting door gets it, and answers that it should be tried again
            for _, done in batch:
                done.set_exception(error)
            return
        for (_, done), accepted in zip(batch, stored, strict=True):
            done.set_result(accepted)


def _values(incoming: Incoming, now: datetime) -> dict[str, Any]:
    return {
        "received_at": now,
        "provider": incoming.provider,
        "sender": _plain(incoming.sender),
        "recipient": _plain(incoming.recipient),
        "verdict": incoming.verdict,
        "raw": incoming.raw,
        "dedupe_key": dedupe_key(incoming),
        "message_id": _message_id(incoming.raw),
        "state": HELD if incoming.hold else RECEIVED,
        "held_because": incoming.hold,
    }


def _store(session: Session, rows: Sequence[Mapping[str, Any]]) -> list[Accepted]:
    """One statement for all; of two that are the same the first is stored."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    unique = {row["dedupe_key"]: row for row in reversed(rows)}
    statement = (
        insert(InboundMail)
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(InboundMail.dedupe_key, InboundMail.id)
    )
    fresh = _by_key(session.connection().execute(statement, list(unique.values())))
    here = fresh | _already_here(session, unique.keys() - fresh.keys())
    return [Accepted(here[row["dedupe_key"]], fresh.pop(row["dedupe_key"], None) is None) for row in rows]


def _already_here(session: Session, keys: set[str]) -> dict[str, int]:
    if not keys:
        return {}
    known = select(InboundMail.dedupe_key, InboundMail.id).where(InboundMail.dedupe_key.in_(keys))
    return _by_key(session.execute(known))


def _by_key(rows: Iterable[Row[str, int]]) -> dict[str, int]:
    return {row[0]: row[1] for row in rows}


def _message_id(raw: bytes) -> str | None:
    """With its angle brackets, for the answer's In-Reply-To; None when there is none that could be given back."""
    found = (value for name, value in head.fields(raw) if name == b"message-id")
    match = re.search(rb"<[!-;=?-~]{1,250}>", next(found, b""))
    return match[0].decode("ascii") if match else None


def _plain(address: str) -> str:
    """What every database can keep: no NUL, no lone surrogate, no more than an address can be long."""
    text = address.encode("utf-8", "replace").decode("utf-8")
    return re.sub(r"[\x00-\x1f\x7f]", "", text)[:_LONGEST_ADDRESS]
