"""The mailbox page's HTTP: which page shows what, and which button does what. What they say is in templates/web."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from flask import Response, abort, flash, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mailflow.demo.inbox import Delivered, Inbox
from mailflow.demo.mailbox import passing, sending, show
from mailflow.demo.mailbox.contacts import Contact, contacts
from mailflow.demo.mailbox.desk import Desk, Entry
from mailflow.demo.mailbox.feed import feed
from mailflow.demo.mailbox.sending import Sender
from mailflow.demo.post import NotTaken, Postman
from mailflow.house import House
from mailflow.web import pages

STYLE: Final = "mailbox.css"
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    )
}
FEED, LONG_FEED = 40, 200
Rule = tuple[str, str, Callable[..., ResponseReturnValue], list[str]]


@dataclass(frozen=True)
class Mailbox:
    """Reads without the write lock; writes by the doors alone, and by the clock."""

    house: House
    inbox: Inbox
    postman: Postman

    def rules(self) -> Iterator[Rule]:
        """Every address of the page."""
        yield "/", "start", self.start, ["GET"]
        yield "/mailbox.css", "style", self.style, ["GET"]
        yield "/clock", "clock", self.move, ["POST"]
        yield "/journal", "journal", self.journal, ["GET"]
        yield "/of/<address>", "person", self.person, ["GET"]
        yield "/of/<address>/new", "new", self.new, ["GET"]
        yield "/of/<address>/new", "write", self.write, ["POST"]
        yield "/of/<address>/<int:number>", "mail", self.mail, ["GET"]
        yield "/of/<address>/<int:number>", "answer", self.answer, ["POST"]
        yield "/of/<address>/<int:number>/html", "html", self.html, ["GET"]

    def only_from_itself(self) -> ResponseReturnValue | None:
        """Another site's form, opened in the same browser, moves nothing here."""
        ours = request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
        return None if ours or request.method == "GET" else abort(403)

    def start(self) -> ResponseReturnValue:
        """Everybody, and how it works."""
        with self._desk() as desk:
            return self._page(desk)

    def person(self, address: str) -> ResponseReturnValue:
        """One person's threads."""
        with self._desk(address) as desk:
            return self._page(desk)

    def new(self, address: str) -> ResponseReturnValue:
        """A mail that answers nothing, to be written."""
        with self._desk(address) as desk:
            return self._page(desk, writing=True)

    def mail(self, address: str, number: int) -> ResponseReturnValue:
        """One mail, by the tab that was chosen."""
        found = self._mail(address, number)
        self.inbox.read(number)
        with self._desk(address) as desk:
            return self._page(desk, entry=desk.entry(found, request.args.get("tab", ""), request.args.get("words", "")))

    def html(self, address: str, number: int) -> ResponseReturnValue:
        """The mail alone, for the frame."""
        found = self._mail(address, number)
        answer_at = f"/mailbox/of/{address}/{number}"
        body = show.framed(found, request.args.get("scheme", "light"), answer_at)
        return Response(body, mimetype="text/html", headers=show.HEADERS)

    def journal(self) -> ResponseReturnValue:
        """What happened, at length."""
        before = request.args.get("before", type=int)
        with self._desk() as desk:
            return self._show("mailbox_journal.html", desk=desk, feed=feed(desk.session, LONG_FEED, before))

    def style(self) -> ResponseReturnValue:
        """The page's own style sheet."""
        folders = [folder / "web" for folder in self.house.settings.template_folders]
        style = next(path for folder in folders if (path := folder / STYLE).is_file())
        return Response(style.read_bytes(), mimetype="text/css")

    def move(self) -> ResponseReturnValue:
        """Time passes."""
        how = request.form.get("move", "")
        if how != "due" and how not in passing.SPANS:
            abort(404)
        flash(passing.move(self.house, how))
        return self._back(request.form.get("back", ""))

    def write(self, address: str) -> ResponseReturnValue:
        """Sends a new mail."""
        form = request.form
        sender = Sender(self._contact(address), self.postman)
        self._send(lambda: sender.writes(form["to"], form["subject"], form["text"], sending.program(form["client"])))
        return self._back(f"/mailbox/of/{address}")

    def answer(self, address: str, number: int) -> ResponseReturnValue:
        """Does with the mail what the pressed button says."""
        mail, sender = self._mail(address, number), Sender(self._contact(address), self.postman)
        text, client = request.form.get("text", "").strip(), sending.program(request.form.get("client", ""))
        does: dict[str, Callable[[], str]] = {
            "reply": lambda: sender.replies(mail, text, client) if text else "There is nothing to send yet.",
            "stranger": lambda: sender.as_stranger(mail, text or "Yes", client),
            "bounce": lambda: sender.bounces(mail),
            "away": lambda: sender.is_away(mail),
            "scan": lambda: sending.scan(mail),
            "rsvp": lambda: sender.answers_invitation(mail, request.form.get("rsvp", "")),
        }
        newest = max(one.id for one in self.inbox.of(address))
        self._send(does.get(request.form.get("do", ""), lambda: abort(404)))
        answers = [one.id for one in self.inbox.of(address, newest)]
        return self._back(f"/mailbox/of/{address}/{(answers or [number])[-1]}")

    def _send(self, act: Callable[[], str]) -> None:
        try:
            said = act()
        except NotTaken as problem:
            said = f"That could not be delivered: {problem}."
        passing.await_quiet(self.house)
        flash(said)

    def _back(self, path: str) -> ResponseReturnValue:
        return redirect(path if path.startswith("/mailbox") else "/mailbox/", 303)

    def _contact(self, address: str) -> Contact:
        with self._session() as session:
            found = [one for one in contacts(session, self.inbox.counts()) if one.address == address]
        return found[0] if found else abort(404)

    def _mail(self, address: str, number: int) -> Delivered:
        mail = self.inbox.get(number)
        return mail if mail is not None and mail.recipient == address else abort(404)

    @contextmanager
    def _session(self) -> Iterator[Session]:
        with self.house.reading() as session:
            yield session

    @contextmanager
    def _desk(self, address: str | None = None) -> Iterator[Desk]:
        with self._session() as session:
            desk = Desk(session, self.inbox, self.house, address)
            yield desk if address is None or desk.person is not None else abort(404)

    def _page(self, desk: Desk, *, entry: Entry | None = None, writing: bool = False) -> Response:
        happened = feed(desk.session, FEED)
        return self._show("mailbox.html", desk=desk, entry=entry, writing=writing, feed=happened)

    def _show(self, template: str, **facts: Any) -> Response:
        answer = pages.page(template, back=request.full_path.rstrip("?"), programs=tuple(sending.PROGRAMS), **facts)
        answer.headers.update(HEADERS)
        return answer
