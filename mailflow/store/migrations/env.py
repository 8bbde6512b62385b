"""Alembic's entry: connects to the database that it was given and runs the migrations in one transaction."""

from typing import Any, Literal

from alembic import context

from mailflow.store import journal, mailbox, mentoring, people, programmes, sign_ins, timers
from mailflow.store.base import Base, UtcDateTime, make_engine

TABLES = (journal, mailbox, mentoring, people, programmes, sign_ins, timers)


def plain_types(kind: str, thing: Any, _: Any) -> str | Literal[False]:
    """A migration names no class of ours: it must still run when that class has changed."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, UtcDateTime) else False


engine = make_engine(context.config.attributes["url"]).execution_options(write=True)
with engine.begin() as connection:
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=True, render_item=plain_types
    )
    context.run_migrations()
engine.dispose()
