"""The HTTP door for mail: verify, store, commit, ring, answer. Knows no provider and reads no mail."""

from contextlib import suppress
from typing import Final

import structlog
from flask import Blueprint, Request, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from inbound.accept import Accepted, GroupCommitter, Incoming
from inbound.providers import configured
from inbound.providers.contract import Call, Provider
from mailflow import clock, queues
from mailflow.house import House

MOST_HEARD_OUT: Final = 256 * 1024 * 1024
PIECE: Final = 64 * 1024
log = structlog.get_logger()


def webhook_routes(house: House) -> Blueprint:
    """One route a provider that has a secret."""
    routes = Blueprint("inbound", __name__, url_prefix="/inbound")
    committer = GroupCommitter(house.durable)
    for provider in configured(house.settings):
        door = Door(house, committer, provider)
        routes.add_url_rule(f"/{provider.noun}", provider.noun, door.answer, methods=["POST"])
    return routes


class Door:
    """The route of one provider. Whatever goes wrong is our trouble, so that nobody drops mail for it."""

    def __init__(self, house: House, committer: GroupCommitter, provider: Provider) -> None:
        self.house = house
        self.committer = committer
        self.provider = provider

    def answer(self) -> ResponseReturnValue:
        """Only with the codes of this provider's header."""
        answers = self.provider.answers
        try:
            return Response(status=self._take())
        except RequestEntityTooLarge:
            _hear_out(request)
            return Response(status=answers.too_big or answers.trouble)
        except Exception as error:  # noqa: BLE001 - a 500 or a 4xx would make some provider drop the mail
            log.error("inbound.trouble", provider=self.provider.noun, error=type(error).__name__)
            return Response(status=answers.trouble)

    def _take(self) -> int:
        request.max_content_length = self.provider.limit
        call = Call(_headers(), request.get_data(cache=False), clock.real_now())
        if not self.provider.recognises(call):
            log.warning("inbound.refused", provider=self.provider.noun)
            return self.provider.answers.refused
        self._store(self.provider.unpack(call))
        return self.provider.answers.stored

    def _store(self, incoming: Incoming) -> Accepted:
        accepted = self.committer.accept(incoming, clock.now())
        if not accepted.known:
            queues.ring(self.house.bell, "inbound")
        log.info("inbound.stored", provider=incoming.provider, mail=accepted.id, known=accepted.known)
        return accepted


def _hear_out(call: Request) -> None:
    """Read what is left of a body that is too long, and forget it: who is still sending hears no answer."""
    ends = call.environ.get("wsgi.input_terminated", False)
    body, left = call.environ["wsgi.input"], call.content_length or (MOST_HEARD_OUT if ends else 0)
    left = min(left, MOST_HEARD_OUT)
    with suppress(OSError):
        while left > 0 and (piece := body.read(min(left, PIECE))):
            left -= len(piece)


def _headers() -> dict[str, str]:
    return {name.lower(): value for name, value in request.headers}
