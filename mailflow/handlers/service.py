"""The service's words: status, history, help, tips, why, who, a person, a report, undo. Each is answered by a mail."""

from typing import Any

from sqlalchemy import select

from mailflow.domain.journal import NothingToUndo, Undo
from mailflow.domain.offers import Offer
from mailflow.domain.origin import Door
from mailflow.domain.service import (
    AskHuman,
    ExplainWhy,
    ReportPrivately,
    ShowHelp,
    ShowStatus,
    ShowTips,
    ShowWho,
    UndoLatest,
)
from mailflow.handlers import effects, letters, offers, recipients, things, undo
from mailflow.handlers import facts as facts_of
from mailflow.handlers.act import Act
from mailflow.handlers.decisions import run
from mailflow.handlers.history import ONLY_ASKING
from mailflow.handlers.matter import raise_matter
from mailflow.handlers.mentorship import overview
from mailflow.handlers.participation.membership import hold_clock
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.mentoring import Request
from mailflow.store.people import Person
from mailflow.store.programmes import Administrator, Participation
from mailflow.store.timers import Timer


def show_status(act: Act, command: ShowStatus) -> None:
    """Mentorships, open requests, what waits for whom."""
    member: Participation = act.subject
    found = offers.things_of(act.session, member)
    letters.answer(
        act,
        "service_status",
        member,
        requests=[_request(one, member) for one in found if isinstance(one, Request)],
        mentorships=overview(act, member),
    )


def _request(request: Request, member: Participation) -> dict[str, Any]:
    partner = _partner(request, member)
    mine = (request.initiator == "mentor") == (request.mentor_id == member.id)
    return {"id": request.id, "partner": partner.person.name, "mine": mine, "since": request.created_at}


def _partner(pair: Request, member: Participation) -> Participation:
    return pair.mentee if pair.mentor_id == member.id else pair.mentor


def show_help(act: Act, command: ShowHelp) -> None:
    """What the actor may say now."""
    thing, to = _desk(act)
    words = act.house.words(to.language)
    facts = facts_of.about(act, thing, to.person, to.role)
    intents = dict.fromkeys(offer.intent for offer in _standing(act))
    sayings = [words.say("replies", one, facts) for one in intents if words.has("replies", one)]
    letters.answer(act, "service_help", thing, sayings=sayings)


def _standing(act: Act) -> tuple[Offer, ...]:
    own = act.participation()
    offices = things.offices(act.session, act.programme.id, act.actor_id)
    return offers.standing(act.session, [own] if own else [], offices)


def _desk(act: Act) -> tuple[Any, recipients.Recipient]:
    """The actor's own participation, else the programme; and the actor."""
    return act.participation() or act.programme, recipients.actor(act)


def show_tips(act: Act, command: ShowTips) -> None:
    """By role; who is both gets both."""
    member: Participation = act.subject
    roles = ["mentor", "mentee"] if member.role == "both" else [member.role]
    letters.answer(act, "service_tips", member, roles=roles)


def show_who(act: Act, command: ShowWho) -> None:
    """Administrators first, then presidents."""
    thing, _ = _desk(act)
    letters.answer(act, "service_who", thing, people=who(act))


def who(act: Act) -> list[dict[str, Any]]:
    """Who runs the programme: name, title, group, year of office, address."""
    found = select(Administrator).where(Administrator.programme_id == act.programme.id)
    rows = act.session.scalars(found.order_by(Administrator.level, Administrator.group_name, Administrator.id))
    return [
        {
            "name": one.person.name,
            "address": one.person.address,
            "level": one.level,
            "title": one.title,
            "group": one.group_name,
            "year": one.year,
        }
        for one in rows
    ]


def explain_why(act: Act, command: ExplainWhy) -> None:
    """Rule, timer, command and person behind a mail, and how to stop its kind."""
    mail = _mail_meant(act)
    thing, to = _desk(act)
    if mail is None:
        letters.answer(act, "service_why", thing, subject_then=None)
        return
    letters.answer(
        act,
        "service_why",
        thing,
        subject_then=mail.subject,
        sent_at=mail.sent_at or mail.created_at,
        because=_rule(act, mail, to),
        stoppable=mail.kind in ("prompt", "digest"),
        **_chain(act, mail, to),
    )


def _chain(act: Act, mail: OutgoingMail, to: recipients.Recipient) -> dict[str, Any]:
    """What led to a mail: the timer that fired, or whose step it was and when; each None where there is none."""
    entry = act.session.get(JournalEntry, mail.entry_id) if mail.entry_id is not None else None
    timer = act.session.get(Timer, entry.timer_id) if entry is not None and entry.timer_id is not None else None
    person = act.session.get(Person, entry.person_id) if entry is not None and entry.person_id is not None else None
    words = act.house.words(to.language)
    return {
        "timer": words.say("words", f"timer.{timer.name}") if timer else None,
        "due_at": timer.first_due_at if timer else None,
        "by": person.name if person else None,
        "yourself": person is not None and person.id == to.person.id,
        "at": entry.at if entry else None,
    }


def _mail_meant(act: Act) -> OutgoingMail | None:
    if act.origin.answers is not None:
        return act.session.get(OutgoingMail, act.origin.answers)
    found = select(OutgoingMail).where(
        OutgoingMail.programme_id == act.programme.id, OutgoingMail.person_id == act.actor_id
    )
    return act.session.scalars(found.order_by(OutgoingMail.id.desc()).limit(1)).first()


def _rule(act: Act, mail: OutgoingMail, to: recipients.Recipient) -> str:
    words = act.house.words(to.language)
    about = facts_of.about(act, things.load(act.session, mail.noun, mail.thing_id), to.person, to.role)
    return words.say("reasons", mail.email, about)


def ask_human(act: Act, command: AskHuman) -> None:
    """The administrators have the words at once, and an answer goes back to the member."""
    _pass_on(act, "human_asked", "matter_human_asked", command.text)
    hold_clock(act, act.subject)
    letters.answer(act, "service_human", act.subject)


def report_privately(act: Act, command: ReportPrivately) -> None:
    """To the administrators alone."""
    _pass_on(act, "report", "matter_report", command.text)
    letters.answer(act, "service_report", act.subject)


def _pass_on(act: Act, kind: str, email: str, text: str | None) -> None:
    member: Participation = act.subject
    effects.note(act, member)
    matter = raise_matter(act, kind, member, text, member.person)
    letters.tell(act, email, matter, words=text or "")


def undo_latest(act: Act, command: UndoLatest) -> None:
    """The actor's latest command that moved anything. Raises NothingToUndo, and what `undo` raises."""
    found = select(JournalEntry).where(
        JournalEntry.programme_id == act.programme.id,
        JournalEntry.person_id == act.origin.person,
        JournalEntry.door != Door.TIMER.value,
        JournalEntry.cause_id.is_(None),
        JournalEntry.refusal.is_(None),
        JournalEntry.undone_by_id.is_(None),
        JournalEntry.command.not_in(ONLY_ASKING),
    )
    entry = act.session.scalars(found.order_by(JournalEntry.id.desc()).limit(1)).first()
    if entry is None:
        raise NothingToUndo
    run(act, Undo(entry=entry.id), undo.undo)
