"""What commands need to begin: the house with its tables in place, and the console. Knows no command."""

import difflib
import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click
from rich.console import Console
from sqlalchemy.orm import Session

from mailflow import queues, settings
from mailflow.errors import ConfigurationError
from mailflow.house import House, build
from mailflow.store import migrations
from mailflow.store.base import write

Result = TypeVar("Result")
console = Console()


def any_house() -> House:
    """The house that the environment describes, whatever state its tables are in; closed when the command ends."""
    built = build(settings.load())
    click.get_current_context().call_on_close(lambda: _close(built))
    return built


def _close(built: House) -> None:
    for engine in (built.engine, built.sessions.kw["bind"], built.durable.kw["bind"]):
        engine.dispose()
    if built.transport is not None:
        built.transport.close()
    if built.bell is not None:
        built.bell.close()


def house() -> House:
    """The same. Raises ConfigurationError when its tables are not up to date."""
    built = any_house()
    if not migrations.is_current(built.engine):
        raise ConfigurationError("The database is not up to date: run `mailflow db upgrade` (or `mailflow up`) first.")
    return built


def migrated_house() -> House:
    """The house, its tables brought up to date first."""
    migrations.upgrade(settings.load().database_url)
    return house()


def print_json(data: Any) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def changed(opened: House, work: Callable[[Session], Result]) -> Result:
    """Run `work` in one transaction, commit, and ring for the mail that it may have queued."""
    done = write(opened.sessions, work)
    queues.ring(opened.bell, "outbox")
    return done


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a complaint about an unknown word: the nearest one, or, when they are few, all there are."""
    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=1)
    if close:
        return f" Did you mean {close[0]!r}?"
    return f" There are: {', '.join(names)}." if 0 < len(names) <= 20 else ""
