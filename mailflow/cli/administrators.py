"""Commands about administrators: add one, print a sign-in link. Only an operator gives these rights, never a mail."""

from email.utils import parseaddr

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.cli.opened import changed, console, house, print_json
from mailflow.cli.programmes import person, the_programme
from mailflow.errors import ConfigurationError
from mailflow.handlers.programme import add_administrator
from mailflow.house import House
from mailflow.store import queries
from mailflow.store.programmes import Administrator
from mailflow.web.sign_in import issue_link


@click.group()
def admin() -> None:
    """Administrators: add one, let one in."""


@admin.command()
@click.argument("slug")
@click.argument("who", metavar='"NAME <ADDRESS>"')
@click.option("--president", is_flag=True, help="A chapter's president: invites people, and gets no digest.")
@click.option("--title", help="What they are called, such as Treasurer.")
@click.option("--group", help="Their group or chapter, such as Lyon.")
@click.option("--year", type=int, help="Their year of office.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def add(
    slug: str,
    who: str,
    title: str | None,
    group: str | None,
    year: int | None,
    *,
    president: bool,
    as_json: bool,
) -> None:
    """Somebody else runs the programme SLUG too, or presides over one of its chapters."""
    person(who)
    opened = house()
    level = "president" if president else "administrator"

    def work(session: Session) -> str:
        programme = the_programme(session, slug)
        address = parseaddr(who)[1] or who
        if _office(session, address, programme.id) is not None:
            raise ConfigurationError(
                f"{address!r} has an office at {slug!r} already: `mailflow programme show {slug}`."
            )
        return add_administrator(session, programme, who, level=level, title=title, group=group, year=year).person.name

    name = changed(opened, work)
    if as_json:
        print_json({"slug": slug, "name": name, "address": parseaddr(who)[1] or who, "level": level})
    else:
        console.print(f"{name} is {level} of {slug} now.", highlight=False, markup=False)


@admin.command()
@click.argument("address")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def link(address: str, as_json: bool) -> None:
    """Print a link that signs an administrator in, once, within ten minutes."""
    opened = house()
    url = changed(opened, lambda session: _link(session, opened, address))
    if as_json:
        print_json({"address": address, "link": url})
    else:
        click.echo(url)


def _office(session: Session, address: str, programme: int | None = None) -> Administrator | None:
    """An office that the person at that address holds: in that programme, or in any."""
    found = queries.person_at(session, address)
    if found is None:
        return None
    held = select(Administrator).where(Administrator.person_id == found.id)
    if programme is not None:
        held = held.where(Administrator.programme_id == programme)
    return session.scalar(held.limit(1))


def _link(session: Session, opened: House, address: str) -> str:
    office = _office(session, address)
    if office is None:
        raise ConfigurationError(
            f"{address!r} is no administrator's address. `mailflow programme show SLUG` lists a programme's."
        )
    return issue_link(session, opened.settings.base_url, office.person)


COMMANDS = (admin,)
