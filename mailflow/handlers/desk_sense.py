"""Which of the things that a table allows are worth a button just now: what the guards would refuse is left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mailflow.domain import agreement as agreements
from mailflow.domain import goal as goals
from mailflow.domain import meeting as meetings
from mailflow.domain import mentorship as pairs
from mailflow.domain import request as requests
from mailflow.domain import service as services
from mailflow.domain.machine import Command
from mailflow.domain.participation import membership, places, profile
from mailflow.domain.participation.states import ACTIVE, JOINING, OFFERED, PAUSED
from mailflow.handlers.act import Act
from mailflow.store.mentoring import Goal
from mailflow.store.programmes import Participation
from mailflow.store.timers import open_for


@dataclass(frozen=True)
class Seen:
    """One member looking at one of their things."""

    act: Act
    member: Participation
    thing: Any

    @property
    def role(self) -> str:
        """The member's side of the pair."""
        return "mentor" if self.thing.mentor_id == self.member.id else "mentee"


def makes_sense(seen: Seen, command: type[Command]) -> bool:
    """Whether a button for this command is worth its room."""
    return command not in ELSEWHERE and SENSE.get(command, _always)(seen)


ELSEWHERE = frozenset(
    {
        services.ShowStatus,
        services.ShowHistory,
        services.ShowHelp,
        services.ExplainWhy,
        services.UndoLatest,
        profile.FindMembers,
        profile.SendProfileId,
        profile.StopMail,
        meetings.MoveNextMeeting,
        agreements.ProposeAgreement,
    }
)
"""What the page itself answers, or asks in a better way."""


def _always(seen: Seen) -> bool:
    return True


def _is_active(seen: Seen) -> bool:
    return bool(seen.thing.state == ACTIVE)


def _something_ends(seen: Seen) -> bool:
    member = seen.member
    if member.renewal_asked_at is not None:
        return True
    timers = {timer.name for timer in open_for(seen.act.session, "participation", member.id)}
    return member.place_kept == 0 and "release" in timers


def _is_back_in_sight(seen: Seen) -> bool:
    return seen.thing.state == PAUSED or bool(seen.thing.stopped)


def _has_waited(seen: Seen) -> bool:
    return seen.thing.escalated_at is not None


def _was_reported_by_mentor(seen: Seen) -> bool:
    return bool(seen.thing.ended_by == "mentor")


def _may_thank(seen: Seen) -> bool:
    return seen.thing.ended_because == pairs.GOALS_MET and not seen.thing.ending_words


def _may_explain(seen: Seen) -> bool:
    pair = seen.thing
    return pair.ended_by == seen.role and pair.ended_because != pairs.GOALS_MET and not pair.ending_reason


def _proposed_by_the_other(seen: Seen) -> bool:
    return bool(seen.thing.proposed_by_id != seen.member.id)


def _claimed_by_the_other(seen: Seen) -> bool:
    return bool(seen.thing.claimed_by_id != seen.member.id)


def _may_claim(seen: Seen) -> bool:
    """Asked of the pair's list, and then again of each goal that it is bound to."""
    return not isinstance(seen.thing, Goal) or seen.thing.state != goals.CLAIMED


def _may_reopen(seen: Seen) -> bool:
    goal = seen.thing
    return not isinstance(goal, Goal) or goal.state != goals.CLAIMED or goal.claimed_by_id == seen.member.id


def _other_words_wait(seen: Seen) -> bool:
    return seen.thing.wording is not None


def _not_met_yet(seen: Seen) -> bool:
    return bool(seen.thing.begins_at > seen.act.now)


SENSE: Mapping[type[Command], Callable[[Seen], bool]] = {
    requests.SendRequest: _is_active,
    requests.WaitForRequest: _has_waited,
    requests.ReplaceRequest: _has_waited,
    membership.KeepPlace: _something_ends,
    membership.ResumeMembership: _is_back_in_sight,
    membership.PauseMembership: _is_active,
    places.DeclinePlace: lambda seen: bool(seen.thing.state == OFFERED),
    profile.ChangeProfile: lambda seen: bool(seen.thing.state != JOINING),
    pairs.EndMentorship: lambda seen: bool(seen.thing.state == pairs.ACTIVE),
    pairs.ConfirmEnding: _was_reported_by_mentor,
    pairs.ThankMentor: _may_thank,
    pairs.ExplainEnding: _may_explain,
    agreements.AnswerAgreement: lambda seen: bool(seen.thing.state in pairs.UNDER_WAY),
    agreements.ConfirmAgreement: _proposed_by_the_other,
    agreements.DeclineAgreement: _proposed_by_the_other,
    goals.ConfirmGoal: _claimed_by_the_other,
    goals.ReturnGoal: _claimed_by_the_other,
    goals.FinishGoal: _may_claim,
    goals.ReopenGoal: _may_reopen,
    goals.AcceptWording: _other_words_wait,
    goals.DeclineWording: _other_words_wait,
    meetings.MoveMeeting: _not_met_yet,
    meetings.CancelMeeting: _not_met_yet,
    meetings.GiveObjectives: _not_met_yet,
}
"""What else must hold, beyond the thing's state and whose it is."""
