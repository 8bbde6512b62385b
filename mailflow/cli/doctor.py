"""`mailflow doctor`: looks at everything that a running programme needs, a line each, with what to do about it."""

from collections.abc import Iterator
from dataclasses import asdict

import click
from rich.markup import escape

from mailflow.cli import checks, checks_dns, checks_mail
from mailflow.cli.checks import Finding
from mailflow.cli.opened import any_house, console, print_json
from mailflow.house import House

MARKS = {"ok": "[green]✓[/]", "warning": "[yellow]![/]", "failed": "[red]✗[/]", "not checked": "[dim]·[/]"}


@click.command()
@click.option("--send", "address", metavar="ADDRESS", help="Also send one mail there, to see that it arrives.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(address: str | None, as_json: bool) -> None:
    """Look at everything that a running programme needs. Exit status 1 when something fails.

    Folder, database, Redis, the address of the pages, the mail server (connect, encrypt, log in), the domain's
    DNS records, and a round trip: a mail through the inbound door that a worker must settle.
    """
    found = []
    for one in findings(any_house(), address):
        found.append(one)
        if not as_json:
            _print(one)
    failed = [one for one in found if one.verdict == "failed"]
    if as_json:
        print_json({"healthy": not failed, "checks": [asdict(one) for one in found]})
    elif failed:
        console.print(f"{len(failed)} of {len(found)} need your hand.", style="red", highlight=False)
    else:
        console.print("All is well.", style="green")
    if failed:
        raise click.exceptions.Exit(1)


def findings(house: House, address: str | None = None) -> Iterator[Finding]:
    """Every check in order; one that rests on another that failed is left out, and says so."""
    local = [check(house) for check in checks.CHECKS]
    yield from local
    yield checks_mail.smtp(house)
    if address is not None:
        yield checks_mail.send(house, address)
    yield from checks_dns.findings(house.settings.domain)
    if any(one.verdict == "failed" for one in local if one.name in ("database", "base url")):
        yield Finding("round trip", "not checked", "needs the database and the pages first")
    else:
        yield checks_mail.round_trip(house)


def _print(one: Finding) -> None:
    console.print(f"{MARKS[one.verdict]} {one.name}: {escape(one.found)}", highlight=False, soft_wrap=True)
    if one.remedy and one.verdict != "ok":
        console.print(f"  → {escape(one.remedy)}", highlight=False, soft_wrap=True)


COMMANDS = (doctor,)
