"""Requests: sent, accepted, declined, withdrawn, followed up. The rules are in `domain/request.py`."""

from sqlalchemy import func, or_, select

from mailflow.domain import due
from mailflow.domain.mentorship import UNDER_WAY
from mailflow.domain.participation.states import ACTIVE
from mailflow.domain.request import (
    ASKED,
    TABLE,
    AcceptRequest,
    AnswerRequestLater,
    DeclineRequest,
    EscalateRequest,
    FollowUpRequest,
    LeavingFacts,
    NobodyFound,
    RemindAboutRequest,
    ReplaceRequest,
    RequestFacts,
    SendRequest,
    SeveralFound,
    WaitForRequest,
    WithdrawRequest,
)
from mailflow.handlers import effects, mentorship, things
from mailflow.handlers.act import Act
from mailflow.handlers.matter import raise_matter
from mailflow.handlers.participation.membership import stop_release_clock
from mailflow.store.mentoring import Mentorship, Request
from mailflow.store.programmes import Participation
from mailflow.store.queries import members_called


def send_request(act: Act, command: SendRequest) -> None:
    """Ask the member called `target`."""
    _send(act, act.subject, command.target, command.role, command.text)


def _send(act: Act, asker: Participation, target: str, role: str | None, text: str | None) -> Request:
    asked = find_member(act, target)
    act.facts["asked"] = asked.person.name
    initiator = role or _role_of_asker(asker, asked)
    mentor, mentee = (asked, asker) if initiator == "mentee" else (asker, asked)
    request = Request(
        programme_id=act.programme.id,
        mentor_id=mentor.id,
        mentee_id=mentee.id,
        mentor=mentor,
        mentee=mentee,
        initiator=initiator,
        text=text,
        created_at=act.now,
    )
    effects.create(act, TABLE, request, _facts(act, request))
    stop_release_clock(act, mentee, mentor)
    return request


def find_member(act: Act, target: str) -> Participation:
    """The one member whom a profile ID or a name means. Raises NobodyFound or SeveralFound."""
    found = members_called(act.session, act.programme.id, target)
    if not found:
        raise NobodyFound(target)
    if len(found) > 1:
        raise SeveralFound(target, "; ".join(f"{one.person.name} ({one.profile_code})" for one in found[:7]))
    return found[0]


def _role_of_asker(asker: Participation, asked: Participation) -> str:
    if asker.role != "both":
        return asker.role
    return "mentor" if asked.role == "mentee" else "mentee"


def accept_request(act: Act, command: AcceptRequest) -> None:
    """The mentorship begins."""
    request: Request = act.subject
    effects.step(act, TABLE, request, _facts(act, request))
    mentorship.begin(act, request)


def decline_request(act: Act, command: DeclineRequest) -> None:
    """Told with the reason, if one was given."""
    effects.step(act, TABLE, act.subject, reason=command.reason)


def withdraw_request(act: Act, command: WithdrawRequest) -> None:
    """Whoever was asked is told, if they had been told."""
    effects.step(act, TABLE, act.subject)


def replace_request(act: Act, command: ReplaceRequest) -> None:
    """Withdraw this one and ask the next."""
    request: Request = act.subject
    effects.step(act, TABLE, request)
    asker = request.mentee if request.initiator == "mentee" else request.mentor
    act.command = SendRequest(participation=asker.id, target=command.target, role=request.initiator)
    _send(act, asker, command.target, request.initiator, None)
    act.command = command


def wait_for_request(act: Act, command: WaitForRequest) -> None:
    """The second clock starts again."""
    effects.step(act, TABLE, act.subject)


def answer_request_later(act: Act, command: AnswerRequestLater) -> None:
    """Ask again on the day named, or after the usual first silence; the second one counts from there."""
    request: Request = act.subject
    effects.step(act, TABLE, request)
    zone = effects.zone_of(act, request)
    named = due.morning_of(command.until, act.policy.sending.quiet_until, zone)
    first, second = (act.policy.timers.get(name) for name in ("request_follow_up", "request_escalation"))
    if first is not None:
        span = due.Span.parse(first)
        again = named if named is not None and named > act.now else due.after(act.now, span, zone)
        effects.start_timer(act, request, "request_follow_up", at=again)
        if second is not None:
            effects.start_timer(act, request, "request_escalation", at=due.after(again, span, zone))


def remind_about_request(act: Act, command: RemindAboutRequest) -> None:
    """An administrator's nudge."""
    effects.step(act, TABLE, act.subject)


def follow_up_request(act: Act, command: FollowUpRequest) -> None:
    """After the first silence."""
    effects.step(act, TABLE, act.subject)


def escalate_request(act: Act, command: EscalateRequest) -> None:
    """After the second silence."""
    effects.step(act, TABLE, act.subject, escalated_at=act.now)
    raise_matter(act, "request_unanswered", act.subject)


def close_requests(act: Act, member: Participation) -> None:
    """Nobody waits for a member who goes: their own requests are taken back, those to them are answered with a no."""
    side = or_(Request.mentor_id == member.id, Request.mentee_id == member.id)
    found = select(Request).where(side, Request.state == ASKED).order_by(Request.id)
    for request in act.session.scalars(found).all():
        effects.step(act, TABLE, request, LeavingFacts(own=things.role_in(request, member) == request.initiator))


def _facts(act: Act, request: Request) -> RequestFacts:
    mentor, mentee, caps = request.mentor, request.mentee, act.policy.caps
    return RequestFacts(
        mentor=mentor.person.name,
        mentee=mentee.person.name,
        mentor_active=mentor.state == ACTIVE,
        mentee_active=mentee.state == ACTIVE,
        mentor_mentorships=count_under_way(act, mentor),
        mentor_limit=caps.mentees_per_mentor,
        mentee_mentorships=count_under_way(act, mentee),
        mentee_limit=caps.mentors_per_mentee + mentee.mentors_allowed,
        already_paired=_exists(act, Mentorship, request, UNDER_WAY),
        already_asked=_exists(act, Request, request, (ASKED,)),
        same_person=mentor.person_id == mentee.person_id,
        initiator_may=request.initiator in act.policy.initiators,
    )


def count_under_way(act: Act, member: Participation) -> int:
    """How many mentorships the member has, on their side of the pair."""
    side = or_(Mentorship.mentor_id == member.id, Mentorship.mentee_id == member.id)
    found = select(func.count()).select_from(Mentorship).where(side, Mentorship.state.in_(UNDER_WAY))
    return act.session.scalar(found) or 0


def _exists(act: Act, model: type[Request] | type[Mentorship], request: Request, states: tuple[str, ...]) -> bool:
    found = select(model.id).where(
        model.mentor_id == request.mentor_id,
        model.mentee_id == request.mentee_id,
        model.state.in_(states),
        model.id != request.id if isinstance(request, model) and request.id else model.id.is_not(None),
    )
    return act.session.scalars(found.limit(1)).first() is not None
