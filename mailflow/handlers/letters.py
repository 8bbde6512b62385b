"""Queues emails: to whom, when, with which offers and facts. The words are templates and language catalogues."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from mailflow.domain import due
from mailflow.domain.due import Span
from mailflow.domain.emails import EMAILS, Email, Kind
from mailflow.domain.machine import NEW, Party
from mailflow.domain.offers import Offer, offer_from
from mailflow.handlers import facts as facts_of
from mailflow.handlers import things
from mailflow.handlers.act import Act
from mailflow.mail import tokens
from mailflow.mail.addresses import programme_address
from mailflow.mail.render import Button
from mailflow.store.mailbox import WITHHELD, InboundMail, OutgoingMail
from mailflow.store.mentoring import Matter
from mailflow.store.people import Person
from mailflow.store.programmes import Administrator, Invitation, Participation

OFFERS_LAST = timedelta(days=60)
THREADED = frozenset({"request"})
"""Nouns whose mails keep the first one's subject; a mentorship's are many, and each says its own."""


@dataclass(frozen=True)
class Recipient:
    """One person who gets one email. `participation` is None for administrators and strangers."""

    person: Person
    zone: str
    language: str
    participation: Participation | None = None
    role: str = "member"


def member(participation: Participation, role: str | None = None) -> Recipient:
    """A member as a recipient."""
    found = participation
    return Recipient(found.person, found.zone, found.language, found, role or found.role)


def administrator(found: Administrator, language: str) -> Recipient:
    """An administrator as a recipient."""
    return Recipient(found.person, found.zone, language, None, "admin")


def recipients(act: Act, party: Party, thing: Any) -> list[Recipient]:
    """The people who are this party to the thing."""
    if party is Party.ADMINISTRATOR:
        found = things.administrators(act.session, act.programme.id)
        return [administrator(one, act.programme.language) for one in found]
    if party is Party.ACTOR:
        return [actor(act)] if act.actor_id is not None else []
    if party is Party.INVITED and isinstance(thing, Invitation):
        person = act.session.get_one(Person, thing.person_id)
        return [Recipient(person, act.programme.zone, act.programme.language)]
    if party is Party.MEMBER and isinstance(thing, Matter):
        return _waiting(act, thing)
    if party in (Party.PARTNER, Party.PAIR):
        both = [*things.participations(thing, Party.MENTOR), *things.participations(thing, Party.MENTEE)]
        told = [one for one in both if party is Party.PAIR or one.person_id != act.actor_id]
        return [member(one, things.role_in(thing, one)) for one in told]
    return [member(one, things.role_in(thing, one)) for one in things.participations(thing, party)]


def _waiting(act: Act, matter: Matter) -> list[Recipient]:
    """The person who waits for the matter to be settled: a member, or one who would like to be."""
    person = act.session.get(Person, matter.person_id) if matter.person_id is not None else None
    if person is None:
        return []
    return [member_of(act, person) or Recipient(person, act.programme.zone, act.programme.language)]


def actor(act: Act) -> Recipient:
    """Whoever gave the command. Raises ValueError for a timer, which nobody gave."""
    participation = act.participation()
    if participation is not None:
        return member(participation)
    if act.actor is None:
        raise ValueError("a timer has no sender to answer")
    return Recipient(act.actor, act.programme.zone, act.programme.language)


def tell(act: Act, email: str, thing: Any, **facts: Any) -> list[OutgoingMail]:
    """Queue the catalogue's email about the thing to everybody it is for."""
    entry = EMAILS[email]
    return [queue(act, entry, thing, one, facts) for one in recipients(act, entry.to, thing)]


def answer(act: Act, email: str, thing: Any, *, offers: tuple[Offer, ...] | None = None, **facts: Any) -> OutgoingMail:
    """Queue the email to the actor, as the command's own answer: the door then sends no `done` of its own."""
    act.answered = True
    return queue(act, EMAILS[email], thing, actor(act), facts, offers=offers)


def queue(
    act: Act, email: Email, thing: Any, to: Recipient, facts: dict[str, Any], *, offers: tuple[Offer, ...] | None = None
) -> OutgoingMail:
    """Render one email and put it in the outbox. Its offers are the catalogue's, unless `offers` are given."""
    if offers is None:
        bound = bound_ids(thing, to)
        offers = tuple(offer_from(spec, bound) for spec in email.offers)
    everything = {**facts_of.about(act, thing, to.person, to.role), **facts}
    everything["you"]["zone"] = to.zone
    first = _first_mail(act, thing, to)
    rendered = act.house.renderer.render(
        email.name,
        language=to.language,
        facts=everything,
        buttons=_buttons(act, email, to, offers),
        words=_replies(act, email, to, offers, everything),
        subject=_subject_of_thread(act, email, thing, first),
    )
    mail = _row(act, email, thing, to, offers, rendered, first)
    if _stopped(email, to):
        mail.state, mail.reason = WITHHELD, "stopped by its member"
    act.session.add(mail)
    act.mails.append(mail)
    return mail


def _stopped(email: Email, to: Recipient) -> bool:
    """Whether the member wants no such mail. Answers to what they write and what keeps them safe always go."""
    if to.participation is None or email.kind in (Kind.ECHO, Kind.SAFETY):
        return False
    return bool({"all", email.topic} & set(to.participation.stopped))


def _row(
    act: Act,
    email: Email,
    thing: Any,
    to: Recipient,
    offers: tuple[Offer, ...],
    rendered: Any,
    first: "_First | None",
) -> OutgoingMail:
    nonce = tokens.new_nonce()
    made = tokens.make_all(act.house.secret, nonce)
    noun = things.noun_of(thing)
    message_id = f"<{email.name}.{thing.id}.{nonce.hex()[:12]}@{act.house.settings.domain}>"
    parent, references = _thread(act, email.kind, first)
    return OutgoingMail(
        created_at=act.now,
        programme_id=act.programme.id,
        person_id=to.person.id,
        address=to.person.address,
        to_name=to.person.name,
        email=email.name,
        kind=email.kind.value,
        topic=email.topic,
        noun=noun,
        thing_id=thing.id,
        thing_version=getattr(thing, "version", 0),
        entry_id=act.cause_id,
        language=to.language,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        offers=[offer.to_json() for offer in offers],
        because=because(act, email),
        nonce=nonce,
        reply_digest=tokens.digest(made.reply),
        link_digest=tokens.digest(made.link),
        bounce_digest=tokens.digest(made.bounce),
        message_id=message_id,
        in_reply_to=parent,
        references=references,
        not_before=when(act, email.kind, to.zone),
        expires_at=act.now + OFFERS_LAST,
    )


def when(act: Act, kind: Kind, zone: str) -> datetime:
    """The earliest moment that an email of this kind may go to somebody in this zone."""
    moment = act.now
    if kind.waits_for_grace:
        moment = due.after(moment, Span.parse(act.policy.sending.grace), zone)
    if kind.keeps_quiet_hours:
        moment = due.next_allowed(moment, act.policy.sending.quiet, zone)
    return moment


def because(act: Act, email: Email) -> str:
    """Why the mail came, for its X-Mailflow-Reason header: the email, the command, the timer if one fired."""
    timer = f"; timer={act.origin.timer}" if act.origin.timer else ""
    return f"email={email.name}; command={type(act.command).__name__}{timer}"


def bound_ids(thing: Any, to: Recipient) -> dict[str, int]:
    """The ids that the offers of an email about this thing to this person may name."""
    bound = {things.noun_of(thing): thing.id}
    pair = things.pair_of(thing)
    if pair is not None:
        bound[things.noun_of(pair)] = pair.id
    if to.participation is not None:
        bound["participation"] = to.participation.id
        bound["programme"] = to.participation.programme_id
    elif hasattr(thing, "programme_id"):
        bound["programme"] = thing.programme_id
    return bound


def _buttons(act: Act, email: Email, to: Recipient, offers: tuple[Offer, ...]) -> list[Button]:
    words = act.house.words(to.language)
    return [
        Button(
            intent=offer.intent,
            label=offer.label or words.raw("buttons", words.key("buttons", email.topic, offer.intent)),
            number=offer.number,
            path=f"/do/{tokens.LINK}/{place}",
            mailto_body=_written(email, offer),
        )
        for place, offer in enumerate(offers)
        if offer.button
    ]


def _written(email: Email, offer: Offer) -> str:
    """The answer that a button writes beforehand: of a digest's item the number and the word, of choices the number."""
    if offer.number is None:
        return offer.intent
    return f"{offer.number} {offer.intent}" if email.kind is Kind.DIGEST else str(offer.number)


def _replies(
    act: Act, email: Email, to: Recipient, offers: tuple[Offer, ...], facts: dict[str, Any]
) -> list[str]:
    """What can be replied, a sentence an intent."""
    words = act.house.words(to.language)
    keys = dict.fromkeys(words.key("replies", email.topic, offer.intent) for offer in offers)
    return [words.say("replies", key, facts) for key in keys if words.has("replies", key)]


@dataclass(frozen=True)
class _First:
    """The first mail about a thing to a person: what their thread hangs on."""

    message_id: str
    subject: str


def _first_mail(act: Act, thing: Any, to: Recipient) -> _First | None:
    """None when nothing was mailed to this person about the thing yet; of a thing just made only this act's count."""
    noun, number, person = things.noun_of(thing), thing.id, to.person.id
    for mail in act.mails:
        if (mail.noun, mail.thing_id, mail.person_id) == (noun, number, person):
            made_now = _First(mail.message_id, mail.subject)
            break
    else:
        made_now = None
    if any(one.from_state == NEW and (one.noun, one.thing_id) == (noun, number) for one in act.entries):
        return made_now
    found = (
        select(OutgoingMail.message_id, OutgoingMail.subject)
        .where(OutgoingMail.noun == noun, OutgoingMail.thing_id == number, OutgoingMail.person_id == person)
        .order_by(OutgoingMail.id)
        .limit(1)
    )
    with act.session.no_autoflush:
        row = act.session.execute(found).first()
    return _First(*row) if row is not None else made_now


def _subject_of_thread(act: Act, email: Email, thing: Any, first: _First | None) -> str | None:
    """An echo keeps the subject that it answers, a threaded thing that of its first mail; others have their own."""
    if email.kind is Kind.ECHO and act.origin.answers is not None:
        answered = act.session.get(OutgoingMail, act.origin.answers)
        if answered is None or answered.subject.startswith("Re: "):
            return answered.subject if answered is not None else None
        return f"Re: {answered.subject}"
    return first.subject if first is not None and things.noun_of(thing) in THREADED else None


def _thread(act: Act, kind: Kind, first: _First | None) -> tuple[str | None, str | None]:
    """In-Reply-To and References: the thing's first mail to this person, and for an echo the mail that it answers."""
    answered = None
    if kind is Kind.ECHO and act.origin.inbound is not None:
        inbound = act.session.get(InboundMail, act.origin.inbound)
        answered = inbound.message_id if inbound is not None else None
    chain = [found for found in (first.message_id if first is not None else None, answered) if found]
    return (chain[-1], " ".join(chain)) if chain else (None, None)


def renumbered(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The same offers with numbers from 1, as numbered choices."""
    return tuple(replace(offer, number=place, button=True) for place, offer in enumerate(offers, 1))


def sender(act: Act) -> str:
    """The programme's own address."""
    return programme_address(act.programme.slug, act.house.settings.domain)


def member_of(act: Act, person: Person) -> Recipient | None:
    """The person as a member of this programme."""
    found = select(Participation).where(
        Participation.programme_id == act.programme.id, Participation.person_id == person.id
    )
    one = act.session.scalars(found).first()
    return member(one) if one is not None else None
