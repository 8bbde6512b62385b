"""The administrators' page of today: the digest, live, its items decided by a press. Knows no rule of a matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mailflow import clock, queues
from mailflow.dispatch import handle
from mailflow.domain.matter import KINDS
from mailflow.domain.offers import Offer, offer_from
from mailflow.handlers import act as acts
from mailflow.handlers import answers, figures, gathering, offers, things
from mailflow.handlers.digest import FIRST_LOOKS_BACK
from mailflow.house import House
from mailflow.languages import Catalogue
from mailflow.mail.clean import many_lines
from mailflow.store import numbers
from mailflow.store.base import write
from mailflow.store.mentoring import Matter
from mailflow.store.programmes import Administrator, Programme
from mailflow.web import nonces, pages
from mailflow.web.fields import LONGEST_ANSWER
from mailflow.web.sign_in import HOME, Administration, administration
from mailflow.web.signed_in import form_about, origin_of, programme_of

LOOKS_BACK: Final = timedelta(days=1)
PRESSED: Final = ("approve", "reject", "answer", "remind", "end", "snooze")
"""What the page offers of an item, in this order; the rest is for replies."""


@dataclass(frozen=True)
class Press:
    """A button of an item."""

    intent: str
    label: str


def admin_routes(house: House) -> Blueprint:
    """`/admin/<slug>`."""
    routes = Blueprint("admin", __name__)
    today = Today(house)
    routes.add_url_rule("/admin/<slug>", "today", today.show, methods=["GET"])
    routes.add_url_rule("/admin/<slug>", "decide", today.decide, methods=["POST"])
    return routes


@dataclass(frozen=True)
class Today:
    """Only for who is signed in and runs this programme; everybody else is led to the sign-in page."""

    house: House

    def show(self, slug: str) -> ResponseReturnValue:
        """The digest of this moment. Changes nothing."""
        with self.house.reading() as session:
            found = administration(session)
            programme = programme_of(found, slug)
            if found is None or programme is None:
                return redirect(HOME, 303)
            return self._page(session, found, programme)

    def decide(self, slug: str) -> ResponseReturnValue:
        """Takes one item's offer up."""
        answer = write(self.house.sessions, lambda session: self._decide(session, slug))
        queues.ring(self.house.bell, "outbox")
        return answer

    def _decide(self, session: Session, slug: str) -> ResponseReturnValue:
        found = administration(session)
        programme = programme_of(found, slug)
        if found is None or programme is None:
            return redirect(HOME, 303)
        nonce = request.form.get("nonce", "")
        if nonces.read(self.house.secret, form_about(), nonce, clock.real_now()) is None:
            return self._page(session, found, programme)
        return self._page(session, found, programme, self._run(session, found, programme, nonce))

    def _run(self, session: Session, found: Administration, programme: Programme, nonce: str) -> str:
        words = self.house.words(programme.language)
        offer = _offer(session, programme, request.form)
        if offer is None:
            return words.say("refusals", "NoSuchThing")
        try:
            command = offers.commands_of(offer, _arguments(request.form))[0]
        except offers.MissingHole:
            return words.say("words", "write_something")
        origin = origin_of(found, f"{nonce}:{request.form['matter']}:{offer.intent}")
        outcome = handle(session, command, origin)
        act = acts.of_door(session, programme, programme, origin)
        return answers.sentence(act, outcome, found.person, programme.language)

    def _page(self, session: Session, found: Administration, programme: Programme, done: str | None = None) -> Response:
        act = acts.of_door(session, programme, programme, origin_of(found, "today"))
        words = self.house.words(programme.language)
        (office,) = things.offices(session, programme.id, found.person.id)
        shown = gathering.gather(act, _since(act.now, office), numbers.at_a_glance(session, programme.id))
        facts = figures.facts_of(shown, numbers.last_glance(session, office.id), words)
        return pages.page(
            "today.html",
            **facts
            | {
                "programme": programme.name,
                "person": found.person,
                "decide": [_item(words, item) for item in shown.decide],
                "worries": [_item(words, item) for item in shown.worries],
                "done": done,
                "you": {"zone": office.zone},
                "locale": words.locale,
                "nonce": nonces.issue(self.house.secret, form_about(), clock.real_now()),
            },
        )


def _since(now: datetime, office: Administrator) -> datetime:
    """What is new since the last digest, and a day's worth at the least: the digest of this morning is no end."""
    last = office.last_digest_at or now - FIRST_LOOKS_BACK
    return min(last, now - LOOKS_BACK)


def _item(words: Catalogue, item: gathering.Item) -> dict[str, Any]:
    offered = {offer.intent: offer for offer in item.offers}
    presses = [Press(intent, _label(words, offered[intent])) for intent in PRESSED if intent in offered]
    return {
        "matter": item.matter.id,
        "title": item.title,
        "since": item.matter.created_at,
        "said": item.matter.text,
        "presses": presses,
        "writes": [press.intent for press in presses if _takes_words(item.matter, press.intent)],
    }


def _takes_words(matter: Matter, intent: str) -> bool:
    """Whether somebody gets what is written beside the button."""
    return intent == "answer" or (intent == "reject" and KINDS[matter.kind].tells)


def _label(words: Catalogue, offer: Offer) -> str:
    return offer.label or words.raw("buttons", words.key("buttons", "digest", offer.intent))


def _offer(session: Session, programme: Programme, form: Mapping[str, str]) -> Offer | None:
    """What was pressed; None when it is not this programme's, or the form is not ours."""
    number = form.get("matter", "")
    matter = session.get(Matter, int(number)) if number.isdecimal() and len(number) < 10 else None
    if matter is None or matter.programme_id != programme.id:
        return None
    specs = [spec for spec in KINDS[matter.kind].offers if spec.intent == form.get("intent")]
    return offer_from(specs[0], {"matter": matter.id}) if specs else None


def _arguments(form: Mapping[str, str]) -> dict[str, Any]:
    written = many_lines(form.get("words", ""))[:LONGEST_ANSWER].strip()
    return {"text": written, "reason": written} if written else {}
