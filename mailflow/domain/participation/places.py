"""Places and the waiting list: a place is offered in order, taken, refused, or lapses. Commands and refusals."""

from dataclasses import dataclass

from mailflow.domain.machine import Command, Party, Weight
from mailflow.errors import Refusal


@dataclass(frozen=True, kw_only=True)
class AcceptPlace(Command, noun="participation", by={Party.MEMBER}, weight=Weight.LIGHT):
    """Take the free place."""

    participation: int


@dataclass(frozen=True, kw_only=True)
class DeclinePlace(Command, noun="participation", by={Party.MEMBER}, weight=Weight.LIGHT):
    """Leave the place to the next in line."""

    participation: int


@dataclass(frozen=True, kw_only=True)
class LapsePlace(Command, noun="participation", by={Party.SERVICE}, weight=Weight.LIGHT):
    """The offered place has had no answer: the next in line gets it."""

    participation: int


@dataclass(frozen=True, kw_only=True)
class OfferPlace(Command, noun="participation", by={Party.ADMINISTRATOR}, weight=Weight.ADMINISTRATIVE):
    """A place is free: this one of those who wait is asked."""

    participation: int


@dataclass(frozen=True, kw_only=True)
class ReturnToProgramme(Command, noun="participation", by={Party.MEMBER}, weight=Weight.LIGHT):
    """Come back after having been released, inactive or gone."""

    participation: int
    role: str | None = None


@dataclass
class AlreadyHere(Refusal):
    """Whoever wants to join is a member, or in line for a place."""
