"""All of a member's mentorships as plain facts, for the mail and the page that list them. Changes nothing."""

from typing import Any

from sqlalchemy import or_, select

from mailflow.domain.meeting import PLANNED
from mailflow.domain.mentorship import UNDER_WAY
from mailflow.handlers import facts
from mailflow.handlers.act import Act
from mailflow.handlers.goal import goals_of, listed
from mailflow.store.mentoring import Meeting, Mentorship
from mailflow.store.programmes import Participation


def overview(act: Act, member: Participation) -> list[dict[str, Any]]:
    """One dict a mentorship under way, oldest first: partner, dates, goals, meetings to come."""
    side = or_(Mentorship.mentor_id == member.id, Mentorship.mentee_id == member.id)
    found = select(Mentorship).where(side, Mentorship.state.in_(UNDER_WAY)).order_by(Mentorship.id)
    return [_one(act, pair, member) for pair in act.session.scalars(found).all()]


def _one(act: Act, pair: Mentorship, member: Participation) -> dict[str, Any]:
    partner = pair.mentee if pair.mentor_id == member.id else pair.mentor
    return {
        **facts.plain(pair),
        "partner": facts.person(partner.person),
        "partner_role": "mentee" if partner is pair.mentee else "mentor",
        "goals": listed(goals_of(act, pair)),
        "meetings": [facts.plain(meeting) for meeting in _to_come(act, pair)],
    }


def _to_come(act: Act, pair: Mentorship) -> list[Meeting]:
    found = select(Meeting).where(
        Meeting.mentorship_id == pair.id, Meeting.state == PLANNED, Meeting.begins_at >= act.now
    )
    return list(act.session.scalars(found.order_by(Meeting.begins_at)))
