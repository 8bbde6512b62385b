"""The values that the reading of a reply is made of. Data alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SURE, CONFIRM, UNSURE = "sure", "confirm", "unsure"
RANK = {SURE: 0, CONFIRM: 1, UNSURE: 2}


@dataclass(frozen=True)
class Intent:
    """One thing asked for, by its name in the contract, with its arguments."""

    name: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """How a message was read: its kind, the person's own words, what they ask for, how surely, and why."""

    kind: str
    reply: str
    certainty: str
    intents: tuple[Intent, ...]
    why: str
    method: str = "grammar"


PHRASE, BARE, FREE, POINTS_BACK = "phrase", "bare", "free text", "pointer"
"""How a hit was met, where that matters: a wording, a lone yes or no, words taken whole, words that point back."""


@dataclass(frozen=True)
class Hit:
    """An intent met in a sentence: where, by which words, and how sure its wording makes it."""

    intent: Intent
    sentence: int
    start: int
    end: int
    words: str
    certainty: str = SURE
    method: str = PHRASE


def weakest(certainties: list[str]) -> str:
    return max(certainties, key=lambda certainty: RANK[certainty], default=SURE)
