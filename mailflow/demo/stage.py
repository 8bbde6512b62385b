"""Where invented people live: they write mail, press links and get mail, and time passes. Uses the doors alone."""

import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from mailflow import app, clock, settings
from mailflow.demo import clients, post, sink
from mailflow.demo.advance import Look, advance, settle
from mailflow.demo.clients import Client
from mailflow.demo.inbox import Delivered, Inbox
from mailflow.demo.post import Postman
from mailflow.demo.site import inbox_of
from mailflow.dispatch import handle
from mailflow.domain.machine import Command
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.outcome import Outcome
from mailflow.errors import MailflowError
from mailflow.handlers.programme import create_programme
from mailflow.house import House, build
from mailflow.settings import Settings
from mailflow.store import migrations
from mailflow.store.base import write
from mailflow.store.people import Address, Person
from mailflow.store.programmes import Administrator, Programme

DOMAIN = "mailflow.localhost"
PRESET = "womens_alliance"


class NoSuchButton(MailflowError):
    """The mail has no button at that place, or its page did not take the press."""


@dataclass(frozen=True)
class Player:
    """Somebody with an address and a mail program."""

    name: str
    address: str
    client: Client = "gmail_web"

    @property
    def first_name(self) -> str:
        """What friends call them."""
        return self.name.split()[0]


class Stage:
    """One programme, one inbox for everybody; `house` works in this process."""

    def __init__(self, house: House, inbox: Inbox) -> None:
        self.house, self.inbox = house, inbox
        site = app.create_app(house)
        self._postman: Postman = post.in_process(site, house.settings)
        self._web: FlaskClient = site.test_client()
        self.programme = 0
        self.slug = ""

    def found(self, slug: str, name: str, administrator: Player, zone: str, **changes: str) -> None:
        """Makes the programme with its first administrator, as the command line does."""
        who = f"{administrator.name} <{administrator.address}>"

        def work(session: Session) -> int:
            return create_programme(session, slug, PRESET, name, who, zone, changes).id

        self.programme, self.slug = write(self.house.sessions, work), slug

    def presides(self, who: Player, group: str) -> None:
        """Somebody is the president of a chapter."""

        def work(session: Session) -> None:
            person = Person(name=who.name, created_at=clock.now())
            person.addresses = [Address(address=who.address, verified_at=clock.now())]
            session.add(person)
            session.flush()
            president = Administrator(
                programme_id=self.programme,
                person_id=person.id,
                level="president",
                title="President",
                group_name=group,
                year=clock.now().year,
                zone=session.get_one(Programme, self.programme).zone,
            )
            session.add(president)

        write(self.house.sessions, work)

    def orders(self, command: Command) -> Outcome:
        """The operator gives a command at the command line."""
        origin = Origin(door=Door.CLI, key=f"cli:{secrets.token_hex(8)}", assurance=Assurance.OPERATOR)
        outcome = write(self.house.sessions, lambda session: handle(session, command, origin))
        settle(self.house)
        return outcome

    def replies(self, who: Player, mail: Delivered, text: str, *, style: clients.Style = "top") -> None:
        """The person answers, quoting as their program does."""
        raw = clients.reply_as(
            who.client, mail.raw, text, sender=who.address, sender_name=who.name, now=clock.now(), style=style
        )
        self._bring(who, raw, _address(str(mail.message["Reply-To"])))

    def writes(self, who: Player, text: str, subject: str = "Hello", to: str | None = None) -> None:
        """The person writes a mail that answers nothing, to the programme."""
        to = to or f"{self.slug}@{self.house.settings.domain}"
        raw = clients.new_mail(
            who.client, to=to, subject=subject, text=text, sender=who.address, sender_name=who.name, now=clock.now()
        )
        self._bring(who, raw, to)

    def is_away(self, who: Player, mail: Delivered) -> None:
        """The person's mailbox answers with an absence note."""
        raw = clients.out_of_office(mail.raw, sender=who.address, sender_name=who.name, now=clock.now(), to=mail.sender)
        self._postman.bring(raw, sender="", recipient=mail.sender)
        settle(self.house)

    def presses(self, mail: Delivered, place: int = 1) -> None:
        """The reader opens the link of a button, the first being 1, and presses the page's own. Raises NoSuchButton."""
        there = buttons(mail)
        if not 1 <= place <= len(there):
            raise NoSuchButton(f"{mail.subject!r} has {len(there)} buttons")
        label, path = there[place - 1]
        page = self._web.get(path)
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
        if page.status_code != 200 or self._web.post(path, data=hidden).status_code != 200:
            raise NoSuchButton(f"the page of {label!r} did not take the press")
        settle(self.house)

    def passes(self, until: datetime, look: Look | None = None) -> None:
        """Time goes by; everything due on the way is done."""
        advance(self.house, until, look)

    def _bring(self, who: Player, raw: bytes, recipient: str) -> None:
        self._postman.bring(raw, sender=who.address, recipient=recipient)
        settle(self.house)


def buttons(mail: Delivered) -> Sequence[tuple[str, str]]:
    """Label and path of each magic link, in order."""
    found = re.findall(r'href="(https?://[^"]+/do/[^"]+)"[^>]*>([^<]+)<', mail.html)
    return [(re.sub(r"^\d+\. ", "", unescape(label)).strip(), urlsplit(link).path) for link, label in found]


@contextmanager
def opened(found: Settings) -> Iterator[Stage]:
    """A stage on these settings, whose mail server must be the sink; the tables are made. Closes all at the end."""
    migrations.upgrade(found.database_url)
    house = build(found)
    try:
        yield Stage(house, inbox_of(found))
    finally:
        if house.transport is not None:
            house.transport.close()
        for engine in (house.engine, house.sessions.kw["bind"], house.durable.kw["bind"]):
            engine.dispose()


@contextmanager
def set_up(data: Path, *, port: int | None = None, begins: datetime) -> Iterator[Stage]:
    """A stage in a folder of its own, with a sink, and a clock that stands at `begins`."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    clock.follow(data / "clock")
    clock.move_to(begins)
    with sink.listening(Inbox(data / "inbox.db")) as smtp_url, opened(demo_settings(data, smtp_url, port)) as stage:
        yield stage


def demo_settings(data: Path, smtp_url: str, port: int | None = None) -> Settings:
    """Settings that reach nothing outside the folder and the loopback, whatever the environment says."""
    return settings.load(
        data=data,
        database_url=f"sqlite:///{data / 'mailflow.db'}",
        smtp_url=smtp_url,
        relay_secret=settings.made_once(data / "relay_secret").get_secret_value(),
        secret_key=settings.made_once(data / settings.SECRET_KEY_FILE),
        clock_file=data / "clock",
        domain=DOMAIN,
        host="127.0.0.1",
        **({"port": port, "base_url": f"http://127.0.0.1:{port}"} if port else {}),
    )


def _address(field: str) -> str:
    found = re.search(r"<([^>]+)>", field)
    return found[1] if found else field.strip()


__all__ = ["DOMAIN", "NoSuchButton", "Player", "Stage", "buttons", "demo_settings", "opened", "set_up"]
