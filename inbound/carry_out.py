"""From a reading to commands, each in its savepoint, and to the answer: done, which one, confirm. Reads no mail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from inbound import limits, site, strangers
from inbound.correlate import Correlation
from inbound.read import Intent, Reading
from mailflow.dispatch import handle
from mailflow.domain.commands import to_data
from mailflow.domain.machine import Command, Echo
from mailflow.domain.matter import NoSuchItem
from mailflow.domain.offers import Offer, fill_in
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.outcome import Outcome
from mailflow.domain.standing import FOR_A_PERSON
from mailflow.handlers import act as acts
from mailflow.handlers import answers, offers, things
from mailflow.handlers.act import Act
from mailflow.handlers.matter import still_open
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import HELD, WAITS_FOR_ITS_AUTHOR, InboundMail, OutgoingMail
from mailflow.store.programmes import Participation, Programme

MOST_QUESTIONS_BACK = 3
MOST_AT_ONCE = 5


@dataclass(frozen=True)
class Said:
    """One mail of a person: its row, how it was read, what it answers, and what the sender's word is worth."""

    row: InboundMail
    reading: Reading
    found: Correlation
    assurance: Assurance
    members: tuple[Participation, ...]
    verdict: str = "none"
    subject: str = ""

    def origin(self, position: int) -> Origin:
        """The origin of the reply's n-th command."""
        return Origin(
            door=Door.DIGEST if self.found.answered and self.found.answered.kind == "digest" else Door.REPLY,
            key=f"inbound:{self.row.id}:{position}",
            assurance=self.assurance,
            person=self.found.person_id,
            inbound=self.row.id,
            answers=self.found.answered.id if self.found.answered else None,
        )


@dataclass(frozen=True)
class Wish:
    """One command that the reply asks for, and the item it was said of; no command where no such item offers it.

    `settled`: somebody has done with the item since, so that the command will only be told so.
    """

    command: Command | None
    item: int | None = None
    settled: bool = False


class _Unclear(Exception):
    """The intent may mean any of these offers, or none."""

    def __init__(self, choices: Sequence[Offer]) -> None:
        super().__init__()
        self.choices = choices


def act_on(session: Session, said: Said) -> None:
    """Do what the reply asks, or ask back, or let a stranger know. Everything is in the caller's transaction."""
    if said.found.programme_id is None:
        _in_each_programme(session, said)
        return
    if strangers.is_stranger(session, said):
        strangers.answer(session, said)
        return
    if not said.reading.intents:
        if said.reading.certainty == "unsure":
            _ask_back(session, said, _all_offers(session, said))
        return
    try:
        wanted = [wish for intent in said.reading.intents for wish in _wishes(session, said, intent)]
    except _Unclear as unclear:
        _ask_back(session, said, unclear.choices)
        return
    if said.reading.certainty == "unsure":
        _ask_back(session, said, _all_offers(session, said))
    elif said.reading.certainty == "confirm" or _is_bulk(wanted):
        _confirm(session, said, wanted)
    else:
        _run(session, said, wanted)


def _in_each_programme(session: Session, said: Said) -> None:
    """Mail to the site's own address by somebody of several programmes: `stop` means all, else they are asked which."""
    known = strangers.introduced(session, said)
    if known is None:
        said.row.state, said.row.held_because = HELD, strangers.UNKNOWN
        return
    each = [_in_programme(known, programme) for programme in site.programmes(session, known.found.person_id)]
    understood = [(one, wanted) for one in each if (wanted := _wanted_in(session, one))]
    if all(intent.name == "stop" for intent in said.reading.intents):
        _run(session, each[0], [wish for _, wanted in understood for wish in wanted])
    elif understood:
        _ask_back(session, each[0], [_choice(session, one, wanted) for one, wanted in understood])


def _in_programme(said: Said, programme: Programme) -> Said:
    members = tuple(one for one in said.members if one.programme_id == programme.id)
    return replace(said, found=replace(said.found, programme_id=programme.id), members=members)


def _wanted_in(session: Session, said: Said) -> list[Wish]:
    """What the reply asks of this one programme; nothing where it cannot be told."""
    if strangers.is_stranger(session, said):
        return [Wish(strangers.wish(said))]
    try:
        return [wish for intent in said.reading.intents for wish in _wishes(session, said, intent)]
    except _Unclear:
        return []


def _choice(session: Session, said: Said, wanted: Sequence[Wish]) -> Offer:
    programme = session.get_one(Programme, said.found.programme_id)
    commands = tuple(to_data(wish.command) for wish in wanted if wish.command is not None)
    intent = said.reading.intents[0].name if said.reading.intents else strangers.OFFERS[0].intent
    return Offer(intent, commands, label=programme.name, button=True)


def _wishes(session: Session, said: Said, intent: Intent) -> list[Wish]:
    """What the message's own offer becomes, else a standing one. Raises _Unclear."""
    args = {**intent.args, "except": [*(intent.args.get("except") or []), *_named_besides(said, intent)]}
    if intent.name in FOR_A_PERSON:
        args["text"] = said.reading.reply
    answered = said.found.answered
    own = offers.of_message(answered) if answered is not None else ()
    fitting = offers.candidates(own, intent.name, args)
    items = offers.named_items(args)
    if isinstance(items, list) and any(offer.number for offer in own):
        return _numbered(session, said, items, fitting, args)
    if isinstance(items, str):
        fitting = still_open(session, fitting) or fitting
    if not fitting:
        fitting = offers.candidates(_standing(session, said), intent.name, args)
    if not fitting:
        raise _Unclear(_all_offers(session, said))
    if len(fitting) > 1 and not items:
        raise _Unclear([fill_in(offer, args) for offer in still_open(session, fitting)])
    return [wish for offer in fitting for wish in _taken(session, said, offer, args)]


def _numbered(
    session: Session, said: Said, items: list[int], fitting: list[Offer], args: Mapping[str, Any]
) -> list[Wish]:
    """In the order named; a number that does not offer this is told so on its own line."""
    by_number = {offer.number: offer for offer in fitting}
    found: list[Wish] = []
    for item in items:
        offer = by_number.get(item)
        found += _taken(session, said, offer, args) if offer is not None else [Wish(None, item)]
    return found


def _taken(session: Session, said: Said, offer: Offer, args: Mapping[str, Any]) -> list[Wish]:
    try:
        settled = not still_open(session, [offer])
        return [Wish(command, offer.number, settled) for command in offers.commands_of(offer, args)]
    except offers.MissingHole:
        raise _Unclear([*_all_offers(session, said), fill_in(offer, args)]) from None


def _named_besides(said: Said, intent: Intent) -> list[int]:
    """For `rest`: the numbers that the reply's other sentences name."""
    if intent.args.get("items") != "rest":
        return []
    others = [offers.named_items(other.args) for other in said.reading.intents if other is not intent]
    return [number for items in others if isinstance(items, list) for number in items]


def _is_bulk(wanted: Sequence[Wish]) -> bool:
    return sum(wish.item is not None and not wish.settled for wish in wanted) > MOST_AT_ONCE


def _run(session: Session, said: Said, wanted: Sequence[Wish]) -> None:
    """Each command in its own savepoint; when one needs a page, none is done and all wait together."""
    with session.begin_nested() as savepoint:
        outcomes = [_outcome(session, said, place, wish) for place, wish in enumerate(wanted)]
        waits = any(outcome.needs_confirmation for outcome in outcomes)
        if waits:
            savepoint.rollback()
    if waits:
        _confirm(session, said, wanted)
        return
    act, thing = _desk(session, said)
    if not limits.echoed_enough(act):
        answers.tell_done(act, thing, outcomes, [wish.item for wish in wanted])


def _outcome(session: Session, said: Said, place: int, wish: Wish) -> Outcome:
    if wish.command is None:
        return Outcome(Echo(), None, refusal=NoSuchItem.__name__, facts={"item": wish.item})
    return handle(session, wish.command, said.origin(place))


def _confirm(session: Session, said: Said, wanted: Sequence[Wish]) -> None:
    act, thing = _desk(session, said)
    said.row.state, said.row.held_because = HELD, WAITS_FOR_ITS_AUTHOR
    if said.assurance is Assurance.NONE and limits.confirmed_enough(act):
        return
    commands = [wish.command for wish in wanted if wish.command is not None]
    answers.ask_to_confirm(act, thing, commands, said=said.reading.reply)


def _ask_back(session: Session, said: Said, choices: Sequence[Offer]) -> None:
    act, thing = _desk(session, said)
    if _asked_back_in_a_row(act, thing) >= MOST_QUESTIONS_BACK or limits.echoed_enough(act):
        said.row.state, said.row.held_because = HELD, "could not be understood three times"
        return
    answers.ask_which(act, thing, choices, said=said.reading.reply)


def _asked_back_in_a_row(act: Act, thing: object) -> int:
    """How often they were asked about the thing since they last did something that was understood."""
    noun = things.noun_of(thing)
    last = select(func.max(JournalEntry.at)).where(JournalEntry.person_id == act.actor_id)
    since = act.session.scalar(last) or act.programme.created_at
    found = select(func.count()).where(
        OutgoingMail.email == "service_choices",
        OutgoingMail.noun == noun,
        OutgoingMail.thing_id == thing.id,  # type: ignore[attr-defined]
        OutgoingMail.person_id == act.actor_id,
        OutgoingMail.created_at > since,
    )
    return act.session.scalar(found) or 0


def _all_offers(session: Session, said: Said) -> list[Offer]:
    """What the message held out; where that had nothing to choose among, the words that are safe to offer anybody."""
    answered = said.found.answered
    own = still_open(session, offers.of_message(answered)) if answered is not None else []
    if any(offer.button and offer.intent != "undo" for offer in own):
        return own
    return [*own, *offers.always(_standing(session, said))]


def _standing(session: Session, said: Said) -> tuple[Offer, ...]:
    offices = things.offices(session, said.found.programme_id, said.found.person_id)
    return offers.standing(session, said.members, offices)


def _desk(session: Session, said: Said) -> tuple[Act, object]:
    """What is needed to answer, and the thing that the answer's thread is about."""
    programme = session.get_one(Programme, said.found.programme_id)
    answered = said.found.answered
    if answered is not None:
        thing = things.load(session, answered.noun, answered.thing_id)
    else:
        thing = said.members[0] if said.members else programme
    return acts.of_door(session, programme, thing, said.origin(-1)), thing
