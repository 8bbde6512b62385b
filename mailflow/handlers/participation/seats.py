"""Ways in: who gets a place, who waits, and what each is told. Frees places in order."""

import secrets
from datetime import datetime

from sqlalchemy import func, select

from mailflow.domain import due
from mailflow.domain.machine import NEW, UNDONE
from mailflow.domain.participation.membership import MembershipFacts
from mailflow.domain.participation.places import (
    AcceptPlace,
    AlreadyHere,
    DeclinePlace,
    LapsePlace,
    OfferPlace,
    ReturnToProgramme,
)
from mailflow.domain.participation.states import ACTIVE, AWAY, JOINING, SEATED, WAITING
from mailflow.domain.participation.table import PLACE_OFFERED, RELEASE, TABLE
from mailflow.domain.programme import ALPHABET, code_prefix
from mailflow.domain.questionnaire import QUESTIONNAIRES, is_complete
from mailflow.handlers import effects, letters, questionnaire
from mailflow.handlers.act import Act
from mailflow.store.mentoring import Request
from mailflow.store.people import Person
from mailflow.store.programmes import Participation, Programme
from mailflow.store.queries import participation_of


def join(act: Act, person: Person, role: str) -> Participation:
    """The person comes in, or comes back, by the row of `JoinProgramme`. Raises AlreadyHere."""
    member = participation_of(act.session, act.programme.id, person.id)
    if member is None:
        member = _newcomer(act, person, role)
        effects.add(act, member, TABLE.step(NEW, act.command, facts_of(act, member)))
    elif member.state in (*AWAY, UNDONE):
        effects.step(act, TABLE, member, facts_of(act, member, role), role=role, joined_at=act.now, place_kept=0)
    else:
        raise AlreadyHere
    _settle(act, member)
    return member


def return_to_programme(act: Act, command: ReturnToProgramme) -> None:
    """One word brings a member back: to work, to the questions left open, or into the line."""
    member: Participation = act.subject
    role = command.role or member.role
    effects.step(act, TABLE, member, facts_of(act, member, role), role=role, place_kept=0, renewal_asked_at=None)
    _settle(act, member)


def accept_place(act: Act, command: AcceptPlace) -> None:
    """The one who waited comes in."""
    member: Participation = act.subject
    effects.step(act, TABLE, member, facts_of(act, member), waiting_since=None)
    _settle(act, member)


def decline_place(act: Act, command: DeclinePlace) -> None:
    """The next in line is asked."""
    effects.step(act, TABLE, act.subject, waiting_since=None)
    offer_free_places(act)


def lapse_place(act: Act, command: LapsePlace) -> None:
    """No answer: the next in line is asked."""
    effects.step(act, TABLE, act.subject, waiting_since=None)
    offer_free_places(act)


def offer_free_places(act: Act) -> None:
    """Ask as many of those who wait, in their order, as there are places free."""
    free = _free_places(act)
    if free is None or free <= 0:
        return
    line = select(Participation).where(Participation.programme_id == act.programme.id, Participation.state == WAITING)
    for member in act.session.scalars(line.order_by(Participation.waiting_since, Participation.id).limit(free)).all():
        effects.move(act, member, PLACE_OFFERED)


def offer_place(act: Act, command: OfferPlace) -> None:
    """An administrator lets somebody in before their turn."""
    effects.step(act, TABLE, act.subject)


def position_in_line(act: Act, member: Participation) -> int:
    """1 for whoever is next."""
    before = select(func.count()).where(
        Participation.programme_id == act.programme.id,
        Participation.state == WAITING,
        Participation.waiting_since < member.waiting_since,
    )
    return (act.session.scalar(before) or 0) + 1


def facts_of(act: Act, member: Participation, role: str | None = None) -> MembershipFacts:
    """What the table asks about a member, who may be new or in another role."""
    return MembershipFacts(
        has_place=member.state in SEATED or _has_place(act),
        profile_complete=is_complete(QUESTIONNAIRES["profile"], member.profile),
        renewal_asked=member.renewal_asked_at is not None,
        release_runs=_release_runs(act, member, role or member.role),
        times_kept=member.place_kept,
        mails_stopped=bool(member.stopped),
    )


def next_renewal(act: Act, member: Participation) -> datetime | None:
    """The member's next anniversary after now: counted from the day of joining, so that it never drifts."""
    if "renewal" not in act.policy.timers:
        return None
    return due.next_turn(member.joined_at, act.policy.timer("renewal"), act.now, member.zone)


def begin_year(act: Act, member: Participation) -> None:
    """Start the clock of the next renewal."""
    member.renews_at = next_renewal(act, member)
    effects.stop_timers(act, member, "renewal")
    if member.renews_at is not None:
        effects.start_timer(act, member, "renewal", at=member.renews_at)


def welcome(act: Act, member: Participation) -> None:
    """What a new member can do now, with their profile ID."""
    letters.answer(act, "participation_welcome", member, zone=member.zone.rpartition("/")[2].replace("_", " "))


def _settle(act: Act, member: Participation) -> None:
    """What each way in says to whoever came in."""
    if member.state == ACTIVE:
        begin_year(act, member)
        welcome(act, member)
    elif member.state == JOINING:
        questionnaire.ask(act, member, "profile")
    elif member.state == WAITING:
        member.waiting_since = act.now
        act.session.flush()
        letters.answer(act, "participation_waiting", member, position=position_in_line(act, member))


def _newcomer(act: Act, person: Person, role: str) -> Participation:
    return Participation(
        programme_id=act.programme.id,
        person_id=person.id,
        person=person,
        role=role,
        profile_code=_profile_code(act),
        profile={},
        interests="",
        searchable="",
        zone=act.programme.zone,
        language=act.programme.language,
        joined_at=act.now,
        place_kept=0,
        stopped=[],
        state=NEW,
    )


def _profile_code(act: Act) -> str:
    while True:
        code = f"{code_prefix(act.programme.slug)}-{''.join(secrets.choice(ALPHABET) for _ in range(4))}"
        taken = select(Participation.id).where(
            Participation.programme_id == act.programme.id, Participation.profile_code == code
        )
        if act.session.scalar(taken) is None:
            return code


def _has_place(act: Act) -> bool:
    free = _free_places(act)
    return free is None or free > 0


def _free_places(act: Act) -> int | None:
    """None where the programme has no limit. The programme's row is locked, so that two cannot take the last one."""
    places = act.policy.caps.places
    if places is None:
        return None
    act.session.execute(select(Programme.id).where(Programme.id == act.programme.id).with_for_update())
    seated = select(func.count()).where(Participation.programme_id == act.programme.id, Participation.state.in_(SEATED))
    return places - (act.session.scalar(seated) or 0)


def _release_runs(act: Act, member: Participation, role: str) -> bool:
    """Whether an unused profile may be released: a mentee's, without any request, its clock not held for a person."""
    if role != "mentee" or member.clock_held_at is not None or RELEASE[-1] not in act.policy.timers:
        return False
    if member.id is None:
        return True
    side = (Request.mentee_id == member.id) | (Request.mentor_id == member.id)
    return act.session.scalar(select(Request.id).where(side, Request.state != UNDONE).limit(1)) is None
