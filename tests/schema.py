"""All tables in an empty test database, and emptying them again. Knows no table by name."""

from sqlalchemy import Engine, text

from mailflow.store import migrations
from mailflow.store.base import Base, make_engine


def make(url: str) -> None:
    """Makes all tables, as an operator does: by the migrations."""
    migrations.upgrade(url)
    engine = make_engine(url)
    if engine.dialect.name == "sqlite":  # so that a copy of the one file is the whole database
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def empty(engine: Engine) -> None:
    """Empties a PostgreSQL database (`engine` commits by itself); whoever is still connected is cut off first."""
    names = [f'"{table.name}"' for table in Base.metadata.sorted_tables]
    filled = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in names)
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        if names and (full := connection.scalars(text(filled)).all()):
            connection.execute(text(f"TRUNCATE {', '.join(full)} RESTART IDENTITY CASCADE"))
