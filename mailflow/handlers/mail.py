"""A wrongly read mail put right: what it did is taken back, and what it meant is done for its author. Reads no mail."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.domain.journal import Undo
from mailflow.domain.mail import CORRECTED, NOTHING, CorrectReading, NobodyWroteIt, WordDoesNotFit
from mailflow.domain.matter import KINDS, LAPSED, OPEN
from mailflow.domain.offers import Offer
from mailflow.domain.outcome import Outcome
from mailflow.handlers import act as acts
from mailflow.handlers import answers, effects, offers, things
from mailflow.handlers.act import Act
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import HELD, InboundMail, OutgoingMail
from mailflow.store.mentoring import Matter
from mailflow.store.queries import participations_of


def correct_reading(act: Act, command: CorrectReading) -> None:
    """Journalled at the mail first, so that all that follows has the correction as its cause, and is undone with it."""
    mail: InboundMail = act.subject
    if mail.person_id is None:
        raise NobodyWroteIt
    meant = _meant(act.session, mail, command)
    effects.move(act, mail, CORRECTED, held_because=None)
    _take_back(act, mail)
    _put_away(act, mail)
    for one in offers.commands_of(meant, _arguments(command)) if meant is not None else []:
        part = acts.part(act, one, behalf_of=mail.person_id)
        part.carry_out(part)
        _tell_author(part)


def _arguments(command: CorrectReading) -> dict[str, str]:
    return {"text": command.words, "reason": command.words} if command.words else {}


def possible(session: Session, mail: InboundMail) -> tuple[str, ...]:
    """The words by which the mail can be corrected: what it answered held them out, or its author may always say them.

    None where nobody knows who wrote it.
    """
    if mail.person_id is None or mail.programme_id is None:
        return ()
    known = [offer for offer in _held_out(session, mail) if offers.can_be_pressed(offer)]
    words = dict.fromkeys(offer.intent for offer in known)
    return (*(word for word in words if _only(known, word) is not None), NOTHING)


def corrections(session: Session, matter: Matter, number: int | None = None) -> tuple[Offer, ...]:
    """What an item of the digest about a held mail offers: to say in a word what its author meant."""
    mail = session.get(InboundMail, matter.about_id) if matter.about_noun == InboundMail.__tablename__ else None
    if mail is None or mail.state != HELD:
        return ()
    name = CorrectReading.__name__
    return tuple(
        Offer(word, ({"name": name, "mail": mail.id, "intent": word},), ("words",), number)
        for word in possible(session, mail)
        if word not in {spec.intent for spec in KINDS[matter.kind].offers}
    )


def _meant(session: Session, mail: InboundMail, command: CorrectReading) -> Offer | None:
    if command.intent == NOTHING:
        return None
    found = _only(_held_out(session, mail), command.intent)
    if found is None:
        raise WordDoesNotFit(command.intent)
    return found


def _held_out(session: Session, mail: InboundMail) -> list[Offer]:
    """First what the mail that was answered offered, then what its author may say at any time."""
    answered = session.get(OutgoingMail, mail.answers_id) if mail.answers_id is not None else None
    own = list(offers.of_message(answered)) if answered is not None else []
    members = participations_of(session, mail.person_id or 0, mail.programme_id)
    told = {offer.intent for offer in own}
    return own + [offer for offer in offers.standing(session, members) if offer.intent not in told]


def _only(held_out: Sequence[Offer], word: str) -> Offer | None:
    fitting = [offer for offer in held_out if offer.intent == word]
    return fitting[0] if len(fitting) == 1 else None


def _take_back(act: Act, mail: InboundMail) -> None:
    """What the mail did by mistake. Raises what `undo` raises: then the correction as a whole comes too late."""
    done = select(JournalEntry).where(
        JournalEntry.inbound_id == mail.id,
        JournalEntry.person_id == mail.person_id,
        JournalEntry.cause_id.is_(None),
        JournalEntry.undone_by_id.is_(None),
        JournalEntry.refusal.is_(None),
        JournalEntry.reversible,
    )
    for entry in list(act.session.scalars(done.order_by(JournalEntry.id.desc()))):
        part = acts.part(act, Undo(entry=entry.id))
        part.carry_out(part)


def _put_away(act: Act, mail: InboundMail) -> None:
    """No administrator needs to look at it any more."""
    found = select(Matter).where(
        Matter.about_noun == InboundMail.__tablename__, Matter.about_id == mail.id, Matter.state == OPEN
    )
    for matter in act.session.scalars(found):
        effects.move(act, matter, LAPSED, settled_at=act.now, settled_by_id=act.origin.person)


def _tell_author(part: Act) -> None:
    """The member hears what was done for them, with what undoes it, as if they had been understood at once."""
    if part.answered:
        return
    entry = part.entries[-1]
    noun = things.noun_of(part.subject)
    told = Outcome(part.command, entry.id, noun=noun, thing=part.subject.id, facts=part.facts, reversible=True)
    answers.tell_done(part, part.subject, [told])
