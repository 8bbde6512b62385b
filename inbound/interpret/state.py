"""What the reading of a reply knows and gathers: the question, the hits so far, the outcome. Data alone."""

from dataclasses import dataclass, field
from datetime import date

from inbound.interpret.model import Hit, Intent


@dataclass(frozen=True)
class Question:
    """What the answered mail asked, of whom, and on which day the answer is read."""

    topic: str
    role: str
    today: date
    offered: frozenset[str] = frozenset()

    @property
    def statements(self) -> frozenset[str]:
        """The answers that a statement may give; goals have a grammar of their own."""
        if self.topic != "goals":
            return self.offered
        return frozenset(name for name in self.offered if not name.startswith("goal."))

    @property
    def wordings(self) -> frozenset[str]:
        """The names that wordings of an answer stand under; some count under one topic alone."""
        return self.statements | {f"{name}@{self.topic}" for name in self.statements}


@dataclass(frozen=True)
class Bare:
    """A yes or no in a sentence: what it was, where, what follows it there; `weak`: it may only open a turn."""

    polarity: str
    sentence: int
    text: str
    rest: str
    weak: bool = False


@dataclass
class State:
    """What the sentences so far have come to."""

    hits: list[Hit] = field(default_factory=list)
    held: list[tuple[str, str]] = field(default_factory=list)
    reasons: list[Hit] = field(default_factory=list)
    denied: list[Hit] = field(default_factory=list)
    bare: list[Bare] = field(default_factory=list)
    last_goal: int | str | None = None
    announced: int = 0  # goals that a sentence said would follow
    taken: set[int] = field(default_factory=set)  # sentences that another one made a goal of
    corrections: list[tuple[int, int]] = field(default_factory=list)
    amended: bool = False
    text_line: int | None = None
    listing: str | None = None


@dataclass(frozen=True)
class Outcome:
    """Intents with their certainty, the reason in words, and how they were found."""

    intents: tuple[Intent, ...]
    certainty: str
    why: str
    method: str = "grammar"
