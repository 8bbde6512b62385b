"""Undo: the command that takes an entry of the journal back. The journal's other rules are in the store."""

from dataclasses import dataclass

from mailflow.domain.machine import Command, Party, Weight
from mailflow.errors import Refusal


@dataclass(frozen=True, kw_only=True)
class Undo(Command, noun="entry", by={Party.ACTOR, Party.ADMINISTRATOR}, weight=Weight.LIGHT):
    """Take back one entry, or the actor's latest where none is named."""

    entry: int


@dataclass
class TooLateToUndo(Refusal):
    """More hours have passed than the policy allows."""

    hours: int


@dataclass
class MovedOnSince(Refusal):
    """Something else has happened to the thing since."""


@dataclass
class CannotBeUndone(Refusal):
    """The transition is final by its table."""


@dataclass
class NothingToUndo(Refusal):
    """The actor has done nothing that could be taken back."""
