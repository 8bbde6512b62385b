"""Agreements: proposed by one of a pair, confirmed by the other. The rules are in `domain/agreement.py`."""

import re
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from mailflow.domain.agreement import (
    POINTS,
    TABLE,
    AgreementFacts,
    AnswerAgreement,
    ConfirmAgreement,
    DeclineAgreement,
    ProposeAgreement,
)
from mailflow.domain.machine import NEW, UNDONE
from mailflow.domain.mentorship import AGREED
from mailflow.domain.questionnaire import find_answers, given_answers
from mailflow.handlers import days, echoes, effects
from mailflow.handlers.act import Act
from mailflow.handlers.questionnaire import asked_of, numbered
from mailflow.store.mentoring import Agreement, Mentorship
from mailflow.store.programmes import Participation

_NUMBER = re.compile(r"\d{1,3}")


def propose_agreement(act: Act, command: ProposeAgreement) -> None:
    """With nothing named, the answer is the questions."""
    said = {name: value for name, value in asdict(command).items() if name in POINTS and value not in (None, "")}
    if not said:
        asks_for_agreement(act, act.subject, met=False)
        return
    _propose(act, said)


def answer_agreement(act: Act, command: AnswerAgreement) -> None:
    """The answers by the questions' numbers."""
    asked = asked_of(act, "agreement", _me(act, act.subject))
    found = given_answers(command.answers or {}, asked) or find_answers(command.text, asked)
    said: dict[str, Any] = {name: value for name, value in found.items() if name in POINTS and value}
    minutes = _NUMBER.search(said.get("minutes", ""))
    if minutes is not None:
        said["minutes"] = int(minutes[0])
    _propose(act, said)


def _propose(act: Act, said: dict[str, Any]) -> None:
    pair: Mentorship = act.subject
    agreement = agreement_of(act, pair)
    facts = AgreementFacts(partner="", says_something=bool(said))
    fields = {**(agreement.fields if agreement is not None else {}), **said}
    proposer = _me(act, pair).id
    tell = {"points": points(act, fields)}
    if agreement is None or agreement.state == UNDONE:
        row = TABLE.step(NEW, act.command, facts)
        # A pair has one row: an agreement that was taken back begins anew in it.
        agreement = agreement or Agreement(mentorship=pair, mentorship_id=pair.id)
        agreement.proposed_by_id, agreement.fields = proposer, said
        effects.add(act, agreement, row, tell={"points": points(act, said)})
    else:
        effects.step(act, TABLE, agreement, facts, tell=tell, fields=fields, proposed_by_id=proposer)
    echoes.echo(act, "agreement_noted", agreement, points=points(act, agreement.fields))


def confirm_agreement(act: Act, command: ConfirmAgreement) -> None:
    """Sent to both, and its frequency is the pair's."""
    agreement: Agreement = act.subject
    pair = agreement.mentorship
    effects.step(
        act,
        TABLE,
        agreement,
        _facts(act, agreement),
        tell={"points": points(act, agreement.fields)},
        agreed=dict(agreement.fields),
        confirmed_at=act.now,
    )
    effects.move(act, pair, AGREED, frequency=agreement.fields.get("frequency") or pair.frequency)


def decline_agreement(act: Act, command: DeclineAgreement) -> None:
    """What both had confirmed before holds on."""
    agreement: Agreement = act.subject
    changes = {"fields": dict(agreement.agreed)} if agreement.agreed else {}
    tell = {"points": points(act, agreement.fields)}
    effects.step(act, TABLE, agreement, _facts(act, agreement), tell=tell, **changes)


def asks_for_agreement(act: Act, pair: Mentorship, *, met: bool) -> None:
    """Send the numbered questions to whoever gave the command; `met`: because the first meeting was reported."""
    echoes.echo(act, "agreement_questions", pair, asked=numbered(asked_of(act, "agreement", _me(act, pair))), met=met)


def agreement_of(act: Act, pair: Mentorship) -> Agreement | None:
    """The pair's one agreement, in whatever state."""
    return act.session.scalars(select(Agreement).where(Agreement.mentorship_id == pair.id)).first()


def points(act: Act, fields: dict[str, Any]) -> list[dict[str, Any]]:
    """What was settled, each with its heading, in the order of the questions."""
    words = act.house.words(act.programme.language)
    return [
        {
            "heading": words.raw("words", f"agreement.{name}"),
            "text": days.named_in_words(act, str(fields[name]), act.programme.language),
        }
        for name in POINTS
        if fields.get(name) not in (None, "")
    ]


def role_of(act: Act, pair: Mentorship) -> str:
    """The actor's side of the pair."""
    return "mentor" if act.actor_id == pair.mentor.person_id else "mentee"


def _me(act: Act, pair: Mentorship) -> Participation:
    return pair.mentor if role_of(act, pair) == "mentor" else pair.mentee


def _facts(act: Act, agreement: Agreement) -> AgreementFacts:
    pair = agreement.mentorship
    mine = _me(act, pair)
    partner = pair.mentee if mine is pair.mentor else pair.mentor
    return AgreementFacts(
        partner=partner.person.name, own=agreement.proposed_by_id == mine.id, agreed_before=bool(agreement.agreed)
    )
