"""The engine, its pragmas, and the base of all tables. Knows the two databases and no table."""

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, ClassVar, TypeVar

from sqlalchemy import JSON, DateTime, Engine, MetaData, TypeDecorator, create_engine, event
from sqlalchemy.engine import Connection, Dialect, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, declared_attr, mapped_column, sessionmaker

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
Result = TypeVar("Result")
_HELD, _KNOWN = "held", "known"


class UtcDateTime(TypeDecorator[datetime]):
    """Aware moments, kept as UTC: SQLite drops zones, so a naive value is an error here, not a surprise later."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database; raises ValueError for a naive moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database, always aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


class Thing:
    """What moves along a table: a state, and a version that each move raises and the database checks."""

    noun: ClassVar[str]
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str]
    version: Mapped[int]

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


def make_engine(url: str, *, durable: bool = False) -> Engine:
    """An engine for `sqlite:///…` or `postgresql+psycopg://…`.

    `durable`: a commit survives a power cut, for doors that acknowledge.
    """
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": 10})
        _prepare_sqlite(engine, durable)
    else:
        engine = create_engine(url, pool_pre_ping=True)
        _prepare_postgresql(engine, durable)
    return engine


def make_sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions that write: on SQLite each takes the write lock as it begins."""
    made = sessionmaker(engine.execution_options(write=True), expire_on_commit=False)
    # The identity map is weak: without this a transaction would read the same member again for each mail about them.
    event.listen(made, "loaded_as_persistent", _hold)
    event.listen(made, "pending_to_persistent", _hold)
    return made


def _hold(session: Session, row: object) -> None:
    session.info.setdefault(_HELD, []).append(row)


def known(session: Session, key: tuple[str, int | None], find: Callable[[], Result]) -> Result:
    """What `find` finds, looked up once a session: for the few rows that each command needs and hardly any changes."""
    found: dict[tuple[str, int | None], Result] = session.info.setdefault(_KNOWN, {})
    if key not in found:
        found[key] = find()
    return found[key]


def forget(session: Session, key: tuple[str, int | None]) -> None:
    """To be called by whoever changes what is `known` under that key."""
    session.info.get(_KNOWN, {}).pop(key, None)


def write(sessions: sessionmaker[Session], work: Callable[[Session], Result], *, attempts: int = 8) -> Result:
    """Run `work` in one transaction and commit; a lock that did not come, or a deadlock, is tried again with jitter."""
    for attempt in range(1, attempts + 1):
        try:
            with sessions.begin() as session:
                return work(session)
        except OperationalError:
            if attempt == attempts:
                raise
            time.sleep(random.uniform(0.01, 0.05) * attempt)
    raise AssertionError("unreachable")


def _prepare_sqlite(engine: Engine, durable: bool) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        # The driver's own BEGIN is deferred and leaves SELECTs outside the transaction: we begin ourselves.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        # A deferred transaction that turns into a writer fails when another wrote in between.
        immediate = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _prepare_postgresql(engine: Engine, durable: bool) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = '60s'")
            cursor.execute("SET idle_in_transaction_session_timeout = '60s'")
            if not durable:
                cursor.execute("SET synchronous_commit = off")
        connection.commit()
