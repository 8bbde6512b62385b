"""The emails about invitations, and to those who ask for one."""

from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.invitation import AskLaterToJoin, DeclineInvitation, JoinProgramme, PassOnWish
from mailflow.domain.machine import Party
from mailflow.domain.offers import OfferSpec

_ANSWER = (
    OfferSpec("join", JoinProgramme),
    OfferSpec("decline", DeclineInvitation),
    OfferSpec("remind_later", AskLaterToJoin, button=False),
    OfferSpec("stop", DeclineInvitation, button=False),
)

EMAILS = (
    Email(
        name="invitation_sent",
        noun="invitation",
        kind=Kind.NOTICE,
        to=Party.INVITED,
        topic="invitation",
        offers=_ANSWER,
    ),
    Email(
        name="invitation_reminder",
        noun="invitation",
        kind=Kind.PROMPT,
        to=Party.INVITED,
        topic="invitation",
        offers=_ANSWER,
    ),
    Email(
        name="invitation_role",
        noun="invitation",
        kind=Kind.ECHO,
        to=Party.ACTOR,
        topic="invitation",
        offers=_ANSWER[:2],
    ),
    Email(
        name="invitation_whom_to_ask",
        noun="invitation",
        kind=Kind.ECHO,
        to=Party.ACTOR,
        topic="invitation",
        offers=(OfferSpec("join", PassOnWish), OfferSpec("decline", DeclineInvitation, button=False)),
    ),
    Email(name="invitation_refused", noun="invitation", kind=Kind.NOTICE, to=Party.INVITED, topic="none"),
)
