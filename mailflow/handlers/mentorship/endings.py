"""How a mentorship ends, and what is said about it to whom. The rules are in the table."""

import re
from typing import Any

from sqlalchemy import select

from mailflow.domain import due
from mailflow.domain.meeting import PLANNED
from mailflow.domain.mentorship import (
    COMPLETED,
    ENDED,
    GOALS_MET,
    OTHER,
    REASONS,
    TABLE,
    CancelEnding,
    CompleteMentorship,
    ConfirmEnding,
    EndMentorship,
    EscalateEnding,
    ExplainEnding,
    MentorshipFacts,
    ThankMentor,
    WarnOfEnd,
    WarnOfEndAgain,
)
from mailflow.domain.questionnaire import Asked, find_answers, given_answers
from mailflow.handlers import echoes, effects, letters
from mailflow.handlers.act import Act
from mailflow.handlers.matter import raise_matter
from mailflow.handlers.mentorship import fifteen
from mailflow.handlers.questionnaire import asked_of, numbered
from mailflow.store.mentoring import Meeting, Mentorship

_NUMBERED = re.compile(r"^[ \t]*\(?[12][.):]", re.MULTILINE)


def end_mentorship(act: Act, command: EndMentorship) -> None:
    """At once, or after the mentee's or the administrators' word, as the policy says."""
    pair: Mentorship = act.subject
    reason = command.reason if command.reason in REASONS else OTHER
    thanks = command.text if reason == GOALS_MET else None
    said = {
        "ended_because": pair.ended_because or reason,
        "ended_by": pair.ended_by or role_of_actor(act, pair),
        "ending_words": thanks or pair.ending_words,
        "ending_note": command.note or pair.ending_note,
        "ending_reason": (None if thanks else command.text) or pair.ending_reason,
    }
    _end(act, pair, role_of_actor(act, pair), said)
    if pair.state != ENDED and act.policy.ending == "administrators":
        raise_matter(act, "ending_silent", pair)
    if echoes.can_answer(act) and not command.text:
        _ask_for_words(act, pair)


def confirm_ending(act: Act, command: ConfirmEnding) -> None:
    """As the other side reported it."""
    pair: Mentorship = act.subject
    _end(act, pair, pair.ended_by or "office", {})
    if echoes.can_answer(act) and pair.ended_because == GOALS_MET:
        _ask_for_words(act, pair)


def _end(act: Act, pair: Mentorship, ended_by: str, said: dict[str, Any]) -> None:
    reason = said.get("ended_because", pair.ended_because)
    facts = MentorshipFacts(ended_by=ended_by, reason=reason or OTHER, rule=act.policy.ending)
    row = TABLE.step(pair.state, act.command, facts)
    ends = {"ended_at": act.now} if row.target == ENDED else {}
    tell = _facts_of_ending(pair, said)
    effects.move(act, pair, row, tell=tell, **said, **ends)
    if pair.state == ENDED:
        _stop_the_rest(act, pair)
        _tell_office(act, pair)


def end_for_leaver(act: Act, pair: Mentorship, role: str) -> None:
    """Whoever has this role leaves the programme: nobody has to agree, and the other one is free."""
    because = pair.ended_because or OTHER
    row = TABLE.step(pair.state, act.command, MentorshipFacts(ended_by=role, reason=because))
    said = {"ended_because": because, "ended_by": pair.ended_by or role, "ended_at": act.now}
    effects.move(act, pair, row, tell=_facts_of_ending(pair, {}), **said)
    _stop_the_rest(act, pair)
    _tell_office(act, pair)


def _facts_of_ending(pair: Mentorship, said: dict[str, Any]) -> dict[str, Any]:
    return {
        "thanks": said.get("ending_words", pair.ending_words),
        "note": said.get("ending_note", pair.ending_note),
    }


def _stop_the_rest(act: Act, pair: Mentorship) -> None:
    """The clocks of what belonged to the pair: meetings still planned, the fifteen questions still open."""
    fifteen.stop_reminding(act, pair)
    found = select(Meeting).where(Meeting.mentorship_id == pair.id, Meeting.state == PLANNED)
    for meeting in act.session.scalars(found).all():
        effects.stop_timers(act, meeting, "all")


def _tell_office(act: Act, pair: Mentorship) -> None:
    """The reason is for the administrators alone."""
    raise_matter(act, f"pair_ended_{pair.ended_because}", pair, text=pair.ending_words or pair.ending_reason)


def _ask_for_words(act: Act, pair: Mentorship) -> None:
    thanks = pair.ended_because == GOALS_MET and role_of_actor(act, pair) == "mentee"
    if thanks:
        echoes.echo(act, "mentorship_thank", pair)
    elif pair.ended_because != GOALS_MET:
        echoes.echo(act, "mentorship_why", pair, asked=numbered(_asked(act, pair)))


def _asked(act: Act, pair: Mentorship) -> list[Asked]:
    return asked_of(act, "ending", pair.mentor if role_of_actor(act, pair) == "mentor" else pair.mentee)


def cancel_ending(act: Act, command: CancelEnding) -> None:
    """All is as it was before somebody wanted to end it."""
    changes = dict.fromkeys(("ended_because", "ended_by", "ending_words", "ending_note", "ending_reason"))
    effects.step(act, TABLE, act.subject, **changes)


def thank_mentor(act: Act, command: ThankMentor) -> None:
    """Passed on as they were written."""
    effects.step(act, TABLE, act.subject, tell={"thanks": command.text}, ending_words=command.text)


def explain_ending(act: Act, command: ExplainEnding) -> None:
    """Only what stands under point 1 reaches the partner."""
    pair: Mentorship = act.subject
    # Without numbers nothing is taken for the partner, however many lines there are.
    answers = given_answers(command.answers or {}, _asked(act, pair))
    if not answers and _NUMBERED.search(command.text):
        answers = find_answers(command.text, _asked(act, pair))
    note = answers.get("for_partner")
    private = answers.get("for_office") or (None if answers else command.text)
    changes: dict[str, Any] = {}
    if note:
        changes["ending_note"] = note
    if private:
        changes["ending_reason"] = private
    effects.step(act, TABLE, pair, **changes)
    if pair.state == ENDED and private:
        raise_matter(act, f"pair_ended_{pair.ended_because}", pair, text=private)
    if pair.state == ENDED and note:
        letters.tell(act, "mentorship_last_words", pair, note=note)


def escalate_ending(act: Act, command: EscalateEnding) -> None:
    """The administrators decide."""
    effects.step(act, TABLE, act.subject)
    raise_matter(act, "ending_silent", act.subject)


def warn_of_end(act: Act, command: WarnOfEnd | WarnOfEndAgain) -> None:
    """Both hear how long it still is."""
    pair: Mentorship = act.subject
    effects.step(act, TABLE, pair, tell={"days_left": due.days_between(act.now, pair.ends_at, pair.mentee.zone)})


def complete_mentorship(act: Act, command: CompleteMentorship) -> None:
    """Its time is over; nobody ended it."""
    pair: Mentorship = act.subject
    said = {"ended_because": COMPLETED, "ended_by": "service", "ended_at": act.now}
    effects.step(act, TABLE, pair, tell=_facts_of_ending(pair, {}), **said)
    _stop_the_rest(act, pair)


def role_of_actor(act: Act, pair: Mentorship) -> str:
    """mentor, mentee or office."""
    if act.actor_id == pair.mentor.person_id:
        return "mentor"
    return "mentee" if act.actor_id == pair.mentee.person_id else "office"
