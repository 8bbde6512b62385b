"""The page of the mail that came in: how each was read and why, put right with one press. Reads no mail itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow import clock, queues
from mailflow.dispatch import handle
from mailflow.domain.mail import NOTHING, CorrectReading
from mailflow.handlers import act as acts
from mailflow.handlers import answers, mail, things
from mailflow.house import House
from mailflow.mail.clean import many_lines
from mailflow.store.base import write
from mailflow.store.corrections import Correction, corrections_of
from mailflow.store.mailbox import HELD, RECEIVED, SHUNTED, InboundMail
from mailflow.store.people import Person
from mailflow.store.programmes import Programme
from mailflow.web import nonces, pages
from mailflow.web.fields import LONGEST_ANSWER
from mailflow.web.reading_words import CERTAIN, KINDS
from mailflow.web.sign_in import HOME, Administration, administration
from mailflow.web.signed_in import form_about, origin_of, programme_of

SHOWN: Final = 50


@dataclass(frozen=True)
class Read:
    """One mail as the page shows it. `words` are those by which it can be corrected."""

    id: int
    sender: str
    at: datetime
    reply: str
    meant: str
    certain: str
    why: str
    became: str
    corrected: str
    words: tuple[str, ...]


def reading_routes(house: House) -> Blueprint:
    """`/admin/<slug>/mail`."""
    routes = Blueprint("readings", __name__)
    page = Readings(house)
    routes.add_url_rule("/admin/<slug>/mail", "show", page.show, methods=["GET"])
    routes.add_url_rule("/admin/<slug>/mail", "correct", page.correct, methods=["POST"])
    return routes


@dataclass(frozen=True)
class Readings:
    """Only for who is signed in and runs this programme; everybody else is led to the sign-in page."""

    house: House

    def show(self, slug: str) -> ResponseReturnValue:
        """The latest mails. Changes nothing."""
        with self.house.reading() as session:
            found = administration(session)
            programme = programme_of(found, slug)
            if found is None or programme is None:
                return redirect(HOME, 303)
            return self._page(session, found, programme)

    def correct(self, slug: str) -> ResponseReturnValue:
        """Takes the word chosen for one mail."""
        answer = write(self.house.sessions, lambda session: self._correct(session, slug))
        queues.ring(self.house.bell, "outbox")
        return answer

    def _correct(self, session: Session, slug: str) -> ResponseReturnValue:
        found = administration(session)
        programme = programme_of(found, slug)
        if found is None or programme is None:
            return redirect(HOME, 303)
        nonce = request.form.get("nonce", "")
        if nonces.read(self.house.secret, form_about(), nonce, clock.real_now()) is None:
            return self._page(session, found, programme)
        return self._page(session, found, programme, self._run(session, found, programme, nonce))

    def _run(self, session: Session, found: Administration, programme: Programme, nonce: str) -> str:
        row = _row(session, programme, request.form.get("mail", ""))
        if row is None:
            return self.house.words(programme.language).say("refusals", "NoSuchThing")
        said = many_lines(request.form.get("words", ""))[:LONGEST_ANSWER].strip()
        command = CorrectReading(mail=row.id, intent=request.form.get("word", NOTHING), words=said or None)
        origin = origin_of(found, f"{nonce}:mail:{row.id}")
        outcome = handle(session, command, origin)
        act = acts.of_door(session, programme, programme, origin)
        return answers.sentence(act, outcome, found.person, programme.language)

    def _page(self, session: Session, found: Administration, programme: Programme, done: str | None = None) -> Response:
        rows = session.scalars(
            select(InboundMail)
            .where(InboundMail.programme_id == programme.id)
            .order_by(InboundMail.id.desc())
            .limit(SHOWN)
        ).all()
        corrected = corrections_of(session, [row.id for row in rows])
        (office,) = things.offices(session, programme.id, found.person.id)
        return pages.page(
            "readings.html",
            programme=programme.name,
            mails=[_read(session, row, corrected.get(row.id, ())) for row in rows],
            done=done,
            you={"zone": office.zone},
            locale=self.house.words(programme.language).locale,
            nonce=nonces.issue(self.house.secret, form_about(), clock.real_now()),
        )


def _row(session: Session, programme: Programme, number: str) -> InboundMail | None:
    row = session.get(InboundMail, int(number)) if number.isdecimal() and len(number) < 10 else None
    return row if row is not None and row.programme_id == programme.id else None


def _read(session: Session, row: InboundMail, corrected: Sequence[Correction]) -> Read:
    person = session.get(Person, row.person_id) if row.person_id is not None else None
    return Read(
        id=row.id,
        sender=person.name if person is not None else row.sender or "a machine",
        at=row.received_at,
        reply=row.reply or "",
        meant=_meant(row),
        certain=CERTAIN.get(row.certainty or "", "") if row.kind in ("human", "calendar") else "",
        why=row.why or "",
        became=_became(row),
        corrected=", ".join(f"{one.administrator} read it as “{one.intent}”" for one in corrected),
        words=mail.possible(session, row) if row.state != RECEIVED else (),
    )


def _meant(row: InboundMail) -> str:
    if row.state == RECEIVED:
        return "waiting to be read"
    if row.kind not in (None, "human", "calendar"):
        return KINDS.get(row.kind or "", row.kind or "")
    return ", ".join(str(one["name"]) for one in row.intents) or "nothing to be done"


def _became(row: InboundMail) -> str:
    if row.state == HELD:
        return f"Held: {row.held_because or 'a person must look at it'}."
    return "Kept for repair." if row.state == SHUNTED else ""
