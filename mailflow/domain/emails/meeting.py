"""The emails about planned meetings."""

from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.machine import Party
from mailflow.domain.meeting import CancelMeeting, GiveObjectives, MoveMeeting
from mailflow.domain.offers import OfferSpec

_CHANGE = (OfferSpec("move", MoveMeeting, button=False), OfferSpec("not_met", CancelMeeting, button=False))


def _told(name: str, offers: tuple[OfferSpec, ...] = _CHANGE) -> Email:
    return Email(name=name, noun="meeting", kind=Kind.NOTICE, to=Party.PARTNER, topic="session", offers=offers)


EMAILS = (
    Email(name="meeting_noted", noun="meeting", kind=Kind.ECHO, to=Party.ACTOR, topic="session", offers=_CHANGE),
    _told("meeting_planned"),
    _told("meeting_moved"),
    Email(name="meeting_cancelled", noun="meeting", kind=Kind.NOTICE, to=Party.PARTNER, topic="none"),
    Email(
        name="meeting_session",
        noun="meeting",
        kind=Kind.PROMPT,
        to=Party.MENTEE,
        topic="form",
        offers=(OfferSpec("answer", GiveObjectives),),
    ),
    Email(name="meeting_objectives", noun="meeting", kind=Kind.NOTICE, to=Party.MENTOR, topic="none"),
)
