"""How often one person may be asked, across all programmes: so many prompts a day and a week. Knows no email."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from mailflow.domain import due
from mailflow.domain.emails import Kind
from mailflow.domain.participation.states import PAUSED
from mailflow.domain.policy import Sending
from mailflow.handlers.act import Act
from mailflow.store.mailbox import WITHHELD, OutgoingMail
from mailflow.store.people import Person
from mailflow.store.programmes import Participation

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Diary:
    """When one person is asked, and when they may be asked again. `back_at`: the end of their break, if it has one."""

    zone: str
    sending: Sending
    asked: tuple[datetime, ...]
    on_a_break: bool = False
    back_at: datetime | None = None

    def awake(self, moment: datetime) -> datetime:
        """The first moment from then on outside their quiet hours."""
        return due.next_allowed(moment, self.sending.quiet, self.zone)

    def free(self, moment: datetime) -> datetime:
        """The first moment from then on at which one more prompt is not too many."""
        moment = self.awake(self._after_the_break(moment))
        while self._is_full(moment):
            moment = self.awake(due.next_morning(moment, self.sending.quiet_until, self.zone))
        return moment

    def only_asleep(self, moment: datetime) -> bool:
        """Whether nothing but their quiet hours speaks against a prompt."""
        return self.free(moment) == self.awake(moment)

    def _after_the_break(self, moment: datetime) -> datetime:
        """Nobody on a break is asked anything: until its end, or where none was named, look again in a week."""
        return max(moment, self.back_at or moment + WEEK) if self.on_a_break else moment

    def _is_full(self, moment: datetime) -> bool:
        zone = ZoneInfo(self.zone)
        day = moment.astimezone(zone).date()
        today = sum(one.astimezone(zone).date() == day for one in self.asked)
        week = sum(abs(moment - one) < WEEK for one in self.asked)
        return today >= self.sending.prompts_a_day or week >= self.sending.prompts_a_week


def lock(act: Act, people: Iterable[int]) -> None:
    """From here on nobody else weighs a prompt to these people until this transaction ends."""
    ids = sorted(set(people))
    if ids:
        locked = select(Person.id).where(Person.id.in_(ids)).order_by(Person.id).with_for_update(key_share=True)
        act.session.execute(locked)


def diary(act: Act, person_id: int, zone: str, member: Participation | None) -> Diary:
    """The person's diary; to be `lock`ed before, where another worker may be writing in it."""
    asked = select(OutgoingMail.not_before).where(
        OutgoingMail.person_id == person_id,
        OutgoingMail.kind == Kind.PROMPT.value,
        OutgoingMail.created_at > act.now - 2 * WEEK,
        OutgoingMail.state != WITHHELD,
    )
    return Diary(
        zone=zone,
        sending=act.policy.sending,
        asked=tuple(act.session.scalars(asked)),
        on_a_break=member is not None and member.state == PAUSED,
        back_at=member.paused_until if member is not None else None,
    )
