"""What a command, a transition and a table are, and how a table takes a step. Knows no particular noun."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from mailflow.errors import Refusal

NEW = "new"
SAME = "same"
UNDONE = "undone"


class Party(StrEnum):
    """What somebody is to a thing: who may give a command, and who is told."""

    ACTOR = "actor"
    MENTOR = "mentor"
    MENTEE = "mentee"
    REQUESTER = "requester"
    REQUESTED = "requested"
    MEMBER = "member"
    PARTNER = "partner"
    PAIR = "pair"
    INVITED = "invited"
    ADMINISTRATOR = "administrator"
    PRESIDENT = "president"
    SERVICE = "service"
    ANYONE = "anyone"


class Weight(StrEnum):
    """How sure it must be who said it: the rows of the table in docs/architecture.md, "Who said so"."""

    ALWAYS = "always"
    LIGHT = "light"
    BINDING = "binding"
    ADMINISTRATIVE = "administrative"
    GRAVE = "grave"


class Reverse(StrEnum):
    """Whether `undo` takes a transition back."""

    BACK = "back"
    FINAL = "final"


@dataclass(frozen=True, kw_only=True)
class Command:
    """One thing to do to one thing. The first field names the thing: `AcceptRequest(request=7)`.

    `class AcceptRequest(Command, noun="request", by={Party.REQUESTED}, weight=Weight.BINDING)` says whose table it
    moves along, who may give it, and how sure it must be who said it; what is not said is the base class's.
    """

    noun: ClassVar[str]
    by: ClassVar[frozenset[Party]]
    weight: ClassVar[Weight]

    def __init_subclass__(
        cls, *, noun: str | None = None, by: Iterable[Party] | None = None, weight: Weight | None = None
    ) -> None:
        """Keeps the three facts of the class line."""
        super().__init_subclass__()
        cls.noun = noun if noun is not None else cls.noun
        cls.by = frozenset(by) if by is not None else cls.by
        cls.weight = weight if weight is not None else cls.weight


@dataclass(frozen=True, kw_only=True)
class Echo(Command, noun="participation", by=(), weight=Weight.GRAVE):
    """No command at all: a door's own answer, where an email must say which command it came of."""


@dataclass(frozen=True)
class Guard:
    """A true statement about the facts of the moment; when it is false, its refusal is raised."""

    name: str
    holds: Callable[[Any], bool]
    refusal: Callable[[Any], Refusal]


@dataclass(frozen=True, kw_only=True)
class Transition:
    """A row of a table. `when` chooses among rows of the same verb; `guards` refuse."""

    source: tuple[str, ...]
    verb: type[Command]
    target: str
    when: Callable[[Any], bool] | None = None
    guards: tuple[Guard, ...] = ()
    emails: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    reverse: Reverse = Reverse.BACK

    def target_from(self, state: str) -> str:
        """The state after the move, given the state before it."""
        return state if self.target == SAME else self.target


@dataclass
class NotNow(Refusal):
    """The table has no row for this verb in this state; the sentence tells where things stand."""

    noun: str
    state: str
    verb: str


@dataclass(frozen=True)
class Table:
    """A noun's states and transitions. `final` states are meant to have no way out."""

    noun: str
    states: tuple[str, ...]
    final: tuple[str, ...]
    transitions: tuple[Transition, ...]

    def step(self, state: str, command: Command, facts: Any = None) -> Transition:
        """The one row that this command takes from this state. Raises `NotNow` or the refusal of a guard."""
        for row in self.transitions:
            if row.verb is not type(command) or state not in row.source:
                continue
            if row.when is not None and not row.when(facts):
                continue
            _hold(row.guards, facts)
            return row
        raise NotNow(self.noun, state, type(command).__name__)

    def verbs_from(self, state: str) -> frozenset[type[Command]]:
        """The commands that have a row in this state, whatever their guards say."""
        return frozenset(row.verb for row in self.transitions if state in row.source)


def _hold(guards: Iterable[Guard], facts: Any) -> None:
    for guard in guards:
        if not guard.holds(facts):
            raise guard.refusal(facts)
