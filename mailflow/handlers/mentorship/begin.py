"""How a mentorship begins: by an accepted request, with its clocks, the fifteen questions and two introductions."""

from datetime import datetime

from mailflow.domain import due
from mailflow.domain.due import Span
from mailflow.domain.mentorship import LENGTH, TABLE
from mailflow.handlers import effects
from mailflow.handlers.act import Act
from mailflow.handlers.mentorship import fifteen
from mailflow.store.mentoring import Mentorship, Request


def begin(act: Act, request: Request) -> Mentorship:
    """The pair starts, under today's policy."""
    length = act.policy.length_from(act.now.date())
    pair = Mentorship(
        programme_id=act.programme.id,
        mentor_id=request.mentor_id,
        mentee_id=request.mentee_id,
        mentor=request.mentor,
        mentee=request.mentee,
        policy_id=act.policy_version.id,
        request_id=request.id,
        began_at=act.now,
        ends_at=due.after(act.now, Span(months=length.most), request.mentee.zone),
    )
    effects.create(act, TABLE, pair, tell={"length": {"least": length.least, "most": length.most}})
    start_length(act, pair)
    fifteen.ask_both(act, pair)
    return pair


def start_length(act: Act, pair: Mentorship) -> None:
    """Open the clocks that count from the last day."""
    moments = {name: _from_end(act, pair, name) for name in LENGTH}
    effects.open_timers(act, pair, {name: at for name, at in moments.items() if at is not None and at > act.now})


def _from_end(act: Act, pair: Mentorship, name: str) -> datetime | None:
    if name not in act.policy.timers:
        return None
    return due.after(pair.ends_at, act.policy.timer(name), pair.mentee.zone)
