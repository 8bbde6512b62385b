"""An invitation: somebody may join, was asked to, or asks to. Its commands, states, refusals and table."""

from dataclasses import dataclass

from mailflow.domain.machine import NEW, SAME, Command, Guard, Party, Reverse, Table, Transition, Weight
from mailflow.domain.programme import AskToJoin, InvitePerson
from mailflow.errors import Refusal

KNOCKED, ASKED, OPEN, ACCEPTED, DECLINED, EXPIRED, REFUSED = (
    "knocked",
    "asked",
    "open",
    "accepted",
    "declined",
    "expired",
    "refused",
)


@dataclass(frozen=True, kw_only=True)
class JoinProgramme(Command, noun="invitation", by={Party.INVITED}, weight=Weight.LIGHT):
    """Take the invitation up, as mentor, mentee or both; asked back where neither says which."""

    invitation: int
    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class DeclineInvitation(Command, noun="invitation", by={Party.INVITED}, weight=Weight.ALWAYS):
    """Say no; nothing more is sent."""

    invitation: int


@dataclass(frozen=True, kw_only=True)
class AskLaterToJoin(Command, noun="invitation", by={Party.INVITED}, weight=Weight.LIGHT):
    """The invited person wants to be asked again on a day."""

    invitation: int
    until: str | None = None


@dataclass(frozen=True, kw_only=True)
class PassOnWish(Command, noun="invitation", by={Party.INVITED}, weight=Weight.LIGHT):
    """Somebody without a code asks the administrators for an invitation; with the code in `text` they join."""

    invitation: int
    role: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class ApproveWish(Command, noun="invitation", by={Party.ADMINISTRATOR, Party.PRESIDENT}, weight=Weight.ADMINISTRATIVE):
    """Invite whoever asked."""

    invitation: int


@dataclass(frozen=True, kw_only=True)
class RejectWish(Command, noun="invitation", by={Party.ADMINISTRATOR, Party.PRESIDENT}, weight=Weight.ADMINISTRATIVE):
    """Do not invite whoever asked; the reason stays with the administrators."""

    invitation: int
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class RemindInvited(Command, noun="invitation", by={Party.SERVICE, Party.ADMINISTRATOR}, weight=Weight.ADMINISTRATIVE):
    """The invitation has had no answer: ask once more."""

    invitation: int


@dataclass(frozen=True, kw_only=True)
class ExpireInvitation(Command, noun="invitation", by={Party.SERVICE}, weight=Weight.LIGHT):
    """The invitation has had no answer for long."""

    invitation: int


@dataclass(frozen=True)
class InvitationFacts:
    """What the guards look at."""

    name: str
    already_member: bool = False


@dataclass
class AlreadyMember(Refusal):
    """Whoever is invited belongs to the programme already."""

    name: str


not_yet_member = Guard("not_yet_member", lambda f: not f.already_member, lambda f: AlreadyMember(f.name))

_CLOCKS = ("invitation_reminder", "invitation_expiry")

TABLE = Table(
    noun="invitation",
    states=(KNOCKED, ASKED, OPEN, ACCEPTED, DECLINED, EXPIRED, REFUSED),
    final=(ACCEPTED, DECLINED, REFUSED),
    transitions=(
        Transition(
            source=(NEW, KNOCKED, ASKED, OPEN, DECLINED, EXPIRED, REFUSED),
            verb=InvitePerson,
            target=OPEN,
            guards=(not_yet_member,),
            emails=("invitation_sent",),
            stops=_CLOCKS,
            starts=_CLOCKS,
        ),
        Transition(source=(NEW,), verb=AskToJoin, target=KNOCKED),
        Transition(source=(KNOCKED, ASKED, EXPIRED, DECLINED, REFUSED), verb=AskToJoin, target=SAME),
        Transition(source=(KNOCKED, ASKED, EXPIRED, REFUSED), verb=PassOnWish, target=ASKED),
        Transition(source=(ASKED,), verb=ApproveWish, target=OPEN, emails=("invitation_sent",), starts=_CLOCKS),
        Transition(source=(ASKED,), verb=RejectWish, target=REFUSED, emails=("invitation_refused",)),
        Transition(source=(KNOCKED, ASKED, OPEN, EXPIRED), verb=JoinProgramme, target=ACCEPTED, stops=_CLOCKS),
        Transition(source=(KNOCKED, ASKED, OPEN, EXPIRED), verb=DeclineInvitation, target=DECLINED, stops=_CLOCKS),
        Transition(source=(OPEN,), verb=AskLaterToJoin, target=SAME, stops=_CLOCKS),
        Transition(
            source=(OPEN,), verb=RemindInvited, target=SAME, emails=("invitation_reminder",), reverse=Reverse.FINAL
        ),
        Transition(source=(OPEN,), verb=ExpireInvitation, target=EXPIRED, reverse=Reverse.FINAL),
    ),
)
