"""The administrators' digest: gathered, numbered, sent at their morning; and what they ask on their own."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date
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
from mailflow.domain.participation.states import STATES
from mailflow.domain.service import UndoLatest
from mailflow.handlers import effects, letters, recipients
from mailflow.handlers.act import Act, policy_at
from mailflow.handlers.figures import counted, facts_of
from mailflow.handlers.gathering import Digest, gather, replies
from mailflow.handlers.matter import lapse, raise_matter
from mailflow.store import numbers
from mailflow.store.numbers import Counted
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
    last = numbers.last_glance(act.session, administrator.id)
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
    _send(act, administrator, found, last)


def _holds_monday(act: Act, zone: str) -> bool:
    """Whether it is Monday there, or was since this digest was due: a Monday slept through is made up for."""
    timer = act.session.get(Timer, act.origin.timer) if act.origin.timer is not None else None
    since = timer.first_due_at if timer is not None else act.now
    return act.now.astimezone(ZoneInfo(zone)).weekday() <= due.days_between(since, act.now, zone)


def _send(act: Act, administrator: Administrator, found: Digest, last: Counted | None) -> None:
    undo = Offer("undo", ({"name": UndoLatest.__name__, "programme": act.programme.id},))
    offers = (*(offer for item in found.items for offer in item.offers), undo)
    to = recipients.administrator(administrator, act.programme.language)
    words = act.house.words(to.language)
    facts, said = facts_of(found, last, words), replies(found, words)
    morning = act.now.astimezone(ZoneInfo(administrator.zone))
    facts["weekday"] = format_date(morning, "EEEE", locale=words.locale)
    mail = letters.queue(act, EMAILS["digest"], administrator, to, facts, offers=offers, replies=said)
    mail.expires_at = act.now + GOOD_FOR


def _show_held_mail(act: Act) -> None:
    for mail in numbers.held_without_matter(act.session, act.programme.id):
        because = mail.held_because or mail.error or ""
        raise_matter(act, numbers.HELD_AS[mail.state], mail, mail.reply, sender=mail.sender, because=because)


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
    words = act.house.words(recipients.actor(act).language)
    states = numbers.members_by_state(session, programme)
    letters.answer(
        act,
        "digest_stats",
        act.subject,
        glance=counted(words, numbers.at_a_glance(session, programme)),
        states=[
            {"label": words.say("words", f"state.{state}"), "count": states[state]}
            for state in STATES
            if states.get(state)
        ],
        stages=counted(words, numbers.pairs_by_stage(session, programme)),
    )


def find_people(act: Act, command: FindPeople) -> None:
    """Up to twenty members whom the words fit."""
    found = members_found(act.session, act.programme.id, command.words)
    words = act.house.words(recipients.actor(act).language)
    people = [
        {
            "name": one.person.name,
            "code": one.profile_code,
            "role": words.say("words", one.role),
            "state": words.say("words", f"state.{one.state}"),
            "address": one.person.address,
        }
        for one in found
    ]
    letters.answer(act, "digest_found", act.subject, members=people, searched=command.words)
