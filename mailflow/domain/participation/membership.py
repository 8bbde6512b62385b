"""Staying, pausing and leaving: nudges and release, yearly renewal, pause. Commands and refusals."""

from dataclasses import dataclass

from mailflow.domain.machine import Command, Party, Weight
from mailflow.errors import Refusal


@dataclass(frozen=True, kw_only=True)
class OfMember(Command, noun="participation", by={Party.MEMBER}, weight=Weight.LIGHT):
    """A member's own word about their membership."""

    participation: int


@dataclass(frozen=True, kw_only=True)
class OfService(Command, noun="participation", by={Party.SERVICE}, weight=Weight.LIGHT):
    """A date's doing."""

    participation: int


@dataclass(frozen=True, kw_only=True)
class KeepPlace(OfMember):
    """Stay: for another year where that was asked, else for the 30 days that an unused profile may be kept, once."""


@dataclass(frozen=True, kw_only=True)
class LeaveProgramme(OfMember):
    """Be a member no more."""


@dataclass(frozen=True, kw_only=True)
class PauseMembership(OfMember):
    """Take a break: nothing is asked until the day named, or until the member is back."""

    until: str | None = None


@dataclass(frozen=True, kw_only=True)
class ResumeMembership(OfMember):
    """Be back: from a break, or to all mail again."""


@dataclass(frozen=True, kw_only=True)
class EndPause(OfService):
    """The day named has come."""


@dataclass(frozen=True, kw_only=True)
class DropUnfinished(OfService):
    """The profile was never filled in."""


@dataclass(frozen=True, kw_only=True)
class NudgeMember(OfService):
    """No request yet: show how to make one."""


@dataclass(frozen=True, kw_only=True)
class WarnOfRelease(OfService):
    """No request yet, and the place will soon go to somebody else."""


@dataclass(frozen=True, kw_only=True)
class ReleaseMember(OfService):
    """No request was made or received: the place goes to somebody else."""


@dataclass(frozen=True, kw_only=True)
class AskRenewal(OfService):
    """A year has passed: another one?"""


@dataclass(frozen=True, kw_only=True)
class RemindOfRenewal(OfService):
    """The yearly question has had no answer."""


@dataclass(frozen=True, kw_only=True)
class LapseMembership(OfService):
    """The yearly question was never answered: the membership sleeps."""


@dataclass(frozen=True)
class MembershipFacts:
    """What chooses among the rows, and what the guards look at. `release_runs`: a mentee's profile nobody has used."""

    has_place: bool = True
    profile_complete: bool = False
    renewal_asked: bool = False
    release_runs: bool = False
    times_kept: int = 0
    mails_stopped: bool = False


@dataclass
class KeptBefore(Refusal):
    """The profile was kept once already, and once is what the programme allows."""


@dataclass
class NothingToKeep(Refusal):
    """Nothing is about to end."""


@dataclass
class PausedInThePast(Refusal):
    """The day named for the end of the break has passed."""

    until: str
