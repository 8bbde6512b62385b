"""Queues emails: to whom, when, with which offers and facts. The words are templates and language catalogues."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from mailflow.domain import due
from mailflow.domain.due import Span
from mailflow.domain.emails import EMAILS, Email, Kind
from mailflow.domain.offers import Offer, offer_from
from mailflow.domain.origin import Door
from mailflow.handlers import budget, recipients, things, threads
from mailflow.handlers import facts as facts_of
from mailflow.handlers.act import Act
from mailflow.handlers.recipients import Recipient
from mailflow.handlers.threads import First
from mailflow.mail import tokens
from mailflow.mail.render import Button, Footer
from mailflow.store.mailbox import WITHHELD, OutgoingMail

OFFERS_LAST = timedelta(days=60)
FOOTERS: dict[Kind, Footer] = {Kind.ECHO: "brief", Kind.SAFETY: "brief", Kind.DIGEST: "rhythm"}
"""How the last lines of a mail say that there can be less of it."""


def tell(act: Act, email: str, thing: Any, **facts: Any) -> list[OutgoingMail]:
    """Queue the catalogue's email about the thing to everybody it is for."""
    entry = EMAILS[email]
    return [queue(act, entry, thing, one, facts) for one in recipients.of_party(act, entry.to, thing)]


def answer(act: Act, email: str, thing: Any, *, offers: tuple[Offer, ...] | None = None, **facts: Any) -> OutgoingMail:
    """Queue the email to the actor, as the command's own answer: the door then sends no `done` of its own."""
    act.answered = True
    return queue(act, EMAILS[email], thing, recipients.actor(act), facts, offers=offers)


def queue(
    act: Act,
    email: Email,
    thing: Any,
    to: Recipient,
    facts: dict[str, Any],
    *,
    offers: tuple[Offer, ...] | None = None,
    replies: list[str] | None = None,
) -> OutgoingMail:
    """Render one email and put it in the outbox. Its offers are the catalogue's, unless `offers` are given.

    What can be replied follows from the offers, unless `replies` say it.
    """
    if offers is None:
        bound = bound_ids(thing, to)
        offers = tuple(offer_from(spec, bound) for spec in email.offers)
    everything = {**facts_of.about(act, thing, to.person, to.role), **facts}
    everything["you"] |= {"zone": to.zone, "member": to.participation is not None}
    first = threads.first_mail(act, thing, to)
    rendered = act.house.renderer.render(
        email.name,
        language=to.language,
        facts=everything,
        buttons=_buttons(act, email, to, offers),
        words=_replies(act, email, to, offers, everything) if replies is None else replies,
        subject=threads.subject_of(act, email, thing, first),
        footer=FOOTERS.get(email.kind, "pause"),
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
    first: "First | None",
) -> OutgoingMail:
    nonce = tokens.new_nonce()
    made = tokens.make_all(act.house.secret, nonce)
    noun = things.noun_of(thing)
    message_id = f"<{email.name}.{thing.id}.{nonce.hex()[:12]}@{act.house.settings.domain}>"
    parent, references = threads.references_of(act, email.kind, first)
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
        not_before=when(act, email.kind, to),
        expires_at=act.now + OFFERS_LAST,
    )


def when(act: Act, kind: Kind, to: Recipient) -> datetime:
    """The earliest moment that an email of this kind may go to them; a prompt, when it is not one too many."""
    if kind is Kind.PROMPT:
        return budget.diary(act, to.person.id, to.zone, to.participation).free(act.now)
    moment = act.now
    if kind.waits_for_grace and act.origin.door is not Door.TIMER:  # the grace is for a person's second thoughts
        moment = due.after(moment, Span.parse(act.policy.sending.grace), to.zone)
    if kind.keeps_quiet_hours:
        moment = due.next_allowed(moment, act.policy.sending.quiet, to.zone)
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
            mailto_body=email.answer(offer.intent, offer.number),
        )
        for place, offer in enumerate(offers)
        if offer.button
    ]


def _replies(act: Act, email: Email, to: Recipient, offers: tuple[Offer, ...], facts: dict[str, Any]) -> list[str]:
    """What can be replied, a sentence an intent."""
    words = act.house.words(to.language)
    keys = dict.fromkeys(words.key("replies", email.topic, offer.intent) for offer in offers)
    return [words.say("replies", key, facts) for key in keys if words.has("replies", key)]


def renumbered(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The same offers with numbers from 1, as numbered choices."""
    return tuple(replace(offer, number=place, button=True) for place, offer in enumerate(offers, 1))
