"""Forms: answers found in a reply, kept, and when all are there, handed to whoever wanted them."""

from collections.abc import Callable, Mapping

from mailflow.domain.form import TABLE, AnswerForm, FormFacts, NoAnswerFound, OpenForm, RemindOfForm
from mailflow.domain.questionnaire import QUESTIONNAIRES, find_answers, given_answers, is_complete, told
from mailflow.handlers import effects, letters, questionnaire
from mailflow.handlers.act import Act
from mailflow.handlers.mentorship import fifteen
from mailflow.handlers.participation import profile
from mailflow.store.mentoring import Form

Completed = Callable[[Act, Form], None]

COMPLETED: Mapping[str, Completed] = {
    "profile": profile.complete,
    "fifteen": fifteen.completed,
}
"""What happens when every required question of a questionnaire has its answer, each time that it is answered."""


def open_form(act: Act, command: OpenForm) -> None:
    """Ask the questions now."""
    questionnaire.open_form(act, act.subject, command.questionnaire, command.mentorship)


def answer_form(act: Act, command: AnswerForm) -> None:
    """Keep what is answered, and ask again for what is missing. Raises NoAnswerFound."""
    form: Form = act.subject
    found = _found(act, form, command)
    if not found:
        _ask_again(act, form, command)
        return
    answers = {**form.answers, **found}
    questions = QUESTIONNAIRES[form.questionnaire]
    complete = is_complete(questions, answers)
    effects.step(act, TABLE, form, FormFacts(complete), answers=answers)
    if complete:
        COMPLETED[form.questionnaire](act, form)
    else:
        kept = questionnaire.answered(act, form, list(found))
        letters.answer(act, "form_missing", form, asked=questionnaire.to_ask(act, form), kept=kept)


def _found(act: Act, form: Form, command: AnswerForm) -> dict[str, str]:
    """By number, label or place; what is told in one piece answers the question that asks for a story."""
    asked = questionnaire.asked(act, form)
    open_numbers = {one["number"] for one in questionnaire.to_ask(act, form)}
    still_open = [one for one in asked if one.number in open_numbers]
    if command.answers:
        return given_answers(command.answers, asked)
    return find_answers(command.text, asked) or find_answers(command.text, still_open) or told(command.text, still_open)


def _ask_again(act: Act, form: Form, command: AnswerForm) -> None:
    """The questions once more, in the mail that says so. Raises NoAnswerFound where a page or nothing is open."""
    asked = questionnaire.to_ask(act, form)
    if command.answers is not None or not asked:
        raise NoAnswerFound
    effects.note(act, form)
    letters.answer(act, "form_missing", form, asked=asked, kept=[])


def remind_of_form(act: Act, command: RemindOfForm) -> None:
    """The open questions once more."""
    effects.step(act, TABLE, act.subject, tell={"asked": questionnaire.to_ask(act, act.subject)})
