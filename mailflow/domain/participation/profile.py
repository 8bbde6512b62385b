"""What a member says about themselves, whom they search for, and which mail they want. Commands and refusals."""

from dataclasses import dataclass

from mailflow.domain.machine import Command, Party, Weight
from mailflow.errors import Refusal

FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("full name", "my name"),
    "interests": ("interest", "topics", "topic", "skills"),
    "about": ("about me", "bio", "work", "job", "profile"),
    "location": ("city", "place", "town", "country", "where"),
    "hopes": ("hope", "offer", "goals", "expectations"),
    "zone": ("time zone", "timezone", "clock"),
    "language": ("languages",),
}
"""What a profile holds, with the other words that members use for it."""


@dataclass(frozen=True, kw_only=True)
class ChangeProfile(Command, noun="participation", by={Party.MEMBER}, weight=Weight.LIGHT):
    """Put `value` in a field of one's profile."""

    participation: int
    field: str
    value: str


@dataclass(frozen=True, kw_only=True)
class FindMembers(Command, noun="participation", by={Party.MEMBER}, weight=Weight.BINDING):
    """Search the profiles of those whom one could work with."""

    participation: int
    words: str


@dataclass(frozen=True, kw_only=True)
class SendProfileId(Command, noun="participation", by={Party.MEMBER}, weight=Weight.ALWAYS):
    """Mail a forgotten profile ID to the address on file: whoever asks, it goes nowhere else."""

    participation: int


@dataclass(frozen=True, kw_only=True)
class StopMail(Command, noun="participation", by={Party.MEMBER}, weight=Weight.ALWAYS):
    """Send no more of the mail of a topic, or, with `all` or nothing named, none but answers and safety."""

    participation: int
    what: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChooseMail(Command, noun="participation", by={Party.MEMBER}, weight=Weight.LIGHT):
    """Of the mail that may be stopped, `stopped` is what is not wanted; the rest is wanted again."""

    participation: int
    stopped: list[str]


@dataclass
class UnknownField(Refusal):
    """A profile has no such field; `fields` are those it has."""

    field: str
    fields: str


@dataclass
class UnknownZone(Refusal):
    """No time zone or its city is called so."""

    value: str


@dataclass
class UnknownLanguage(Refusal):
    """There is no catalogue of this language; `languages` are those there are."""

    value: str
    languages: str


@dataclass
class NotActiveYet(Refusal):
    """Profiles are for members whose own profile is complete."""


@dataclass
class AskedThreeTimes(Refusal):
    """The same mail went out three times within a day."""


def field_called(word: str) -> str | None:
    """The field that a member's word for it means."""
    wanted = " ".join(word.lower().split()).removeprefix("my ")
    if wanted in FIELDS:
        return wanted
    return next((name for name, others in FIELDS.items() if wanted in others), None)
