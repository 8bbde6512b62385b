"""What one member has in hand: each of their things with what it holds out just now. Changes nothing."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, or_, select

from mailflow.domain.commands import BY_NAME
from mailflow.domain.machine import UNDONE
from mailflow.domain.meeting import PLANNED
from mailflow.domain.mentorship import ENDED
from mailflow.domain.offers import Offer
from mailflow.domain.standing import ON_THE_PAGE, STANDING
from mailflow.domain.tables import TABLES
from mailflow.handlers import offers, recipients, things
from mailflow.handlers.act import Act
from mailflow.handlers.desk_sense import Seen, makes_sense
from mailflow.handlers.goal import goals_of
from mailflow.store.mentoring import Agreement, Form, Goal, Meeting, Mentorship, Request
from mailflow.store.programmes import Participation


@dataclass(frozen=True)
class Choice:
    """One offer of one thing; `topic` tells in which words its button speaks."""

    topic: str
    offer: Offer

    @property
    def command(self) -> str:
        """The name of the command that it becomes."""
        return str(self.offer.commands[0]["name"])


@dataclass(frozen=True)
class Held:
    """One thing and its choices."""

    thing: Any
    choices: tuple[Choice, ...]

    def of(self, *commands: type[Any]) -> tuple[Choice, ...]:
        """Those of the choices that become one of these commands."""
        names = {command.__name__ for command in commands}
        return tuple(one for one in self.choices if one.command in names)


@dataclass(frozen=True)
class HeldPair:
    """One mentorship with all that belongs to it."""

    pair: Held
    agreement: Held | None
    goals: tuple[Held, ...]
    meetings: tuple[Held, ...]


@dataclass(frozen=True)
class Desk:
    """All of a member's things. `ended` are the mentorships that have ended and still hold something out."""

    member: Held
    programme: Held
    requests: tuple[Held, ...]
    pairs: tuple[HeldPair, ...]
    ended: tuple[Held, ...]
    forms: tuple[Held, ...]

    def all(self) -> list[Held]:
        """Each thing, once."""
        of_pairs = [
            held
            for one in self.pairs
            for held in (one.pair, *((one.agreement,) if one.agreement else ()), *one.goals, *one.meetings)
        ]
        return [self.member, self.programme, *self.requests, *of_pairs, *self.ended, *self.forms]


def lay_out(act: Act, member: Participation) -> Desk:
    """The member's things as they are."""
    mine = offers.things_of(act.session, member)
    return Desk(
        member=_held(act, member, member),
        programme=_held(act, member, act.programme),
        requests=tuple(_held(act, member, one) for one in mine if isinstance(one, Request)),
        pairs=tuple(_pair(act, member, one) for one in mine if isinstance(one, Mentorship)),
        ended=tuple(held for one in _ended(act, member) if (held := _held(act, member, one)).choices),
        forms=tuple(_held(act, member, one) for one in _forms(act, member)),
    )


def _pair(act: Act, member: Participation, pair: Mentorship) -> HeldPair:
    agreement = act.session.scalars(
        select(Agreement).where(Agreement.mentorship_id == pair.id, Agreement.state != UNDONE)
    ).first()
    meetings = select(Meeting).where(
        Meeting.mentorship_id == pair.id, Meeting.state == PLANNED, Meeting.begins_at >= act.now
    )
    held = _held(act, member, pair)
    return HeldPair(
        pair=replace(held, choices=tuple(one for one in held.choices if "goal" not in one.offer.holes)),
        agreement=_held(act, member, agreement) if agreement is not None else None,
        goals=tuple(_goal(act, member, goal, held) for goal in goals_of(act, pair)),
        meetings=tuple(
            _held(act, member, one) for one in act.session.scalars(meetings.order_by(Meeting.begins_at)).all()
        ),
    )


def _goal(act: Act, member: Participation, goal: Goal, pair: Held) -> Held:
    """What the pair's list holds out for any goal is bound to this one, where its state allows it."""
    possible = {verb.__name__ for verb in TABLES["goal"].verbs_from(goal.state)}
    own = _held(act, member, goal).choices
    bound = tuple(_bound(one, goal) for one in pair.choices if "goal" in one.offer.holes and one.command in possible)
    return Held(goal, (*own, *(one for one in bound if makes_sense(Seen(act, member, goal), BY_NAME[one.command]))))


def _bound(choice: Choice, goal: Goal) -> Choice:
    (command,) = choice.offer.commands
    holes = tuple(hole for hole in choice.offer.holes if hole != "goal")
    return replace(choice, offer=replace(choice.offer, commands=({**command, "goal": goal.number},), holes=holes))


def _held(act: Act, member: Participation, thing: Any) -> Held:
    noun, to = things.noun_of(thing), recipients.member(member)
    known = [("page", spec) for spec in STANDING.get(noun, ())] + list(ON_THE_PAGE.get(noun, ()))
    found: dict[str, Choice] = {}
    for topic, spec in known:
        if makes_sense(Seen(act, member, thing), spec.command):
            for offer in offers.on_thing(act.session, thing, to, (spec,)):
                # The same command may be meant by several words; here one button is enough.
                found.setdefault(spec.command.__name__, Choice(topic, offer))
    return Held(thing, tuple(found.values()))


def _ended(act: Act, member: Participation) -> list[Mentorship]:
    side = or_(Mentorship.mentor_id == member.id, Mentorship.mentee_id == member.id)
    found: Select[Mentorship] = select(Mentorship).where(side, Mentorship.state == ENDED)
    return list(act.session.scalars(found.order_by(Mentorship.ended_at.desc()).limit(3)))


def _forms(act: Act, member: Participation) -> list[Form]:
    """The latest form of each questionnaire."""
    found = select(Form).where(Form.participation_id == member.id, Form.state != UNDONE).order_by(Form.id)
    return list({form.questionnaire: form for form in act.session.scalars(found)}.values())
