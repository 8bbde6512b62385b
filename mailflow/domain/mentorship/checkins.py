"""What a pair is asked and says while their mentorship runs: have you met, is the rhythm right."""

from dataclasses import dataclass

from mailflow.domain.machine import Party, Weight
from mailflow.domain.mentorship.states import OfPair, OfTimer


@dataclass(frozen=True, kw_only=True)
class ReportMet(OfPair):
    """The two have met, for so many minutes."""

    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReportNotMet(OfPair):
    """The two have not met."""


@dataclass(frozen=True, kw_only=True)
class KeepFrequency(OfPair):
    """How often to meet is still right."""


@dataclass(frozen=True, kw_only=True)
class RemindPair(OfPair, by={Party.ADMINISTRATOR}, weight=Weight.ADMINISTRATIVE):
    """An administrator's nudge: have you met?"""


@dataclass(frozen=True, kw_only=True)
class AskFirstMeeting(OfTimer):
    """No first meeting was reported: ask the mentee, who drives."""


@dataclass(frozen=True, kw_only=True)
class AskFirstMeetingAgain(OfTimer):
    """Still none: ask both, and let the administrators know."""


@dataclass(frozen=True, kw_only=True)
class AskQuietPair(OfTimer):
    """Nothing was heard for long: ask both."""


@dataclass(frozen=True, kw_only=True)
class AlarmAboutQuietPair(OfTimer):
    """Nothing was heard for longer still: the administrators see it."""


@dataclass(frozen=True, kw_only=True)
class AskCadence(OfTimer):
    """Every three months: is the rhythm still right?"""


@dataclass(frozen=True, kw_only=True)
class SendPreread(OfTimer):
    """Pass on what there is of the fifteen answers, before the first meeting."""
