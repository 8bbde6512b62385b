"""The administrators' digest and what they may ask on their own. Knows no text and no row."""

from dataclasses import dataclass
from typing import ClassVar

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
class AdministratorsCommand(Command):
    """Of one administrator, for that administrator."""

    noun: ClassVar[str] = "administrator"
    by: ClassVar[frozenset[Party]] = frozenset({Party.ADMINISTRATOR})
    weight: ClassVar[Weight] = Weight.BINDING
    administrator: int


@dataclass(frozen=True, kw_only=True)
class SendDigest(AdministratorsCommand):
    """Tell what there is to decide and to know, and set the clock for the next morning."""

    by: ClassVar[frozenset[Party]] = frozenset({Party.SERVICE})


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
