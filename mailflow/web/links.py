"""The magic links: GET shows what would happen, POST does it. Knows HTTP and forms, and decides nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, abort, request
from sqlalchemy.orm import Session

from mailflow import clock, queues
from mailflow.handlers.things import NoSuchThing
from mailflow.house import House
from mailflow.store.base import write
from mailflow.web import fields, nonces, pages, pressing, questions
from mailflow.web.link import Link, find
from mailflow.web.looking import View, look
from mailflow.web.telling import Done

SEEN: Final = "mailflow_seen"
"""A cookie that says only that a page was opened before; what has no cookies and is quick is a program."""


def link_routes(house: House) -> Blueprint:
    """`/do/<token>/<offer>`."""
    routes = Blueprint("links", __name__)
    door = Door(house)
    routes.add_url_rule("/do/<token>/<int:place>", "show", door.show, methods=["GET"])
    routes.add_url_rule("/do/<token>/<int:place>", "press", door.press, methods=["POST"])
    return routes


@dataclass(frozen=True)
class Door:
    """Reads without the write lock, writes in one transaction, and rings for the mail that it queued."""

    house: House

    def show(self, token: str, place: int) -> Response:
        """Changes nothing, however often and by whomever it is asked for."""
        return self._read(lambda session: self._form(session, self._found(session, token, place)))

    def press(self, token: str, place: int) -> Response:
        """Takes the offer up, takes that back, or mails a fresh link: by the button that was pressed."""
        shown = nonces.read(self.house.secret, request.path, request.form.get("nonce", ""), clock.real_now())
        if shown is None or shown.by_machine(clock.real_now(), cookie=SEEN in request.cookies):
            return self._read(lambda session: self._form(session, self._found(session, token, place), again=True))
        answer = write(self.house.sessions, lambda session: self._act(session, self._found(session, token, place)))
        queues.ring(self.house.bell, "outbox")
        return answer

    def _found(self, session: Session, token: str, place: int) -> Link:
        link = find(session, token, place)
        return link if link is not None else abort(404)

    def _read(self, work: Callable[[Session], Response]) -> Response:
        with self.house.reading() as session:
            return work(session)

    def _act(self, session: Session, link: Link) -> Response:
        try:
            return self._take_up(session, link)
        except NoSuchThing:
            return self._gone()

    def _take_up(self, session: Session, link: Link) -> Response:
        if "undo" in request.form:
            undone = pressing.undo(session, link, _number(request.form["undo"]))
            return self._done(link, undone) if undone is not None else abort(404)
        if "fresh" in request.form:
            sent = pressing.send_again(session, link)
            return pages.page("link_sent.html") if sent else self._form(session, link)
        if link.expired(clock.now()):
            return self._form(session, link)
        if questions.is_asked(link.offer):
            return self._answered(session, link)
        try:
            given = fields.arguments(link.offer, request.form)
        except ValueError:
            return self._form(session, link, wrong=[entry.name for entry in fields.entries(link.offer)])
        wrong = fields.missing(link.offer, given)
        if wrong:
            return self._form(session, link, wrong=wrong)
        return self._done(link, pressing.press(session, link, given))

    def _answered(self, session: Session, link: Link) -> Response:
        """Some answers may be missing: what is there is kept, and the page shows what is open."""
        done = pressing.press(session, link, questions.arguments(request.form))
        still_open = questions.open_questions(pressing.desk(session, link), link.offer)
        if done.refused or not still_open:
            return self._done(link, done)
        return self._form(session, link, wrong=sorted(still_open), done=done)

    def _form(
        self,
        session: Session,
        link: Link,
        *,
        again: bool = False,
        wrong: list[str] | None = None,
        done: Done | None = None,
    ) -> Response:
        try:
            view = look(session, link)
            entries = _entries(session, link) if view.will else []
        except NoSuchThing:
            return self._gone()
        return self._page(link, view, entries, again=again, wrong=wrong or [], done=done)

    def _page(
        self, link: Link, view: View, entries: list[fields.Entry], *, again: bool, wrong: list[str], done: Done | None
    ) -> Response:
        answer = pages.page(
            "link.html",
            422 if wrong and done is None else 200,
            view=view,
            entries=entries,
            done=done,
            questions=questions.is_asked(link.offer),
            wrong=wrong,
            given=request.form,
            again=again,
            expired=link.expired(clock.now()),
            nonce=self._nonce(again=again),
        )
        secure = self.house.settings.base_url.startswith("https:")
        answer.set_cookie(SEEN, "1", max_age=3600, path="/do", secure=secure, httponly=True, samesite="Lax")
        return answer

    def _done(self, link: Link, done: Done) -> Response:
        token = request.path.split("/")[2]
        mine = f"/mine/{token}" if link.mail.person_id is not None else None
        return pages.page("link_done.html", done=done, mine=mine, nonce=self._nonce(again=True))

    def _gone(self) -> Response:
        return pages.page(
            "sorry.html", 410, title="That is not there any more", text="So there is nothing left to do here."
        )

    def _nonce(self, *, again: bool) -> str:
        return nonces.issue(self.house.secret, request.path, clock.real_now(), again=again)


def _entries(session: Session, link: Link) -> list[fields.Entry]:
    if not questions.is_asked(link.offer):
        return fields.entries(link.offer)
    act = pressing.desk(session, link)
    member = act.participation()
    return questions.entries(act, link.offer, member) if member is not None else []


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else abort(404)
