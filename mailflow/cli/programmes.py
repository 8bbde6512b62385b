"""Commands for those who run programmes: create, show, invite. Words outcomes; the rules are elsewhere."""

import secrets
from collections.abc import Iterable
from email.utils import parseaddr
from typing import Any
from zoneinfo import available_timezones

import click
from email_validator import EmailNotValidError, validate_email
from rich.table import Table
from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow import presets
from mailflow.cli import portrait
from mailflow.cli.opened import changed, console, did_you_mean, house, migrated_house, print_json
from mailflow.dispatch import handle
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.outcome import Outcome
from mailflow.domain.programme import InvitePerson
from mailflow.errors import ConfigurationError
from mailflow.handlers.programme import add_administrator, create_programme
from mailflow.house import House
from mailflow.mail.addresses import programme_address
from mailflow.store import queries
from mailflow.store.programmes import Programme


@click.group()
def programme() -> None:
    """Programmes: create one, look at one."""


@programme.command()
@click.argument("slug")
@click.option("--preset", required=True, help="The rules to begin with, such as womens_alliance.")
@click.option("--name", required=True, help="What members call it; it signs every mail.")
@click.option(
    "--admin",
    "admins",
    required=True,
    multiple=True,
    metavar='"NAME <ADDRESS>"',
    help="Who runs it; repeatable.",
)
@click.option("--zone", default="UTC", show_default=True, help="Where it is at home, such as Europe/Berlin.")
@click.option("--set", "changes", multiple=True, metavar="KEY=VALUE", help="Another value for a setting; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def create(
    slug: str, preset: str, name: str, admins: tuple[str, ...], zone: str, changes: tuple[str, ...], *, as_json: bool
) -> None:
    """Make a programme, whose address is SLUG@ your domain, with those who run it.

    \b
    mailflow programme create alliance --preset womens_alliance --name "Our Alliance" \\
        --admin "Ada Admin <ada@x.example>" --zone Europe/Berlin --set caps.places=40
    """
    settings = dict(_setting(change) for change in changes)
    presets.load(preset, settings)
    people = once_each(admins)
    known_zone(zone)
    opened = migrated_house()

    def work(session: Session) -> dict[str, Any]:
        if queries.programme_called(session, slug) is not None:
            raise ConfigurationError(f"There is a programme {slug!r} already: `mailflow programme show {slug}`.")
        made = create_programme(session, slug, preset, name, people[0], zone, settings)
        for other in people[1:]:
            add_administrator(session, made, other)
        return _created(opened, made) | {"administrators": [parseaddr(who)[1] for who in people]}

    told = changed(opened, work)
    if as_json:
        print_json(told)
        return
    console.print(f"{told['name']} is there: {told['address']}", highlight=False)
    console.print(f"Organisation code: {told['code']}", highlight=False)
    console.print("What next:")
    console.print(f"  mailflow invite {slug} ADDRESS… --role mentor|mentee|both", highlight=False, markup=False)
    console.print(f"  mailflow admin link {told['administrators'][0]}", highlight=False, markup=False)


@programme.command()
@click.argument("slug")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(slug: str, as_json: bool) -> None:
    """A programme's rules, its organisation code, its people in numbers."""
    opened = house()
    with opened.reading() as session:
        found = portrait.of(session, the_programme(session, slug), opened.settings.domain)
    if as_json:
        print_json(found)
        return
    for title, rows in portrait.tables(found):
        table = Table(title=title, show_header=False, title_justify="left", title_style="bold")
        for key, value in rows:
            table.add_row(key, value)
        console.print(table)


@click.command()
@click.argument("slug")
@click.argument("addresses", nargs=-1, metavar="ADDRESS…")
@click.option(
    "--role", type=click.Choice(["mentor", "mentee", "both"]), help="As what; they choose when it is left out."
)
@click.option("--code", is_flag=True, help="Print the organisation code too, for people whom you tell yourself.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def invite(slug: str, addresses: tuple[str, ...], role: str | None, *, code: bool, as_json: bool) -> None:
    """Ask people in by mail. An ADDRESS is `ana@x.example` or `"Ana Silva <ana@x.example>"`."""
    if not addresses and not code:
        raise click.UsageError("Whom? Give at least one address, or --code alone for the organisation code.")
    people = once_each(addresses)
    opened = house()
    outcomes, secret = changed(opened, lambda session: _invite(session, slug, people, role))
    told = [_outcome(address, outcome) for address, outcome in zip(people, outcomes, strict=True)]
    if as_json:
        print_json({"invited": told} | ({"code": secret} if code else {}))
    else:
        _print_invited(opened, told, secret if code else None)
    if any(one["refused"] for one in told):
        raise click.exceptions.Exit(1)


def the_programme(session: Session, slug: str) -> Programme:
    """The programme of that slug. Raises ConfigurationError, with what it may have been."""
    found = queries.programme_called(session, slug)
    if found is None:
        known = session.scalars(select(Programme.slug)).all()
        raise ConfigurationError(f"There is no programme {slug!r}.{did_you_mean(slug, known)}")
    return found


def person(text: str) -> str:
    """The text as it is, once its address is one that mail can go to. Raises ConfigurationError."""
    address = parseaddr(text)[1] or text
    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError as wrong:
        raise ConfigurationError(f"{text!r} is no address that mail can go to: {wrong}") from None
    return text


def once_each(texts: Iterable[str]) -> list[str]:
    """The first text for each address, whatever its case. Raises ConfigurationError for one that is no address."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault((parseaddr(person(text))[1] or text).lower(), text)
    return list(found.values())


def known_zone(zone: str) -> str:
    """The zone as it is. Raises ConfigurationError for one that does not exist."""
    if zone not in available_timezones():
        raise ConfigurationError(f"There is no time zone {zone!r}.{did_you_mean(zone, available_timezones())}")
    return zone


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise click.UsageError(f"--set takes KEY=VALUE, such as caps.places=40; not {text!r}.")
    return key.strip(), value.strip()


def _created(opened: House, made: Programme) -> dict[str, Any]:
    address = programme_address(made.slug, opened.settings.domain)
    return {"slug": made.slug, "name": made.name, "address": address, "code": made.code, "preset": made.preset}


def _invite(session: Session, slug: str, addresses: list[str], role: str | None) -> tuple[list[Outcome], str]:
    found = the_programme(session, slug)
    outcomes = [
        handle(
            session,
            InvitePerson(programme=found.id, addresses=[address], role=role),
            Origin(door=Door.CLI, key=f"cli:{secrets.token_hex(8)}", assurance=Assurance.OPERATOR),
        )
        for address in addresses
    ]
    return outcomes, found.code


def _outcome(address: str, outcome: Outcome) -> dict[str, Any]:
    return {"address": address, "invitation": outcome.thing, "refused": outcome.refusal, "facts": outcome.facts}


def _print_invited(opened: House, told: list[dict[str, Any]], code: str | None) -> None:
    words = opened.words("en")
    for one in told:
        said = words.say("refusals", one["refused"], one["facts"]) if one["refused"] else "invited"
        console.print(f"{one['address']}: {said}", highlight=False, markup=False)
    if code is not None:
        console.print(f"Organisation code: {code}", highlight=False)


COMMANDS = (programme, invite)
