"""The emails about agreements."""

from mailflow.domain.agreement import AnswerAgreement, ConfirmAgreement, DeclineAgreement, ProposeAgreement
from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.machine import Party
from mailflow.domain.offers import OfferSpec

EMAILS = (
    Email(
        name="agreement_questions",
        noun="mentorship",
        kind=Kind.ECHO,
        to=Party.ACTOR,
        topic="form",
        offers=(OfferSpec("answer", AnswerAgreement),),
        form="agreement",
    ),
    Email(name="agreement_noted", noun="agreement", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(
        name="agreement_proposed",
        noun="agreement",
        kind=Kind.NOTICE,
        to=Party.PARTNER,
        topic="confirm",
        offers=(
            OfferSpec("confirm", ConfirmAgreement),
            OfferSpec("cancel", DeclineAgreement),
        ),
    ),
    Email(name="agreement_confirmed", noun="agreement", kind=Kind.NOTICE, to=Party.PAIR, topic="none"),
    Email(
        name="agreement_declined",
        noun="agreement",
        kind=Kind.NOTICE,
        to=Party.PARTNER,
        topic="none",
        offers=(OfferSpec("agree", ProposeAgreement, button=False),),
    ),
)
