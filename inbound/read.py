"""The one entry to reading: a message, or the text of one, to a reading. Pure: no database, no clock, no acting."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from inbound.bounces import severity
from inbound.classify import AUTO_REPLY, BOUNCE, CALENDAR, HUMAN, Verdict, automatic_words, classify
from inbound.interpret.beside import ANSWERED_BENEATH, numbered
from inbound.interpret.flow import interpret
from inbound.interpret.model import CONFIRM, RANK, SURE, UNSURE, Intent, Reading
from inbound.interpret.says import SAYS
from inbound.interpret.state import Question
from inbound.item_words import item_words
from inbound.likeness import Compares
from inbound.message import Message, opened
from inbound.reply import Words, extract, shown_words, words_in
from inbound.text import fold
from mailflow.domain.intents import ADMINISTRATORS, ALWAYS_CONFIRMED, EVERYWHERE, MEMBERS
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
    `at_return_path`: it came to the address that our envelopes name as their sender; `null_sender`: its own names none.
    Without `compares` a reply is read by grammar and phrase books alone.
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
    compares: Compares | None = None
    at_return_path: bool = False
    null_sender: bool = False

    @property
    def today(self) -> date:
        return self.now.date() if isinstance(self.now, datetime) else self.now


def read(raw: bytes, context: Context) -> Reading:
    """How a raw message is read. A person's over the caps is held: unsure, with nothing read from it."""
    return read_message(opened(raw), context)


def read_message(message: Message, context: Context) -> Reading:
    """How a message already taken apart is read."""
    if message.unread:
        return unread(message, context)
    addresses = frozenset(address.lower() for address in context.our_addresses)
    words = words_in(message, context.sent or "", addresses, sent_html=context.sent_html)
    verdict = of_kind(message, context, words.shown)
    if verdict.kind == CALENDAR:
        return calendar_reading(message, words.shown)
    if verdict.kind != HUMAN:
        return Reading(verdict.kind, words.shown, SURE, (), verdict.why, method_of(verdict, message))
    reading = interpreted(words, context, verdict, message.text)
    other = shown_words(message, words, context.sent or "", addresses, sent_html=context.sent_html)
    if other is not None and asked(interpreted(other, context, verdict)) != asked(reading):
        why = "its plain text and its HTML ask for different things"
        return Reading(HUMAN, words.shown, UNSURE, (), why, "held")
    return reading


def unread(message: Message, context: Context) -> Reading:
    """A machine's mail is known by its marks, readable or not; any other that cannot be read is held."""
    verdict = of_kind(message, context, "")
    if verdict.kind in (HUMAN, CALENDAR):
        return Reading(HUMAN, "", UNSURE, (), f"it could not be read: {message.unread}", "held")
    return Reading(verdict.kind, "", SURE, (), verdict.why, method_of(verdict, message))


def of_kind(message: Message, context: Context, own: str) -> Verdict:
    """Of what kind it is, by its own marks and by what is known of its envelope."""
    verdict = classify(message, context.domain, own=own)
    if verdict.kind == HUMAN and context.at_return_path:
        return Verdict(AUTO_REPLY, "it came to the address for returned mail, to which only machines write")
    if verdict.kind == HUMAN and context.null_sender:
        return Verdict(AUTO_REPLY, "its envelope names no sender, as only machines do (RFC 5321 §4.5.5)")
    return verdict


def asked(reading: Reading) -> tuple[str, ...]:
    """What a reading would have done, in order."""
    return tuple(intent.name for intent in reading.intents)


def method_of(verdict: Verdict, message: Message) -> str:
    """How it was known; of a bounce, whether the address is gone for good (`hard`) or not."""
    return severity(message) if verdict.kind == BOUNCE else "classified"


def read_text(text: str, context: Context) -> Reading:
    """How a plain body is read, as it arrived, quotes and signature and all."""
    words = extract(text, context.sent or "", frozenset(address.lower() for address in context.our_addresses))
    verdict = automatic_words(words.shown)
    if verdict is not None:
        return Reading(verdict.kind, words.shown, SURE, (), verdict.why, "classified")
    return interpreted(words, context, Verdict(HUMAN, "a person wrote it"), text)


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


def interpreted(words: Words, context: Context, verdict: Verdict, body: str = "") -> Reading:
    """What a person wants, by the words that are surely theirs; all of theirs are shown. `body` has the quotes too."""
    if context.asked in ANSWERED_BENEATH and ">" in body:
        words = replace(words, read=numbered(body, words.read, context.asked))
    if not words.read.strip():
        return Reading(HUMAN, words.shown, UNSURE, (), "there is no text of their own in it", "empty")
    return replace(understood(words.read, context, verdict), reply=words.shown)


def understood(reply: str, context: Context, verdict: Verdict) -> Reading:
    chosen = choice(reply, context)
    if chosen is not None:
        return Reading(HUMAN, reply, SURE, (chosen,), f"they chose number {chosen.args['choice']}", "choice")
    said = item_words(reply, [(offer.number, offer.intent) for offer in context.offers or () if offer.number])
    if said:
        return Reading(HUMAN, reply, SURE, said, "each line names an item and a word that it offers", "choice")
    outcome = interpret(reply, Question(context.asked, context.role, context.today, answers(context)), context.compares)
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
            why = f"it says {SAYS.get(foreign, foreign)}, which is not on offer now"
            return Reading(HUMAN, reply, UNSURE, (), why, outcome.method)
    return Reading(HUMAN, reply, certainty, intents, why, outcome.method)


def command_word(reply: str, context: Context) -> Intent | None:
    """A reply of nothing but the word of an offer, of the message's or a standing one, takes it up.

    An administrator's "approve" alone does not say of which item: that only the offers can tell.
    """
    word = fold(reply).strip(" .!'\"“”").removesuffix(" please").replace(" ", "_")
    offered = answers(context) | {offer.intent for offer in context.standing}
    if context.offers is None:
        offered -= {name for name, args in ADMINISTRATORS.items() if "items" in args and name not in MEMBERS}
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
