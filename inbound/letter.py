"""A message taken apart, as data: headers, text, HTML, calendar, machine parts, attachments.

Knows how its header fields are read; refuses to know how it was taken apart.
"""

import re
from dataclasses import dataclass, field
from email.utils import getaddresses

from inbound.charsets import decoded

MAX_ADDRESSES = 64
MAX_ADDRESS_BYTES = 4096
MAX_BRACKETS = 256
RECIPIENT_HEADERS = ("x-original-to", "delivered-to", "envelope-to", "to", "cc")


@dataclass(frozen=True)
class Attachment:
    """What is told about an attachment; its content stays in the raw message."""

    name: str
    type: str
    size: int


@dataclass(frozen=True)
class Part:
    """A machine-readable part: delivery status, feedback report, returned headers or calendar."""

    type: str
    text: str


@dataclass(frozen=True)
class Message:
    """A message taken apart. Header names are lower case; each keeps all its values in order.

    `unread`: why it cannot be read, where only its outline was taken; nothing in it may be taken for a person's words.
    """

    headers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    content_type: str = "text/plain"
    report_type: str = ""
    text: str = ""
    html: str = ""
    calendar: str = ""
    parts: tuple[Part, ...] = ()
    returned: str = ""
    attachments: tuple[Attachment, ...] = ()
    unread: str = ""

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a header, upper or lower case alike."""
        return self.headers.get(name.lower(), ())

    def first(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next(iter(self.all(name)), "")

    @property
    def subject(self) -> str:
        return decoded(self.first("subject"))

    @property
    def message_id(self) -> str:
        return next(iter(message_ids(self.first("message-id"))), "")

    @property
    def references(self) -> tuple[str, ...]:
        """Message-IDs of In-Reply-To, then of References, newest first."""
        found = message_ids(self.first("in-reply-to")) + message_ids(self.first("references"))[::-1]
        return tuple(dict.fromkeys(found))

    @property
    def from_field(self) -> tuple[tuple[str, str], ...]:
        """(name, address) of every address in every From field; more than one means nobody."""
        return addresses(self.all("from"))

    @property
    def recipients(self) -> tuple[str, ...]:
        """Lower-case addresses that the message was for, the envelope's own first."""
        values = [value for name in RECIPIENT_HEADERS for value in self.all(name)]
        return tuple(dict.fromkeys(address.lower() for _, address in addresses(tuple(values))))


def message_ids(value: str) -> tuple[str, ...]:
    return tuple(re.findall(r"<([^<>\s]{1,998})>", value))


def addresses(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(name, address) of each, as many as are read; of a value with heaps of comments or brackets nobody."""
    told = [
        value
        for value in (value[:MAX_ADDRESS_BYTES] for value in values)
        if value.count("(") <= MAX_ADDRESSES and value.count("<") <= MAX_BRACKETS
    ]
    found = [(name, address) for name, address in getaddresses(told) if "@" in address]
    return tuple((decoded(name), address) for name, address in found[:MAX_ADDRESSES])
