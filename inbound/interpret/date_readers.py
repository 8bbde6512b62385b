"""What each way of telling a date comes to, relative to a day. Knows matches, no wordings."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from inbound.interpret.calendar_words import months, weekdays, words
from inbound.interpret.number_words import ORDINALS
from inbound.interpret.numbers import whole
from inbound.interpret.word_lists import pattern

Reader = Callable[["Match[str]", date], "date | str | None"]


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def coming(month: int, day: int, today: date) -> date:
    """The next such day; one just past (up to a week) is meant as it is said only with its year."""
    this_year = date(today.year, month, day) if (month, day) != (2, 29) or calendar.isleap(today.year) else None
    if this_year is not None and this_year >= today:
        return this_year
    return date(today.year + 1, month, day)


def full_year(text: str | None, month: int, day: int, today: date) -> date:
    if not text:
        return coming(month, day, today)
    year = int(text)
    return date(year + 2000 if year < 100 else year, month, day)


def named_day(match: "Match[str]", today: date) -> date:
    return full_year(match["year"], months()[match["month"]], int(match["day"]), today)


def numeric(match: "Match[str]", today: date) -> "date | str":
    """15/4 and 4/15 can be read one way only; 4/5 can be read two ways; dots are always day first."""
    first, second = int(match["a"]), int(match["b"])
    if match["sep"] == "." or first > 12:
        return full_year(match["year"], second, first, today)
    if second > 12:
        return full_year(match["year"], first, second, today)
    return full_year(match["year"], second, first, today) if first == second else "?"


def edge_of_month(match: "Match[str]", today: date, edge: str) -> date:
    month = months()[match["month"]]
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    return {"end": month_end(year, month), "middle": date(year, month, 15), "start": date(year, month, 10)}[edge]


def edge_of_period(match: "Match[str]", today: date) -> date:
    period, following = match["unit"], bool(match["next"] or match.groupdict().get("next_after"))
    if re.match(words("week_unit"), period):
        return today + timedelta(days=6 - today.weekday() + 7 * following)
    if re.match(words("month_unit"), period):
        day = add_months(today.replace(day=1), int(following))
        return month_end(day.year, day.month)
    return date(today.year + following, 12, 31)


def quarter(match: "Match[str]", today: date) -> date:
    month = int(match["q"]) * 3
    return month_end(int(match["year"]) if match["year"] else today.year + (month < today.month), month)


def after(match: "Match[str]", today: date) -> date:
    """ "in two weeks", "ten days from now", "a week from tomorrow" """
    unit, start = match["unit"], match.groupdict().get("from") or ""
    base = today + timedelta(days=1) if re.search(words("tomorrow"), start) else today
    count = whole(match["count"].strip()) if match["count"] else 1
    if not 0 < count < 1000:
        raise ValueError("too far")
    if re.match(words("day_unit"), unit):
        return base + timedelta(days=count)
    if re.match(words("week_unit"), unit):
        return base + timedelta(weeks=count)
    if re.match(words("month_unit"), unit):
        return add_months(base, count)
    return add_months(base, 12 * count)


HOUR_BEHIND = re.compile(
    r",? (?:(?:as|a las|at|um|a) \d|\d{1,2}(?:[:h]| ?[ap]m|\.\d\d| uhr)|de manha|a tarde|a noite|morning|afternoon)"
)


def weekday(match: "Match[str]", today: date) -> "date | None":
    name = match["weekday"]
    if pattern("calendar", "habit").match(match.string, match.end()):
        return None
    led = match["next"] or match["lead"] or HOUR_BEHIND.match(match.string, match.end())
    if pattern("calendar", "short").fullmatch(name) and not led:
        return None
    ahead = (weekdays()[name] - today.weekday()) % 7 or 7
    if match["next"] and match["next"].strip() == "next" and ahead < 7 - today.weekday():
        ahead += 7
    if match["week"]:
        ahead = 7 - today.weekday() + weekdays()[name]
    return today + timedelta(days=ahead)


def last_weekday(match: "Match[str]", today: date) -> date:
    back = (today.weekday() - weekdays()[match["weekday"] or match["weekday2"]]) % 7 or 7
    return today - timedelta(days=back)


def day_of_month(match: "Match[str]", today: date) -> date:
    day = int(match["day"])
    if match.groupdict().get("next"):
        return add_months(today.replace(day=1), 1).replace(day=day)
    if day >= today.day and day <= calendar.monthrange(today.year, today.month)[1]:
        return today.replace(day=day)
    return add_months(today.replace(day=1), 1).replace(day=day)


def month_alone(match: "Match[str]", today: date) -> "str | None":
    name = match["month"]
    month = months()[name]
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    return f"{year}-{month:02d}"


def iso_day(match: "Match[str]", _today: date) -> date:
    return date(int(match["y"]), int(match["m"]), int(match["d"]))


def next_month(_match: "Match[str]", today: date) -> str:
    return add_months(today.replace(day=1), 1).strftime("%Y-%m")


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian reckoning."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    month, day = divmod(moon + week - 7 * ((year % 19 + 11 * moon + 22 * week) // 451) + 114, 31)
    return date(year, month, day + 1)


def moving(days: int) -> Reader:
    def reader(match: "Match[str]", today: date) -> date:
        if match["year"]:
            return easter(2000 + int(match["year"]) % 100) + timedelta(days=days)
        told = easter(today.year) + timedelta(days=days)
        return told if told >= today else easter(today.year + 1) + timedelta(days=days)

    return reader


def quarters_end(_match: "Match[str]", today: date) -> date:
    return month_end(today.year, (today.month + 2) // 3 * 3)


def nth_weekday(match: "Match[str]", today: date) -> date:
    """ "the first Monday of April", "the last Friday in May" """
    month = months()[match["month"]]
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    if not match["nth"]:
        end = month_end(year, month)
        return end - timedelta(days=(end.weekday() - weekdays()[match["weekday"]]) % 7)
    first = date(year, month, 1)
    ahead = (weekdays()[match["weekday"]] - first.weekday()) % 7
    return date(year, month, 1 + ahead + 7 * (ORDINALS[match["nth"]] - 1))


def nth_week(match: "Match[str]", today: date) -> date:
    month = months()[match["month"]]
    return date(today.year + (month < today.month), month, min(28, 7 * ORDINALS[match["nth"]]))


def last_day(match: "Match[str]", today: date) -> date:
    month = months()[match["month"]] if match["month"] else today.month
    return month_end(int(match["year"]) if match["year"] else today.year + (month < today.month), month)


def weeks_on(match: "Match[str]", today: date) -> date:
    """ "Friday week", "a week on Tuesday", "Monday in two weeks": so many weeks behind the next such day."""
    name = match["weekday"]
    if name in weekdays():
        base = today + timedelta(days=(weekdays()[name] - today.weekday()) % 7 or 7)
    else:
        base = today + timedelta(days=1)
    return base + timedelta(weeks=whole(match["count"].strip()) if match["count"] else 1)


def fortnight(_match: "Match[str]", today: date) -> date:
    return today + timedelta(weeks=2)


def feast(month: int, day: int) -> Reader:
    return lambda match, today: full_year(match["year"], month, day, today)
