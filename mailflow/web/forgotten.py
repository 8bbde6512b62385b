"""A forgotten profile ID: mailed to the registered address and nowhere else. Answers the same whomever it knows."""

from dataclasses import dataclass

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session

from mailflow import clock, queues
from mailflow.dispatch import handle
from mailflow.domain.origin import Door as Way
from mailflow.domain.origin import Origin
from mailflow.domain.participation.profile import SendProfileId
from mailflow.house import House
from mailflow.mail.addresses import is_address
from mailflow.mail.tokens import digest
from mailflow.store import queries
from mailflow.store.base import write
from mailflow.web import nonces, pages


def forgotten_routes(house: House) -> Blueprint:
    """`/forgotten`."""
    routes = Blueprint("forgotten", __name__)
    door = Door(house)
    routes.add_url_rule("/forgotten", "ask", door.ask, methods=["GET"])
    routes.add_url_rule("/forgotten", "send", door.send, methods=["POST"])
    return routes


@dataclass(frozen=True)
class Door:
    """Whoever asks proves nothing, and learns nothing."""

    house: House

    def ask(self) -> Response:
        """The form for an address."""
        return self._page(sent=False, again=False)

    def send(self) -> Response:
        """The nonce is the origin: the same form sent twice mails once."""
        nonce, now = request.form.get("nonce", ""), clock.real_now()
        shown = nonces.read(self.house.secret, request.path, nonce, now)
        if shown is None or shown.by_machine(now, cookie=False):
            return self._page(sent=False, again=True)
        address = request.form.get("address", "").strip()
        if is_address(address):
            write(self.house.sessions, lambda session: _mail(session, address, digest(nonce)))
            queues.ring(self.house.bell, "outbox")
        return self._page(sent=True, again=False)

    def _page(self, *, sent: bool, again: bool) -> Response:
        nonce = nonces.issue(self.house.secret, request.path, clock.real_now(), again=again)
        return pages.page("forgotten.html", nonce=nonce, sent=sent, again=again)


def _mail(session: Session, address: str, key: str) -> None:
    """For each programme that they are in. How often a day is the command's own rule."""
    person = queries.person_at(session, address)
    for member in queries.participations_of(session, person.id, None) if person is not None else []:
        origin = Origin(door=Way.LINK, key=f"forgotten:{key}:{member.id}", person=member.person_id)
        handle(session, SendProfileId(participation=member.id), origin)
