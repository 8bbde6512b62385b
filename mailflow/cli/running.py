"""Commands that run the service: up, demo, drain, db, config. Knows the parts, no rule."""

import click
from rich.table import Table

from mailflow import settings, supervise
from mailflow.cli.opened import console, house, print_json
from mailflow.store import migrations
from workers import drains

DRAINS = {"inbound": drains.drain_inbound, "timers": drains.drain_timers, "outbox": drains.drain_outbox}


@click.command()
def up() -> None:
    """Run web, worker and ticker together, and a Valkey of our own unless MAILFLOW_REDIS_URL names one."""
    found = settings.load()
    migrations.upgrade(found.database_url)
    if found.smtp_url is None:
        console.print("No MAILFLOW_SMTP_URL: mail waits in the outbox until you set it.", style="yellow")
    supervise.up(found, console.print)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def drain(as_json: bool) -> None:
    """Work until nothing is due, then say what was done."""
    opened = house()
    counts = dict.fromkeys(DRAINS, 0)
    busy = True
    while busy:  # a mail may start a timer that is due, a timer may queue a mail
        done = {work: drained(opened) for work, drained in DRAINS.items()}
        counts = {work: counts[work] + number for work, number in done.items()}
        busy = any(done.values())
    if as_json:
        print_json(counts)
        return
    console.print(
        f"{counts['inbound']} mails read, {counts['timers']} timers fired, {counts['outbox']} mails sent.",
        highlight=False,
    )


@click.group()
def db() -> None:
    """The database."""


@db.command()
def upgrade() -> None:
    """Bring the tables up to date; on an empty database, make them."""
    migrations.upgrade(settings.load().database_url)
    console.print("The database is up to date.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def config(as_json: bool) -> None:
    """Show every setting, where its value came from, and what it is for. Secrets are masked."""
    lines = settings.sources(settings.load())
    if as_json:
        print_json([{"variable": one.variable, "value": one.value, "source": one.source} for one in lines])
        return
    table = Table("Variable", "Value", "From", "Meaning")
    for one in lines:
        table.add_row(one.variable, one.value, one.source, one.meaning)
    console.print(table)


COMMANDS = (up, drain, db, config)
