"""The administrators' digest: gathered, numbered, sent at their morning; and what they ask on their own."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.domain import due
from mailflow.domain.digest import (
    EVERY,
    NEVER,
    WEEK,
    FindPeople,
    SendDigest,
    SetDigestFrequency,
    ShowStats,
    UnknownFrequency,
)
from mailflow.domain.emails import EMAILS
from mailflow.domain.offers import Offer
from mailflow.domain.service import UndoLatest
from mailflow.handlers import effects, letters, recipients
from mailflow.handlers.act import Act, policy_at
from mailflow.handlers.gathering import Digest, facts_of, gather, glance_of, replies
from mailflow.handlers.matter import lapse, raise_matter
from mailflow.store import numbers
from mailflow.store.journal import JournalEntry
from mailflow.store.programmes import Administrator
from mailflow.store.queries import members_found
from mailflow.store.timers import Timer

TIMER = "digest"
GOOD_FOR = timedelta(days=14)
FIRST_LOOKS_BACK = timedelta(days=7)


def schedule(session: Session, administrator: Administrator, opened_by: int | None = None) -> None:
    """Set the clock for the administrator's next morning; `opened_by` is the entry of the digest before."""
    now = clock.now()
    policy = policy_at(session, administrator.programme_id, now).read()
    at = due.next_morning(now, policy.sending.digest_at, administrator.zone)
    session.add(
        Timer(
            programme_id=administrator.programme_id,
            name=TIMER,
            noun="administrator",
            thing_id=administrator.id,
            due_at=at,
            first_due_at=at,
            opened_by_id=opened_by,
        )
    )


def send_digest(act: Act, command: SendDigest) -> None:
    """The daily one; with nothing new, three lines on Mondays only; the weekly one on Mondays."""
    administrator: Administrator = act.subject
    before = _last(act, administrator)
    glance = numbers.at_a_glance(act.session, act.programme.id)
    effects.note(act, administrator, glance=glance)
    schedule(act.session, administrator, act.cause_id)
    _show_held_mail(act)
    lapse(act)
    found = gather(act, administrator.last_digest_at or act.now - FIRST_LOOKS_BACK, glance)
    monday = _holds_monday(act, administrator.zone)
    every = administrator.digest_every
    if every == NEVER or (not monday and (found.is_quiet or every == WEEK)):
        return
    administrator.last_digest_at = act.now
    _send(act, administrator, found, before)


def _holds_monday(act: Act, zone: str) -> bool:
    """Whether it is Monday there, or was since this digest was due: a Monday slept through is made up for."""
    timer = act.session.get(Timer, act.origin.timer) if act.origin.timer is not None else None
    since = timer.first_due_at if timer is not None else act.now
    return act.now.astimezone(ZoneInfo(zone)).weekday() <= due.days_between(since, act.now, zone)


def _send(act: Act, administrator: Administrator, found: Digest, before: dict[str, int]) -> None:
    undo = Offer("undo", ({"name": UndoLatest.__name__, "programme": act.programme.id},))
    offers = (*(offer for item in found.items for offer in item.offers), undo)
    to = recipients.administrator(administrator, act.programme.language)
    said = replies(found, act.house.words(to.language))
    mail = letters.queue(act, EMAILS["digest"], administrator, to, facts_of(found, before), offers=offers, replies=said)
    mail.expires_at = act.now + GOOD_FOR


def _last(act: Act, administrator: Administrator) -> dict[str, int]:
    """The numbers that the last digest told."""
    found = select(JournalEntry.facts).where(
        JournalEntry.noun == "administrator",
        JournalEntry.thing_id == administrator.id,
        JournalEntry.command == SendDigest.__name__,
    )
    facts = act.session.scalars(found.order_by(JournalEntry.id.desc()).limit(1)).first()
    return dict(facts.get("glance", {})) if facts else {}


def _show_held_mail(act: Act) -> None:
    for mail in numbers.held_without_matter(act.session, act.programme.id):
        because = mail.held_because or mail.error or ""
        raise_matter(act, numbers.HELD_AS[mail.state], mail, sender=mail.sender, because=because)


def set_digest_frequency(act: Act, command: SetDigestFrequency) -> None:
    """From the next morning on."""
    value = EVERY.get(command.value.strip().lower())
    if value is None:
        raise UnknownFrequency(command.value)
    act.subject.digest_every = value
    effects.note(act, act.subject, every=value)


def show_stats(act: Act, command: ShowStats) -> None:
    """The programme in numbers, now."""
    session, programme = act.session, act.programme.id
    letters.answer(
        act,
        "digest_stats",
        act.subject,
        glance=glance_of(numbers.at_a_glance(session, programme), {}),
        states=numbers.members_by_state(session, programme),
        stages=numbers.pairs_by_stage(session, programme),
    )


def find_people(act: Act, command: FindPeople) -> None:
    """Up to twenty members whom the words fit."""
    found = members_found(act.session, act.programme.id, command.words)
    people = [
        {
            "name": one.person.name,
            "code": one.profile_code,
            "role": one.role,
            "state": one.state,
            "address": one.person.address,
        }
        for one in found
    ]
    letters.answer(act, "digest_found", act.subject, members=people, searched=command.words)
