"""One person's mail as threads: what they got and what they wrote, with how that was read. Changes nothing."""

import email
import email.policy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from mailflow.demo.inbox import Delivered
from mailflow.demo.mailbox.readings import Reading, reading_of
from mailflow.store.mailbox import InboundMail, OutgoingMail

LONGEST_SNIPPET = 90


@dataclass(frozen=True)
class Written:
    """What the person sent; `references` is the mail that it answers, if any."""

    id: int
    at: datetime
    subject: str
    text: str
    reading: Reading
    message_id: str
    references: list[str]


@dataclass(frozen=True)
class Thread:
    """Letters of both directions, oldest first."""

    letters: tuple[Delivered | Written, ...]

    @property
    def root(self) -> str:
        """The Message-ID of its first letter."""
        return self.letters[0].message_id

    @property
    def received(self) -> list[Delivered]:
        """What the person got."""
        return [letter for letter in self.letters if isinstance(letter, Delivered)]

    @property
    def newest(self) -> Delivered | None:
        """What is opened when the thread is."""
        return self.received[-1] if self.received else None

    @property
    def subject(self) -> str:
        """The first one's."""
        return self.letters[0].subject

    @property
    def at(self) -> datetime:
        """When its last letter came or went."""
        return self.letters[-1].at

    @property
    def unread(self) -> bool:
        """Whether anything in it was not looked at."""
        return any(not letter.seen for letter in self.received)

    @property
    def snippet(self) -> str:
        """The first words of its last letter that say something."""
        last = self.letters[-1]
        return snippet(last) if isinstance(last, Delivered) else f"You: {last.text}"[:LONGEST_SNIPPET]


def threads(session: Session, address: str, delivered: Sequence[Delivered]) -> list[Thread]:
    """The newest first."""
    letters: list[Delivered | Written] = [*delivered, *_written(session, address)]
    letters.sort(key=lambda letter: letter.at)
    groups: dict[str, list[Delivered | Written]] = {}
    root_of = _roots(letters)
    for letter in letters:
        groups.setdefault(root_of(letter.message_id), []).append(letter)
    made = [Thread(tuple(group)) for group in groups.values()]
    return sorted(made, key=lambda thread: thread.at, reverse=True)


def _roots(letters: Sequence[Delivered | Written]) -> Callable[[str], str]:
    """What one letter names belongs together, whoever named it first."""
    above: dict[str, str] = {}

    def root(one: str) -> str:
        while above.get(one, one) != one:
            one = above[one]
        return one

    for letter in letters:
        for reference in letter.references:
            above[root(letter.message_id)] = root(reference)
    return root


def snippet(mail: Delivered) -> str:
    """The first words after the greeting."""
    lines = [line.strip() for line in mail.text.splitlines() if line.strip()]
    said = [line for line in lines[3:] if not line.startswith(("http", "*"))]
    return " ".join(said)[:LONGEST_SNIPPET]


def _written(session: Session, address: str) -> list[Written]:
    """What came from this address."""
    wanted = (
        select(InboundMail, OutgoingMail.message_id)
        .outerjoin(OutgoingMail, InboundMail.answers_id == OutgoingMail.id)
        .where(InboundMail.sender == address)
        .options(undefer(InboundMail.raw))
        .order_by(InboundMail.id)
    )
    return [_one(row, answered) for row, answered in session.execute(wanted)]


def _one(row: InboundMail, answered: str | None) -> Written:
    message = email.message_from_bytes(row.raw, policy=email.policy.default)
    return Written(
        id=row.id,
        at=row.received_at,
        subject=str(message["Subject"] or "(no subject)"),
        text=(row.reply or _text(message)).strip(),
        reading=reading_of(row),
        message_id=row.message_id or f"inbound {row.id}",
        references=[answered] if answered else [],
    )


def _text(message: email.message.EmailMessage) -> str:
    part = message.get_body(("plain",))
    return str(part.get_content()) if part is not None else ""
