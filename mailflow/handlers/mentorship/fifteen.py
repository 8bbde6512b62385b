"""The fifteen questions: asked with a member's first mentorship, shown only to the people they are paired with."""

from typing import Any

from sqlalchemy import func, or_, select

from mailflow.domain.emails import EMAILS
from mailflow.domain.form import COMPLETE
from mailflow.domain.machine import UNDONE
from mailflow.domain.mentorship import PREREAD, TABLE, UNDER_WAY, MentorshipFacts, SendPreread
from mailflow.handlers import effects, letters, questionnaire, recipients
from mailflow.handlers.act import Act
from mailflow.store import timers
from mailflow.store.mentoring import Form, Mentorship
from mailflow.store.programmes import Participation

NAME = "fifteen"


def ask_both(act: Act, pair: Mentorship) -> None:
    """Ask whoever has not been asked yet; where both have answered for others before, the pre-read goes out at once."""
    if NAME not in act.policy.features:
        return
    for member in (pair.mentor, pair.mentee):
        if form_of(act, member) is None:
            _ask(act, pair, member)
    if _both_complete(act, pair):
        send(act, pair)


def _ask(act: Act, pair: Mentorship, member: Participation) -> None:
    form = questionnaire.open_form(act, member, NAME, pair.id)
    letters.tell(act, "form_fifteen", form, asked=questionnaire.to_ask(act, form))


def completed(act: Act, form: Form) -> None:
    """All of one member's answers are there: pass them on where the other's are too, or where it is late already."""
    member = form.participation
    side = or_(Mentorship.mentor_id == member.id, Mentorship.mentee_id == member.id)
    for pair in act.session.scalars(select(Mentorship).where(side, Mentorship.state.in_(UNDER_WAY))).all():
        if pair.preread_at is not None:
            _send_to_partner(act, pair, member)
        elif _both_complete(act, pair) or not _still_waits(act, pair):
            send(act, pair)


def send(act: Act, pair: Mentorship) -> None:
    """Send both what the other one has answered so far; where nobody has, nothing goes out."""
    answers = _answers(act, pair)
    row = PREREAD
    if isinstance(act.command, SendPreread):
        row = TABLE.step(pair.state, act.command, MentorshipFacts(answered=any(answers.values())))
    elif not any(answers.values()):
        return
    if row.emails:
        effects.move(act, pair, row, tell={"answers": answers}, preread_at=act.now)
    else:
        effects.move(act, pair, row)


def _send_to_partner(act: Act, pair: Mentorship, member: Participation) -> None:
    partner = pair.mentee if member.id == pair.mentor_id else pair.mentor
    to = recipients.member(partner, "mentee" if partner is pair.mentee else "mentor")
    letters.queue(act, EMAILS["mentorship_preread"], pair, to, {"answers": _answers(act, pair)})


def stop_reminding(act: Act, pair: Mentorship) -> None:
    """The pair has ended: whoever is in no other one is asked for the answers no more."""
    for member in (pair.mentor, pair.mentee):
        form = form_of(act, member)
        if form is not None and _pairs_of(act, member) == 0:
            effects.stop_timers(act, form, "all")


def _pairs_of(act: Act, member: Participation) -> int:
    side = or_(Mentorship.mentor_id == member.id, Mentorship.mentee_id == member.id)
    found = select(func.count()).select_from(Mentorship).where(side, Mentorship.state.in_(UNDER_WAY))
    return act.session.scalar(found) or 0


def form_of(act: Act, member: Participation) -> Form | None:
    """The member's answers, complete or not."""
    found = select(Form).where(Form.participation_id == member.id, Form.questionnaire == NAME, Form.state != UNDONE)
    return act.session.scalars(found.order_by(Form.id)).first()


def _both_complete(act: Act, pair: Mentorship) -> bool:
    forms = (form_of(act, member) for member in (pair.mentor, pair.mentee))
    return all(form is not None and form.state == COMPLETE for form in forms)


def _still_waits(act: Act, pair: Mentorship) -> bool:
    return any(timer.name == "preread" for timer in timers.open_for(act.session, "mentorship", pair.id))


def _answers(act: Act, pair: Mentorship) -> dict[str, list[dict[str, Any]]]:
    """By role, each question that has an answer."""
    return {"mentor": _of_member(act, pair.mentor), "mentee": _of_member(act, pair.mentee)}


def _of_member(act: Act, member: Participation) -> list[dict[str, Any]]:
    form = form_of(act, member)
    given = form.answers if form is not None else {}
    return [
        {"number": one.number, "text": one.text, "answer": given[one.question.key]}
        for one in questionnaire.asked_of(act, NAME, member)
        if given.get(one.question.key)
    ]
