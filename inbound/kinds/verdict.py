"""Of what kind a message is and by which mark that is known. Knows the kinds' names alone."""

from dataclasses import dataclass

HUMAN, AUTO_REPLY, BOUNCE, COMPLAINT, CALENDAR, LOOP = "human", "auto_reply", "bounce", "complaint", "calendar", "loop"


@dataclass(frozen=True)
class Verdict:
    """The kind, and the mark it was known by, in words."""

    kind: str
    why: str
    reaction: bool = False
