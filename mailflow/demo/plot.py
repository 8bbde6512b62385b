"""Who of the invented people meets whom, and what each does when a mail comes: as data, so always the same."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from mailflow.demo.inbox import Delivered
from mailflow.demo.people import Cast, Character

# Mentee, how it goes, mentor, the day on which both are invited. Numbers are places in the cast.
PAIRS: tuple[tuple[int, str, int, int], ...] = (
    *((place, "steady", place, place) for place in range(8)),
    (8, "goals_met", 8, 1),
    (9, "goals_met", 9, 4),
    (10, "mentee_ends", 10, 3),
    (11, "mentor_ends", 11, 5),
    (12, "ending", 12, 8),
    (13, "declined", 13, 14),
    (15, "silent", 15, 30),
    (16, "waiting", 16, 69),
    (17, "waiting", 17, 78),
    (18, "waiting", 18, 80),
    (19, "mentor_asks", 19, 24),
    (20, "mentor_asks", 20, 40),
    (21, "quiet", 21, 7),
    (22, "quiet", 22, 12),
)
SECOND = (13, 14)
"""Who is asked by the mentee whom another mentor declined."""
ALONE_MENTEES = (
    (14, "released", 20),
    (23, "keeps", 6),
    (24, "released", 9),
    (25, "pauses", 33),
    (26, "unfinished", 74),
)
LATE_MENTEES = ((27, "ignores", 79), (28, "refuses", 60))
ALONE_MENTORS = (
    (14, "second", 10),
    (23, "free", 11),
    (24, "asks_help", 50),
    (25, "free", 45),
    (26, "pauses", 13),
    (27, "leaves", 15),
    (28, "free", 70),
)
GOALS = (
    "give two talks by the end of {month}",
    "lead one team meeting each week until the end of {month}",
    "send three offers by the end of {month}",
    "read and discuss one contract a month until the end of {month}",
)


@dataclass(frozen=True)
class Move:
    """One thing that somebody does, so much later."""

    after: timedelta
    how: str
    words: str


@dataclass
class Life:
    """A character, how their twelve weeks go, and the emails that they have answered already."""

    character: Character
    plot: str
    invited_on: int
    partner: Character | None = None
    second: Character | None = None
    known: set[str] = field(default_factory=set)

    def moves(self, mail: Delivered) -> list[Move]:
        """What this mail makes them do."""
        repeated = self._rows(f"{mail.email}_each")
        if repeated is None and mail.email in self.known:
            return []
        self.known.add(mail.email)
        rows = repeated if repeated is not None else self._rows(mail.email) or []
        return [Move(timedelta(hours=hours), how, words) for hours, how, words in rows]

    def said(self, words: str, now: datetime) -> str:
        """The words with this life's own names and days."""
        place = sum(self.character.name.encode())
        goal = GOALS[place % len(GOALS)].format(month=f"{now + timedelta(days=100):%B}")
        facts = {
            "name": self.character.name,
            "profile": self.character.profile,
            "topics": self.character.topics,
            "topic": self.character.topics.partition(",")[0],
            "partner": self.partner.name if self.partner else "",
            "second": self.second.name if self.second else "",
            "soon": f"{now + timedelta(days=4):%A}",
            "goal": goal,
        }
        for name, value in facts.items():
            words = words.replace(f"{{{name}}}", value)
        return words

    def _rows(self, email: str) -> list[Any] | None:
        for plot in (self.plot, "everyone"):
            table: Mapping[str, Any] = _plots().get(plot, {}).get(self.character.role, {})
            if email in table:
                rows: list[Any] = table[email]
                return rows
        return None


def lives(cast: Cast) -> list[Life]:
    """Everybody's but the administrators'."""
    found = []
    for mentee, plot, mentor, day in PAIRS:
        second = cast.mentors[SECOND[1]] if mentee == SECOND[0] else None
        found.append(Life(cast.mentors[mentor], plot, day, cast.mentees[mentee]))
        found.append(Life(cast.mentees[mentee], plot, day + 1, cast.mentors[mentor], second))
    found += [Life(cast.mentees[place], plot, day) for place, plot, day in (*ALONE_MENTEES, *LATE_MENTEES)]
    found += [Life(cast.mentors[place], plot, day) for place, plot, day in ALONE_MENTORS]
    return found


@cache
def _plots() -> dict[str, Any]:
    return tomllib.loads((files("mailflow.demo") / "plot.toml").read_text("utf-8"))
