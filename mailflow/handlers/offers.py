"""Takes up offers: an intent and its arguments become commands. Replies, links and digest answers all come here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.domain.commands import BY_NAME, from_data
from mailflow.domain.machine import Command
from mailflow.domain.mentorship import UNDER_WAY
from mailflow.domain.offers import Offer, OfferSpec, fill, offer_from
from mailflow.domain.request import ASKED
from mailflow.domain.standing import ALWAYS, STANDING
from mailflow.domain.tables import TABLES
from mailflow.handlers import letters, recipients, things
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.mentoring import Mentorship, Request
from mailflow.store.programmes import Administrator, Participation, Programme


def of_message(mail: OutgoingMail) -> tuple[Offer, ...]:
    """What this email offered, in order."""
    return tuple(Offer.from_json(data) for data in mail.offers)


def candidates(offers: Iterable[Offer], intent: str, args: Mapping[str, Any]) -> list[Offer]:
    """The offers that the intent may mean: by the number chosen, by the items named, else by its name.

    `all` and `rest` are the numbered ones without the exceptions; without items, an offer without a number is meant.
    """
    if args.get("choice") is not None:
        return [offer for offer in offers if offer.number == args["choice"]]
    fitting = [offer for offer in offers if offer.intent == intent and _agrees(offer, args)]
    items = named_items(args)
    if isinstance(items, list):
        return [offer for offer in fitting if offer.number in items]
    if items:
        excepted = {None, *(args.get("except") or [])}
        return [offer for offer in fitting if offer.number not in excepted]
    return [offer for offer in fitting if offer.number is None] or fitting


def _agrees(offer: Offer, args: Mapping[str, Any]) -> bool:
    """Whether the words said fit the words that the offer has set: the same, or one of those on its button."""
    return all(
        _same(args[name], value) or bool(_words(args[name]) & _words(offer.label or ""))
        for command in offer.commands
        for name, value in command.items()
        if name != "name" and isinstance(value, str) and isinstance(args.get(name), str)
    )


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _words(said: str) -> set[str]:
    return {word for word in said.casefold().replace(",", " ").split() if len(word) > 1}


def named_items(args: Mapping[str, Any]) -> list[int] | str | None:
    """The numbers that an intent names, or `all` or `rest`; `show` names one as `item`."""
    if isinstance(args.get("item"), int):
        return [args["item"]]
    items: list[int] | str | None = args.get("items")
    return items


def commands_of(offer: Offer, args: Mapping[str, Any]) -> list[Command]:
    """The commands that the offer becomes with these arguments. Raises MissingHole when one is still needed."""
    return [_command(data) for data in fill(offer, args)]


class MissingHole(Exception):
    """The answer lacks something that the command cannot do without; `hole` is the field's name."""

    def __init__(self, hole: str) -> None:
        super().__init__(hole)
        self.hole = hole


def _command(data: Mapping[str, Any]) -> Command:
    for field in fields(BY_NAME[data["name"]]):
        if field.name not in data and field.default is MISSING:
            raise MissingHole(field.name)
    return from_data(data)


def can_be_pressed(offer: Offer) -> bool:
    """Whether it needs nothing more to be said."""
    try:
        return bool(commands_of(offer, {}))
    except MissingHole:
        return False


def always(standing_offers: Iterable[Offer]) -> list[Offer]:
    """Of these, what is held out to somebody whom nobody understood: nothing that ends, leaves or stops anything."""
    found = [offer for offer in standing_offers if offer.intent in ALWAYS]
    return sorted(found, key=lambda offer: ALWAYS.index(offer.intent))


def standing(
    session: Session, members: Sequence[Participation], administrators: Sequence[Administrator] = ()
) -> tuple[Offer, ...]:
    """What they may say at any time, as members and as administrators: derived from the tables and their things."""
    found: list[Offer] = []
    for member in members:
        mine = [member, *things_of(session, member), session.get_one(Programme, member.programme_id)]
        found += _standing_on(session, mine, recipients.member(member))
    for one in administrators:
        programme = session.get_one(Programme, one.programme_id)
        found += _standing_on(session, [one, programme], recipients.administrator(one, programme.language))
    return tuple(offer for place, offer in enumerate(found) if offer not in found[:place])


def _standing_on(session: Session, mine: Sequence[Any], to: recipients.Recipient) -> list[Offer]:
    return [offer for thing in mine for offer in on_thing(session, thing, to, STANDING.get(things.noun_of(thing), ()))]


def on_thing(session: Session, thing: Any, to: recipients.Recipient, specs: Sequence[OfferSpec]) -> list[Offer]:
    """Of these, the offers that the thing's state and what the person is to it allow."""
    bound, noun = letters.bound_ids(thing, to), things.noun_of(thing)
    verbs = TABLES[noun].verbs_from(thing.state) if noun in TABLES else frozenset()
    parties = things.parties(session, thing, to.person.id)
    fitting = [spec for spec in specs if spec.command.by & parties and _possible(spec, noun, verbs)]
    return [offer_from(spec, bound) for spec in fitting]


def _possible(spec: OfferSpec, noun: str, possible: frozenset[type[Command]]) -> bool:
    return spec.command.noun != noun or noun not in TABLES or spec.command in possible or not _in_table(spec, noun)


def _in_table(spec: OfferSpec, noun: str) -> bool:
    return any(row.verb is spec.command for row in TABLES[noun].transitions)


def things_of(session: Session, member: Participation) -> list[Request | Mentorship]:
    """The member's open requests and mentorships under way, oldest first."""
    requests = select(Request).where(
        (Request.mentor_id == member.id) | (Request.mentee_id == member.id), Request.state == ASKED
    )
    pairs = select(Mentorship).where(
        (Mentorship.mentor_id == member.id) | (Mentorship.mentee_id == member.id),
        Mentorship.state.in_(UNDER_WAY),
    )
    return [*session.scalars(requests.order_by(Request.id)), *session.scalars(pairs.order_by(Mentorship.id))]
