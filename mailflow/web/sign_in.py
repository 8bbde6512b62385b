"""Administrators sign in by a link of ten minutes: once, in the browser that asked for it. Knows no password.

Times here are real ones: a moved clock neither kills a link nor brings one back.
"""

import base64
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from flask import Blueprint, Response, redirect, request
from flask import session as cookie
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow import clock, queues
from mailflow.handlers.sign_in import mail_link
from mailflow.house import House
from mailflow.mail.addresses import is_address
from mailflow.mail.tokens import LENGTH, digest
from mailflow.store import queries, sign_ins
from mailflow.store.base import write
from mailflow.store.people import Person
from mailflow.store.programmes import Administrator, Programme
from mailflow.store.sign_ins import SignIn
from mailflow.web import nonces, pages

LINK_LASTS: Final = timedelta(minutes=10)
SESSION_LASTS: Final = timedelta(hours=12)
MOST_OPEN_LINKS: Final = 3
BROWSER: Final = "mailflow_browser"
HOME: Final = "/sign-in"
_KEY: Final = "sign_in"


@dataclass(frozen=True)
class Administration:
    """Who is signed in, and the programmes that they run."""

    person: Person
    programmes: tuple[Programme, ...]


def sign_in_routes(house: House) -> Blueprint:
    """`/sign-in`, `/sign-in/<token>`, `/sign-out`."""
    routes = Blueprint("sign_in", __name__)
    door = Door(house)
    routes.add_url_rule("/sign-in", "ask", door.ask, methods=["GET"])
    routes.add_url_rule("/sign-in", "send", door.send, methods=["POST"])
    routes.add_url_rule("/sign-in/<token>", "show", door.show, methods=["GET"])
    routes.add_url_rule("/sign-in/<token>", "press", door.press, methods=["POST"])
    routes.add_url_rule("/sign-out", "leave", door.leave, methods=["POST"])
    return routes


def issue_link(session: Session, base_url: str, person: Person) -> str:
    """A link for whoever stands at the operator's terminal; any browser may use it, once. The caller commits."""
    token = base64.b32encode(secrets.token_bytes(20)).decode("ascii").lower()[:LENGTH]
    _add(session, person.id, digest(token), None)
    return f"{base_url}/sign-in/{token}"


def administration(session: Session) -> Administration | None:
    """Of this request's session cookie; None when nobody is signed in, or no longer."""
    row = session.get(SignIn, cookie[_KEY]) if isinstance(cookie.get(_KEY), int) else None
    if row is None or row.used_at is None or row.ended_at is not None:
        return None
    if clock.real_now() - row.used_at > SESSION_LASTS:
        return None
    found = select(Programme).join(Administrator).where(Administrator.person_id == row.person_id)
    programmes = tuple(session.scalars(found.order_by(Programme.name)))
    return Administration(session.get_one(Person, row.person_id), programmes) if programmes else None


@dataclass(frozen=True)
class Door:
    """Answers the same whether it knows an address or not, and whatever is wrong with a link."""

    house: House

    def ask(self) -> Response:
        """The form for an address; or who is signed in."""
        with self.house.reading() as session:
            found = administration(session)
            if found is not None:
                return self._page("signed_in.html", about="/sign-out", found=found)
        return self._page("sign_in.html", sent=False)

    def send(self) -> Response:
        """Mails a link to an administrator's address; to nobody else anything."""
        if not self._is_our_form():
            return self._page("sign_in.html", sent=False)
        address = request.form.get("address", "").strip()
        if is_address(address):
            write(self.house.sessions, lambda session: self._mail(session, address))
            queues.ring(self.house.bell, "outbox")
        return self._page("sign_in.html", sent=True)

    def show(self, token: str) -> Response:
        """The page with the button: programs that open links sign nobody in."""
        with self.house.reading() as session:
            row = sign_ins.by_digest(session, digest(token))
            usable = row is not None and self._may_use(row)
        return self._page("sign_in_press.html") if usable else self._unusable()

    def press(self, token: str) -> ResponseReturnValue:
        """Signs in, once."""
        if not self._is_our_form():
            return self.show(token)
        number = write(self.house.sessions, lambda session: self._use(session, token))
        if number is None:
            return self._unusable()
        cookie.clear()
        cookie.permanent = True
        cookie[_KEY] = number
        return redirect(HOME, 303)

    def leave(self) -> ResponseReturnValue:
        """Ends the session here and in the store."""
        if self._is_our_form():
            write(self.house.sessions, _end)
            cookie.clear()
        return redirect("/sign-in", 303)

    def _mail(self, session: Session, address: str) -> None:
        person = queries.person_at(session, address)
        if person is None or sign_ins.open_links(session, person.id, clock.real_now()) >= MOST_OPEN_LINKS:
            return
        found = select(Administrator).where(Administrator.person_id == person.id).order_by(Administrator.id)
        office = session.scalars(found).first()
        if office is not None:
            _add(session, person.id, mail_link(session, office).link_digest, digest(self._browser()))

    def _use(self, session: Session, token: str) -> int | None:
        row = sign_ins.by_digest(session, digest(token))
        if row is None or not self._may_use(row):
            return None
        used = sign_ins.use(session, row.digest, clock.real_now())
        return used.id if used is not None else None

    def _may_use(self, row: SignIn) -> bool:
        if row.used_at is not None or row.expires_at <= clock.real_now():
            return False
        return row.browser is None or secrets.compare_digest(row.browser, digest(self._browser()))

    def _unusable(self) -> Response:
        return self._page("sign_in_unusable.html", status=410)

    def _is_our_form(self) -> bool:
        about = f"{request.path}|{self._browser()}"
        given = request.form.get("nonce", "")
        return bool(self._browser()) and nonces.read(self.house.secret, about, given, clock.real_now()) is not None

    def _browser(self) -> str:
        return request.cookies.get(BROWSER, "")

    def _page(self, template: str, *, status: int = 200, about: str | None = None, **facts: object) -> Response:
        browser = self._browser() or secrets.token_urlsafe(16)
        nonce = nonces.issue(self.house.secret, f"{about or request.path}|{browser}", clock.real_now())
        answer = pages.page(template, status, nonce=nonce, **facts)
        secure = self.house.settings.base_url.startswith("https:")
        answer.set_cookie(BROWSER, browser, max_age=3600, secure=secure, httponly=True, samesite="Lax")
        return answer


def _add(session: Session, person_id: int, token_digest: str, browser: str | None) -> None:
    now = clock.real_now()
    session.add(
        SignIn(person_id=person_id, digest=token_digest, browser=browser, created_at=now, expires_at=now + LINK_LASTS)
    )


def _end(session: Session) -> None:
    row = session.get(SignIn, cookie[_KEY]) if isinstance(cookie.get(_KEY), int) else None
    if row is not None:
        row.ended_at = clock.real_now()
