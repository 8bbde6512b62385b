"""The administrators' digest and what they may ask on their own. Knows no text and no row."""

from dataclasses import dataclass

from mailflow.domain.machine import Command, Party, Weight
from mailflow.errors import Refusal

DAY, WEEK, NEVER = "day", "week", "never"
EVERY: dict[str, str] = {
    "daily": DAY,
    "day": DAY,
    "every day": DAY,
    "weekly": WEEK,
    "week": WEEK,
    "every week": WEEK,
    "never": NEVER,
    "off": NEVER,
    "none": NEVER,
}
"""What an administrator may call the frequency."""


@dataclass(frozen=True, kw_only=True)
class AdministratorsCommand(Command, noun="administrator", by={Party.ADMINISTRATOR}, weight=Weight.BINDING):
    """Of one administrator, for that administrator."""

    administrator: int


@dataclass(frozen=True, kw_only=True)
class SendDigest(AdministratorsCommand, by={Party.SERVICE}):
    """Tell what there is to decide and to know, and set the clock for the next morning."""


@dataclass(frozen=True, kw_only=True)
class SetDigestFrequency(AdministratorsCommand):
    """Daily, weekly or never."""

    value: str


@dataclass(frozen=True, kw_only=True)
class FindPeople(AdministratorsCommand):
    """Members by name, profile ID or interest, in whatever state."""

    words: str


@dataclass(frozen=True, kw_only=True)
class ShowStats(AdministratorsCommand):
    """The programme in numbers."""


@dataclass
class UnknownFrequency(Refusal):
    """A digest comes daily, weekly or never."""

    value: str
