"""The emails about requests."""

from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.machine import Party
from mailflow.domain.offers import OfferSpec
from mailflow.domain.request import (
    AcceptRequest,
    AnswerRequestLater,
    DeclineRequest,
    ReplaceRequest,
    WaitForRequest,
    WithdrawRequest,
)

_ANSWER = (
    OfferSpec("accept", AcceptRequest),
    OfferSpec("decline", DeclineRequest),
    OfferSpec("remind_later", AnswerRequestLater, button=False),
)

EMAILS = (
    Email(
        name="request_received", noun="request", kind=Kind.NOTICE, to=Party.REQUESTED, topic="request", offers=_ANSWER
    ),
    Email(
        name="request_reminder", noun="request", kind=Kind.PROMPT, to=Party.REQUESTED, topic="request", offers=_ANSWER
    ),
    Email(
        name="request_still_open",
        noun="request",
        kind=Kind.NOTICE,
        to=Party.REQUESTER,
        topic="none",
        offers=(OfferSpec("withdraw", WithdrawRequest),),
    ),
    Email(
        name="request_unanswered",
        noun="request",
        kind=Kind.PROMPT,
        to=Party.REQUESTER,
        topic="followup",
        offers=(
            OfferSpec("wait", WaitForRequest),
            OfferSpec("withdraw", WithdrawRequest),
            OfferSpec("request", ReplaceRequest, button=False),
        ),
    ),
    Email(name="request_declined", noun="request", kind=Kind.NOTICE, to=Party.REQUESTER, topic="none"),
    Email(name="request_withdrawn", noun="request", kind=Kind.NOTICE, to=Party.REQUESTED, topic="none"),
)
