"""One offer of one message that we sent, found by the token of its links. Knows rows and tokens, and does nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from mailflow.domain.offers import Offer
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.handlers import offers
from mailflow.mail.tokens import digest
from mailflow.store import queries
from mailflow.store.mailbox import OutgoingMail


@dataclass(frozen=True)
class Link:
    """One offer of one message that we sent."""

    mail: OutgoingMail
    place: int
    offer: Offer

    def expired(self, now: datetime) -> bool:
        """Whether it is too late for it."""
        return self.mail.expires_at <= now

    def origin(self, position: str, version: int) -> Origin:
        """The version in the key lets the same link work again after an undo, and once before it."""
        return Origin(
            door=Door.LINK,
            key=f"{self.key}:{position}:{version}",
            assurance=Assurance.PAGE,
            person=self.mail.person_id,
            answers=self.mail.id,
        )

    @property
    def key(self) -> str:
        """What the keys of everything begin with that was done by this message's links."""
        return f"link:{self.mail.id}:{self.place}"


def find(session: Session, token: str, place: int) -> Link | None:
    """The offer by its message's link token; None when there is none such."""
    mail = queries.mail_with_link(session, digest(token))
    found = offers.of_message(mail) if mail is not None else ()
    return Link(mail, place, found[place]) if mail is not None and 0 <= place < len(found) else None
