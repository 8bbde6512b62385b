"""Undo: takes back all moves of one command, its timers and its unsent mail; whoever was told gets a correction."""

from datetime import timedelta

from sqlalchemy import delete, or_, select, update

from mailflow.domain.emails import EMAILS
from mailflow.domain.journal import CannotBeUndone, MovedOnSince, NothingToUndo, TooLateToUndo, Undo
from mailflow.domain.machine import NEW, UNDONE
from mailflow.errors import Refusal
from mailflow.handlers import effects, letters, recipients, things
from mailflow.handlers.act import Act
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import QUEUED, OutgoingMail
from mailflow.store.people import Person
from mailflow.store.timers import Timer


def undo(act: Act, command: Undo) -> None:
    """Take the entry back. Raises TooLateToUndo, MovedOnSince, CannotBeUndone."""
    entry: JournalEntry = act.subject
    if entry.cause_id is not None:
        entry = act.session.get_one(JournalEntry, entry.cause_id)
    moves = _moves(act, entry)
    _check(act, entry, moves)
    mine = effects.note(act, entry, undid=entry.id, command=entry.command)
    for move in reversed(moves):
        _take_back(act, move)
    _restore_timers(act, entry.id)
    told = _withdraw_mail(act, entry.id)
    act.session.execute(
        update(JournalEntry)
        .where(or_(JournalEntry.id == entry.id, JournalEntry.cause_id == entry.id))
        .values(undone_by_id=mine.id)
    )
    act.facts["undone"] = entry.command
    _correct(act, entry, told)


def can_be_undone(act: Act, entry: JournalEntry) -> bool:
    """Whether `undo` would take it back just now."""
    try:
        _check(act, entry, _moves(act, entry))
    except Refusal:
        return False
    return True


def _moves(act: Act, entry: JournalEntry) -> list[JournalEntry]:
    found = select(JournalEntry).where(or_(JournalEntry.id == entry.id, JournalEntry.cause_id == entry.id))
    return list(act.session.scalars(found.order_by(JournalEntry.id)))


def _check(act: Act, entry: JournalEntry, moves: list[JournalEntry]) -> None:
    hours = act.policy.sending.undo_hours
    if entry.undone_by_id is not None or entry.refusal is not None:
        raise NothingToUndo
    if act.now - entry.at > timedelta(hours=hours):
        raise TooLateToUndo(hours)
    if not all(move.reversible for move in moves):
        raise CannotBeUndone
    latest = {(move.noun, move.thing_id): move.version for move in moves}
    for (noun, thing_id), version in latest.items():
        if thing_id is None or getattr(things.load(act.session, noun, thing_id), "version", None) != version:
            raise MovedOnSince


def _take_back(act: Act, move: JournalEntry) -> None:
    thing = things.load(act.session, move.noun, move.thing_id or 0)
    thing.state = UNDONE if move.from_state == NEW else move.from_state
    effects.restore(thing, move.before)
    act.session.flush()


def _restore_timers(act: Act, cause: int) -> None:
    act.session.execute(
        update(Timer)
        .where(Timer.opened_by_id == cause, Timer.fired_at.is_(None))
        .values(closed_at=act.now, closed_by_id=act.cause_id)
    )
    act.session.execute(
        update(Timer)
        .where(Timer.closed_by_id == cause, Timer.opened_by_id.is_distinct_from(cause))
        .values(closed_at=None, closed_by_id=None)
    )


def _withdraw_mail(act: Act, cause: int) -> list[OutgoingMail]:
    """Deletes what was not sent yet; returns what was."""
    mine = OutgoingMail.entry_id == cause
    act.session.execute(delete(OutgoingMail).where(mine, OutgoingMail.state == QUEUED))
    return list(act.session.scalars(select(OutgoingMail).where(mine)))


def _correct(act: Act, entry: JournalEntry, told: list[OutgoingMail]) -> None:
    people = {mail.person_id: mail for mail in told if mail.person_id not in (None, act.actor_id)}
    for person_id, mail in people.items():
        person = act.session.get_one(Person, person_id)
        member = recipients.member_of(act, person)
        if member is not None:
            letters.queue(
                act,
                EMAILS["service_correction"],
                things.load(act.session, mail.noun, mail.thing_id),
                member,
                {"subject_then": mail.subject},
            )
