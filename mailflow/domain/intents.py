"""Intents: the names of what a reply can ask for, with their arguments. Knows no wording and no command."""

from collections.abc import Mapping
from types import MappingProxyType

MEMBERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "accept": (),
        "decline": ("reason",),
        "keep": (),
        "leave": (),
        "wait": (),
        "withdraw": (),
        "request": ("target",),
        "favourite": ("target",),
        "find": ("words",),
        "met": ("minutes",),
        "not_met": (),
        "plan": ("when", "place"),
        "move": ("when",),
        "agree": ("frequency", "minutes", "place", "in_bounds", "out_of_bounds", "confidential", "until"),
        "goal.add": ("text", "due"),
        "goal.update": ("goal", "percent", "text", "due"),
        "goal.done": ("goal",),
        "goal.reopen": ("goal",),
        "goal.drop": ("goal",),
        "maintain": (),
        "restart": (),
        "renew": ("months",),
        "no_renew": (),
        "end": ("reason",),
        "rate": ("score", "comment"),
        "recommend": ("text",),
        "rsvp": ("answer",),
        "reapply": (),
        "no_reapply": (),
        "available": (),
        "unavailable": ("until",),
        "pause": ("until",),
        "capacity": ("number",),
        "hours": ("number",),
        "profile": ("field", "value"),
        "join": ("role",),
        "ask": ("text", "anonymous"),
        "answer": ("text",),
        "remind_later": ("until",),
        "status": (),
        "history": (),
        "tips": (),
        "help": (),
        "why": (),
        "who": (),
        "human": ("text",),
        "report": ("text",),
        "my_id": (),
        "stop": ("what",),
        "erase": (),
        "export": (),
        "undo": (),
        "confirm": (),
        "cancel": (),
        "address": ("new",),
    }
)

ADMINISTRATORS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "approve": ("items", "except"),
        "reject": ("items", "reason", "except"),
        "match": ("a", "b"),
        "propose": ("a", "b"),
        "next": ("items", "except"),
        "rematch": ("items", "except"),
        "remind": ("items", "except"),
        "call": ("items", "except"),
        "end": ("items", "except"),
        "extend": ("items", "until", "except"),
        "free": ("items", "except"),
        "answer": ("items", "text"),
        "announce": ("text",),
        "open": ("until",),
        "close": (),
        "invite": ("addresses", "role"),
        "show": ("item",),
        "find": ("words",),
        "stats": (),
        "frequency": ("value",),
        "undo": ("items",),
        "snooze": ("items", "until", "except"),
        "later": ("items", "except"),
    }
)

DESTRUCTIVE = frozenset(
    ["end", "leave", "erase", "stop", "withdraw", "goal.drop", "decline", "accept", "reject", "approve"]
)
"""Never acted upon at once unless a reply plainly asks for it."""

ALWAYS_CONFIRMED = frozenset(["end", "leave", "erase"])
"""At best confirmed by a link, whatever the wording."""

EVERYWHERE = frozenset(
    ["help", "human", "report", "stop", "undo", "why", "who", "status", "tips", "history", "my_id", "export", "erase"]
)
"""Understood in any reply, whatever was offered."""
