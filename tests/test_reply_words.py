"""Every word that a mail tells people to reply is read as what the mail says it does."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from inbound.read import Context, Reading, read_text
from mailflow.domain.emails import EMAILS, Email
from mailflow.domain.intents import EVERYWHERE
from mailflow.domain.machine import Party
from mailflow.domain.matter import KINDS
from mailflow.domain.offers import Offer, OfferSpec, offer_from
from mailflow.domain.standing import STANDING
from tests.mail.samples import FACTS, TEMPLATES, WORDS

TODAY = date(2026, 3, 9)
QUOTED = re.compile("“([^”]+)”")
TOLD_TO_REPLY = re.compile(r"[Rr]ep(?:ly|lying)(?: with)? (“[^”]+”(?:(?:, or|,| or| and) “[^”]+”)*)")
NEEDS_MORE = {"find": "find negotiation", "human": "human: whom do I ask?"}
"""Words that our sentences introduce alone, and tell people to go on from."""
IDS = ("participation", "programme", "request", "mentorship", "goal", "meeting", "agreement", "form", "matter")
BOUND = dict.fromkeys((*IDS, "invitation", "administrator"), 7)
ROLE = {Party.MENTOR: "mentor", Party.ADMINISTRATOR: "admin"}


def standing(role: str) -> list[Offer]:
    nouns = ["administrator"] if role == "admin" else ["participation", "request", "mentorship"]
    return [offer_from(spec, BOUND) for noun in (*nouns, "programme") for spec in STANDING[noun]]


def reading(email: Email, said: str) -> Reading:
    role = ROLE.get(email.to, "mentee")
    offers = [offer_from(spec, BOUND) for spec in email.offers]
    return read_text(said, Context(asked=email.topic, role=role, now=TODAY, offers=offers, standing=standing(role)))


def promised() -> Iterator[tuple[str, str, str]]:
    """Email, intent, and the words that the box of its mail shows for it."""
    for email in EMAILS.values():
        for spec in email.offers:
            key = WORDS.key("replies", email.topic, spec.intent)
            sentence = WORDS.say("replies", key, FACTS) if WORDS.has("replies", key) else ""
            for said in QUOTED.findall(sentence):
                yield email.name, spec.intent, said


@pytest.mark.parametrize(("name", "intent", "said"), list(promised()))
def test_what_the_box_shows_is_read_as_it_says(name: str, intent: str, said: str) -> None:
    found = reading(EMAILS[name], said)
    assert [one.name for one in found.intents] == [intent], found.why
    assert found.certainty != "unsure"


def told() -> Iterator[tuple[str, str]]:
    """Email, and the words that its preheader or its text asks for."""
    for name in EMAILS:
        for source in (WORDS.raw("preheaders", name), (TEMPLATES / f"{name}.txt").read_text("utf-8")):
            for said in TOLD_TO_REPLY.findall(source):
                yield from ((name, word) for word in QUOTED.findall(said))


@pytest.mark.parametrize(("name", "said"), sorted(set(told())))
def test_what_a_sentence_asks_for_is_on_offer(name: str, said: str) -> None:
    email = EMAILS[name]
    found = reading(email, NEEDS_MORE.get(said, said))
    offered = {spec.intent for spec in email.offers} | EVERYWHERE
    offered |= {offer.intent for offer in standing(ROLE.get(email.to, "mentee"))}
    assert {one.name for one in found.intents} & offered, found.why
    assert found.certainty != "unsure"


def pressed_by_email() -> Iterator[tuple[str, OfferSpec]]:
    for email in EMAILS.values():
        yield from ((email.name, spec) for spec in email.offers if spec.button)


@pytest.mark.parametrize(("name", "spec"), list(pressed_by_email()), ids=lambda value: getattr(value, "intent", value))
def test_the_answer_that_a_button_writes_is_read_as_its_intent(name: str, spec: OfferSpec) -> None:
    said = EMAILS[name].answer(spec.intent)
    if not said:
        assert EMAILS[name].topic in ("form", "question")
        return
    found = reading(EMAILS[name], said)
    assert [one.name for one in found.intents] == [spec.intent], found.why
    assert found.certainty != "unsure"


DIGEST_WORDS = sorted({spec.intent for kind in KINDS.values() for spec in kind.offers})


@pytest.mark.parametrize("intent", DIGEST_WORDS)
def test_what_a_digest_shows_is_read_of_its_item(intent: str) -> None:
    sentence = WORDS.say("replies", f"on_digest.{intent}", {"number": 2})
    specs = [spec for kind in KINDS.values() for spec in kind.offers if spec.intent == intent]
    offers = [offer_from(specs[0], {"matter": 7}, number=number) for number in (1, 2, 3)]
    for said in QUOTED.findall(sentence):
        found = read_text(said, Context(asked="digest", role="admin", now=TODAY, offers=offers))
        assert [one.name for one in found.intents] == [intent], found.why
        named = found.intents[0].args
        assert named.get("items") in ([2], "rest") or named.get("item") == 2


MEMBERS_WORDS = sorted({spec.intent for noun in STANDING if noun != "administrator" for spec in STANDING[noun]})


@pytest.mark.parametrize("intent", [one for one in MEMBERS_WORDS if WORDS.has("replies", one)])
def test_what_help_lists_is_understood_in_a_new_mail(intent: str) -> None:
    offers = standing("mentee")
    for said in QUOTED.findall(WORDS.say("replies", intent, FACTS)):
        found = read_text(said, Context(role="mentee", now=TODAY, offers=(), standing=offers))
        assert [one.name for one in found.intents] == [intent], (said, found.why)


def test_the_sentences_were_found() -> None:
    assert len(list(promised())) > 40
    assert len(list(told())) > 30
