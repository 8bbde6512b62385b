"""Commands about mail: pipe it in, see how it is read, follow the journal. Knows no rule."""

import json
import sys
import time
from typing import Any

import click
from rich.table import Table
from sqlalchemy import select

from inbound.pipe import TRY_AGAIN, pipe
from mailflow.cli.opened import console, house
from mailflow.errors import ConfigurationError
from mailflow.house import House
from mailflow.store import queries
from mailflow.store.journal import JournalEntry
from mailflow.store.people import Person


@click.command("pipe")
@click.option("--sender", required=True, help="The envelope's MAIL FROM; may be empty.")
@click.option("--recipient", required=True, help="The envelope's RCPT TO.")
@click.option("--verdict", type=click.Choice(["pass", "fail", "none"]), default="none", help="DMARC as the MTA saw it.")
def pipe_in(sender: str, recipient: str, verdict: Any) -> None:
    """Store one message from stdin. Exit status 0: stored; 75: try again."""
    try:
        opened = house()
    except ConfigurationError as wrong:
        click.echo(f"mailflow: {wrong}", err=True)
        sys.exit(TRY_AGAIN)
    sys.exit(pipe(opened, sys.stdin.buffer, sender=sender, recipient=recipient, verdict=verdict))


@click.command()
@click.argument("slug", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--follow", is_flag=True, help="Go on as things happen; Ctrl-C ends it.")
def journal(slug: str | None, as_json: bool, follow: bool) -> None:
    """Who did what, through which door, because of what, from which state to which."""
    opened = house()
    last = 0
    while True:
        rows = _entries(opened, slug, last)
        last = max([last, *(row["id"] for row in rows)])
        _print_json_lines(rows) if as_json else _print_table(rows)
        if not follow:
            return
        time.sleep(1)


def _entries(opened: House, slug: str | None, after: int) -> list[dict[str, Any]]:
    with opened.sessions() as session:
        wanted = select(JournalEntry, Person.name).outerjoin(Person, JournalEntry.person_id == Person.id)
        if slug is not None:
            programme = queries.programme_called(session, slug)
            if programme is None:
                raise ConfigurationError(f"There is no programme {slug!r}.")
            wanted = wanted.where(JournalEntry.programme_id == programme.id)
        rows = session.execute(wanted.where(JournalEntry.id > after).order_by(JournalEntry.id)).all()
        return [_told(entry, name) for entry, name in rows]


def _told(entry: JournalEntry, name: str | None) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(timespec="seconds"),
        "who": name or ("timer" if entry.timer_id else "mailflow"),
        "door": entry.door,
        "command": entry.command,
        "noun": entry.noun,
        "thing": entry.thing_id,
        "from": entry.from_state,
        "to": entry.to_state,
        "refusal": entry.refusal,
        "cause": entry.cause_id,
        "inbound": entry.inbound_id,
        "timer": entry.timer_id,
        "undone_by": entry.undone_by_id,
    }


def _print_json_lines(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def _print_table(rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    table = Table("When", "Who", "Door", "Command", "Thing", "Moved")
    for row in rows:
        moved = f"refused: {row['refusal']}" if row["refusal"] else f"{row['from'] or ''} → {row['to'] or ''}"
        thing = f"{row['noun']} {row['thing'] or ''}"
        table.add_row(row["at"][:16].replace("T", " "), row["who"], row["door"], row["command"], thing, moved)
    console.print(table)


COMMANDS = (pipe_in, journal)
