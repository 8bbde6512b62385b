"""`mailflow read`: how an email would be read, without a database and without acting. Runs what the worker runs."""

import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from inbound import cases, jsonl
from inbound.comparison import comparison
from inbound.likeness import Compares
from inbound.message import Unreadable, parse
from inbound.read import Context, Reading, read
from mailflow import clock, settings
from mailflow.cli.opened import console, house, print_json
from mailflow.domain.topics import TOPICS
from mailflow.errors import ConfigurationError
from mailflow.store.corrections import corrected
from mailflow.web import reading_words

CERTAIN = {
    "sure": "sure: it is done at once",
    "confirm": "to be confirmed: a link is sent first",
    "unsure": "not sure: the person is asked back, or it is held for an administrator",
}
KINDS = {"human": "a person wrote this", **reading_words.KINDS}
SEVERITY = {"hard": "the address is no more", "soft": "the address may live"}


@click.command("read")
@click.argument("files", nargs=-1, metavar="[FILE.eml | FOLDER | -]…")
@click.option("--asked", type=click.Choice(sorted(TOPICS)), default="none", help="What the mail being answered asked.")
@click.option("--role", type=click.Choice(["mentee", "mentor", "admin"]), default="mentee", help="Who writes.")
@click.option("--now", type=click.DateTime(["%Y-%m-%d"]), help="The day that “tomorrow” is counted from; else today.")
@click.option("--sent", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Our mail that is answered.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; of several mails, one line each.")
@click.option("--jsonl", "lines", is_flag=True, help="Cases as JSON lines on stdin, readings as JSON lines on stdout.")
@click.option("--export", "export", is_flag=True, help="Print the readings that administrators corrected, as cases.")
@click.option("--names", is_flag=True, help="With --export: keep names, addresses, numbers and links.")
def read_mail(
    files: tuple[str, ...],
    asked: str,
    role: str,
    now: datetime | None,
    sent: Path | None,
    *,
    as_json: bool,
    lines: bool,
    export: bool,
    names: bool,
) -> None:
    """Show how an email is read: what its author wrote, what they want, how sure that is, and why.

    FILE.eml is a raw message, as your mail program saves it; of a FOLDER each .eml file is read; - is stdin.
    Nothing is stored, nothing is done, nobody is answered, and no database is opened (but by --export).

    Say with --asked what our mail had asked, since “yes” means little without its question, and give that mail
    with --sent: then its text is not taken for theirs, however it is quoted.

    \b
    mailflow read --asked request --role mentor reply.eml
    mailflow read --asked request --sent ours.eml reply.eml
    mailflow read saved-mails/
    mailflow read --jsonl < cases.jsonl > readings.jsonl
    mailflow read --export > corrected.jsonl
    """
    if sum((lines, export, bool(files))) > 1:
        raise click.UsageError("One at a time, please: files, --jsonl or --export.")
    if names and not export:
        raise click.UsageError("--names goes with --export.")
    if lines:
        _read_lines()
    elif export:
        _export(names=names)
    else:
        day = now.date() if now else clock.now().date()
        _read_files(files, _context(asked, role, sent, day), as_json=as_json)


def _context(asked: str, role: str, sent: Path | None, day: date) -> Context:
    text, html = _bodies_of(sent) if sent else (None, "")
    return Context(asked=asked, role=role, now=day, sent=text, sent_html=html, compares=_compares())


def _read_files(files: Sequence[str], context: Context, *, as_json: bool) -> None:
    """One mail as it is; several each under its name."""
    names = [name for file in files for name in _mails_in(file)]
    if not names:
        raise click.UsageError("Which mail? Give a file, a folder of .eml files, - for stdin, or --jsonl.")
    for name in names:
        reading = read(_bytes_of(name), context)
        if not as_json:
            _print(reading, name if len(names) > 1 else None)
        elif len(names) == 1:
            print_json(jsonl.as_data(reading))
        else:
            click.echo(json.dumps({"file": name} | jsonl.as_data(reading), ensure_ascii=False))


def _mails_in(file: str) -> list[str]:
    folder = Path(file)
    if file == "-" or not folder.is_dir():
        return [file]
    found = sorted(str(path) for path in folder.glob("*.eml"))
    if not found:
        raise ConfigurationError(f"There is no .eml file in {file}.")
    return found


def _export(*, names: bool) -> None:
    """Cases that the reader should learn to read, without anybody's name unless `names`."""
    with house().reading() as session:
        for case in cases.cases(corrected(session), names=names):
            click.echo(json.dumps(case, ensure_ascii=False))


def _compares() -> Compares:
    return comparison(settings.load().data)


def _read_lines() -> None:
    """Line by line, so that a program may talk with it."""
    try:
        for line in jsonl.readings(sys.stdin, _compares()):
            click.echo(line)
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise ConfigurationError(f"A line is no case: {wrong}") from None


def _bytes_of(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise ConfigurationError(f"Cannot read {file} ({error.strerror}).") from None


def _bodies_of(file: Path) -> tuple[str, str]:
    try:
        ours = parse(file.read_bytes())
    except Unreadable as problem:
        raise ConfigurationError(f"{file} is no mail that can be read: {problem}") from None
    return ours.text, ours.html


def _print(reading: Reading, name: str | None) -> None:
    """For people: who wrote, what they wrote, what it means, how sure that is, and why."""
    if name is not None:
        console.rule(escape(name), align="left", style="dim")
    severity = f" ({SEVERITY[reading.method]})" if reading.method in SEVERITY else ""
    kind = KINDS[reading.kind]
    console.print(f"[bold]{kind[0].upper()}{kind[1:]}[/]{severity}", highlight=False)
    if reading.reply:
        console.print(Padding(Text(reading.reply, style="dim"), (0, 0, 0, 2)))
    for intent in reading.intents:
        told = ", ".join(f"{key} = {value}" for key, value in intent.args.items())
        console.print(f"  → [bold]{intent.name}[/]" + (f" ({escape(told)})" if told else ""), highlight=False)
    if reading.kind in ("human", "calendar"):
        asked_for = "" if reading.intents or reading.certainty != "sure" else "Nothing is asked of the service. "
        console.print(f"{asked_for}How sure: {CERTAIN[reading.certainty]}.", highlight=False)
    console.print(f"Why: {escape(reading.why)}.", highlight=False)


COMMANDS = (read_mail,)
