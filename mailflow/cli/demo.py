"""`mailflow demo`: the example programme on this machine, or one mentorship from first to last. Sends no real mail."""

import logging
import shutil
import sys
import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import click
import structlog
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from mailflow import settings
from mailflow.cli.opened import console
from mailflow.demo import live, once


@click.command()
@click.option("--once", "only_once", is_flag=True, help="Play one mentorship from first to last, and end.")
@click.option("--keep", is_flag=True, help="Go on with the programme of the last time.")
def demo(*, only_once: bool, keep: bool) -> None:
    """Try it: an example programme of sixty invented people, and a page that shows all their mail.

    Nothing leaves this machine. Each start makes everything anew, in the folder `demo` under MAILFLOW_DATA. Ctrl-C
    stops it.
    """
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    live.refuse_real_mail()
    if only_once:
        play_once()
    else:
        stay(keep=keep)


def stay(*, keep: bool) -> None:
    """Fill, run, wait."""
    data = settings.load().data
    with live.alone(data):
        folder = data / "demo"
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _run(folder)
    console.print("Stopped.")


def _run(folder: Path) -> None:
    with ExitStack() as house:
        with _progress() as bar:
            task = bar.add_task("Twelve weeks go by", total=1.0)
            filling = live.live(folder, console.print, lambda done: bar.update(task, completed=done))
            shown = house.enter_context(filling)
            bar.update(task, completed=1.0)
        console.print(_where(shown))
        shown.running.wait()


def _progress() -> Progress:
    percentage = TextColumn("{task.percentage:>3.0f} %")
    return Progress(TextColumn("{task.description}"), BarColumn(), percentage, TimeElapsedColumn(), console=console)


def _where(shown: live.Demo) -> Panel:
    lines = (
        f"Everybody’s mail:   {shown.mailbox}",
        f"The administrator:  {shown.sign_in}",
        "",
        "The administrator’s link signs in once, within ten minutes. Ctrl-C stops everything.",
    )
    return Panel("\n".join(lines), title="The example programme is up", title_align="left", expand=False)


def play_once() -> None:
    """In a folder that is gone afterwards; exit status 1 when a step did not happen."""
    with tempfile.TemporaryDirectory(prefix="mailflow-demo-") as folder:
        try:
            lasted = once.play(Path(folder), lambda line: console.print(line, highlight=False))
        except once.NotHappened as missing:
            click.echo(f"mailflow: {missing}", err=True)
            sys.exit(1)
    console.print(f"A whole mentorship, {_weeks(lasted)} long, through the real doors.", style="bold")


def _weeks(lasted: timedelta) -> str:
    return f"{round(lasted / timedelta(weeks=1))} weeks"


COMMANDS = (demo,)
