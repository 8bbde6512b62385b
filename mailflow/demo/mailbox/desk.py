"""What the mailbox page shows besides the journal: people, one person's threads, one mail with its offers."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.demo.inbox import Delivered, Inbox
from mailflow.demo.mailbox import passing
from mailflow.demo.mailbox.checks import Check, checks
from mailflow.demo.mailbox.contacts import Contact, Group, contacts, grouped
from mailflow.demo.mailbox.threads import Thread, snippet, threads
from mailflow.house import House
from mailflow.mail.addresses import programme_address
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.programmes import Programme

TABS: Final = ("html", "dark", "phone", "text", "headers", "source", "calendar", "checks")
LABELS: Final = {"html": "HTML"}
BEGINNINGS: Final = {
    "request_received": "was asked for a mentorship",
    "digest": "runs the programme, and decides by reply",
    "mentorship_ending": "is asked whether a mentorship ends",
    "meeting_session": "meets the mentor soon",
    "form_profile": "fills in a profile",
    "invitation_sent": "is invited",
    "mentorship_quiet": "is asked how it goes",
}
"""The emails that show best what can be done, and what to say of whoever has got one."""
LONGEST_SOURCE: Final = 200_000
_QUOTED = re.compile("“([^”]+)”")


@dataclass(frozen=True)
class Entry:
    """The mail that is open. `words` is what the reply box holds already, `chips` what it may hold."""

    mail: Delivered
    tab: str
    words: str
    thread: Thread | None
    chips: tuple[str, ...]

    @property
    def tabs(self) -> tuple[tuple[str, str], ...]:
        """Name and label of each tab that this mail has."""
        there = [tab for tab in TABS if tab != "calendar" or self.calendar]
        return tuple((tab, LABELS.get(tab, tab.capitalize())) for tab in there)

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Every field, as sent."""
        return [(name, str(value)) for name, value in self.mail.message.items()]

    @property
    def source(self) -> str:
        """The raw message, as far as anybody scrolls."""
        return self.mail.raw[:LONGEST_SOURCE].decode("ascii", "replace").replace("\r\n", "\n")

    @cached_property
    def calendar(self) -> str:
        """The invitation in it, if there is one."""
        for part in self.mail.message.walk():
            if part.get_content_type() == "text/calendar":
                return str(part.get_content())
        return ""

    @property
    def checks(self) -> list[Check]:
        """What a careful sender looks at."""
        return checks(self.mail)


@dataclass(frozen=True)
class Beginning:
    """A mail that is good to begin with."""

    mail: Delivered
    name: str
    what: str


class Desk:
    """Everything for one page; `person` is None where the address is unknown, or none was chosen."""

    def __init__(self, session: Session, inbox: Inbox, house: House, address: str | None) -> None:
        self.session = session
        self._inbox, self._house = inbox, house
        everybody = contacts(session, inbox.counts())
        self.groups: list[Group] = grouped(everybody)
        self.person: Contact | None = next((one for one in everybody if one.address == address), None)
        programme = session.scalars(select(Programme).order_by(Programme.id)).first()
        self.zone = ZoneInfo(programme.zone if programme else "UTC")
        self.programme = programme.name if programme else "mailflow"
        self.write_to = programme_address(programme.slug if programme else "hello", house.settings.domain)

    @cached_property
    def threads(self) -> list[Thread]:
        """The person's, newest first."""
        if self.person is None:
            return []
        return threads(self.session, self.person.address, self._inbox.of(self.person.address))

    @property
    def now(self) -> str:
        """The page's clock."""
        return self._local(clock.now()).strftime("%A %-d %B %Y, %H:%M")

    @property
    def due(self) -> str:
        """When the next thing is due, empty when nothing is."""
        moment = passing.next_due(self._house)
        return "" if moment is None else self._local(moment).strftime("%a %-d %b, %H:%M")

    def moment(self, at: datetime) -> str:
        """Short, as a list shows it: the hour today, else the day."""
        local, today = self._local(at), self._local(clock.now())
        if local.date() == today.date():
            return local.strftime("%H:%M")
        return local.strftime("%a %-d %b" if local.year == today.year else "%-d %b %Y")

    def exactly(self, at: datetime) -> str:
        """With day and hour."""
        return self._local(at).strftime("%a %-d %b %Y, %H:%M")

    @property
    def beginnings(self) -> list[Beginning]:
        """The newest mail of each kind that is good to begin with, and that nobody has answered."""
        names = {one.address: one.name for group in self.groups for one in group.contacts}
        taken_up = select(OutgoingMail.message_id).where(OutgoingMail.id.in_(select(JournalEntry.answers_id)))
        answered = set(self.session.scalars(taken_up))
        newest = {mail.email: mail for mail in self._inbox.unread() if mail.message_id not in answered}
        found = [(newest[email], what) for email, what in BEGINNINGS.items() if email in newest]
        return [Beginning(mail, names.get(mail.recipient, mail.recipient), what) for mail, what in found]

    def snippet(self, mail: Delivered) -> str:
        """Its first words, as a list of letters shows them."""
        return snippet(mail)

    def entry(self, mail: Delivered, tab: str, words: str) -> Entry:
        """The mail as the page shows it."""
        here = ((one, got) for one in self.threads for got in one.received if got.id == mail.id)
        # The thread's own copy: since the mail was fetched, it has been looked at.
        thread, mail = next(here, (None, mail))
        return Entry(mail, tab if tab in TABS else "html", words, thread, _chips(mail))

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self.zone)


def _chips(mail: Delivered) -> tuple[str, ...]:
    """The words that the mail itself says can be replied."""
    listed = [line for line in mail.text.splitlines() if line.lstrip().startswith("* ")]
    return tuple(dict.fromkeys(chip for line in listed for chip in _QUOTED.findall(line)))
