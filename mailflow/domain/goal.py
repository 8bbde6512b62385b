"""A goal of one mentorship. Its commands, states, refusals and table, and which goal somebody means."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from mailflow.domain.agreement import WaitsForPartner
from mailflow.domain.machine import NEW, SAME, Command, Guard, Party, Table, Transition, Weight
from mailflow.errors import Refusal

OPEN, CLAIMED, DONE, DROPPED = "open", "claimed", "done", "dropped"
UNDER_WAY = (OPEN, CLAIMED)
LONGEST = 500
_PAIR = frozenset({Party.MENTOR, Party.MENTEE})


@dataclass(frozen=True, kw_only=True)
class OfList(Command, noun="goal", by=_PAIR, weight=Weight.LIGHT):
    """Something about the goals of one mentorship."""

    mentorship: int


@dataclass(frozen=True, kw_only=True)
class AddGoal(OfList):
    """A new goal, with the day by which it should be reached."""

    text: str
    due: str | None = None


@dataclass(frozen=True, kw_only=True)
class UpdateGoal(OfList):
    """Progress in percent, other words, another day. `goal` is its number or words of it."""

    goal: int | str | None = None
    percent: int | None = None
    text: str | None = None
    due: str | None = None


@dataclass(frozen=True, kw_only=True)
class FinishGoal(OfList):
    """It is reached: the partner is asked, and says so too."""

    goal: int | str | None = None


@dataclass(frozen=True, kw_only=True)
class ReopenGoal(OfList):
    """It is not reached, or not given up, after all."""

    goal: int | str | None = None


@dataclass(frozen=True, kw_only=True)
class DropGoal(OfList):
    """Give it up."""

    goal: int | str | None = None


@dataclass(frozen=True, kw_only=True)
class OfGoal(Command, noun="goal", by=_PAIR, weight=Weight.LIGHT):
    """An answer about one goal."""

    goal: int


@dataclass(frozen=True, kw_only=True)
class ConfirmGoal(OfGoal):
    """Agree that it is reached."""


@dataclass(frozen=True, kw_only=True)
class ReturnGoal(OfGoal):
    """Not reached yet."""


@dataclass(frozen=True, kw_only=True)
class AcceptWording(OfGoal, by={Party.MENTEE}):
    """Take the mentor's words for it."""


@dataclass(frozen=True, kw_only=True)
class DeclineWording(OfGoal, by={Party.MENTEE}):
    """Keep one's own words for it."""


@dataclass(frozen=True)
class GoalFacts:
    """`rewords`: a mentor proposes words. `claimed_by_actor`: whoever said it is reached says so again."""

    partner: str
    rewords: bool = False
    claimed_by_actor: bool = False
    wording_waits: bool = False
    percent: int | None = None
    text: str | None = None
    changes: bool = True


@dataclass
class WhichGoal(Refusal):
    """More than one goal may be meant; `goals` lists them with their numbers."""

    goals: str


@dataclass
class NoSuchGoal(Refusal):
    """None of the goals is meant; `goals` lists those there are."""

    goals: str


@dataclass
class NoGoals(Refusal):
    """There is no goal that this could be about."""


@dataclass
class NoWordingWaits(Refusal):
    """No better wording has been proposed, or it is settled."""


@dataclass
class NotAPercentage(Refusal):
    """From 0 to 100."""

    percent: int


@dataclass
class GoalTooLong(Refusal):
    """A goal is a sentence or two."""

    longest: int


@dataclass
class NothingToChange(Refusal):
    """Neither progress nor words nor a day was given."""


class Numbered(Protocol):
    """What `meant` needs to know of a goal."""

    @property
    def number(self) -> int:
        """What the pair calls it by."""

    @property
    def text(self) -> str:
        """The goal itself."""


AnyGoal = TypeVar("AnyGoal", bound=Numbered)


def listed(goals: Sequence[Numbered]) -> str:
    """The goals in one line, each with its number."""
    return "; ".join(f"{goal.number}. {goal.text}" for goal in goals)


def meant(goals: Sequence[AnyGoal], said: int | str | None) -> AnyGoal:
    """The one goal that a number or words mean, or the only one there is. Raises NoGoals, NoSuchGoal, WhichGoal."""
    if not goals:
        raise NoGoals
    found = [goal for goal in goals if said is None or _means(said, goal)]
    if not found:
        raise NoSuchGoal(listed(goals))
    if len(found) > 1:
        raise WhichGoal(listed(found))
    return found[0]


def _means(said: int | str, goal: Numbered) -> bool:
    words = str(said).strip().lower().removeprefix("#")
    if words.isdigit():
        return int(words) == goal.number
    return bool(words) and words in goal.text.lower()


by_the_other = Guard("by_the_other", lambda f: not f.claimed_by_actor, lambda f: WaitsForPartner(f.partner))
wording_waits = Guard("wording_waits", lambda f: f.wording_waits, lambda f: NoWordingWaits())
is_a_percentage = Guard(
    "is_a_percentage", lambda f: f.percent is None or 0 <= f.percent <= 100, lambda f: NotAPercentage(f.percent)
)
short_enough = Guard("short_enough", lambda f: len(f.text or "") <= LONGEST, lambda f: GoalTooLong(LONGEST))
changes_something = Guard("changes_something", lambda f: f.changes, lambda f: NothingToChange())

TABLE = Table(
    noun="goal",
    states=(OPEN, CLAIMED, DONE, DROPPED),
    final=(),
    transitions=(
        Transition(source=(NEW,), verb=AddGoal, target=OPEN, guards=(short_enough,), emails=("goal_added",)),
        Transition(
            source=UNDER_WAY,
            verb=UpdateGoal,
            target=SAME,
            when=lambda f: f.rewords,
            guards=(is_a_percentage, short_enough),
            emails=("goal_wording",),
        ),
        Transition(
            source=UNDER_WAY,
            verb=UpdateGoal,
            target=SAME,
            guards=(changes_something, is_a_percentage, short_enough),
            emails=("goal_changed",),
        ),
        Transition(
            source=UNDER_WAY, verb=AcceptWording, target=SAME, guards=(wording_waits,), emails=("goal_changed",)
        ),
        Transition(
            source=UNDER_WAY, verb=DeclineWording, target=SAME, guards=(wording_waits,), emails=("goal_changed",)
        ),
        Transition(source=(OPEN,), verb=FinishGoal, target=CLAIMED, emails=("goal_claimed",)),
        Transition(source=(CLAIMED,), verb=FinishGoal, target=DONE, guards=(by_the_other,), emails=("goal_reached",)),
        Transition(source=(CLAIMED,), verb=ConfirmGoal, target=DONE, guards=(by_the_other,), emails=("goal_reached",)),
        Transition(source=(CLAIMED,), verb=ReturnGoal, target=OPEN, emails=("goal_changed",)),
        Transition(source=(CLAIMED, DONE, DROPPED), verb=ReopenGoal, target=OPEN, emails=("goal_changed",)),
        Transition(source=UNDER_WAY, verb=DropGoal, target=DROPPED, emails=("goal_changed",)),
    ),
)
