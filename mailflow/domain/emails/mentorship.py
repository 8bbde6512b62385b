"""The emails about mentorships: how one begins, how it goes, how it ends."""

from mailflow.domain.agreement import ProposeAgreement
from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.goal import AddGoal
from mailflow.domain.machine import Party
from mailflow.domain.meeting import PlanMeeting
from mailflow.domain.mentorship import (
    CancelEnding,
    ConfirmEnding,
    ExplainEnding,
    KeepFrequency,
    ReportMet,
    ReportNotMet,
    ThankMentor,
)
from mailflow.domain.offers import OfferSpec

_BEGIN = (
    OfferSpec("plan", PlanMeeting, button=False),
    OfferSpec("agree", ProposeAgreement, button=False),
    OfferSpec("goal.add", AddGoal, button=False),
)
_CHECK_IN = (
    OfferSpec("met", ReportMet),
    OfferSpec("not_met", ReportNotMet),
    OfferSpec("plan", PlanMeeting, button=False),
)


def _check_in(name: str, to: Party) -> Email:
    return Email(name=name, noun="mentorship", kind=Kind.PROMPT, to=to, topic="checkin", offers=_CHECK_IN)


def _told(name: str, to: Party, offers: tuple[OfferSpec, ...] = ()) -> Email:
    return Email(name=name, noun="mentorship", kind=Kind.NOTICE, to=to, topic="none", offers=offers)


EMAILS = (
    _told("mentorship_introduced_mentor", Party.MENTOR, _BEGIN),
    _told("mentorship_introduced_mentee", Party.MENTEE, _BEGIN),
    _told("mentorship_preread", Party.PAIR),
    _check_in("mentorship_first_meeting", Party.MENTEE),
    _check_in("mentorship_no_meeting", Party.PARTNER),
    _check_in("mentorship_quiet", Party.PARTNER),
    Email(
        name="mentorship_cadence",
        noun="mentorship",
        kind=Kind.PROMPT,
        to=Party.PARTNER,
        topic="cadence",
        offers=(OfferSpec("keep", KeepFrequency), OfferSpec("agree", ProposeAgreement, button=False)),
    ),
    _told("mentorship_wrap_up", Party.PARTNER, _BEGIN[:1]),
    Email(
        name="mentorship_ending",
        noun="mentorship",
        kind=Kind.NOTICE,
        to=Party.MENTEE,
        topic="ending",
        offers=(OfferSpec("confirm", ConfirmEnding), OfferSpec("cancel", CancelEnding)),
    ),
    _told("mentorship_goes_on", Party.PARTNER),
    _told("mentorship_thanks", Party.MENTOR),
    _told("mentorship_words_of_thanks", Party.MENTOR),
    _told("mentorship_ended_by_mentee", Party.MENTOR),
    _told("mentorship_ended_by_mentor", Party.MENTEE),
    _told("mentorship_closed_mentor", Party.MENTOR),
    _told("mentorship_closed_mentee", Party.MENTEE),
    _told("mentorship_last_words", Party.PARTNER),
    Email(
        name="mentorship_thank",
        noun="mentorship",
        kind=Kind.ECHO,
        to=Party.ACTOR,
        topic="form",
        offers=(OfferSpec("answer", ThankMentor),),
    ),
    Email(
        name="mentorship_why",
        noun="mentorship",
        kind=Kind.ECHO,
        to=Party.ACTOR,
        topic="form",
        offers=(OfferSpec("answer", ExplainEnding),),
    ),
)
