"""The standing offers: what a member may say at any time, by the noun of their thing. Which apply, the tables tell."""

from mailflow.domain.agreement import AnswerAgreement, ConfirmAgreement, DeclineAgreement, ProposeAgreement
from mailflow.domain.digest import FindPeople, SetDigestFrequency, ShowStats
from mailflow.domain.form import AnswerForm
from mailflow.domain.goal import (
    AcceptWording,
    AddGoal,
    ConfirmGoal,
    DeclineWording,
    DropGoal,
    FinishGoal,
    ReopenGoal,
    ReturnGoal,
    UpdateGoal,
)
from mailflow.domain.journal import Undo
from mailflow.domain.meeting import CancelMeeting, GiveObjectives, MoveMeeting, MoveNextMeeting, PlanMeeting
from mailflow.domain.mentorship import (
    CancelEnding,
    ConfirmEnding,
    EndMentorship,
    ExplainEnding,
    ReportMet,
    ReportNotMet,
    ThankMentor,
)
from mailflow.domain.offers import OfferSpec
from mailflow.domain.participation.membership import KeepPlace, LeaveProgramme, PauseMembership, ResumeMembership
from mailflow.domain.participation.places import AcceptPlace, DeclinePlace, ReturnToProgramme
from mailflow.domain.participation.profile import ChangeProfile, FindMembers, SendProfileId, StopMail
from mailflow.domain.programme import InvitePerson
from mailflow.domain.request import (
    AcceptRequest,
    AnswerRequestLater,
    DeclineRequest,
    ReplaceRequest,
    SendRequest,
    WaitForRequest,
    WithdrawRequest,
)
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

FOR_A_PERSON = ("address", "export", "erase")
"""What no reply does by itself: the words go to the people who run the programme, who see to it."""

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
        OfferSpec("join", ReturnToProgramme),
        OfferSpec("keep", ReturnToProgramme),
        OfferSpec("accept", AcceptPlace),
        OfferSpec("decline", DeclinePlace),
        OfferSpec("leave", LeaveProgramme),
        OfferSpec("stop", StopMail),
        OfferSpec("status", ShowStatus),
        OfferSpec("history", ShowHistory),
        OfferSpec("tips", ShowTips),
        OfferSpec("human", AskHuman),
        *(OfferSpec(intent, AskHuman) for intent in FOR_A_PERSON),
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

ALWAYS = ("accept", "decline", "withdraw", "join", "status", "stats", "help", "human")
"""What an unclear mail is asked about, in this order."""

ON_THE_PAGE: dict[str, tuple[tuple[str, OfferSpec], ...]] = {
    "request": (
        ("request", OfferSpec("remind_later", AnswerRequestLater)),
        ("followup", OfferSpec("request", ReplaceRequest)),
    ),
    "mentorship": (
        ("agreement", OfferSpec("answer", AnswerAgreement)),
        ("ending", OfferSpec("confirm", ConfirmEnding)),
        ("ending", OfferSpec("cancel", CancelEnding)),
        ("thanks", OfferSpec("answer", ThankMentor)),
        ("why", OfferSpec("answer", ExplainEnding)),
    ),
    "agreement": (
        ("confirm", OfferSpec("confirm", ConfirmAgreement)),
        ("confirm", OfferSpec("cancel", DeclineAgreement)),
    ),
    "goal": (
        ("achieved", OfferSpec("goal.done", ConfirmGoal)),
        ("achieved", OfferSpec("goal.reopen", ReturnGoal)),
        ("wording", OfferSpec("accept", AcceptWording)),
        ("wording", OfferSpec("decline", DeclineWording)),
    ),
    "meeting": (
        ("objectives", OfferSpec("answer", GiveObjectives)),
        ("session", OfferSpec("move", MoveMeeting)),
        ("session", OfferSpec("not_met", CancelMeeting)),
    ),
    "form": (("form", OfferSpec("answer", AnswerForm)),),
}
"""What single mails ask for, held out on a member's own page as well: with the topic whose words its button takes."""
