"""Days and moments as the reader gives them: ISO strings, possibly partial. Knows no clock."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_DAY = re.compile(r"^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_HOUR = re.compile(r"\b(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|h\b|uhr\b)?", re.IGNORECASE)
_MONTH = re.compile(r"^\s*(\d{4})-(\d{2})\s*$")
NOON = time(12)


@dataclass(frozen=True)
class Planned:
    """A day, and its moment as UTC; without a time of its own (`timed` is False) that is noon."""

    day: date
    begins_at: datetime
    timed: bool


def planned(said: str | None, zone: str) -> Planned | None:
    """The day and perhaps hour (`2026-03-10T15:00`, `2026-03-10 3pm`) that is meant on the zone's wall clock.

    None where it names no one day.
    """
    found = _DAY.match(said or "")
    day = last_day(said) if found else None
    if found is None or day is None:
        return None
    hour = _hour((said or "")[found.end() :])
    begins_at = datetime.combine(day, hour or NOON, ZoneInfo(zone)).astimezone(UTC)
    return Planned(day, begins_at, hour is not None)


def _hour(words: str) -> time | None:
    """`T15:00`, `3pm`, `at 3.30 p.m.`; a bare number is no hour."""
    for found in _HOUR.finditer(words.lower().replace("t", " ", 1) if words[:1] in "Tt" else words.lower()):
        if found[2] is None and found[3] is None:
            continue
        half = (found[3] or "")[:1]
        hour = int(found[1]) % 12 + 12 * (half == "p") if half in ("a", "p") else int(found[1])
        minute = int(found[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    return None


def last_day(said: str | None) -> date | None:
    """The last day meant: `2026-07` is 31 July. None where no day is named."""
    month = _MONTH.match(said or "")
    try:
        if month is not None:
            year, number = int(month[1]), int(month[2])
            return date(year, number, monthrange(year, number)[1])
        found = _DAY.match(said or "")
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
