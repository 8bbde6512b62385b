"""The page where people choose what reaches them; members take a break there, and set name, zone and language.

Knows forms and the commands that they become; decides nothing. The link of any mail to them opens it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zoneinfo import available_timezones

from flask import Blueprint, Response, abort, request
from sqlalchemy.orm import Session

from mailflow import clock, languages, queues
from mailflow.dispatch import handle
from mailflow.domain.emails import EMAILS, Kind
from mailflow.domain.machine import Command
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.outcome import Outcome
from mailflow.domain.participation.membership import PauseMembership, ResumeMembership
from mailflow.domain.participation.profile import ChangeProfile, ChooseMail
from mailflow.domain.participation.states import ACTIVE, PAUSED
from mailflow.handlers import act as acts
from mailflow.handlers import answers, things
from mailflow.house import House
from mailflow.mail.tokens import digest
from mailflow.store import queries
from mailflow.store.base import write
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.people import Person
from mailflow.store.programmes import Administrator, Participation, Programme
from mailflow.web import digest_choice, nonces, pages

ALL: Final = "all"
OPTIONAL: Final = ("checkin", "cadence", "session", "goals", "survey", "event", "question")
"""Topics whose questions a member may do without; what decides on their place always comes."""


def preferences_routes(house: House) -> Blueprint:
    """`/preferences/<token>`."""
    routes = Blueprint("preferences", __name__)
    door = Page(house)
    routes.add_url_rule("/preferences/<token>", "show", door.show, methods=["GET"])
    routes.add_url_rule("/preferences/<token>", "change", door.change, methods=["POST"])
    return routes


@dataclass(frozen=True)
class Who:
    """Whom a mail went to: a member, one of those who run the programme, or both."""

    programme: Programme
    person: Person
    member: Participation | None
    office: Administrator | None


@dataclass(frozen=True)
class Page:
    """Shows what is set; a press changes what differs, each through the one door."""

    house: House

    def show(self, token: str) -> Response:
        """Changes nothing."""
        with self.house.reading() as session:
            return self._form(session, _mail(session, token))

    def change(self, token: str) -> Response:
        """Every difference is a command; what is refused is told beside what was done."""
        nonce = request.form.get("nonce", "")
        if nonces.read(self.house.secret, request.path, nonce, clock.real_now()) is None:
            return self.show(token)
        answer = write(self.house.sessions, lambda session: self._change(session, _mail(session, token), nonce))
        queues.ring(self.house.bell, "outbox")
        return answer

    def _change(self, session: Session, mail: OutgoingMail, nonce: str) -> Response:
        who = _who(session, mail)
        if who is None:
            return self._form(session, mail)
        commands = [*(_changes(who.member) if who.member else ()), *_digest(who)]
        outcomes = [handle(session, command, _origin(mail, nonce, place)) for place, command in enumerate(commands)]
        session.expire_all()
        return self._form(session, mail, said=_said(session, mail, who, outcomes), done=True)

    def _form(
        self, session: Session, mail: OutgoingMail, *, said: tuple[str, ...] = (), done: bool = False
    ) -> Response:
        who = _who(session, mail)
        if who is None:
            return pages.page("preferences_none.html")
        member = who.member
        return pages.page(
            "preferences.html",
            programme=who.programme.name,
            person=who.person,
            member=member,
            digest=digest_choice.chosen(who.office) if who.office else None,
            may_change=member is not None and member.state in (ACTIVE, PAUSED),
            paused=member is not None and member.state == PAUSED,
            topics=topics(),
            all=member is not None and ALL in member.stopped,
            languages=[(code, languages.name_of(code)) for code in languages.codes()],
            zones=sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/")),
            said=said,
            done=done,
            nonce=nonces.issue(self.house.secret, request.path, clock.real_now(), again=True),
        )


def topics() -> list[str]:
    """The topics that some email asks about, and that a member may do without."""
    asked = {email.topic for email in EMAILS.values() if email.kind is Kind.PROMPT}
    return [topic for topic in OPTIONAL if topic in asked]


def _mail(session: Session, token: str) -> OutgoingMail:
    found = queries.mail_with_link(session, digest(token))
    return found if found is not None else abort(404)


def _who(session: Session, mail: OutgoingMail) -> Who | None:
    """None for strangers, who get nothing to choose."""
    member = queries.member_written_to(session, mail)
    office = next(iter(things.offices(session, mail.programme_id, mail.person_id)), None)
    one = member or office
    if one is None:
        return None
    return Who(session.get_one(Programme, one.programme_id), one.person, member, office)


def _digest(who: Who) -> Iterator[Command]:
    return digest_choice.change(who.office, request.form) if who.office else iter(())


def _changes(member: Participation) -> Iterator[Command]:
    """The commands for what the form says otherwise than the row."""
    if member.state in (ACTIVE, PAUSED):
        yield from _own(member)
        yield from _break(member)
    unwanted = _unwanted(member)
    if unwanted != set(member.stopped):
        yield ChooseMail(participation=member.id, stopped=sorted(unwanted))


def _own(member: Participation) -> Iterator[Command]:
    shown = {"name": member.person.name, "zone": member.zone, "language": member.language}
    for field, value in shown.items():
        given = request.form.get(field, "").strip()[:200]
        if given and given != value:
            yield ChangeProfile(participation=member.id, field=field, value=given)


def _break(member: Participation) -> Iterator[Command]:
    wanted, until = request.form.get("break", ""), request.form.get("until", "").strip()[:10]
    if wanted == "yes" and (member.state == ACTIVE or until != _day(member)):
        yield PauseMembership(participation=member.id, until=until or None)
    elif wanted == "no" and member.state == PAUSED:
        yield ResumeMembership(participation=member.id)


def _day(member: Participation) -> str:
    return member.paused_until.date().isoformat() if member.paused_until is not None else ""


def _unwanted(member: Participation) -> set[str]:
    """What the form does not show stays as it is."""
    offered = {*topics(), ALL}
    kept = {one for one in member.stopped if one not in offered}
    wanted = set(request.form.getlist("wanted"))
    quiet = {ALL} if request.form.get("quiet") == "yes" else set()
    return kept | quiet | (set(topics()) - wanted)


def _origin(mail: OutgoingMail, nonce: str, place: int) -> Origin:
    """The form's own nonce: the same form sent twice acts once."""
    return Origin(
        door=Door.LINK,
        key=f"preferences:{mail.id}:{nonce[-32:]}:{place}",
        assurance=Assurance.PAGE,
        person=mail.person_id,
        answers=mail.id,
    )


def _said(session: Session, mail: OutgoingMail, who: Who, outcomes: list[Outcome]) -> tuple[str, ...]:
    act = acts.of_door(session, who.programme, who.member or who.office, _origin(mail, "", -1))
    language = who.member.language if who.member else who.programme.language
    return tuple(answers.sentence(act, outcome, who.person, language) for outcome in outcomes)
