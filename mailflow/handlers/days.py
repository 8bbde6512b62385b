"""A day in words, for sentences that no template writes: always with its weekday. Knows no thing."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from mailflow.handlers.act import Act


def in_words(act: Act, day: date, zone: str, language: str) -> str:
    """`Friday, 5 March 2027` in the language's order; a moment is first taken into the zone."""
    if isinstance(day, datetime):
        day = day.astimezone(ZoneInfo(zone)).date()
    return format_date(day, format="full", locale=act.house.words(language).locale)


def named_in_words(act: Act, said: str, language: str) -> str:
    """The same of an ISO day; whatever else was said stays as it is."""
    try:
        return in_words(act, date.fromisoformat(said), "UTC", language)
    except ValueError:
        return said
