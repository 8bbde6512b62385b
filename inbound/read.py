"""The one entry to reading: a message, or the text of one, to a reading. Pure: no database, no clock, no acting."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from inbound.bounces import severity
from inbound.classify import BOUNCE, CALENDAR, HUMAN, Verdict, automatic_words, classify
from inbound.interpret.flow import interpret
from inbound.interpret.model import CONFIRM, RANK, SURE, UNSURE, Intent, Reading
from inbound.interpret.state import Question
from inbound.message import Message, Unreadable, parse
from inbound.reply import own_words, reply_of
from inbound.text import fold
from mailflow.domain.intents import ALWAYS_CONFIRMED, EVERYWHERE
from mailflow.domain.topics import TOPICS

__all__ = ["Context", "Intent", "OfferLike", "Offered", "Reading", "read", "read_message", "read_text"]

# Told without being asked, and harmless.
TOLD = frozenset(["met"])
PARTICIPATION = {"ACCEPTED": "yes", "DECLINED": "no", "TENTATIVE": "maybe"}


class OfferLike(Protocol):
    """What the reader may know of an offer."""

    @property
    def intent(self) -> str: ...
    @property
    def holes(self) -> tuple[str, ...]: ...
    @property
    def number(self) -> int | None: ...


@dataclass(frozen=True)
class Offered:
    """An offer as the reader sees it: an intent, the arguments it can take, and its number among choices."""

    intent: str
    holes: tuple[str, ...] = ()
    number: int | None = None


@dataclass(frozen=True)
class Context:
    """What is known besides the message: what was asked of whom, on which day, and what was offered.

    `sent` and `sent_html` are our mail that is answered. `offers` None: they follow from topic and role.
    """

    asked: str = "none"
    role: str = "mentee"
    now: date | datetime = date(1970, 1, 1)
    sent: str | None = None
    sent_html: str = ""
    offers: Sequence[OfferLike] | None = None
    standing: Sequence[OfferLike] = ()
    our_addresses: Collection[str] = ()
    domain: str | None = None

    @property
    def today(self) -> date:
        return self.now.date() if isinstance(self.now, datetime) else self.now


def read(raw: bytes, context: Context) -> Reading:
    """How a raw message is read. A message over the caps is held: unsure, with nothing read from it."""
    try:
        message = parse(raw)
    except Unreadable as error:
        return Reading(HUMAN, "", UNSURE, (), f"it could not be read: {error}", "held")
    return read_message(message, context)


def read_message(message: Message, context: Context) -> Reading:
    """How a message already taken apart is read."""
    verdict = classify(message, context.domain)
    addresses = frozenset(address.lower() for address in context.our_addresses)
    reply = reply_of(message, context.sent or "", addresses, sent_html=context.sent_html)
    if verdict.kind == CALENDAR:
        return calendar_reading(message, reply)
    if verdict.kind != HUMAN:
        return Reading(verdict.kind, reply, SURE, (), verdict.why, method_of(verdict, message))
    return interpreted(reply, context, verdict)


def method_of(verdict: Verdict, message: Message) -> str:
    """How it was known; of a bounce, whether the address is gone for good (`hard`) or not."""
    return severity(message) if verdict.kind == BOUNCE else "classified"


def read_text(text: str, context: Context) -> Reading:
    """How a plain body is read, as it arrived, quotes and signature and all."""
    reply = own_words(text, context.sent or "", frozenset(address.lower() for address in context.our_addresses))
    verdict = automatic_words(fold(text[:6000]))
    if verdict is not None:
        return Reading(verdict.kind, reply, SURE, (), verdict.why, "classified")
    return interpreted(reply, context, Verdict(HUMAN, "a person wrote it"))


def calendar_reading(message: Message, reply: str) -> Reading:
    for status, answer in PARTICIPATION.items():
        if f"PARTSTAT={status}" in message.calendar.upper().replace("\n ", "").replace('"', ""):
            return Reading(
                CALENDAR,
                reply,
                SURE,
                (Intent("rsvp", {"answer": answer}),),
                f"their calendar answered {answer}",
                "classified",
            )
    return Reading(CALENDAR, reply, UNSURE, (), "their calendar answered, but neither yes nor no", "classified")


def interpreted(reply: str, context: Context, verdict: Verdict) -> Reading:
    if not reply.strip():
        return Reading(HUMAN, "", UNSURE, (), "there is no text of their own in it", "empty")
    chosen = choice(reply, context)
    if chosen is not None:
        return Reading(HUMAN, reply, SURE, (chosen,), f"they chose number {chosen.args['choice']}", "choice")
    outcome = interpret(reply, Question(context.asked, context.role, context.today, answers(context)))
    certainty, why, intents = outcome.certainty, outcome.why, outcome.intents
    if not intents and (word := command_word(reply, context)) is not None:
        intents, why = (word,), f"“{word.name}” is the very word that was asked for"
        certainty = CONFIRM if word.name in ALWAYS_CONFIRMED else SURE
    if verdict.reaction and RANK[certainty] < RANK[CONFIRM]:
        certainty, why = CONFIRM, "it is only a reaction: " + why
    if context.offers is not None:
        allowed = {offer.intent for offer in (*context.offers, *context.standing)} | EVERYWHERE
        if any(intent.name not in allowed for intent in intents):
            foreign = next(intent.name for intent in intents if intent.name not in allowed)
            return Reading(
                HUMAN, reply, UNSURE, (), f"it asks for {foreign}, which is not on offer now", outcome.method
            )
    return Reading(HUMAN, reply, certainty, intents, why, outcome.method)


def command_word(reply: str, context: Context) -> Intent | None:
    """A reply of nothing but the word of an offer, of the message's or a standing one, takes it up."""
    word = fold(reply).strip(" .!'\"“”").removesuffix(" please").replace(" ", "_")
    offered = answers(context) | {offer.intent for offer in context.standing}
    return next((Intent(name, {}) for name in sorted(offered) if name.replace(".", "_") == word), None)


def choice(reply: str, context: Context) -> Intent | None:
    """A bare number takes up the offer of that number."""
    words = fold(reply).strip(" .!)#")
    if not words.isdigit() or len(words) > 3:
        return None
    for offer in (*(context.offers or ()), *context.standing):
        if offer.number == int(words):
            return Intent(offer.intent, {"choice": int(words)})
    return None


def answers(context: Context) -> frozenset[str]:
    """The intents that statements may answer with: those offered, or those of the topic.

    Where nothing was asked, also those standing ones that are confirmed anyway, and what is only told.
    """
    topic = TOPICS.get(context.asked, TOPICS["none"])
    if context.offers is None:
        return frozenset(topic.offered) | (TOLD if context.asked == "none" else frozenset())
    offered = frozenset(offer.intent for offer in context.offers)
    if context.asked != "none":
        return offered
    return offered | ({offer.intent for offer in context.standing} & (ALWAYS_CONFIRMED | TOLD))
