"""Goals: one list a mentorship, seen and changed by both. The rules are in `domain/goal.py`."""

from typing import Any

from sqlalchemy import func, select

from mailflow.domain import dates, smart
from mailflow.domain.goal import (
    CLAIMED,
    DONE,
    DROPPED,
    OPEN,
    TABLE,
    UNDER_WAY,
    AcceptWording,
    AddGoal,
    ConfirmGoal,
    DeclineWording,
    DropGoal,
    FinishGoal,
    GoalFacts,
    ReopenGoal,
    ReturnGoal,
    UpdateGoal,
    meant,
)
from mailflow.domain.machine import UNDONE
from mailflow.handlers import echoes, effects
from mailflow.handlers.act import Act
from mailflow.handlers.agreement import role_of
from mailflow.store.mentoring import Goal, Mentorship


def add_goal(act: Act, command: AddGoal) -> None:
    """Numbered on; the answer says gently what the goal may lack."""
    pair: Mentorship = act.subject
    goal = Goal(
        mentorship=pair,
        mentorship_id=pair.id,
        number=_next_number(act, pair),
        text=command.text.strip(),
        due=dates.last_day(command.due),
        percent=0,
        created_at=act.now,
    )
    effects.create(act, TABLE, goal, _facts(act, goal, text=goal.text))
    _answer(act, goal, "added")


def update_goal(act: Act, command: UpdateGoal) -> None:
    """Progress and day at once; other words at once by the mentee, as a proposal by the mentor."""
    goal = _meant(act, command.goal, UNDER_WAY)
    changes: dict[str, Any] = {}
    rewords = bool(command.text) and role_of(act, goal.mentorship) == "mentor"
    if command.text:
        changes["wording" if rewords else "text"] = command.text.strip()
    if command.percent is not None:
        changes["percent"] = command.percent
    if dates.last_day(command.due) is not None:
        changes["due"] = dates.last_day(command.due)
    facts = _facts(act, goal, rewords=rewords, percent=command.percent, text=command.text, changes=bool(changes))
    effects.step(act, TABLE, goal, facts, tell={"change": "changed"}, **changes)
    _answer(act, goal, "proposed" if rewords else "changed")


def accept_wording(act: Act, command: AcceptWording) -> None:
    """The mentor's words are the goal's."""
    goal: Goal = act.subject
    effects.step(
        act, TABLE, goal, _facts(act, goal), tell={"change": "reworded"}, text=goal.wording or goal.text, wording=None
    )
    _answer(act, goal, "changed")


def decline_wording(act: Act, command: DeclineWording) -> None:
    """The mentee's own words stay."""
    goal: Goal = act.subject
    effects.step(act, TABLE, goal, _facts(act, goal), tell={"change": "kept"}, wording=None)
    _answer(act, goal, "kept")


def finish_goal(act: Act, command: FinishGoal) -> None:
    """The first of the two claims it, the second agrees."""
    _finish(act, _meant(act, command.goal, UNDER_WAY))


def confirm_goal(act: Act, command: ConfirmGoal) -> None:
    """Both say so: reached."""
    _finish(act, act.subject)


def _finish(act: Act, goal: Goal) -> None:
    row = TABLE.step(goal.state, act.command, _facts(act, goal))
    if row.target == CLAIMED:
        effects.move(act, goal, row, claimed_by_id=_mine(act, goal))
    else:
        others = [one for one in goals_of(act, goal.mentorship) if one.state in UNDER_WAY and one.id != goal.id]
        effects.move(act, goal, row, tell={"all_reached": not others}, percent=100)
    _answer(act, goal, "claimed" if row.target == CLAIMED else "reached")


def return_goal(act: Act, command: ReturnGoal) -> None:
    """Not yet."""
    _reopen(act, act.subject)


def reopen_goal(act: Act, command: ReopenGoal) -> None:
    """Open again."""
    _reopen(act, _meant(act, command.goal, (CLAIMED, DONE, DROPPED)))


def _reopen(act: Act, goal: Goal) -> None:
    effects.step(act, TABLE, goal, tell={"change": "reopened"}, claimed_by_id=None)
    _answer(act, goal, "reopened")


def drop_goal(act: Act, command: DropGoal) -> None:
    """Given up; it can be opened again."""
    goal = _meant(act, command.goal, UNDER_WAY)
    effects.step(act, TABLE, goal, tell={"change": "dropped"})
    _answer(act, goal, "dropped")


def goals_of(act: Act, pair: Mentorship) -> list[Goal]:
    """The pair's goals in the order of their numbers; dropped ones too, undone ones not."""
    found = select(Goal).where(Goal.mentorship_id == pair.id, Goal.state != UNDONE)
    return list(act.session.scalars(found.order_by(Goal.number)))


def listed(goals: list[Goal]) -> list[dict[str, Any]]:
    """The goals that are not given up, as facts for a template."""
    return [
        {
            "number": one.number,
            "text": one.text,
            "due": one.due,
            "percent": one.percent if one.state == OPEN else None,
            "state": one.state,
        }
        for one in goals
        if one.state != DROPPED
    ]


def _next_number(act: Act, pair: Mentorship) -> int:
    highest = act.session.scalar(select(func.max(Goal.number)).where(Goal.mentorship_id == pair.id))
    return (highest or 0) + 1


def _meant(act: Act, said: int | str | None, states: tuple[str, ...]) -> Goal:
    pair: Mentorship = act.subject
    return meant([one for one in goals_of(act, pair) if one.state in states], said)


def _mine(act: Act, goal: Goal) -> int:
    pair = goal.mentorship
    return pair.mentor_id if role_of(act, pair) == "mentor" else pair.mentee_id


def _facts(act: Act, goal: Goal, **more: Any) -> GoalFacts:
    pair = goal.mentorship
    partner = pair.mentee if role_of(act, pair) == "mentor" else pair.mentor
    return GoalFacts(
        partner=partner.person.name,
        claimed_by_actor=goal.claimed_by_id is not None and goal.claimed_by_id == _mine(act, goal),
        wording_waits=goal.wording is not None,
        **more,
    )


def _answer(act: Act, goal: Goal, change: str) -> None:
    words = act.house.words(act.programme.language)
    hints = smart.missing(goal.text, goal.due) if change in ("added", "changed") else ()
    echoes.echo(
        act,
        "goal_list",
        goal,
        change=change,
        goals=listed(goals_of(act, goal.mentorship)),
        hints=[words.raw("hints", name) for name in hints],
    )
