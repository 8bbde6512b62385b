"""What pressing a magic link does: its offer is taken up, taken back, or mailed anew. Knows no HTML."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from mailflow.dispatch import handle
from mailflow.domain.emails import EMAILS
from mailflow.domain.journal import Undo
from mailflow.domain.machine import Command
from mailflow.domain.offers import Offer
from mailflow.domain.outcome import Outcome
from mailflow.handlers import act as acts
from mailflow.handlers import answers, letters, offers, recipients, things
from mailflow.handlers.act import Act
from mailflow.store import queries
from mailflow.store.journal import JournalEntry
from mailflow.store.people import Person
from mailflow.store.programmes import Programme
from mailflow.web import telling
from mailflow.web.link import Link
from mailflow.web.looking import look
from mailflow.web.telling import Done


def press(session: Session, link: Link, given: Mapping[str, Any]) -> Done:
    """Take the offer up. Raises NoSuchThing and `offers.MissingHole`; refusals are told, not raised."""
    commands = offers.commands_of(link.offer, given)
    outcomes = [_run(session, link, f"{number}{_said(given)}", command) for number, command in enumerate(commands)]
    return _tell(session, link, outcomes)


def undo(session: Session, link: Link, entry: int) -> Done | None:
    """Take back what this very link did; None when the entry is another's."""
    found = session.get(JournalEntry, entry)
    if found is None or found.origin is None or not found.origin.startswith(f"{link.key}:"):
        return None
    return _tell(session, link, [_run(session, link, f"undo:{entry}", Undo(entry=entry))])


def send_again(session: Session, link: Link) -> bool:
    """Mail the offer anew, with fresh links, to the address on file; where it is settled, what can be done instead.

    False when there is nothing to mail, or nobody whom we know to mail it to.
    """
    if link.mail.person_id is None:
        return False
    act, thing = _desk(session, link)
    view = look(session, link, late=True)
    if view.will:
        to = recipients.actor(act)
        label = act.house.words(to.language).raw("buttons", "confirm")
        offer = Offer("confirm", link.offer.commands, link.offer.holes, label=label, button=True)
        facts = {"lines": list(view.will), "said": ""}
        letters.queue(act, EMAILS["service_confirm"], thing, to, facts, offers=(offer,), replies=[])
        return True
    choices = _choices(session, act)
    if choices:
        answers.ask_which(act, thing, choices, said="")
    return bool(choices)


def _choices(session: Session, act: Act) -> list[Offer]:
    """What this person may do at any time, as far as it needs no more words."""
    members = queries.participations_of(session, act.actor_id, act.programme.id) if act.actor_id else []
    return [offer for offer in offers.standing(session, members) if not offer.holes]


def _said(given: Mapping[str, Any]) -> str:
    """What was filled in belongs to what happened once: other words through the same link are another press."""
    if not given:
        return ""
    written = json.dumps(given, sort_keys=True, ensure_ascii=True)
    return f"-{sha256(written.encode()).hexdigest()[:16]}"


def _run(session: Session, link: Link, position: str, command: Command) -> Outcome:
    thing = things.subject(session, command)
    return handle(session, command, link.origin(position, getattr(thing, "version", 0)))


def _tell(session: Session, link: Link, outcomes: Sequence[Outcome]) -> Done:
    act, thing = _desk(session, link)
    you = act.actor or Person(name=link.mail.to_name, addresses=[])
    return telling.tell(act, thing, outcomes, you, link.mail.language)


def desk(session: Session, link: Link) -> Act:
    """What the page needs to look at the link's things as the one who got the mail."""
    return _desk(session, link)[0]


def _desk(session: Session, link: Link) -> tuple[Act, Any]:
    thing = things.load(session, link.mail.noun, link.mail.thing_id)
    programme = session.get_one(Programme, things.programme_id_of(thing))
    return acts.of_door(session, programme, thing, link.origin("desk", 0)), thing
