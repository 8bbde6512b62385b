"""A request: one member asks another for a mentorship. Its commands, states, refusals and table."""

from dataclasses import dataclass

from mailflow.domain.machine import NEW, SAME, Command, Guard, Party, Reverse, Table, Transition, Weight
from mailflow.domain.participation.membership import LapseMembership, LeaveProgramme
from mailflow.errors import Refusal

ASKED, ACCEPTED, DECLINED, WITHDRAWN = "asked", "accepted", "declined", "withdrawn"


@dataclass(frozen=True, kw_only=True)
class SendRequest(Command, noun="request", by={Party.MEMBER}, weight=Weight.LIGHT):
    """Ask `target` (a profile ID or a name) for a mentorship; `role` is what the asker would be."""

    participation: int
    target: str
    role: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class AcceptRequest(Command, noun="request", by={Party.REQUESTED}, weight=Weight.BINDING):
    """Take the mentorship."""

    request: int


@dataclass(frozen=True, kw_only=True)
class DeclineRequest(Command, noun="request", by={Party.REQUESTED}, weight=Weight.LIGHT):
    """Say no; the reason goes to whoever asked."""

    request: int
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawRequest(Command, noun="request", by={Party.REQUESTER, Party.ADMINISTRATOR}, weight=Weight.LIGHT):
    """Take one's own request back."""

    request: int


@dataclass(frozen=True, kw_only=True)
class WaitForRequest(Command, noun="request", by={Party.REQUESTER, Party.ADMINISTRATOR}, weight=Weight.LIGHT):
    """Give the other person more time."""

    request: int


@dataclass(frozen=True, kw_only=True)
class ReplaceRequest(Command, noun="request", by={Party.REQUESTER}, weight=Weight.LIGHT):
    """Withdraw, and ask somebody else in the same breath."""

    request: int
    target: str


@dataclass(frozen=True, kw_only=True)
class RemindAboutRequest(Command, noun="request", by={Party.ADMINISTRATOR}, weight=Weight.ADMINISTRATIVE):
    """Write once more to whoever was asked."""

    request: int


@dataclass(frozen=True, kw_only=True)
class AnswerRequestLater(Command, noun="request", by={Party.REQUESTED}, weight=Weight.LIGHT):
    """Whoever was asked wants to be asked again on a day."""

    request: int
    until: str | None = None


@dataclass(frozen=True, kw_only=True)
class FollowUpRequest(Command, noun="request", by={Party.SERVICE}, weight=Weight.LIGHT):
    """The first silence: remind whoever was asked, tell whoever asks."""

    request: int


@dataclass(frozen=True, kw_only=True)
class EscalateRequest(Command, noun="request", by={Party.SERVICE}, weight=Weight.LIGHT):
    """The second silence: ask whoever asks what to do, show it to the administrators."""

    request: int


@dataclass(frozen=True)
class RequestFacts:
    """What the guards look at. `mentor` and `mentee` are names; the counts are of mentorships under way."""

    mentor: str
    mentee: str
    mentor_active: bool
    mentee_active: bool
    mentor_mentorships: int
    mentor_limit: int
    mentee_mentorships: int
    mentee_limit: int
    already_paired: bool
    already_asked: bool
    same_person: bool
    initiator_may: bool


@dataclass(frozen=True)
class LeavingFacts:
    """`own`: the request was made by the member who goes; else it was made to them."""

    own: bool


@dataclass
class MentorAtCapacity(Refusal):
    """The mentor has as many mentees as they take."""

    mentor: str


@dataclass
class MenteeHasEnoughMentors(Refusal):
    """The mentee has as many mentors as the programme allows at one time."""

    mentee: str
    limit: int


@dataclass
class PartnerNotActive(Refusal):
    """One of the two is paused, released or gone."""

    name: str


@dataclass
class AlreadyPaired(Refusal):
    """The two have a mentorship already."""

    mentor: str
    mentee: str


@dataclass
class AlreadyAsked(Refusal):
    """A request between the two is open."""

    mentor: str
    mentee: str


@dataclass
class AskedOneself(Refusal):
    """A member cannot be their own mentor."""


@dataclass
class RoleMayNotAsk(Refusal):
    """The programme lets only the other role start."""

    programme: str


@dataclass
class NobodyFound(Refusal):
    """No member of the programme has this name or profile ID."""

    target: str


@dataclass
class SeveralFound(Refusal):
    """More than one member fits; `choices` are name and profile ID, a line each."""

    target: str
    choices: str


different_people = Guard("different_people", lambda f: not f.same_person, lambda f: AskedOneself())
initiator_may = Guard("initiator_may", lambda f: f.initiator_may, lambda f: RoleMayNotAsk(""))
not_yet_paired = Guard("not_yet_paired", lambda f: not f.already_paired, lambda f: AlreadyPaired(f.mentor, f.mentee))
not_yet_asked = Guard("not_yet_asked", lambda f: not f.already_asked, lambda f: AlreadyAsked(f.mentor, f.mentee))
mentor_is_active = Guard("mentor_is_active", lambda f: f.mentor_active, lambda f: PartnerNotActive(f.mentor))
mentee_is_active = Guard("mentee_is_active", lambda f: f.mentee_active, lambda f: PartnerNotActive(f.mentee))
mentor_has_room = Guard(
    "mentor_has_room", lambda f: f.mentor_mentorships < f.mentor_limit, lambda f: MentorAtCapacity(f.mentor)
)
mentee_has_room = Guard(
    "mentee_has_room",
    lambda f: f.mentee_mentorships < f.mentee_limit,
    lambda f: MenteeHasEnoughMentors(f.mentee, f.mentee_limit),
)

_CLOCKS = ("request_follow_up", "request_escalation")

TABLE = Table(
    noun="request",
    states=(ASKED, ACCEPTED, DECLINED, WITHDRAWN),
    final=(ACCEPTED, DECLINED, WITHDRAWN),
    transitions=(
        Transition(
            source=(NEW,),
            verb=SendRequest,
            target=ASKED,
            guards=(
                different_people,
                initiator_may,
                mentee_has_room,
                mentor_has_room,
                mentor_is_active,
                mentee_is_active,
                not_yet_paired,
                not_yet_asked,
            ),
            emails=("request_received",),
            starts=_CLOCKS,
        ),
        Transition(
            source=(ASKED,),
            verb=AcceptRequest,
            target=ACCEPTED,
            guards=(mentor_is_active, mentee_is_active, mentor_has_room, mentee_has_room),
            stops=_CLOCKS,
        ),
        Transition(source=(ASKED,), verb=DeclineRequest, target=DECLINED, emails=("request_declined",), stops=_CLOCKS),
        Transition(
            source=(ASKED,), verb=WithdrawRequest, target=WITHDRAWN, emails=("request_withdrawn",), stops=_CLOCKS
        ),
        Transition(
            source=(ASKED,), verb=ReplaceRequest, target=WITHDRAWN, emails=("request_withdrawn",), stops=_CLOCKS
        ),
        *(
            row
            for verb in (LeaveProgramme, LapseMembership)
            for row in (
                Transition(
                    source=(ASKED,),
                    verb=verb,
                    target=WITHDRAWN,
                    when=lambda f: f.own,
                    emails=("request_withdrawn",),
                    stops=_CLOCKS,
                ),
                Transition(source=(ASKED,), verb=verb, target=DECLINED, emails=("request_declined",), stops=_CLOCKS),
            )
        ),
        Transition(
            source=(ASKED,),
            verb=WaitForRequest,
            target=SAME,
            stops=("request_escalation",),
            starts=("request_escalation",),
        ),
        Transition(source=(ASKED,), verb=AnswerRequestLater, target=SAME, stops=_CLOCKS),
        Transition(
            source=(ASKED,), verb=RemindAboutRequest, target=SAME, emails=("request_reminder",), reverse=Reverse.FINAL
        ),
        Transition(
            source=(ASKED,),
            verb=FollowUpRequest,
            target=SAME,
            emails=("request_reminder", "request_still_open"),
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(ASKED,),
            verb=EscalateRequest,
            target=SAME,
            emails=("request_unanswered",),
            reverse=Reverse.FINAL,
        ),
    ),
)
