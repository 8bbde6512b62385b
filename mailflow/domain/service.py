"""The service's words: what anybody may ask at any time, and the undo of what they did last. Knows no answer's text."""

from dataclasses import dataclass

from mailflow.domain.machine import Command, Party, Weight


@dataclass(frozen=True, kw_only=True)
class Asking(Command, noun="participation", by={Party.MEMBER}, weight=Weight.BINDING):
    """A member asks the service something; it changes nothing."""

    participation: int


@dataclass(frozen=True, kw_only=True)
class ShowStatus(Asking):
    """All of one's mentorships, open requests, and what waits for whom."""


@dataclass(frozen=True, kw_only=True)
class ShowHistory(Asking):
    """What one did, and what was written to one, latest first."""


@dataclass(frozen=True, kw_only=True)
class ShowTips(Asking, weight=Weight.LIGHT):
    """The guidelines of one's role and how to set goals."""


@dataclass(frozen=True, kw_only=True)
class AskHuman(Asking, weight=Weight.LIGHT):
    """A person, please; the words go to the administrators at once, and no release clock runs meanwhile."""

    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReportPrivately(Asking, weight=Weight.LIGHT):
    """Something is wrong; the administrators alone hear of it, never a partner."""

    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class Common(Command, noun="programme", by={Party.ANYONE}, weight=Weight.LIGHT):
    """What members and administrators alike may ask of a programme."""

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
