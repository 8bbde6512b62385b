"""Going: by a member's own word, or because the yearly question had no answer. Nothing is left that waits for them."""

from sqlalchemy import or_, select

from mailflow.domain.form import OPEN
from mailflow.domain.mentorship import UNDER_WAY
from mailflow.domain.participation.membership import LapseMembership, LeaveProgramme
from mailflow.domain.participation.table import TABLE
from mailflow.handlers import effects, matter, things
from mailflow.handlers.act import Act
from mailflow.handlers.mentorship.endings import end_for_leaver
from mailflow.handlers.participation.seats import offer_free_places
from mailflow.handlers.request import close_requests
from mailflow.store.mentoring import Form, Mentorship
from mailflow.store.programmes import Participation


def leave_programme(act: Act, command: LeaveProgramme) -> None:
    """Their mentorships end and their requests close, in the same breath; the place goes to the next in line."""
    member: Participation = act.subject
    effects.step(act, TABLE, member, waiting_since=None, renewal_asked_at=None)
    _end_mentorships(act, member)
    _close(act, member)
    matter.raise_matter(act, "member_left", member, person=member.person)
    offer_free_places(act)


def lapse_membership(act: Act, command: LapseMembership) -> None:
    """The place goes on, and one word brings them back; a mentorship under way has clocks of its own that ask."""
    effects.step(act, TABLE, act.subject, renewal_asked_at=None)
    _close(act, act.subject)
    offer_free_places(act)


def _end_mentorships(act: Act, member: Participation) -> None:
    side = or_(Mentorship.mentor_id == member.id, Mentorship.mentee_id == member.id)
    found = select(Mentorship).where(side, Mentorship.state.in_(UNDER_WAY)).order_by(Mentorship.id)
    for pair in act.session.scalars(found).all():
        end_for_leaver(act, pair, things.role_in(pair, member))


def _close(act: Act, member: Participation) -> None:
    close_requests(act, member)
    forms = select(Form).where(Form.participation_id == member.id, Form.state == OPEN)
    for form in act.session.scalars(forms).all():
        effects.stop_timers(act, form, "all")
