"""What templates say in their own way: days with weekday and zone, members' own words. Knows no template."""

import re
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_timezone_gmt, get_timezone_location
from jinja2 import pass_context
from jinja2.runtime import Context

LONGEST_WORDS: Final = 4_000
MOST_LINES: Final = 60
_BLANK_LINES = re.compile(r"\n\s*\n+")


def own_lines(words: str, longest: int = LONGEST_WORDS) -> list[str]:
    """A member's words, line by line, capped; the template fences each line, so that none reads as ours."""
    text = _BLANK_LINES.sub("\n", words.strip())
    cut = len(text) > longest
    lines = [line.strip() for line in text[:longest].split("\n")]
    if cut or len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES], "…"]
    return lines


@pass_context
def day(context: Context, value: date) -> str:
    """`Tuesday, 3 March 2026`, as the language writes it; a moment is first taken into the reader's zone."""
    if isinstance(value, datetime):
        value = value.astimezone(_zone(context)).date()
    return format_date(value, format="full", locale=context["locale"])


@pass_context
def moment(context: Context, value: datetime) -> str:
    """`Tuesday, 3 March 2026, 15:00 (Berlin, GMT+01:00)`: weekday and zone always."""
    zone = _zone(context)
    locale = context["locale"]
    local = value.astimezone(zone)
    clock = format_time(local, format="short", tzinfo=zone, locale=locale)
    offset = get_timezone_gmt(local, width="long", locale=locale)
    city = get_timezone_location(zone, locale=locale, return_city=True) if "/" in str(zone) else ""
    named = f"{city}, {offset}" if city else offset
    return f"{format_date(local.date(), format='full', locale=locale)}, {clock} ({named})"


def _zone(context: Context) -> tzinfo:
    you: Mapping[str, Any] = context["you"]
    return ZoneInfo(you.get("zone") or "UTC")
