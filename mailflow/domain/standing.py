"""The standing offers: what a member may say at any time, by the noun of their thing. Which apply, the tables tell."""

from mailflow.domain.agreement import ProposeAgreement
from mailflow.domain.digest import FindPeople, SetDigestFrequency, ShowStats
from mailflow.domain.goal import AddGoal, DropGoal, FinishGoal, ReopenGoal, UpdateGoal
from mailflow.domain.journal import Undo
from mailflow.domain.meeting import MoveNextMeeting, PlanMeeting
from mailflow.domain.mentorship import EndMentorship, ReportMet, ReportNotMet
from mailflow.domain.offers import OfferSpec
from mailflow.domain.participation.membership import KeepPlace, LeaveProgramme, PauseMembership, ResumeMembership
from mailflow.domain.participation.places import AcceptPlace, DeclinePlace, ReturnToProgramme
from mailflow.domain.participation.profile import ChangeProfile, FindMembers, SendProfileId, StopMail
from mailflow.domain.programme import InvitePerson
from mailflow.domain.request import AcceptRequest, DeclineRequest, SendRequest, WaitForRequest, WithdrawRequest
from mailflow.domain.service import (
    AskHuman,
    ExplainWhy,
    ReportPrivately,
    ShowHelp,
    ShowHistory,
    ShowStatus,
    ShowTips,
    ShowWho,
    UndoLatest,
)

STANDING: dict[str, tuple[OfferSpec, ...]] = {
    "participation": (
        OfferSpec("request", SendRequest),
        OfferSpec("find", FindMembers),
        OfferSpec("profile", ChangeProfile),
        OfferSpec("my_id", SendProfileId),
        OfferSpec("pause", PauseMembership),
        OfferSpec("unavailable", PauseMembership),
        OfferSpec("available", ResumeMembership),
        OfferSpec("keep", KeepPlace),
        OfferSpec("keep", ReturnToProgramme),
        OfferSpec("join", ReturnToProgramme),
        OfferSpec("accept", AcceptPlace),
        OfferSpec("decline", DeclinePlace),
        OfferSpec("leave", LeaveProgramme),
        OfferSpec("stop", StopMail),
        OfferSpec("status", ShowStatus),
        OfferSpec("history", ShowHistory),
        OfferSpec("tips", ShowTips),
        OfferSpec("human", AskHuman),
        OfferSpec("report", ReportPrivately),
    ),
    "request": (
        OfferSpec("accept", AcceptRequest),
        OfferSpec("decline", DeclineRequest),
        OfferSpec("withdraw", WithdrawRequest),
        OfferSpec("wait", WaitForRequest),
    ),
    "mentorship": (
        OfferSpec("met", ReportMet),
        OfferSpec("not_met", ReportNotMet),
        OfferSpec("plan", PlanMeeting),
        OfferSpec("move", MoveNextMeeting),
        OfferSpec("agree", ProposeAgreement),
        OfferSpec("goal.add", AddGoal),
        OfferSpec("goal.update", UpdateGoal),
        OfferSpec("goal.done", FinishGoal),
        OfferSpec("goal.reopen", ReopenGoal),
        OfferSpec("goal.drop", DropGoal),
        OfferSpec("end", EndMentorship),
    ),
    "programme": (
        OfferSpec("help", ShowHelp),
        OfferSpec("who", ShowWho),
        OfferSpec("why", ExplainWhy),
        OfferSpec("undo", UndoLatest),
    ),
    "administrator": (
        OfferSpec("invite", InvitePerson),
        OfferSpec("find", FindPeople),
        OfferSpec("stats", ShowStats),
        OfferSpec("frequency", SetDigestFrequency),
    ),
    "entry": (OfferSpec("undo", Undo),),
}
