"""A programme's policy: every number and switch of a preset, typed. Knows no file and no programme."""

from datetime import date, time
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from mailflow.domain.due import QuietHours, Span


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Length(_Part):
    """How long a mentorship lasts that begins from `since` on."""

    since: date
    least: int | None = None
    most: int


class Caps(_Part):
    """How many at one time."""

    mentors_per_mentee: int
    mentees_per_mentor: int
    over_mentors: Literal["refuse", "ask", "advise"] = "ask"
    places: int | None = None


class Sending(_Part):
    """When mail may go: the same for every programme unless it says otherwise."""

    grace: str = "15 min"
    undo_hours: int = 24
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    weekends: bool = False
    prompts_a_day: int = 1
    prompts_a_week: int = 3
    digest_at: time = time(8)

    @property
    def quiet(self) -> QuietHours:
        """The quiet hours as the arithmetic wants them."""
        return QuietHours(self.quiet_from, self.quiet_until, self.weekends)


class Policy(_Part):
    """One version of a programme's rules. `timers` are spans by the timer's name."""

    eligibility: Literal["open", "list", "domain", "code", "invitation"]
    initiators: tuple[Literal["mentee", "mentor"], ...]
    ending: Literal["either", "mentee confirms", "administrators"]
    caps: Caps
    lengths: tuple[Length, ...]
    features: tuple[str, ...] = ()
    sending: Sending = Field(default_factory=Sending)
    timers: dict[str, str]

    def timer(self, name: str) -> Span:
        """The span of a timer. Raises KeyError for one that this policy does not set."""
        return Span.parse(self.timers[name])

    def length_from(self, began: date) -> Length:
        """The length that counts for a mentorship begun on that day."""
        fitting = [length for length in self.lengths if length.since <= began]
        return max(fitting or self.lengths[:1], key=lambda length: length.since)
