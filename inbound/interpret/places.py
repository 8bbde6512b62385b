"""Where people mean to meet, out of a raw sentence in five languages. Knows one sentence, and dates to pass by."""

import re
from datetime import date
from functools import cache
from re import Pattern

from inbound.interpret.dates import first_date
from inbound.interpret.hours import hour
from inbound.interpret.sentences import plain
from inbound.interpret.word_lists import alternatives, pattern


@cache
def led_to() -> Pattern[str]:
    leads = alternatives("places", "leads")
    return re.compile(rf"(?<![\w'’])(?:{leads})(?:\s+|(?<=['’]))(?=(?P<place>[^,.;!?:()\n]{{3,60}}))", re.IGNORECASE)


@cache
def no_place() -> Pattern[str]:
    article, other = alternatives("places", "article"), alternatives("places", "no_place")
    return re.compile(rf"(?:(?:{article}) )*(?:{other})\b", re.IGNORECASE)


def place_in(raw: str, today: date) -> str | None:
    """The first stretch behind "in", "at" and their cousins that is no time and no date."""
    for found in led_to().finditer(raw):
        words = pattern("places", "ends").sub("", found["place"]).strip(" '\"“”")
        folded = plain(words)
        if len(words) < 3 or words[0].isdigit() or no_place().match(words):
            continue
        if first_date(folded, today) is None and first_date(f"in {folded}", today) is None and hour(words) is None:
            return words
    return None
