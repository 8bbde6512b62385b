"""Whether a word like "when" only tells more of a day that was named: "until 15 May, when we are back in port".

Knows one plain sentence; refuses to know intents.
"""

import re

from inbound.interpret.calendar_words import MONTH_UNIT, MONTHS, TOMORROW, WEEK_UNIT, WEEKDAYS, YEAR_UNIT

DAY = "|".join(sorted((*MONTHS, *WEEKDAYS), key=len, reverse=True))
JOINTS = (
    r"when|by which time|wenn|wann|sobald|once|cuando|quando|quand|lorsque|une fois que|una vez que|assim que|after"
    r"|nachdem|as soon as|des que|en cuanto"
)
BEHIND_A_DAY = re.compile(
    rf"(?<![\w'])(?:{DAY}|{TOMORROW}|\d{{1,4}}(?:st|nd|rd|th)?|{WEEK_UNIT}|{MONTH_UNIT}|{YEAR_UNIT})"
    r"(?: (?:20\d\d|or so|at the latest|spatestens|au plus tard|a mas tardar|o mais tardar|next|que viene|prochaine?))*"
    rf" , (?:also |that is )?(?:{JOINTS})(?![\w'])"
)
# Whose word is waited for: then the day does not stand by itself.
AGREES = re.compile(
    r"(?<![\w'])(?:agree|say|says|said|confirm|repl|answer|decide|approv|accept|want|sign|zustimm|zusag|antwort|bestatig"
    r"|acept|respond|decid|repond|aceit|concord)\w*|d'accord"
)


def of_a_day(text: str, mark: int) -> bool:
    """Whether what begins at `mark` follows a day, tells more of it, and waits for nobody's word."""
    told = any(found.start() < mark < found.end() for found in BEHIND_A_DAY.finditer(text))
    return told and not AGREES.search(text, mark)
