"""Asks the questions of a questionnaire, in a member's language. What is done with the answers is `form.py`'s."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from mailflow import languages
from mailflow.domain.form import OPEN, TABLE, AnswerForm, OpenForm
from mailflow.domain.offers import OfferSpec, offer_from
from mailflow.domain.questionnaire import QUESTIONNAIRES, Asked, Question, missing
from mailflow.handlers import effects, letters
from mailflow.handlers.act import Act
from mailflow.store.mentoring import Form
from mailflow.store.programmes import Participation


def ask(act: Act, member: Participation, questionnaire: str, mentorship_id: int | None = None) -> Form:
    """Open the form, or find it open, and send it as the answer to the command's author."""
    form = open_form(act, member, questionnaire, mentorship_id)
    offers = (offer_from(OfferSpec("answer", AnswerForm), {"form": form.id}),)
    letters.answer(act, f"form_{questionnaire}", form, offers=offers, asked=to_ask(act, form))
    return form


def open_form(act: Act, member: Participation, questionnaire: str, mentorship_id: int | None = None) -> Form:
    """The member's open form of this questionnaire, made where there is none; what is known of them is answered."""
    found = select(Form).where(
        Form.participation_id == member.id, Form.questionnaire == questionnaire, Form.state == OPEN
    )
    form = act.session.scalars(found).first()
    if form is not None:
        return form
    form = Form(
        participation_id=member.id,
        participation=member,
        questionnaire=questionnaire,
        mentorship_id=mentorship_id,
        answers=dict(member.profile) if questionnaire == "profile" else {},
        created_at=act.now,
    )
    opening = OpenForm(participation=member.id, questionnaire=questionnaire, mentorship=mentorship_id)
    effects.add(act, form, TABLE.step("new", opening))
    return form


def to_ask(act: Act, form: Form) -> list[dict[str, Any]]:
    """The questions still open, for an email: number and text. Numbers never change."""
    wanted = {question.key for question in missing(QUESTIONNAIRES[form.questionnaire], form.answers)}
    return [{"number": one.number, "text": one.text} for one in asked(act, form) if one.question.key in wanted]


def asked(act: Act, form: Form) -> list[Asked]:
    """Every question of the form with its number and its sentence."""
    return asked_of(act, form.questionnaire, form.participation)


def asked_of(act: Act, questionnaire: str, member: Participation) -> list[Asked]:
    """Every question of the questionnaire, as this member is asked it."""
    return [
        Asked(number, question, _sentence(act, questionnaire, question, member))
        for number, question in enumerate(QUESTIONNAIRES[questionnaire], 1)
    ]


def numbered(questions: Sequence[Asked]) -> list[dict[str, Any]]:
    """The questions as facts for an email: number and text."""
    return [{"number": one.number, "text": one.text} for one in questions]


def answered(act: Act, form: Form, keys: Sequence[str]) -> list[dict[str, str]]:
    """Questions and answers of these keys, for an email that shows what was kept."""
    return [
        {"question": one.text, "answer": form.answers[one.question.key]}
        for one in asked(act, form)
        if one.question.key in keys and form.answers.get(one.question.key)
    ]


def _sentence(act: Act, questionnaire: str, question: Question, member: Participation) -> str:
    words = act.house.words(member.language)
    key = f"{questionnaire}.{question.key}"
    if question.by_role:
        key = f"{key}_{member.role}"
    return words.say("questions", key, _facts(act, member))


def _facts(act: Act, member: Participation) -> Mapping[str, Any]:
    return {
        "programme": act.programme.name,
        "zone": member.zone.rpartition("/")[2].replace("_", " "),
        "languages": ", ".join(languages.name_of(code) for code in languages.codes()),
    }
