"""The transition table of a mentorship, and the rows that another noun's command takes."""

from mailflow.domain.agreement import ConfirmAgreement
from mailflow.domain.machine import NEW, SAME, Command, Reverse, Table, Transition
from mailflow.domain.mentorship.checkins import (
    AlarmAboutQuietPair,
    AskCadence,
    AskFirstMeeting,
    AskFirstMeetingAgain,
    AskQuietPair,
    KeepFrequency,
    RemindPair,
    ReportMet,
    ReportNotMet,
    SendPreread,
)
from mailflow.domain.mentorship.endings import (
    CancelEnding,
    CompleteMentorship,
    ConfirmEnding,
    EndMentorship,
    EscalateEnding,
    ExplainEnding,
    ThankMentor,
    WarnOfEnd,
    WarnOfEndAgain,
)
from mailflow.domain.mentorship.states import ACTIVE, ENDED, ENDING, GOALS_MET, UNDER_WAY, MentorshipFacts
from mailflow.domain.participation.membership import LeaveProgramme
from mailflow.domain.request import AcceptRequest

FIRST = ("first_meeting_ask", "first_meeting_again", "preread")
QUIET = ("quiet_ask", "quiet_alarm")
LENGTH = ("wrap_up_early", "wrap_up_late", "length_end")
"""Counted from the day on which the mentorship's time is over."""
CLOCKS = (*FIRST, *QUIET, "cadence", *LENGTH, "ending_silent")


def waits_for_mentee(facts: MentorshipFacts) -> bool:
    """WA-08: what a mentor reports, the mentee confirms, where the policy says so."""
    return facts.rule == "mentee confirms" and facts.ended_by == "mentor"


def waits_for_office(facts: MentorshipFacts) -> bool:
    """Where only administrators set people free, a member's word is a wish."""
    return facts.rule == "administrators" and facts.ended_by != "office"


def not_by_mentor(facts: MentorshipFacts) -> bool:
    """Who has reported an end waits for the other."""
    return facts.ended_by != "mentor"


def _ended(verb: type[Command], source: tuple[str, ...]) -> tuple[Transition, ...]:
    """The ends there are, by reason and by who ends it; each tells both of the two, once."""
    return (
        Transition(
            source=source,
            verb=verb,
            target=ENDED,
            when=lambda f: f.reason == GOALS_MET,
            emails=("mentorship_thanks", "mentorship_closed_mentee"),
            stops=CLOCKS,
        ),
        Transition(
            source=source,
            verb=verb,
            target=ENDED,
            when=lambda f: f.ended_by == "mentee",
            emails=("mentorship_ended_by_mentee", "mentorship_closed_mentee"),
            stops=CLOCKS,
        ),
        Transition(
            source=source,
            verb=verb,
            target=ENDED,
            when=lambda f: f.ended_by == "mentor",
            emails=("mentorship_closed_mentor", "mentorship_ended_by_mentor"),
            stops=CLOCKS,
        ),
        Transition(
            source=source,
            verb=verb,
            target=ENDED,
            emails=("mentorship_closed_mentor", "mentorship_closed_mentee"),
            stops=CLOCKS,
        ),
    )


def _left() -> tuple[Transition, ...]:
    """One of the two leaves the programme: the other is told, and is free."""
    return (
        Transition(
            source=UNDER_WAY,
            verb=LeaveProgramme,
            target=ENDED,
            when=lambda f: f.ended_by == "mentee",
            emails=("mentorship_ended_by_mentee",),
            stops=CLOCKS,
        ),
        Transition(
            source=UNDER_WAY,
            verb=LeaveProgramme,
            target=ENDED,
            emails=("mentorship_ended_by_mentor",),
            stops=CLOCKS,
        ),
    )


PREREAD = Transition(
    source=UNDER_WAY, verb=SendPreread, target=SAME, emails=("mentorship_preread",), stops=("preread",)
)
AGREED = Transition(source=UNDER_WAY, verb=ConfirmAgreement, target=SAME)

TABLE = Table(
    noun="mentorship",
    states=(ACTIVE, ENDING, ENDED),
    final=(ENDED,),
    transitions=(
        Transition(
            source=(NEW,),
            verb=AcceptRequest,
            target=ACTIVE,
            emails=("mentorship_introduced_mentor", "mentorship_introduced_mentee"),
            starts=(*FIRST, *QUIET, "cadence"),
        ),
        Transition(
            source=UNDER_WAY, verb=SendPreread, target=SAME, when=lambda f: not f.answered, reverse=Reverse.FINAL
        ),
        PREREAD,
        AGREED,
        Transition(source=UNDER_WAY, verb=ReportMet, target=SAME, stops=(*FIRST[:2], *QUIET), starts=QUIET),
        Transition(source=UNDER_WAY, verb=ReportNotMet, target=SAME),
        Transition(
            source=(ACTIVE,), verb=AskFirstMeeting, target=SAME, when=lambda f: f.meets_soon, reverse=Reverse.FINAL
        ),
        Transition(
            source=(ACTIVE,),
            verb=AskFirstMeeting,
            target=SAME,
            emails=("mentorship_first_meeting",),
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(ACTIVE,),
            verb=AskFirstMeetingAgain,
            target=SAME,
            when=lambda f: f.meets_soon,
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(ACTIVE,),
            verb=AskFirstMeetingAgain,
            target=SAME,
            emails=("mentorship_no_meeting",),
            reverse=Reverse.FINAL,
        ),
        Transition(
            source=(ACTIVE,), verb=AskQuietPair, target=SAME, emails=("mentorship_quiet",), reverse=Reverse.FINAL
        ),
        Transition(source=(ACTIVE,), verb=RemindPair, target=SAME, emails=("mentorship_quiet",), reverse=Reverse.FINAL),
        Transition(source=(ACTIVE,), verb=AlarmAboutQuietPair, target=SAME, reverse=Reverse.FINAL),
        Transition(
            source=(ACTIVE,),
            verb=AskCadence,
            target=SAME,
            emails=("mentorship_cadence",),
            starts=("cadence",),
            reverse=Reverse.FINAL,
        ),
        Transition(source=(ENDING,), verb=AskCadence, target=SAME, starts=("cadence",), reverse=Reverse.FINAL),
        Transition(source=UNDER_WAY, verb=KeepFrequency, target=SAME),
        Transition(
            source=(ACTIVE,),
            verb=EndMentorship,
            target=ENDING,
            when=waits_for_mentee,
            emails=("mentorship_ending",),
            starts=("ending_silent",),
        ),
        Transition(source=(ACTIVE,), verb=EndMentorship, target=ENDING, when=waits_for_office),
        *_ended(EndMentorship, (ACTIVE,)),
        Transition(
            source=(ENDING,),
            verb=EndMentorship,
            target=ENDED,
            when=not_by_mentor,
            emails=("mentorship_closed_mentor", "mentorship_closed_mentee"),
            stops=CLOCKS,
        ),
        *_ended(ConfirmEnding, (ENDING,)),
        *_left(),
        Transition(
            source=(ENDING,), verb=CancelEnding, target=ACTIVE, emails=("mentorship_goes_on",), stops=("ending_silent",)
        ),
        Transition(source=(ENDING,), verb=EscalateEnding, target=SAME, reverse=Reverse.FINAL),
        Transition(source=(ENDING, ENDED), verb=ExplainEnding, target=SAME),
        Transition(source=(ENDED,), verb=ThankMentor, target=SAME, emails=("mentorship_words_of_thanks",)),
        Transition(
            source=(ACTIVE,), verb=WarnOfEnd, target=SAME, emails=("mentorship_wrap_up",), reverse=Reverse.FINAL
        ),
        Transition(
            source=(ACTIVE,), verb=WarnOfEndAgain, target=SAME, emails=("mentorship_wrap_up",), reverse=Reverse.FINAL
        ),
        Transition(
            source=UNDER_WAY,
            verb=CompleteMentorship,
            target=ENDED,
            emails=("mentorship_closed_mentor", "mentorship_closed_mentee"),
            stops=CLOCKS,
            reverse=Reverse.FINAL,
        ),
    ),
)
