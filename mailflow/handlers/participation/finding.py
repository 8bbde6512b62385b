"""Searching the profiles of those with whom a member could work: the answer holds out a request to each."""

from dataclasses import replace
from typing import Any

from mailflow.domain.mentorship import UNDER_WAY
from mailflow.domain.offers import OfferSpec, offer_from
from mailflow.domain.participation.profile import FindMembers, NotActiveYet
from mailflow.domain.participation.states import ACTIVE
from mailflow.domain.request import SendRequest
from mailflow.handlers import effects, facts, letters
from mailflow.handlers.act import Act
from mailflow.handlers.participation.profile import folded
from mailflow.store.finding import Wanted, search
from mailflow.store.programmes import Participation

MOST_FOUND = 7
_SMALL = (
    "a an and any anyone around at based by can for from good has have help i in is like me mentor mentee my near of on"
    " or people please somebody someone that the to who with work works would"
)
SMALL_WORDS = frozenset(_SMALL.split())


def find_members(act: Act, command: FindMembers) -> None:
    """Answered with up to seven members and their profile IDs. Raises NotActiveYet."""
    member: Participation = act.subject
    if member.state != ACTIVE:
        raise NotActiveYet
    found = look_for(act, member, command.words)
    effects.note(act, member, found=len(found))
    offers = tuple(_request(member, one) for one in found)
    shown = [facts.member(one) | {"number": place, "role": one.role} for place, one in enumerate(found, 1)]
    numbered = letters.renumbered(offers)
    letters.answer(act, "participation_found", member, offers=numbered, searched=command.words, found=shown)


def look_for(act: Act, member: Participation, words: str) -> list[Participation]:
    """The members who fit best, best first; those without room, and those already met, are left out."""
    caps = act.policy.caps
    wanted = Wanted(
        programme_id=act.programme.id,
        asker_id=member.id,
        roles=_roles(member.role),
        groups=groups_of(words),
        mentor_limit=caps.mentees_per_mentor,
        mentee_limit=caps.mentors_per_mentee,
        under_way=UNDER_WAY,
        limit=MOST_FOUND,
    )
    return search(act.session, wanted)


def groups_of(words: str) -> tuple[tuple[str, ...], ...]:
    """`food safety, Chicago` is two groups; of each, every word should be there. Small words are left out."""
    groups = [folded(group).replace('"', " ").split() for group in words.replace(";", ",").split(",")]
    kept = [tuple(word.strip(".!?") for word in group if word not in SMALL_WORDS) for group in groups]
    return tuple(group for group in kept if group)


def _roles(role: str) -> tuple[str, ...]:
    return {"mentee": ("mentor", "both"), "mentor": ("mentee", "both")}.get(role, ("mentor", "mentee", "both"))


def _request(member: Participation, one: Participation) -> Any:
    spec = OfferSpec("request", SendRequest, fixed=(("target", one.profile_code),))
    return replace(offer_from(spec, {"participation": member.id}), label=one.person.name)
