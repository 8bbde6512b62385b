"""The service's words: what anybody may ask at any time, and the undo of what they did last. Knows no answer's text."""

from dataclasses import dataclass
from typing import ClassVar

from mailflow.domain.machine import Command, Party, Weight


@dataclass(frozen=True, kw_only=True)
class Asking(Command):
    """A member asks the service something; it changes nothing."""

    noun: ClassVar[str] = "participation"
    by: ClassVar[frozenset[Party]] = frozenset({Party.MEMBER})
    weight: ClassVar[Weight] = Weight.BINDING
    participation: int


@dataclass(frozen=True, kw_only=True)
class ShowStatus(Asking):
    """All of one's mentorships, open requests, and what waits for whom."""


@dataclass(frozen=True, kw_only=True)
class ShowHistory(Asking):
    """What one did, and what was written to one, latest first."""


@dataclass(frozen=True, kw_only=True)
class ShowTips(Asking):
    """The guidelines of one's role and how to set goals."""

    weight: ClassVar[Weight] = Weight.LIGHT


@dataclass(frozen=True, kw_only=True)
class AskHuman(Asking):
    """A person, please; the words go to the administrators at once, and no release clock runs meanwhile."""

    weight: ClassVar[Weight] = Weight.LIGHT
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReportPrivately(Asking):
    """Something is wrong; the administrators alone hear of it, never a partner."""

    weight: ClassVar[Weight] = Weight.LIGHT
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class Common(Command):
    """What members and administrators alike may ask of a programme."""

    noun: ClassVar[str] = "programme"
    by: ClassVar[frozenset[Party]] = frozenset({Party.ANYONE})
    weight: ClassVar[Weight] = Weight.LIGHT
    programme: int


@dataclass(frozen=True, kw_only=True)
class ShowHelp(Common):
    """What one may say now: the standing offers, in words."""


@dataclass(frozen=True, kw_only=True)
class ShowWho(Common):
    """Who runs the programme: administrators and presidents, with title, group and year of office."""


@dataclass(frozen=True, kw_only=True)
class ExplainWhy(Common):
    """The chain behind the mail that is answered, else behind the last one."""


@dataclass(frozen=True, kw_only=True)
class UndoLatest(Common):
    """Take back what the actor did last in this programme."""
