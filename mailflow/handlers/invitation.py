"""Invitations: sent, taken up, declined; wishes passed on to the administrators. Rules: `domain/invitation.py`."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.domain import due
from mailflow.domain.invitation import (
    TABLE,
    AlreadyMember,
    ApproveWish,
    AskLaterToJoin,
    DeclineInvitation,
    ExpireInvitation,
    InvitationFacts,
    JoinProgramme,
    PassOnWish,
    RejectWish,
    RemindInvited,
)
from mailflow.domain.machine import NEW, UNDONE
from mailflow.domain.offers import Offer, OfferSpec, offer_from
from mailflow.domain.participation.states import AWAY
from mailflow.domain.programme import InvitePerson, NoSuchAddress, holds_code
from mailflow.handlers import effects, letters, matter
from mailflow.handlers.act import Act
from mailflow.handlers.participation import seats
from mailflow.mail.addresses import exactly_one_address
from mailflow.store.people import Address, Person
from mailflow.store.programmes import Invitation
from mailflow.store.queries import participation_of, person_at

ROLES = ("mentee", "mentor", "both")
MOST_AT_ONCE = 500


def invite_person(act: Act, command: InvitePerson) -> None:
    """Each address gets the invitation; who is a member already is passed over. Raises AlreadyMember, NoSuchAddress."""
    addresses = [command.addresses] if isinstance(command.addresses, str) else command.addresses
    people = [person_for(act, one) for one in dict.fromkeys(addresses[:MOST_AT_ONCE])]
    fresh = [person for person in people if not _is_member(act, person)]
    if not fresh:
        raise AlreadyMember(", ".join(person.name for person in people))
    for person in fresh:
        _invite(act, person, command.role if command.role in ROLES else None)
    act.facts |= {"count": len(fresh), "names": ", ".join(person.name for person in fresh)}


def person_for(act: Act, written: str) -> Person:
    """The person at an address written as `ana@x.example` or `Ana Silva <ana@x.example>`; made if unknown."""
    address = exactly_one_address([written])
    if address is None:
        raise NoSuchAddress(written)
    known = person_at(act.session, address)
    return known or add_person(act.session, written.partition("<")[0].strip(' "') if "<" in written else "", address)


def add_person(session: Session, name: str, address: str) -> Person:
    """A person at an address that somebody vouches for: an administrator, or the mail's own signature."""
    person = Person(name=name or _name_from(address), created_at=clock.now())
    person.addresses = [Address(address=address, verified_at=clock.now())]
    session.add(person)
    session.flush()
    return person


def latest(act: Act, person: Person) -> Invitation | None:
    """The person's latest invitation or wish in this programme."""
    found = select(Invitation).where(
        Invitation.programme_id == act.programme.id, Invitation.person_id == person.id, Invitation.state != UNDONE
    )
    return act.session.scalars(found.order_by(Invitation.id.desc()).limit(1)).first()


def join_programme(act: Act, command: JoinProgramme) -> None:
    """In, if it is known as what; else asked."""
    take_up(act, act.subject, command.role)


def take_up(act: Act, invitation: Invitation, role: str | None) -> None:
    """By the row of `JoinProgramme`, whatever the command was."""
    wanted = role if role in ROLES else invitation.role
    if wanted is None:
        effects.note(act, invitation)
        letters.answer(act, "invitation_role", invitation, offers=_roles(act, invitation))
        return
    act.command = JoinProgramme(invitation=invitation.id, role=wanted)
    effects.step(act, TABLE, invitation, role=wanted)
    person = act.session.get_one(Person, invitation.person_id)
    seats.join(act, person, wanted)


def decline_invitation(act: Act, command: DeclineInvitation) -> None:
    """Nothing more is sent."""
    effects.step(act, TABLE, act.subject)


def ask_later_to_join(act: Act, command: AskLaterToJoin) -> None:
    """Asked again on the day named, or after the usual silence."""
    invitation: Invitation = act.subject
    effects.step(act, TABLE, invitation)
    at = due.morning_of(command.until, act.policy.sending.quiet_until, act.programme.zone)
    at = at if at is not None and at > act.now else None
    effects.start_timer(act, invitation, "invitation_reminder", at=at)
    if "invitation_expiry" in act.policy.timers:
        expiry = due.after(at or act.now, act.policy.timer("invitation_expiry"), act.programme.zone)
        effects.start_timer(act, invitation, "invitation_expiry", at=expiry)


def pass_on_wish(act: Act, command: PassOnWish) -> None:
    """To the administrators' digest, once; the code in the text opens the door at once."""
    invitation: Invitation = act.subject
    if command.text and holds_code(command.text, act.programme.code):
        take_up(act, invitation, command.role)
        return
    pass_on(act, invitation, command.role, command.text)


def pass_on(act: Act, invitation: Invitation, role: str | None, text: str | None) -> None:
    """By the row of `PassOnWish`, whatever the command was."""
    act.command = PassOnWish(invitation=invitation.id, role=role, text=text)
    effects.step(act, TABLE, invitation, role=role if role in ROLES else invitation.role)
    person = act.session.get_one(Person, invitation.person_id)
    facts = {"name": person.name, "address": person.address}
    matter.raise_matter(act, "code_asked", invitation, text=text, person=person, **facts)


def approve_wish(act: Act, command: ApproveWish) -> None:
    """The invitation goes out, with the code."""
    effects.step(act, TABLE, act.subject, tell=_inviter(act), invited_by_id=act.origin.person)


def reject_wish(act: Act, command: RejectWish) -> None:
    """Told kindly; the reason is not passed on."""
    effects.step(act, TABLE, act.subject)


def remind_invited(act: Act, command: RemindInvited) -> None:
    """The same question once more."""
    effects.step(act, TABLE, act.subject, tell=_inviter(act, act.subject))


def expire_invitation(act: Act, command: ExpireInvitation) -> None:
    """Nobody is told: whoever never answered is left in peace."""
    effects.step(act, TABLE, act.subject)


def _invite(act: Act, person: Person, role: str | None) -> None:
    facts = InvitationFacts(person.name)
    known = latest(act, person)
    if known is not None and InvitePerson in TABLE.verbs_from(known.state):
        by = act.origin.person
        effects.step(act, TABLE, known, facts, tell=_inviter(act), role=role or known.role, invited_by_id=by)
        return
    invitation = Invitation(
        programme_id=act.programme.id,
        person_id=person.id,
        invited_by_id=act.origin.person,
        role=role,
        created_at=act.now,
    )
    effects.add(act, invitation, TABLE.step(NEW, act.command, facts), tell=_inviter(act))


def _is_member(act: Act, person: Person) -> bool:
    member = participation_of(act.session, act.programme.id, person.id)
    return member is not None and member.state not in (*AWAY, UNDONE)


def _inviter(act: Act, invitation: Invitation | None = None) -> dict[str, Any]:
    """Who invites, by name where a person does, and the code that the invitation stands for."""
    number = invitation.invited_by_id if invitation is not None else act.origin.person
    person = act.session.get(Person, number) if number is not None else None
    return {"code": act.programme.code, "inviter": person.name if person else None}


def _roles(act: Act, invitation: Invitation) -> tuple[Offer, ...]:
    person = act.session.get_one(Person, invitation.person_id)
    member = participation_of(act.session, act.programme.id, person.id)
    words = act.house.words(member.language if member else act.programme.language)
    offers = tuple(
        replace(
            offer_from(OfferSpec("join", JoinProgramme, fixed=(("role", role),)), {"invitation": invitation.id}),
            label=words.say("words", f"join_as_{role}"),
        )
        for role in ROLES
    )
    decline = offer_from(OfferSpec("decline", DeclineInvitation, button=False), {"invitation": invitation.id})
    return (*letters.renumbered(offers), decline)


def _name_from(address: str) -> str:
    """`ana.silva@x.example` is Ana Silva until she tells her name."""
    local = address.partition("@")[0].partition("+")[0]
    return " ".join(part.capitalize() for part in local.replace("_", ".").replace("-", ".").split(".") if part)
