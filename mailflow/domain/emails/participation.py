"""The emails about being a member: the waiting list, the welcome, release, renewal, pause, and what was searched."""

from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.machine import Party
from mailflow.domain.offers import OfferSpec
from mailflow.domain.participation.membership import (
    KeepPlace,
    LeaveProgramme,
    PauseMembership,
    ResumeMembership,
)
from mailflow.domain.participation.places import AcceptPlace, DeclinePlace, ReturnToProgramme
from mailflow.domain.participation.profile import FindMembers
from mailflow.domain.request import SendRequest

_STAY = (OfferSpec("keep", KeepPlace), OfferSpec("leave", LeaveProgramme))
_SEARCH = (OfferSpec("find", FindMembers, button=False), OfferSpec("request", SendRequest, button=False))
_BACK = (OfferSpec("join", ReturnToProgramme),)


def _email(what: str, kind: Kind, to: Party, topic: str = "none", offers: tuple[OfferSpec, ...] = ()) -> Email:
    return Email(name=f"participation_{what}", noun="participation", kind=kind, to=to, topic=topic, offers=offers)


EMAILS = (
    _email("waiting", Kind.ECHO, Party.ACTOR, offers=(OfferSpec("leave", LeaveProgramme, button=False),)),
    _email(
        "place",
        Kind.NOTICE,
        Party.MEMBER,
        "place",
        (OfferSpec("accept", AcceptPlace), OfferSpec("decline", DeclinePlace)),
    ),
    _email("place_lapsed", Kind.NOTICE, Party.MEMBER, offers=_BACK),
    _email("welcome", Kind.ECHO, Party.ACTOR, offers=_SEARCH),
    _email("dropped", Kind.NOTICE, Party.MEMBER, offers=_BACK),
    _email("nudge", Kind.PROMPT, Party.MEMBER, offers=_SEARCH),
    _email(
        "release_near", Kind.PROMPT, Party.MEMBER, "release", (*_STAY, OfferSpec("find", FindMembers, button=False))
    ),
    _email("released", Kind.NOTICE, Party.MEMBER, offers=_BACK),
    _email(
        "renewal", Kind.PROMPT, Party.MEMBER, "membership", (*_STAY, OfferSpec("pause", PauseMembership, button=False))
    ),
    _email("renewal_reminder", Kind.PROMPT, Party.MEMBER, "membership", _STAY),
    _email("inactive", Kind.NOTICE, Party.MEMBER, offers=(OfferSpec("keep", ReturnToProgramme),)),
    _email("resumed", Kind.NOTICE, Party.MEMBER, offers=(OfferSpec("pause", PauseMembership, button=False),)),
    _email("paused", Kind.ECHO, Party.ACTOR, offers=(OfferSpec("available", ResumeMembership),)),
    _email("found", Kind.ECHO, Party.ACTOR, offers=(OfferSpec("request", SendRequest, button=False),)),
    _email("profile_id", Kind.ECHO, Party.ACTOR),
)
