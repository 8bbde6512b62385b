"""What a member did and what was written to them, as lines of a mail. Changes nothing."""

from datetime import timedelta
from typing import Any

from sqlalchemy import or_, select

from mailflow.domain.digest import FindPeople, ShowStats
from mailflow.domain.journal import Undo
from mailflow.domain.matter import ShowMatter
from mailflow.domain.participation.profile import FindMembers, SendProfileId
from mailflow.domain.service import ExplainWhy, ShowHelp, ShowHistory, ShowStatus, ShowTips, ShowWho, UndoLatest
from mailflow.handlers import facts as facts_of
from mailflow.handlers import letters, things, undo
from mailflow.handlers.act import Act
from mailflow.languages import NoSentence
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import SENT, OutgoingMail
from mailflow.store.people import Person
from mailflow.store.programmes import Participation

MOST_TOLD = 20
MOST_UNDOABLE = 5
ONLY_ASKING = tuple(
    kind.__name__
    for kind in (
        ShowStatus,
        ShowHistory,
        ShowHelp,
        ShowTips,
        ShowWho,
        ShowStats,
        ShowMatter,
        FindPeople,
        FindMembers,
        SendProfileId,
        ExplainWhy,
        Undo,
        UndoLatest,
    )
)
"""What changes nothing, or is itself an undo."""


def show_history(act: Act, command: ShowHistory) -> None:
    """What the member did and what was written to them, latest first."""
    lines = sorted([*_own_moves(act), *_mails(act)], key=lambda line: line["at"], reverse=True)
    letters.answer(act, "service_history", act.subject, moves=lines[:MOST_TOLD])


def _own_moves(act: Act) -> list[dict[str, Any]]:
    person = act.subject.person
    found = select(JournalEntry).where(
        JournalEntry.programme_id == act.programme.id,
        or_(JournalEntry.person_id == person.id, JournalEntry.behalf_of_id == person.id),
        JournalEntry.cause_id.is_(None),
        JournalEntry.refusal.is_(None),
        JournalEntry.command.not_in(ONLY_ASKING),
    )
    moves = act.session.scalars(found.order_by(JournalEntry.id.desc()).limit(MOST_TOLD))
    return [
        {"at": move.at, "text": text} for move in moves if (text := said_of(act, move, person, act.subject.language))
    ]


def said_of(act: Act, move: JournalEntry, person: Person, language: str) -> str | None:
    """The sentence that was said then; None for what has no words of its own."""
    if move.thing_id is None:
        return None
    words = act.house.words(language)
    about = facts_of.about(act, things.load(act.session, move.noun, move.thing_id), person, "member")
    try:
        return words.say("done", move.command, {**move.data, **about, **move.facts})
    except NoSentence:
        return None


def _mails(act: Act) -> list[dict[str, Any]]:
    found = select(OutgoingMail.sent_at, OutgoingMail.subject).where(
        OutgoingMail.programme_id == act.programme.id,
        OutgoingMail.person_id == act.subject.person_id,
        OutgoingMail.state == SENT,
        OutgoingMail.kind != "echo",
    )
    rows = act.session.execute(found.order_by(OutgoingMail.id.desc()).limit(MOST_TOLD))
    words = act.house.words(act.subject.language)
    return [{"at": at, "text": words.say("words", "we_wrote", {"subject": subject})} for at, subject in rows]


def undoable(act: Act, member: Participation) -> list[dict[str, Any]]:
    """What the member did last that can still be taken back, latest first: entry, moment and sentence."""
    found = select(JournalEntry).where(
        JournalEntry.programme_id == act.programme.id,
        JournalEntry.person_id == member.person_id,
        JournalEntry.cause_id.is_(None),
        JournalEntry.refusal.is_(None),
        JournalEntry.undone_by_id.is_(None),
        JournalEntry.reversible,
        JournalEntry.at > act.now - timedelta(hours=act.policy.sending.undo_hours),
    )
    moves = act.session.scalars(found.order_by(JournalEntry.id.desc()).limit(MOST_UNDOABLE)).all()
    told = (
        (move, said_of(act, move, member.person, member.language)) for move in moves if undo.can_be_undone(act, move)
    )
    return [{"entry": move.id, "at": move.at, "text": text} for move, text in told if text is not None]
