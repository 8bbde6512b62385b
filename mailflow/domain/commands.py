"""The union of all commands, and how one is written as data and read back. Says nothing of what they do."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from mailflow.domain import (
    agreement,
    digest,
    form,
    goal,
    invitation,
    journal,
    mail,
    matter,
    meeting,
    mentorship,
    programme,
    request,
    service,
)
from mailflow.domain.machine import Command
from mailflow.domain.participation import membership, places, profile

COMMANDS: tuple[type[Command], ...] = (
    request.SendRequest,
    request.AcceptRequest,
    request.DeclineRequest,
    request.WithdrawRequest,
    request.WaitForRequest,
    request.ReplaceRequest,
    request.RemindAboutRequest,
    request.AnswerRequestLater,
    request.FollowUpRequest,
    request.EscalateRequest,
    mentorship.ReportMet,
    mentorship.ReportNotMet,
    mentorship.KeepFrequency,
    mentorship.RemindPair,
    mentorship.AskFirstMeeting,
    mentorship.AskFirstMeetingAgain,
    mentorship.AskQuietPair,
    mentorship.AlarmAboutQuietPair,
    mentorship.AskCadence,
    mentorship.SendPreread,
    mentorship.EndMentorship,
    mentorship.ConfirmEnding,
    mentorship.CancelEnding,
    mentorship.ThankMentor,
    mentorship.ExplainEnding,
    mentorship.EscalateEnding,
    mentorship.WarnOfEnd,
    mentorship.WarnOfEndAgain,
    mentorship.CompleteMentorship,
    agreement.ProposeAgreement,
    agreement.AnswerAgreement,
    agreement.ConfirmAgreement,
    agreement.DeclineAgreement,
    goal.AddGoal,
    goal.UpdateGoal,
    goal.AcceptWording,
    goal.DeclineWording,
    goal.FinishGoal,
    goal.ConfirmGoal,
    goal.ReturnGoal,
    goal.ReopenGoal,
    goal.DropGoal,
    meeting.PlanMeeting,
    meeting.MoveNextMeeting,
    meeting.MoveMeeting,
    meeting.CancelMeeting,
    meeting.GiveObjectives,
    meeting.PrepareMeeting,
    digest.SendDigest,
    digest.SetDigestFrequency,
    digest.FindPeople,
    digest.ShowStats,
    matter.RaiseMatter,
    matter.LapseMatter,
    matter.ApproveMatter,
    matter.RejectMatter,
    matter.RemindMatter,
    matter.EndMatter,
    matter.AnswerMatter,
    matter.SnoozeMatter,
    matter.ShowMatter,
    matter.UndoMatter,
    mail.CorrectReading,
    service.ShowStatus,
    service.ShowHistory,
    service.ShowHelp,
    service.ShowTips,
    service.ShowWho,
    service.ExplainWhy,
    service.AskHuman,
    service.ReportPrivately,
    service.UndoLatest,
    programme.InvitePerson,
    programme.AskToJoin,
    invitation.JoinProgramme,
    invitation.DeclineInvitation,
    invitation.AskLaterToJoin,
    invitation.PassOnWish,
    invitation.ApproveWish,
    invitation.RejectWish,
    invitation.RemindInvited,
    invitation.ExpireInvitation,
    places.OfferPlace,
    places.AcceptPlace,
    places.DeclinePlace,
    places.LapsePlace,
    places.ReturnToProgramme,
    profile.ChangeProfile,
    profile.FindMembers,
    profile.SendProfileId,
    profile.StopMail,
    profile.ChooseMail,
    membership.KeepPlace,
    membership.LeaveProgramme,
    membership.PauseMembership,
    membership.ResumeMembership,
    membership.EndPause,
    membership.DropUnfinished,
    membership.NudgeMember,
    membership.WarnOfRelease,
    membership.ReleaseMember,
    membership.AskRenewal,
    membership.RemindOfRenewal,
    membership.LapseMembership,
    form.OpenForm,
    form.AnswerForm,
    form.RemindOfForm,
    journal.Undo,
)
BY_NAME: dict[str, type[Command]] = {command.__name__: command for command in COMMANDS}


def to_data(command: Command) -> dict[str, Any]:
    """The command as JSON: its class under `name`, then its fields."""
    return {"name": type(command).__name__, **asdict(command)}


def from_data(data: Mapping[str, Any]) -> Command:
    """The inverse of `to_data`; what is no field is left out. Raises KeyError for an unknown name."""
    kind = BY_NAME[data["name"]]
    known = {field.name for field in fields(kind)}
    return kind(**{name: value for name, value in data.items() if name in known})


def subject_noun(kind: type[Command]) -> str:
    """The noun of the thing that such a command is about: its first field's name."""
    return fields(kind)[0].name


def subject_of(command: Command) -> tuple[str, int]:
    """The noun and id of the thing that the command is about."""
    noun = subject_noun(type(command))
    return noun, int(getattr(command, noun))
