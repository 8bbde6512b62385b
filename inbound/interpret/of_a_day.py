"""Whether a word like "when" only tells more of a day that was named: "until 15 May, when we are back in port".

Knows one plain sentence; refuses to know intents.
"""

import re
from functools import cache
from re import Pattern

from inbound.interpret.calendar_words import filled
from inbound.interpret.word_lists import alternatives, pattern

SUBJECT = "day_clauses"


@cache
def behind_a_day() -> Pattern[str]:
    """A day, what may be added to it, and the joint of a clause."""
    day = filled(r"{month}|{weekday}|{tomorrow}|{week_unit}|{month_unit}|{year_unit}|\d{1,4}(?:st|nd|rd|th)?")
    further, joints = alternatives(SUBJECT, "further"), alternatives(SUBJECT, "joints")
    return re.compile(rf"(?<![\w'])(?:{day})(?: (?:{further}))* , (?:also |that is )?(?:{joints})(?![\w'])")


def of_a_day(text: str, mark: int) -> bool:
    """Whether what begins at `mark` follows a day, tells more of it, and waits for nobody's word."""
    told = any(found.start() < mark < found.end() for found in behind_a_day().finditer(text))
    return told and not pattern(SUBJECT, "agrees").search(text, mark)
