"""The service's own answers to whoever wrote: what was done, which one was meant, please confirm. Decides nothing."""

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import zip_longest
from typing import Any

from mailflow.domain.commands import BY_NAME, to_data
from mailflow.domain.emails import EMAILS, Email, Kind
from mailflow.domain.machine import Command
from mailflow.domain.offers import Offer
from mailflow.domain.origin import Door
from mailflow.domain.outcome import Outcome
from mailflow.domain.topics import TOPICS
from mailflow.handlers import facts as facts_of
from mailflow.handlers import letters, recipients, things
from mailflow.handlers.act import Act
from mailflow.handlers.offers import can_be_pressed, commands_of
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
        no = words.say("refusals", outcome.refusal, facts)
        return f"{no} {words.say('words', 'passed_on', facts)}" if outcome.facts.get("passed_on") else no
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
    email, refused = EMAILS["service_done"], all(outcome.refusal is not None for outcome, _ in silent)
    if refused and all(outcome.refusal != "NotNow" for outcome, _ in silent):
        email, offers = _question_again(act, email)
    headline = act.house.words(to.language).raw("words", "headline.refused" if refused else "headline.done")
    return letters.queue(act, email, thing, to, {"lines": lines, "headline": headline}, offers=offers)


def _question_again(act: Act, email: Email) -> tuple[Email, tuple[Offer, ...]]:
    """Where nothing came of an answer, the question still stands: it is answered by the same words as before."""
    mail = act.session.get(OutgoingMail, act.origin.answers) if act.origin.answers is not None else None
    if mail is None or mail.kind == Kind.DIGEST.value:
        return email, ()
    own = tuple(offer for data in mail.offers if (offer := Offer.from_json(data)).intent != "undo")
    return replace(email, topic=mail.topic), own


def _line(item: int | None, said: str) -> str:
    return f"{item}. {said}" if item is not None else said


def _undo(outcome: Outcome, item: int | None) -> Offer:
    return Offer("undo", ({"name": "Undo", "entry": outcome.entry},), number=item, button=True)


def ask_which(act: Act, thing: Any, choices: Sequence[Offer], *, said: str) -> OutgoingMail:
    """Ask back with at most seven numbered choices; what needs more words than a number stays open beside them.

    It asks again what the mail that was answered asked: a bare yes means the same here as there.
    """
    pressed = [offer for offer in choices if can_be_pressed(offer) and not _takes_back_an_item(offer)]
    labelled = [found for offer in pressed if (found := _labelled(act, offer)) is not None]
    labelled = labelled or [replace(offer, label=_told_ahead(act, offer)) for offer in pressed]
    spoken = [replace(offer, number=None, button=False) for offer in choices if not can_be_pressed(offer)]
    once = [offer for place, offer in enumerate(spoken) if offer not in spoken[:place]]
    offers = (*letters.renumbered(tuple(labelled[:MOST_CHOICES])), *once)
    email = replace(EMAILS["service_choices"], topic=_asked_before(act))
    return letters.queue(act, email, thing, recipients.actor(act), {"said": said}, offers=offers)


def _takes_back_an_item(offer: Offer) -> bool:
    """Nobody has decided the item yet, or it would not be offered any more."""
    return offer.intent == "undo" and offer.number is not None


def _told_ahead(act: Act, offer: Offer) -> str:
    """What the offer would do, where no button has a word for it."""
    to = recipients.actor(act)
    words = act.house.words(to.language)
    commands = commands_of(offer, {})
    return " ".join(words.say("will", type(one).__name__, _will(act, one, to.person)) for one in commands).rstrip(".")


def _asked_before(act: Act) -> str:
    """The topic of the mail that was answered, where a bare yes or no to it means something."""
    mail = act.session.get(OutgoingMail, act.origin.answers) if act.origin.answers is not None else None
    topic = TOPICS[mail.topic] if mail is not None else TOPICS["none"]
    return mail.topic if mail is not None and (topic.yes or topic.no) else "none"


def _labelled(act: Act, offer: Offer) -> Offer | None:
    """The offer with what its button says: “Yes, accept (Mia Lang)”; None where no button of its kind exists."""
    words = act.house.words(recipients.actor(act).language)
    if offer.label is None and not words.has("buttons", offer.intent):
        return None
    label = offer.label or words.raw("buttons", offer.intent)
    names = _others(act, offer)
    return replace(offer, label=f"{label} ({names})" if names and not label.endswith(f"({names})") else label)


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
