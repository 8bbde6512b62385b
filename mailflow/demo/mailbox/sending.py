"""What a person at the mailbox page can do with a mail, as MIME handed to the inbound door. Decides no rule."""

import http.client
import re
from dataclasses import dataclass
from typing import Final, get_args
from urllib.parse import urlencode, urlsplit

from mailflow import clock
from mailflow.demo import clients
from mailflow.demo.clients import Answer, Client
from mailflow.demo.inbox import Delivered
from mailflow.demo.mailbox import show
from mailflow.demo.mailbox.contacts import Contact
from mailflow.demo.post import Postman

STRANGER: Final = ("Someone Unknown", "someone.unknown@elsewhere.example")
PROGRAMS: Final[dict[str, Client]] = {
    "Gmail": "gmail_web",
    "Outlook": "outlook_desktop",
    "Apple Mail": "apple_mail",
    "plain text": "plain",
}
SCANNER: Final = {"User-Agent": "link scanner"}
SCAN_PATIENCE: Final = 10.0


@dataclass(frozen=True)
class Sender:
    """Whose desk it is."""

    contact: Contact
    postman: Postman

    def replies(self, mail: Delivered, text: str, client: Client) -> str:
        """A reply that quotes as the program does; gives the sentence to show."""
        name, address = self._me
        raw = clients.reply_as(client, mail.raw, text, sender=address, sender_name=name, now=clock.now())
        self.postman.bring(raw, sender=address, recipient=show.named(mail, "Reply-To"))
        return "Your reply is on its way."

    def writes(self, to: str, subject: str, text: str, client: Client) -> str:
        """A mail that answers nothing."""
        name, address = self._me
        raw = clients.new_mail(
            client, to=to, subject=subject, text=text, sender=address, sender_name=name, now=clock.now()
        )
        self.postman.bring(raw, sender=address, recipient=to)
        return f"Your mail to {to} is on its way."

    def as_stranger(self, mail: Delivered, text: str, client: Client) -> str:
        """The same reply from an address that nobody knows, and that no mail server vouched for."""
        name, address = STRANGER
        raw = clients.reply_as(client, mail.raw, text, sender=address, sender_name=name, now=clock.now())
        self.postman.bring(raw, sender=address, recipient=show.named(mail, "Reply-To"), verdict="none")
        return f"{name} sent that as an answer to your mail. The journal shows what became of it."

    def bounces(self, mail: Delivered) -> str:
        """As if the mailbox did not exist."""
        raw = clients.bounce_of(mail.raw, hard=True, now=clock.now(), to=mail.sender)
        self.postman.bring(raw, sender="", recipient=mail.sender, verdict="none")
        return "The mail was returned: no such mailbox."

    def is_away(self, mail: Delivered) -> str:
        """An absence note, sent by a program."""
        name, address = self._me
        raw = clients.out_of_office(mail.raw, sender=address, sender_name=name, now=clock.now(), to=mail.sender)
        self.postman.bring(raw, sender="", recipient=mail.sender)
        return "An absence note went out. Nobody should take it for an answer."

    def answers_invitation(self, mail: Delivered, answer: str) -> str:
        """What a calendar sends. Raises ValueError where nobody is invited to anything."""
        if answer not in get_args(Answer):
            raise ValueError(answer)
        name, address = self._me
        raw = clients.calendar_reply(mail.raw, answer, sender=address, sender_name=name, now=clock.now())  # type: ignore[arg-type]  # checked above
        self.postman.bring(raw, sender=address, recipient=show.named(mail, "Reply-To"))
        return f"Your calendar answered: {answer}."

    @property
    def _me(self) -> tuple[str, str]:
        return self.contact.name, self.contact.address


def scan(mail: Delivered) -> str:
    """Opens every magic link as a scanner does, and presses each page's button at once. Gives the sentence to show."""
    found = show.links(mail)
    if not found:
        return "There is no magic link in this mail."
    for link in found:
        page = over_http("GET", link, "")
        nonce = re.search(r'name="nonce" value="([^"]+)"', page)
        if nonce:
            over_http("POST", link, urlencode({"nonce": nonce[1]}))
    return f"A scanner opened {len(found)} links and pressed what it found. Look at the journal: nothing happened."


def over_http(method: str, link: str, body: str) -> str:
    """The page at a link, fetched as programs do: no cookie is kept."""
    parts = urlsplit(link)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=SCAN_PATIENCE)
    headers = SCANNER | ({"Content-Type": "application/x-www-form-urlencoded"} if body else {})
    try:
        connection.request(method, parts.path, body or None, headers)
        return connection.getresponse().read().decode("utf-8", "replace")
    finally:
        connection.close()


def program(name: str) -> Client:
    """The mail program that the page calls so, Gmail where it is unknown."""
    return PROGRAMS.get(name, "gmail_web")
