"""The emails about matters: to the administrators who settle one, and to the member who waits for it."""

from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.machine import Party
from mailflow.domain.matter import AnswerMatter, ApproveMatter
from mailflow.domain.offers import OfferSpec
from mailflow.domain.service import AskHuman

_TO_ADMINISTRATORS = (
    OfferSpec("answer", AnswerMatter, button=False),
    OfferSpec("approve", ApproveMatter),
)

EMAILS = (
    Email(
        name="matter_human_asked",
        noun="matter",
        kind=Kind.SAFETY,
        to=Party.ADMINISTRATOR,
        topic="question",
        offers=_TO_ADMINISTRATORS,
    ),
    Email(
        name="matter_report",
        noun="matter",
        kind=Kind.SAFETY,
        to=Party.ADMINISTRATOR,
        topic="question",
        offers=_TO_ADMINISTRATORS,
    ),
    Email(
        name="matter_answered",
        noun="matter",
        kind=Kind.SAFETY,
        to=Party.MEMBER,
        topic="question",
        offers=(OfferSpec("answer", AskHuman, button=False),),
    ),
    Email(name="matter_rejected", noun="matter", kind=Kind.NOTICE, to=Party.MEMBER, topic="none"),
    Email(name="matter_shown", noun="matter", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
)
