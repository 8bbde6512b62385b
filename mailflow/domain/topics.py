"""Topics: what an email asked, and what a bare yes or no to it means. Knows no wording."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Topic:
    """`yes` and `no` are intents, or None where a bare word is not enough; `answers` are what else it asked for."""

    yes: str | None = None
    no: str | None = None
    answers: tuple[str, ...] = ()

    @property
    def offered(self) -> tuple[str, ...]:
        """Every intent that the email held out."""
        both = (name for name in (self.yes, self.no) if name is not None)
        return tuple(dict.fromkeys((*both, *self.answers)))


GOALS = ("goal.add", "goal.update", "goal.done", "goal.reopen", "goal.drop")

TOPICS: Mapping[str, Topic] = MappingProxyType(
    {
        "request": Topic("accept", "decline", ("remind_later",)),
        "match": Topic("accept", "decline", ("remind_later",)),
        "invitation": Topic("join", "decline", ("remind_later",)),
        "form": Topic(None, None, ("answer",)),
        "followup": Topic(None, None, ("wait", "withdraw", "request")),
        "release": Topic("keep", "leave", ("remind_later",)),
        "membership": Topic("keep", "leave", ("remind_later",)),
        "place": Topic("accept", "decline", ("remind_later",)),
        "checkin": Topic("met", "not_met"),
        "cadence": Topic("keep", None, ("agree",)),
        "session": Topic(None, "not_met", ("plan", "move", "answer")),
        "goals": Topic(None, None, GOALS),
        "wording": Topic("accept", "decline", ("goal.update",)),
        "achieved": Topic("goal.done", "goal.reopen"),
        "renewal": Topic("renew", "no_renew", ("remind_later",)),
        "ending": Topic("confirm", "cancel"),
        "survey": Topic(None, None, ("rate", "recommend")),
        "event": Topic("rsvp", "rsvp"),
        "call": Topic(None, None, ("join", "remind_later")),
        "reapply": Topic("reapply", "no_reapply", ("remind_later",)),
        "confirm": Topic("confirm", "cancel"),
        "availability": Topic("available", "unavailable", ("capacity", "hours")),
        "question": Topic(None, None, ("answer",)),
        "digest": Topic(None, None, ("approve", "reject")),
        "none": Topic(),
    }
)
