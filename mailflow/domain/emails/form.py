"""The emails that ask numbered questions. The whole reply answers them."""

from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.form import AnswerForm
from mailflow.domain.machine import Party
from mailflow.domain.offers import OfferSpec

ANSWER = (OfferSpec("answer", AnswerForm),)

EMAILS = (
    Email(
        name="form_profile",
        noun="form",
        kind=Kind.ECHO,
        to=Party.ACTOR,
        topic="form",
        offers=ANSWER,
        form="profile",
    ),
    Email(
        name="form_fifteen",
        noun="form",
        kind=Kind.NOTICE,
        to=Party.MEMBER,
        topic="form",
        offers=ANSWER,
        form="fifteen",
    ),
    Email(name="form_missing", noun="form", kind=Kind.ECHO, to=Party.ACTOR, topic="form", offers=ANSWER),
    Email(name="form_reminder", noun="form", kind=Kind.PROMPT, to=Party.MEMBER, topic="form", offers=ANSWER),
)
