"""Numbered questions as fields of a form, one each. Knows which offers are answers to questions, and no HTML."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy.orm import Session

from mailflow.domain.offers import Offer
from mailflow.domain.questionnaire import QUESTIONNAIRES
from mailflow.handlers import things
from mailflow.handlers.act import Act
from mailflow.handlers.agreement import agreement_of
from mailflow.handlers.questionnaire import asked_of
from mailflow.mail.clean import many_lines
from mailflow.store.mentoring import Form, Mentorship
from mailflow.store.programmes import Participation
from mailflow.web.fields import LONGEST_ANSWER, Entry

ANSWERS: Final = frozenset({"AnswerForm", "AnswerAgreement", "ExplainEnding"})
SHORT: Final = frozenset(
    {"name", "interests", "location", "zone", "language", "frequency", "minutes", "place", "until"}
)
PREFIX: Final = "q-"


def is_asked(offer: Offer) -> bool:
    """Whether taking this offer up means to answer numbered questions."""
    return offer.commands[0]["name"] in ANSWERS


def entries(act: Act, offer: Offer, member: Participation) -> list[Entry]:
    """A field a question, with what is answered already. None of them is needed: what is there is kept."""
    thing = _thing(act.session, offer)
    questionnaire, given = _given(act, thing, offer)
    return [
        Entry(
            f"{PREFIX}{one.question.key}",
            "line" if one.question.key in SHORT else "long",
            needed=False,
            label=f"{one.number}. {one.text}",
            value=str(given.get(one.question.key) or ""),
        )
        for one in asked_of(act, questionnaire, member)
    ]


def open_questions(act: Act, offer: Offer) -> set[str]:
    """The names of the fields that still need an answer, once some have one."""
    questionnaire, given = _given(act, _thing(act.session, offer), offer)
    if questionnaire not in ("profile", "fifteen") or not given:
        return set()
    wanted = [one.key for one in QUESTIONNAIRES[questionnaire] if one.required and not given.get(one.key)]
    return {f"{PREFIX}{key}" for key in wanted}


def arguments(answers: Mapping[str, str]) -> dict[str, Any]:
    """The form's answers as the command takes them: by the question's key."""
    given = {
        name.removeprefix(PREFIX): many_lines(value)[:LONGEST_ANSWER].strip()
        for name, value in answers.items()
        if name.startswith(PREFIX)
    }
    return {"text": "", "answers": given}


def _thing(session: Session, offer: Offer) -> Any:
    (command,) = offer.commands
    noun = "form" if "form" in command else "mentorship"
    return things.load(session, noun, command[noun])


def _given(act: Act, thing: Form | Mentorship, offer: Offer) -> tuple[str, Mapping[str, Any]]:
    """The questionnaire, and the answers so far."""
    if isinstance(thing, Form):
        return thing.questionnaire, thing.answers
    if offer.commands[0]["name"] == "ExplainEnding":
        return "ending", {}
    agreement = agreement_of(act, thing)
    return "agreement", agreement.fields if agreement is not None else {}
