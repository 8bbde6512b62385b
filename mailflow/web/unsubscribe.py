"""Leaving mails by one press: RFC 8058 for mail programs, a page for people. Takes up the standing offer `stop`."""

from dataclasses import dataclass

from flask import Blueprint, Response, abort, request
from sqlalchemy.orm import Session

from mailflow import clock, queues
from mailflow.domain.digest import NEVER
from mailflow.domain.emails import Kind
from mailflow.domain.offers import Offer
from mailflow.handlers import offers, things
from mailflow.house import House
from mailflow.mail.tokens import digest
from mailflow.store import queries
from mailflow.store.base import write
from mailflow.store.mailbox import OutgoingMail
from mailflow.web import nonces, pages, pressing
from mailflow.web.link import Link

PLACE = -1
"""Not one of the message's own offers."""


def unsubscribe_routes(house: House) -> Blueprint:
    """`/unsubscribe/<token>`: the token of any message to that person, however old."""
    routes = Blueprint("unsubscribe", __name__)
    door = Door(house)
    routes.add_url_rule("/unsubscribe/<token>", "ask", door.ask, methods=["GET"])
    routes.add_url_rule("/unsubscribe/<token>", "stop", door.stop, methods=["POST"])
    return routes


@dataclass(frozen=True)
class Door:
    """Stopping is always obeyed: no cookie, nonce or age of the link stands in its way when a mail program asks."""

    house: House

    def ask(self, token: str) -> Response:
        """The page with the button; a look at it stops nothing."""
        return self._page(token, again=False)

    def stop(self, token: str) -> Response:
        """RFC 8058 §3.1: the body says `List-Unsubscribe=One-Click`, and no cookie or redirect may be needed."""
        if request.form.get("List-Unsubscribe") != "One-Click" and not self._pressed_by_a_person():
            return self._page(token, again=True)
        digest = write(self.house.sessions, lambda session: self._stop(session, self._mail(session, token)))
        queues.ring(self.house.bell, "outbox")
        return pages.page("unsubscribed.html", digest=digest)

    def _stop(self, session: Session, mail: OutgoingMail) -> bool:
        """Stops what that mail was one of, and says whether that is the digest."""
        offer = digest_offer(session, mail) if is_digest(mail) else stop_offer(session, mail)
        if offer is not None:
            pressing.press(session, Link(mail, PLACE, offer), {"what": "all", "value": NEVER})
        return is_digest(mail)

    def _mail(self, session: Session, token: str) -> OutgoingMail:
        found = queries.mail_with_link(session, digest(token))
        return found if found is not None else abort(404)

    def _pressed_by_a_person(self) -> bool:
        shown = nonces.read(self.house.secret, request.path, request.form.get("nonce", ""), clock.real_now())
        return shown is not None and not shown.by_machine(clock.real_now(), cookie=False)

    def _page(self, token: str, *, again: bool) -> Response:
        with self.house.reading() as session:
            digest = is_digest(self._mail(session, token))
        nonce = nonces.issue(self.house.secret, request.path, clock.real_now(), again=again)
        return pages.page("unsubscribe.html", nonce=nonce, again=again, digest=digest)


def is_digest(mail: OutgoingMail) -> bool:
    return mail.kind == Kind.DIGEST


def digest_offer(session: Session, mail: OutgoingMail) -> Offer | None:
    """How this administrator may say how often the digest comes."""
    offices = things.offices(session, mail.programme_id, mail.person_id)
    return next((offer for offer in offers.standing(session, (), offices) if offer.intent == "frequency"), None)


def stop_offer(session: Session, mail: OutgoingMail) -> Offer | None:
    """How this person may say stop in the programme that the mail is from."""
    if mail.person_id is None:
        return None
    members = queries.participations_of(session, mail.person_id, mail.programme_id)
    return next((offer for offer in offers.standing(session, members) if offer.intent == "stop"), None)
