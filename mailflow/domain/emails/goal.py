"""The emails about goals."""

from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.goal import AcceptWording, AddGoal, ConfirmGoal, DeclineWording, ReturnGoal, UpdateGoal
from mailflow.domain.machine import Party
from mailflow.domain.offers import OfferSpec

_MORE = (OfferSpec("goal.add", AddGoal, button=False), OfferSpec("goal.update", UpdateGoal, button=False))

EMAILS = (
    Email(name="goal_list", noun="goal", kind=Kind.ECHO, to=Party.ACTOR, topic="goals", offers=_MORE),
    Email(name="goal_added", noun="goal", kind=Kind.NOTICE, to=Party.PARTNER, topic="goals", offers=_MORE),
    Email(name="goal_changed", noun="goal", kind=Kind.NOTICE, to=Party.PARTNER, topic="goals", offers=_MORE),
    Email(
        name="goal_wording",
        noun="goal",
        kind=Kind.NOTICE,
        to=Party.MENTEE,
        topic="wording",
        offers=(
            OfferSpec("accept", AcceptWording),
            OfferSpec("decline", DeclineWording),
            OfferSpec("goal.update", UpdateGoal, button=False),
        ),
    ),
    Email(
        name="goal_claimed",
        noun="goal",
        kind=Kind.NOTICE,
        to=Party.PARTNER,
        topic="achieved",
        offers=(OfferSpec("goal.done", ConfirmGoal), OfferSpec("goal.reopen", ReturnGoal)),
    ),
    Email(name="goal_reached", noun="goal", kind=Kind.NOTICE, to=Party.PARTNER, topic="goals", offers=_MORE[:1]),
)
