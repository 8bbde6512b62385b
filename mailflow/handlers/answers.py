"""The service's own answers to whoever wrote: what was done, which one was meant, please confirm. Decides nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from itertools import zip_longest
from typing import Any

from mailflow.domain.commands import BY_NAME, to_data
from mailflow.domain.emails import EMAILS
from mailflow.domain.machine import Command
from mailflow.domain.offers import Offer
from mailflow.domain.origin import Door
from mailflow.domain.outcome import Outcome
from mailflow.handlers import facts as facts_of
from mailflow.handlers import letters, recipients, things
from mailflow.handlers.act import Act
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.people import Person

MOST_CHOICES = 7


def sentence(act: Act, outcome: Outcome, you: Person, language: str) -> str:
    """One sentence on what became of the command: done, or the kind no. Raises NoSentence when there is none."""
    words = act.house.words(language)
    facts: dict[str, Any] = {"programme": facts_of.programme(act), "you": facts_of.person(you)}
    if outcome.thing is not None and outcome.noun is not None:
        facts |= facts_of.about(act, things.find(act.session, outcome.noun, outcome.thing), you, "member")
    facts = {**to_data(outcome.command), **facts, **outcome.facts}
    if outcome.refusal == "NotNow":
        return words.say("stands", f"{outcome.facts['noun']}.{outcome.facts['state']}", facts)
    if outcome.refusal is not None:
        return words.say("refusals", outcome.refusal, facts)
    return words.say("done", type(outcome.command).__name__, facts)


def tell_done(
    act: Act, thing: Any, outcomes: Sequence[Outcome], items: Sequence[int | None] = ()
) -> OutgoingMail | None:
    """Echo what was done, a line each, with what undoes it. None when each command has answered for itself.

    `items` are the numbers under which each was asked for: they begin its line, and undo it.
    """
    to = recipients.actor(act)
    numbered = len(outcomes) > 1 or act.origin.door is Door.DIGEST
    told = list(zip_longest(outcomes, items if numbered else ()))
    silent = [(outcome, item) for outcome, item in told if not outcome.answered]
    if not silent:
        return None
    lines = [_line(item, sentence(act, outcome, to.person, to.language)) for outcome, item in silent]
    offers = tuple(_undo(outcome, item) for outcome, item in silent if outcome.reversible and outcome.refusal is None)
    if len(offers) > 1 and any(offer.number is None for offer in offers):
        offers = letters.renumbered(offers)
    return letters.queue(act, EMAILS["service_done"], thing, to, {"lines": lines}, offers=offers)


def _line(item: int | None, said: str) -> str:
    return f"{item}. {said}" if item is not None else said


def _undo(outcome: Outcome, item: int | None) -> Offer:
    return Offer("undo", ({"name": "Undo", "entry": outcome.entry},), number=item, button=True)


def ask_which(act: Act, thing: Any, choices: Sequence[Offer], *, said: str) -> OutgoingMail:
    """Ask back with at most seven numbered choices; what has no words to press is left out."""
    labelled = [found for offer in choices if (found := _labelled(act, offer)) is not None]
    offers = letters.renumbered(tuple(labelled[:MOST_CHOICES]))
    facts: Mapping[str, Any] = {"said": said}
    return letters.queue(act, EMAILS["service_choices"], thing, recipients.actor(act), dict(facts), offers=offers)


def _labelled(act: Act, offer: Offer) -> Offer | None:
    """The offer with what its button says: “Yes, accept (Mia Lang)”; None where no button of its kind exists."""
    words = act.house.words(recipients.actor(act).language)
    if offer.label is None and not words.has("buttons", offer.intent):
        return None
    label = offer.label or words.raw("buttons", offer.intent)
    names = _others(act, offer)
    return replace(offer, label=f"{label} ({names})" if names else label)


def _others(act: Act, offer: Offer) -> str:
    """Whom the offer's thing is shared with."""
    command = offer.commands[0]
    noun = fields(BY_NAME[command["name"]])[0].name
    found = things.find(act.session, noun, command[noun])
    pair = things.pair_of(found) if found is not None else None
    if pair is None:
        return ""
    return ", ".join(one.person.name for one in (pair.mentor, pair.mentee) if one.person_id != act.actor_id)


def ask_to_confirm(act: Act, thing: Any, commands: Sequence[Command], *, said: str) -> OutgoingMail:
    """Hold the commands behind one link, to the address on file."""
    to = recipients.actor(act)
    words = act.house.words(to.language)
    lines = [words.say("will", type(command).__name__, _will(act, command, to.person)) for command in commands]
    label = words.raw("buttons", "confirm")
    offer = Offer("confirm", tuple(to_data(command) for command in commands), label=label, button=True)
    facts: dict[str, Any] = {"lines": lines, "said": said}
    # Some of these need the page: no word is named that would only bring the same mail again.
    return letters.queue(act, EMAILS["service_confirm"], thing, to, facts, offers=(offer,), replies=[])


def _will(act: Act, command: Command, you: Person) -> dict[str, Any]:
    return {**to_data(command), **facts_of.about(act, things.subject(act.session, command), you, "member")}
