"""A story in letters: people write, press links, get mail; time passes. Everything goes through the real doors."""

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage

from flask.testing import FlaskClient
from sqlalchemy import select

from mailflow import clock
from mailflow.demo.advance import advance, settle
from mailflow.demo.clients import Client, new_mail, reply_as
from mailflow.house import House
from mailflow.store.base import write
from mailflow.store.journal import JournalEntry
from tests.sink import Received, Sink


@dataclass(frozen=True)
class Mail:
    """A mail as its reader sees it."""

    received: Received

    @property
    def message(self) -> EmailMessage:
        """The parsed message."""
        return self.received.message

    @property
    def subject(self) -> str:
        """The subject."""
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        """The text twin, its lines joined so that a sentence can be looked for."""
        body = self.message.get_body(("plain",))
        return " ".join(str(body.get_content()).split()) if body else ""

    @property
    def kind(self) -> str:
        """The catalogue's name of the email."""
        found = re.search(r"email=(\w+)", str(self.message["X-Mailflow-Reason"]))
        return found[1] if found else ""

    def link(self, label: str) -> str:
        """The path of the button with this label. Raises AssertionError when there is none."""
        found = re.search(rf"{re.escape(label)}: (https?://\S+)", self.text)
        assert found, f"no button {label!r} in: {self.text}"
        return re.sub(r"^https?://[^/]+", "", found[1])


@dataclass
class Story:
    """One programme and its people. Addresses are `<first name>@people.example`."""

    house: House
    sink: Sink
    web: FlaskClient
    slug: str = "alliance"
    seen: dict[str, int] = field(default_factory=dict)
    sent: int = 0

    def address(self, person: str) -> str:
        """Where the person reads mail."""
        return f"{person.lower()}@people.example"

    def all_mails(self, person: str) -> list[Mail]:
        """Everything that the person has got, oldest first."""
        return [Mail(one) for one in self.sink.messages if one.recipients == (self.address(person),)]

    def mails(self, person: str) -> list[Mail]:
        """What the person has got since they last looked."""
        everything = self.all_mails(person)
        new = everything[self.seen.get(person, 0) :]
        self.seen[person] = len(everything)
        return new

    def gets(self, person: str, kind: str) -> Mail:
        """The newest mail of that name among those that the person has not looked at; they have, afterwards."""
        new = self.mails(person)
        fitting = [mail for mail in new if mail.kind == kind]
        assert fitting, f"{person} got {[mail.kind for mail in new]}, not {kind}"
        return fitting[-1]

    def writes(
        self,
        person: str,
        text: str,
        *,
        answering: Mail | None = None,
        to: str | None = None,
        client: Client = "gmail_web",
        verdict: str = "pass",
        times: int = 1,
        settled: bool = True,
        envelope: str | None = None,
    ) -> None:
        """The person replies to a mail, or writes to the programme, through the relay; `settled`: it is worked on.

        `envelope` is its MAIL FROM where that is not the person's address.
        """
        address = self.address(person)
        if answering is None:
            to = to or f"{self.slug}@{self.house.settings.domain}"
            raw = new_mail(
                client, to=to, subject="Hello", text=text, sender=address, sender_name=person, now=self._now()
            )
        else:
            original = answering.received.raw
            raw = reply_as(client, original, text, sender=address, sender_name=person, now=self._now())
            to = to or str(answering.message["Reply-To"] or answering.message["From"])
        for _ in range(times):
            sender = address if envelope is None else envelope
            assert self.relay(raw, sender=sender, recipient=_bare(to), verdict=verdict) == 204
        if settled:
            settle(self.house)

    def _now(self) -> datetime:
        self.sent += 1
        return clock.now() + timedelta(seconds=self.sent)

    def relay(self, raw: bytes, *, sender: str, recipient: str, verdict: str = "pass") -> int:
        """Hand a message to the relay door; the status it answers."""
        stamp = str(int(clock.real_now().timestamp()))
        head = f"{stamp}\n{verdict}\n{sender}\n{recipient}\n".encode()
        secret = self.house.settings.relay_secrets[0].encode()
        headers = {
            "X-Mailflow-Timestamp": stamp,
            "X-Mailflow-Sender": sender,
            "X-Mailflow-Recipient": recipient,
            "X-Mailflow-Verdict": verdict,
            "X-Mailflow-Signature": hmac.new(secret, head + raw, hashlib.sha256).hexdigest(),
        }
        answer = self.web.post("/inbound/relay", data=raw, headers=headers, content_type="message/rfc822")
        return answer.status_code

    def presses(self, mail: Mail, label: str, **fields: str) -> str:
        """The reader opens the button's link and presses the page's own button. Returns the page's text."""
        path = mail.link(label)
        page = self.web.get(path)
        assert page.status_code == 200, page.text
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
        answer = self.web.post(path, data={**hidden, **fields}, follow_redirects=True)
        settle(self.house)
        return answer.text

    def passes(self, **span: float) -> None:
        """Time goes by, everything due on the way is done."""
        advance(self.house, clock.now() + timedelta(**span))

    def waits_for_the_morning(self) -> None:
        """Till the notices of this hour have gone out: past the grace, the night and the weekend."""
        self.passes(days=3)

    def journal(self) -> list[JournalEntry]:
        """All entries so far."""
        return write(
            self.house.sessions, lambda session: list(session.scalars(select(JournalEntry).order_by(JournalEntry.id)))
        )


def _bare(address: str) -> str:
    found = re.search(r"<([^>]+)>", address)
    return found[1] if found else address.strip()
