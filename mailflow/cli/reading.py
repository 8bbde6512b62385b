"""`mailflow read`: how an email would be read, without a database and without acting. Runs what the worker runs."""

import sys
from datetime import datetime
from pathlib import Path

import click
from rich.markup import escape

from inbound import jsonl
from inbound.message import parse
from inbound.read import Context, Reading, read
from mailflow import clock
from mailflow.cli.opened import console, print_json
from mailflow.domain.topics import TOPICS
from mailflow.errors import ConfigurationError, Unusable


@click.command("read")
@click.argument("file", required=False, metavar="FILE.eml")
@click.option("--asked", type=click.Choice(sorted(TOPICS)), default="none", help="What the mail being answered asked.")
@click.option("--role", type=click.Choice(["mentee", "mentor", "admin"]), default="mentee", help="Who writes.")
@click.option("--now", type=click.DateTime(["%Y-%m-%d"]), help="The day that “tomorrow” is counted from; else today.")
@click.option("--sent", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Our mail that is answered.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--jsonl", "lines", is_flag=True, help="Cases as JSON lines on stdin, readings as JSON lines on stdout.")
def read_mail(
    file: str | None, asked: str, role: str, now: datetime | None, sent: Path | None, *, as_json: bool, lines: bool
) -> None:
    """Show how an email is read: what its author wrote, what they want, how sure that is, and why.

    FILE.eml is a raw message; - is stdin. Nothing is stored, nothing is done, nobody is answered.

    \b
    mailflow read --asked request --role mentor reply.eml
    mailflow read --jsonl < cases.jsonl > readings.jsonl
    """
    if lines:
        _read_lines()
        return
    if file is None:
        raise click.UsageError("Which mail? Give a file, - for stdin, or --jsonl.")
    day = now.date() if now else clock.now().date()
    context = Context(asked=asked, role=role, now=day, sent=_text_of(sent) if sent else None)
    reading = read(_bytes_of(file), context)
    print_json(jsonl.as_data(reading)) if as_json else _print(reading)


def _read_lines() -> None:
    """Line by line, so that a program may talk with it."""
    try:
        for line in jsonl.readings(sys.stdin):
            click.echo(line)
    except (ValueError, KeyError, TypeError) as wrong:
        raise ConfigurationError(f"A line is no case: {wrong}") from None


def _bytes_of(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise ConfigurationError(f"Cannot read {file} ({error.strerror}).") from None


def _text_of(file: Path) -> str:
    try:
        return parse(file.read_bytes()).text
    except Unusable as problem:
        raise ConfigurationError(f"{file} is no mail that can be read: {problem}") from None


def _print(reading: Reading) -> None:
    console.print(f"[bold]{reading.kind}[/], {reading.certainty}: {escape(reading.why)}", highlight=False)
    for intent in reading.intents:
        told = ", ".join(f"{name} = {value}" for name, value in intent.args.items())
        console.print(f"  → {intent.name}" + (f" ({escape(told)})" if told else ""), highlight=False)
    if reading.reply:
        console.print(escape(reading.reply), style="dim", highlight=False)


COMMANDS = (read_mail,)
