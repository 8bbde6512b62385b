"""The one door into the domain: which handler runs a command, once, authorised, in its savepoint. Words nothing."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.domain import agreement as agreements
from mailflow.domain import digest as digests
from mailflow.domain import form as forms
from mailflow.domain import goal as goals
from mailflow.domain import invitation as invitations
from mailflow.domain import journal as journal_commands
from mailflow.domain import mail as mails
from mailflow.domain import matter as matters
from mailflow.domain import meeting as meetings
from mailflow.domain import mentorship as mentorships
from mailflow.domain import programme as programmes
from mailflow.domain import request as requests
from mailflow.domain import service as service_words
from mailflow.domain.commands import subject_of, to_data
from mailflow.domain.machine import Command
from mailflow.domain.origin import Origin
from mailflow.domain.outcome import Outcome
from mailflow.domain.participation import membership as memberships
from mailflow.domain.participation import places
from mailflow.domain.participation import profile as profiles
from mailflow.errors import NeedsConfirmation, Refusal
from mailflow.handlers import act as acts
from mailflow.handlers import (
    agreement,
    authorise,
    decisions,
    digest,
    effects,
    form,
    goal,
    history,
    invitation,
    mail,
    matter,
    meeting,
    programme,
    refused,
    request,
    service,
    things,
    undo,
)
from mailflow.handlers.mentorship import checkins, endings
from mailflow.handlers.participation import finding, leaving, membership, profile, seats
from mailflow.store.journal import JournalEntry, by_origin

Handler = Callable[[acts.Act, Any], None]

HANDLERS: dict[type[Command], Handler] = {
    requests.SendRequest: request.send_request,
    requests.AcceptRequest: request.accept_request,
    requests.DeclineRequest: request.decline_request,
    requests.WithdrawRequest: request.withdraw_request,
    requests.WaitForRequest: request.wait_for_request,
    requests.ReplaceRequest: request.replace_request,
    requests.RemindAboutRequest: request.remind_about_request,
    requests.AnswerRequestLater: request.answer_request_later,
    requests.FollowUpRequest: request.follow_up_request,
    requests.EscalateRequest: request.escalate_request,
    mentorships.ReportMet: checkins.report_met,
    mentorships.ReportNotMet: checkins.report_not_met,
    mentorships.KeepFrequency: checkins.keep_frequency,
    mentorships.RemindPair: checkins.ask_quiet_pair,
    mentorships.AskFirstMeeting: checkins.ask_first_meeting,
    mentorships.AskFirstMeetingAgain: checkins.ask_first_meeting_again,
    mentorships.AskQuietPair: checkins.ask_quiet_pair,
    mentorships.AlarmAboutQuietPair: checkins.alarm_about_quiet_pair,
    mentorships.AskCadence: checkins.ask_cadence,
    mentorships.SendPreread: checkins.send_preread,
    mentorships.EndMentorship: endings.end_mentorship,
    mentorships.ConfirmEnding: endings.confirm_ending,
    mentorships.CancelEnding: endings.cancel_ending,
    mentorships.ThankMentor: endings.thank_mentor,
    mentorships.ExplainEnding: endings.explain_ending,
    mentorships.EscalateEnding: endings.escalate_ending,
    mentorships.WarnOfEnd: endings.warn_of_end,
    mentorships.WarnOfEndAgain: endings.warn_of_end,
    mentorships.CompleteMentorship: endings.complete_mentorship,
    agreements.ProposeAgreement: agreement.propose_agreement,
    agreements.AnswerAgreement: agreement.answer_agreement,
    agreements.ConfirmAgreement: agreement.confirm_agreement,
    agreements.DeclineAgreement: agreement.decline_agreement,
    goals.AddGoal: goal.add_goal,
    goals.UpdateGoal: goal.update_goal,
    goals.AcceptWording: goal.accept_wording,
    goals.DeclineWording: goal.decline_wording,
    goals.FinishGoal: goal.finish_goal,
    goals.ConfirmGoal: goal.confirm_goal,
    goals.ReturnGoal: goal.return_goal,
    goals.ReopenGoal: goal.reopen_goal,
    goals.DropGoal: goal.drop_goal,
    meetings.PlanMeeting: meeting.plan_meeting,
    meetings.MoveNextMeeting: meeting.move_next_meeting,
    meetings.MoveMeeting: meeting.move_meeting,
    meetings.CancelMeeting: meeting.cancel_meeting,
    meetings.GiveObjectives: meeting.give_objectives,
    meetings.PrepareMeeting: meeting.prepare_meeting,
    digests.SendDigest: digest.send_digest,
    digests.SetDigestFrequency: digest.set_digest_frequency,
    digests.FindPeople: digest.find_people,
    digests.ShowStats: digest.show_stats,
    matters.RaiseMatter: matter.put_forward,
    matters.LapseMatter: matter.lapse_matter,
    matters.ApproveMatter: decisions.approve_matter,
    matters.RejectMatter: decisions.reject_matter,
    matters.RemindMatter: decisions.remind_matter,
    matters.EndMatter: decisions.end_matter,
    matters.AnswerMatter: decisions.answer_matter,
    matters.SnoozeMatter: decisions.snooze_matter,
    matters.ShowMatter: decisions.show_matter,
    matters.UndoMatter: decisions.undo_matter,
    service_words.ShowStatus: service.show_status,
    service_words.ShowHistory: history.show_history,
    service_words.ShowHelp: service.show_help,
    service_words.ShowTips: service.show_tips,
    service_words.ShowWho: service.show_who,
    service_words.ExplainWhy: service.explain_why,
    service_words.AskHuman: service.ask_human,
    service_words.ReportPrivately: service.report_privately,
    service_words.UndoLatest: service.undo_latest,
    programmes.InvitePerson: invitation.invite_person,
    programmes.AskToJoin: programme.ask_to_join,
    invitations.JoinProgramme: invitation.join_programme,
    invitations.DeclineInvitation: invitation.decline_invitation,
    invitations.AskLaterToJoin: invitation.ask_later_to_join,
    invitations.PassOnWish: invitation.pass_on_wish,
    invitations.ApproveWish: invitation.approve_wish,
    invitations.RejectWish: invitation.reject_wish,
    invitations.RemindInvited: invitation.remind_invited,
    invitations.ExpireInvitation: invitation.expire_invitation,
    places.OfferPlace: seats.offer_place,
    places.AcceptPlace: seats.accept_place,
    places.DeclinePlace: seats.decline_place,
    places.LapsePlace: seats.lapse_place,
    places.ReturnToProgramme: seats.return_to_programme,
    profiles.ChangeProfile: profile.change_profile,
    profiles.FindMembers: finding.find_members,
    profiles.SendProfileId: profile.send_profile_id,
    profiles.StopMail: profile.stop_mail,
    profiles.ChooseMail: profile.choose_mail,
    memberships.KeepPlace: membership.keep_place,
    memberships.LeaveProgramme: leaving.leave_programme,
    memberships.PauseMembership: membership.pause_membership,
    memberships.ResumeMembership: membership.resume_membership,
    memberships.EndPause: membership.end_pause,
    memberships.DropUnfinished: membership.drop_unfinished,
    memberships.NudgeMember: membership.nudge_member,
    memberships.WarnOfRelease: membership.warn_of_release,
    memberships.ReleaseMember: membership.release_member,
    memberships.AskRenewal: membership.ask_renewal,
    memberships.RemindOfRenewal: membership.remind_of_renewal,
    memberships.LapseMembership: leaving.lapse_membership,
    forms.OpenForm: form.open_form,
    forms.AnswerForm: form.answer_form,
    forms.RemindOfForm: form.remind_of_form,
    journal_commands.Undo: undo.undo,
    mails.CorrectReading: mail.correct_reading,
}


def handle(session: Session, command: Command, origin: Origin) -> Outcome:
    """Run the command in a savepoint of the caller's transaction, which the caller commits.

    A replayed origin changes nothing and gives the first entry. A refusal is journalled and returned, never raised.
    """
    known = by_origin(session, origin.key)
    if known is not None:
        return _outcome(command, known, replayed=True)
    try:
        with session.begin_nested():
            return _run(session, command, origin)
    except NeedsConfirmation:
        return Outcome(command, None, needs_confirmation=True)
    except Refusal as refusal:
        return _refused(session, command, origin, refusal)


def _run(session: Session, command: Command, origin: Origin) -> Outcome:
    act = acts.begin(session, command, origin)
    act.carry_out = _carry_out
    _carry_out(act)
    if not act.entries:
        effects.note(act, act.subject)
    act.entries[0].facts = {**act.entries[0].facts, **act.facts}
    return _outcome(command, act.entries[0], answered=act.answered)


def _carry_out(act: acts.Act) -> None:
    authorise.authorise(act)
    HANDLERS[type(act.command)](act, act.command)


def _refused(session: Session, command: Command, origin: Origin, refusal: Refusal) -> Outcome:
    noun, number = subject_of(command)
    subject = things.find(session, noun, number)
    entry = JournalEntry(
        at=clock.now(),
        programme_id=things.programme_id_of(subject) if subject is not None else None,
        person_id=origin.person,
        behalf_of_id=origin.behalf_of,
        door=origin.door.value,
        origin=origin.key,
        inbound_id=origin.inbound,
        timer_id=origin.timer,
        answers_id=origin.answers,
        command=type(command).__name__,
        data=to_data(command),
        noun=noun,
        thing_id=number if subject is not None else None,
        refusal=refusal.situation,
        facts=refusal.facts(),
    )
    session.add(entry)
    session.flush()
    refused.ask_administrators(session, command, origin, refusal, entry)
    return _outcome(command, entry)


def _outcome(command: Command, entry: JournalEntry, *, answered: bool = False, replayed: bool = False) -> Outcome:
    return Outcome(
        command,
        entry.id,
        noun=entry.noun,
        thing=entry.thing_id,
        refusal=entry.refusal,
        facts=entry.facts,
        reversible=entry.reversible,
        answered=answered,
        replayed=replayed,
    )
