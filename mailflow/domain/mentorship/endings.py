"""How a mentorship ends: by its goals, by a word of either, or by its length; and what is said about it."""

from dataclasses import dataclass

from mailflow.domain.machine import Party, Weight
from mailflow.domain.mentorship.states import PAIR_AND_OFFICE, OfPair, OfTimer


@dataclass(frozen=True, kw_only=True)
class EndMentorship(OfPair, by=PAIR_AND_OFFICE, weight=Weight.BINDING):
    """End it. `text` is thanks where the goals are met, else for administrators alone; `note` is for the partner."""

    reason: str | None = None
    text: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class ConfirmEnding(OfPair, by={Party.MENTEE, Party.ADMINISTRATOR}, weight=Weight.BINDING):
    """The mentee, or an administrator, agrees that it ends as the other side reported."""


@dataclass(frozen=True, kw_only=True)
class CancelEnding(OfPair, by=PAIR_AND_OFFICE):
    """It does not end after all."""


@dataclass(frozen=True, kw_only=True)
class ThankMentor(OfPair, by={Party.MENTEE}):
    """The mentee's own words of thanks, passed on to the mentor."""

    text: str


@dataclass(frozen=True, kw_only=True)
class ExplainEnding(OfPair):
    """What and why: point 1 is for the partner, point 2 and all that has no number for the administrators.

    `answers` are a page's, by the question's key.
    """

    text: str
    answers: dict[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class EscalateEnding(OfTimer):
    """The mentee has not confirmed the end that the mentor reported."""


@dataclass(frozen=True, kw_only=True)
class WarnOfEnd(OfTimer):
    """The mentorship's time is nearly over: two months."""


@dataclass(frozen=True, kw_only=True)
class WarnOfEndAgain(OfTimer):
    """The mentorship's time is nearly over: two weeks."""


@dataclass(frozen=True, kw_only=True)
class CompleteMentorship(OfTimer):
    """The mentorship's time is over."""
