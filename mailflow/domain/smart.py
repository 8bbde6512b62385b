"""What a goal lacks to be SMART: at most two gentle hints. Knows words, and no goal that is kept anywhere."""

import re
from datetime import date

# Doran 1981: specific, measurable, assignable, realistic, time-related. The last two but one only people can judge.
SPECIFIC, MEASURABLE, TIME_BOUND = "specific", "measurable", "time_bound"
MOST_HINTS = 2
SHORTEST = 4

_VAGUE = re.compile(
    r"\b(better|more|less|some|something|things?|stuff|improve|improving|grow|develop|be good|learn about|work on|"
    r"try to|network|successful|confident|confidence|skills)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\d|%|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|once|twice|half|double|each|every|daily|weekly|"
    r"monthly|a (?:day|week|month|year)|per (?:day|week|month|year)|first|"
    r"finish|publish|submit|pass|sign|hire|launch|complete|deliver|present)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(by|until|before|within|till|end of|in (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|spring|summer|autumn|winter|\d+ (?:days?|weeks?|months?))|this (?:week|month|quarter|year)|"
    r"next (?:week|month|quarter|year)|20\d\d)\b",
    re.IGNORECASE,
)


def missing(text: str, due: date | None = None) -> tuple[str, ...]:
    """The names of what is missing, the most useful first; empty when the goal is fine as it is."""
    found = []
    if due is None and not _TIME.search(text):
        found.append(TIME_BOUND)
    if not _MEASURE.search(text):
        found.append(MEASURABLE)
    if len(text.split()) < SHORTEST or (_VAGUE.search(text) and not _MEASURE.search(text)):
        found.append(SPECIFIC)
    return tuple(found[:MOST_HINTS])
