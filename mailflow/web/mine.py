"""A member's own page: where they stand, what waits, and everything they can do, by pressing alone. Decides nothing.

The link of any mail to the member opens it.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from flask import Blueprint, Response, abort, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow import clock, queues
from mailflow.dispatch import handle
from mailflow.domain.journal import Undo
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.outcome import Outcome
from mailflow.domain.service import ShowStatus
from mailflow.handlers import act as acts
from mailflow.handlers import offers
from mailflow.handlers.act import Act
from mailflow.handlers.desk import Choice
from mailflow.house import House
from mailflow.mail.tokens import digest
from mailflow.store import queries
from mailflow.store.base import write
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.programmes import Participation, Programme
from mailflow.web import choices, fields, mine_view, nonces, pages, questions, telling
from mailflow.web.links import SEEN

LONGEST_SEARCH: Final = 200


def mine_routes(house: House) -> Blueprint:
    """`/mine/<token>`."""
    routes = Blueprint("mine", __name__)
    door = MinePage(house)
    routes.add_url_rule("/mine/<token>", "show", door.show, methods=["GET"])
    routes.add_url_rule("/mine/<token>", "press", door.press, methods=["POST"])
    return routes


@dataclass(frozen=True)
class MinePage:
    """Shows what is; a press takes up one of the offers that the page holds out, as a link of a mail does."""

    house: House

    def show(self, token: str) -> Response:
        """Changes nothing, however often and by whomever it is asked for."""
        with self.house.reading() as session:
            return self._page(session, _mail(session, token))

    def press(self, token: str) -> Response:
        """Takes the offer up, takes something back, or mails a fresh link: by the button that was pressed."""
        nonce = request.form.get("nonce", "")
        shown = nonces.read(self.house.secret, request.path, nonce, clock.real_now())
        if shown is None or shown.by_machine(clock.real_now(), cookie=SEEN in request.cookies):
            with self.house.reading() as session:
                return self._page(session, _mail(session, token), again=True)
        answer = write(self.house.sessions, lambda session: self._act(session, _mail(session, token), nonce))
        queues.ring(self.house.bell, "outbox")
        return answer

    def _act(self, session: Session, mail: OutgoingMail, nonce: str) -> Response:
        member = queries.member_written_to(session, mail)
        if member is None:
            return self._page(session, mail)
        if "fresh" in request.form or mail.expires_at <= clock.now():
            return self._fresh(session, mail, member, nonce)
        if "undo" in request.form:
            return self._undo(session, mail, member, nonce)
        act = _desk(session, mail, member)
        choice = choices.find_choice(act, member, request.form.get("key", ""))
        if choice is None:
            return self._page(session, mail, moved_on=not self._was_done(session, member, nonce))
        return self._take_up(session, mail, member, choice, nonce)

    def _take_up(
        self, session: Session, mail: OutgoingMail, member: Participation, choice: Choice, nonce: str
    ) -> Response:
        try:
            given = _arguments(choice)
        except ValueError:
            return self._page(session, mail, wrong=[entry.name for entry in fields.entries(choice.offer)])
        wrong = [] if questions.is_asked(choice.offer) else fields.missing(choice.offer, given)
        if wrong:
            return self._page(session, mail, wrong=wrong)
        commands = offers.commands_of(choice.offer, given)
        outcomes = [
            handle(session, command, self._origin(mail, nonce, f"{request.form['key']}:{place}"))
            for place, command in enumerate(commands)
        ]
        return self._told(session, mail, member, outcomes)

    def _undo(self, session: Session, mail: OutgoingMail, member: Participation, nonce: str) -> Response:
        text = request.form["undo"]
        entry = session.get(JournalEntry, int(text)) if text.isascii() and text.isdigit() and len(text) < 18 else None
        if entry is None or entry.person_id != member.person_id or entry.programme_id != member.programme_id:
            abort(404)
        command = Undo(entry=entry.id)
        outcome = handle(session, command, self._origin(mail, nonce, f"undo:{entry.id}"))
        return self._told(session, mail, member, [outcome])

    def _fresh(self, session: Session, mail: OutgoingMail, member: Participation, nonce: str) -> Response:
        """To the address on file."""
        handle(session, ShowStatus(participation=member.id), self._origin(mail, nonce, "fresh"))
        return pages.page("link_sent.html")

    def _told(self, session: Session, mail: OutgoingMail, member: Participation, outcomes: list[Outcome]) -> Response:
        act = _desk(session, mail, member)
        done = telling.tell(act, member, outcomes, member.person, member.language)
        return self._page(session, mail, done=done)

    def _page(self, session: Session, mail: OutgoingMail, *, wrong: list[str] | None = None, **said: Any) -> Response:
        member = queries.member_written_to(session, mail)
        if member is None:
            return pages.page("mine_none.html")
        if mail.expires_at <= clock.now():
            return pages.page("mine_old.html", nonce=self._nonce())
        view = mine_view.Page(_desk(session, mail, member), member, _searched(), _wrong_key(wrong), tuple(wrong or ()))
        facts = {"done": None, "again": False, "moved_on": False} | said | view.facts() | view.around()
        answer = pages.page(
            "mine.html",
            422 if wrong else 200,
            **facts,
            given=request.form,
            failed=bool(wrong),
            nonce=self._nonce(),
            path=request.path,
        )
        secure = self.house.settings.base_url.startswith("https:")
        answer.set_cookie(SEEN, "1", max_age=3600, path="/mine", secure=secure, httponly=True, samesite="Lax")
        return answer

    def _nonce(self) -> str:
        return nonces.issue(self.house.secret, request.path, clock.real_now(), again=request.method == "POST")

    def _was_done(self, session: Session, member: Participation, nonce: str) -> bool:
        """Whether this very form was sent before."""
        key = _key(nonce, f"{request.form.get('key', '')}:0")
        found = select(JournalEntry.id).where(JournalEntry.origin == key, JournalEntry.person_id == member.person_id)
        return session.scalar(found) is not None

    def _origin(self, mail: OutgoingMail, nonce: str, position: str) -> Origin:
        """The form's own nonce: the same form sent twice acts once."""
        return Origin(door=Door.LINK, key=_key(nonce, position), assurance=Assurance.PAGE, person=mail.person_id)


def _searched() -> str:
    return request.args.get("words", "").strip()[:LONGEST_SEARCH]


def _wrong_key(wrong: list[str] | None) -> str:
    """Which of the forms it was that came incomplete."""
    return request.form.get("key", "") if wrong else ""


def _key(nonce: str, position: str) -> str:
    return f"mine:{sha256(nonce.encode()).hexdigest()[:24]}:{position}"


def _arguments(choice: Choice) -> dict[str, Any]:
    if questions.is_asked(choice.offer):
        return questions.arguments(request.form)
    return fields.arguments(choice.offer, request.form)


def _desk(session: Session, mail: OutgoingMail, member: Participation) -> Act:
    programme = session.get_one(Programme, member.programme_id)
    origin = Origin(door=Door.LINK, key="mine:desk", assurance=Assurance.PAGE, person=mail.person_id)
    return acts.of_door(session, programme, member, origin)


def _mail(session: Session, token: str) -> OutgoingMail:
    found = queries.mail_with_link(session, digest(token))
    return found if found is not None else abort(404)


def _member(session: Session, mail: OutgoingMail) -> Participation | None:
    if mail.person_id is None or mail.programme_id is None:
        return None
    return queries.participation_of(session, mail.programme_id, mail.person_id)
