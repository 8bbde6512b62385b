"""The states of a mentorship, why one ends, and what its guards look at."""

from dataclasses import dataclass

from mailflow.domain.machine import Command, Party, Weight

ACTIVE, ENDING, ENDED = "active", "ending", "ended"
UNDER_WAY = (ACTIVE, ENDING)
GOALS_MET, NOT_WORKING, OTHER, COMPLETED = "goals_met", "not_working", "other", "completed"
REASONS = (GOALS_MET, NOT_WORKING, OTHER)
PAIR = frozenset({Party.MENTOR, Party.MENTEE})
PAIR_AND_OFFICE = PAIR | {Party.ADMINISTRATOR}


@dataclass(frozen=True, kw_only=True)
class OfPair(Command, noun="mentorship", by=PAIR, weight=Weight.LIGHT):
    """What either of the two may say of their mentorship."""

    mentorship: int


@dataclass(frozen=True, kw_only=True)
class OfTimer(OfPair, by={Party.SERVICE}):
    """What only time does to a mentorship."""


@dataclass(frozen=True)
class MentorshipFacts:
    """`ended_by` is mentor, mentee or office; `reason` is why it ends; `rule` is the policy's `ending`.

    `meets_soon`: a meeting is planned for a day to come. `answered`: somebody has answered of the fifteen questions.
    """

    ended_by: str = ""
    reason: str = ""
    rule: str = "either"
    meets_soon: bool = False
    answered: bool = True
