"""Places and the waiting list: a place is offered in order, taken, refused, or lapses. Commands and refusals."""

from dataclasses import dataclass
from typing import ClassVar

from mailflow.domain.machine import Command, Party, Weight
from mailflow.errors import Refusal


@dataclass(frozen=True, kw_only=True)
class AcceptPlace(Command):
    """Take the free place."""

    noun: ClassVar[str] = "participation"
    by: ClassVar[frozenset[Party]] = frozenset({Party.MEMBER})
    weight: ClassVar[Weight] = Weight.LIGHT
    participation: int


@dataclass(frozen=True, kw_only=True)
class DeclinePlace(Command):
    """Leave the place to the next in line."""

    noun: ClassVar[str] = "participation"
    by: ClassVar[frozenset[Party]] = frozenset({Party.MEMBER})
    weight: ClassVar[Weight] = Weight.LIGHT
    participation: int


@dataclass(frozen=True, kw_only=True)
class LapsePlace(Command):
    """The offered place has had no answer: the next in line gets it."""

    noun: ClassVar[str] = "participation"
    by: ClassVar[frozenset[Party]] = frozenset({Party.SERVICE})
    weight: ClassVar[Weight] = Weight.LIGHT
    participation: int


@dataclass(frozen=True, kw_only=True)
class OfferPlace(Command):
    """A place is free: this one of those who wait is asked."""

    noun: ClassVar[str] = "participation"
    by: ClassVar[frozenset[Party]] = frozenset({Party.ADMINISTRATOR})
    weight: ClassVar[Weight] = Weight.ADMINISTRATIVE
    participation: int


@dataclass(frozen=True, kw_only=True)
class ReturnToProgramme(Command):
    """Come back after having been released, inactive or gone."""

    noun: ClassVar[str] = "participation"
    by: ClassVar[frozenset[Party]] = frozenset({Party.MEMBER})
    weight: ClassVar[Weight] = Weight.LIGHT
    participation: int
    role: str | None = None


@dataclass
class AlreadyHere(Refusal):
    """Whoever wants to join is a member, or in line for a place."""
