"""Dates as people write them, to ISO dates relative to a day, in five languages.

Knows plain sentences; a date that can be read two ways is `ambiguous`, an impossible one `impossible`.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from re import Match, Pattern

from inbound.interpret import calendar_words as words
from inbound.interpret.numbers import NUMBER, whole


@dataclass(frozen=True)
class When:
    """A date in a sentence: its ISO form (a day, or a month), where it stands, and whether it is certain."""

    iso: str
    start: int
    end: int
    ambiguous: bool = False
    impossible: bool = False


Reader = Callable[["Match[str]", date], "date | str | None"]
MONTH = "|".join(sorted(words.MONTHS, key=len, reverse=True))
WEEKDAY = "|".join(sorted(words.WEEKDAYS, key=len, reverse=True))
ORDINAL = r"(?:st|nd|rd|th|er|o|\.)?"
SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}


def dates(text: str, today: date) -> list[When]:
    """Every date in a plain sentence, in order, none overlapping another."""
    found: list[When] = []
    for when in candidates(text, today):
        if not any(when.start < other.end and other.start < when.end for other in found):
            found.append(when)
    return sorted(found, key=lambda when: when.start)


def first_date(text: str, today: date) -> When | None:
    return next(iter(dates(text, today)), None)


def candidates(text: str, today: date) -> Iterator[When]:
    for pattern, reader in readers():
        for match in pattern.finditer(text):
            try:
                value = reader(match, today)
            except (ValueError, OverflowError):
                yield When("", match.start(), match.end(), impossible=True)
                continue
            if value == "?":
                yield When("", match.start(), match.end(), ambiguous=True)
            elif value:
                yield When(value if isinstance(value, str) else value.isoformat(), match.start(), match.end())


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
    return full_year(match["year"], words.MONTHS[match["month"]], int(match["day"]), today)


def numeric(match: "Match[str]", today: date) -> "date | str":
    """15/4 and 4/15 can be read one way only; 4/5 can be read two ways; dots are always day first."""
    first, second = int(match["a"]), int(match["b"])
    if match["sep"] == "." or first > 12:
        return full_year(match["year"], second, first, today)
    if second > 12:
        return full_year(match["year"], first, second, today)
    return full_year(match["year"], second, first, today) if first == second else "?"


def edge_of_month(match: "Match[str]", today: date, edge: str) -> date:
    month = words.MONTHS[match["month"]]
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    return {"end": month_end(year, month), "middle": date(year, month, 15), "start": date(year, month, 10)}[edge]


def edge_of_period(match: "Match[str]", today: date) -> date:
    period, following = match["unit"], bool(match["next"])
    if re.match(words.WEEK_UNIT, period):
        return today + timedelta(days=6 - today.weekday() + 7 * following)
    if re.match(words.MONTH_UNIT, period):
        day = add_months(today.replace(day=1), int(following))
        return month_end(day.year, day.month)
    return date(today.year + following, 12, 31)


def quarter(match: "Match[str]", today: date) -> date:
    month = int(match["q"]) * 3
    return month_end(int(match["year"]) if match["year"] else today.year + (month < today.month), month)


def after(match: "Match[str]", today: date) -> date:
    """ "in two weeks", "ten days from now", "a week from tomorrow" """
    unit, start = match["unit"], match.groupdict().get("from") or ""
    base = today + timedelta(days=1) if re.search(words.TOMORROW, start) else today
    count = whole(match["count"].strip()) if match["count"] else 1
    if not 0 < count < 1000:
        raise ValueError("too far")
    if re.match(words.DAY_UNIT, unit):
        return base + timedelta(days=count)
    if re.match(words.WEEK_UNIT, unit):
        return base + timedelta(weeks=count)
    if re.match(words.MONTH_UNIT, unit):
        return add_months(base, count)
    return add_months(base, 12 * count)


def weekday(match: "Match[str]", today: date) -> "date | None":
    name = match["weekday"]
    if name in words.SHORT and not (match["next"] or match["lead"]):
        return None
    ahead = (words.WEEKDAYS[name] - today.weekday()) % 7 or 7
    if match["next"] and match["next"].strip() == "next" and ahead < 7 - today.weekday():
        ahead += 7
    if match["week"]:
        ahead = 7 - today.weekday() + words.WEEKDAYS[name]
    return today + timedelta(days=ahead)


def last_weekday(match: "Match[str]", today: date) -> date:
    back = (today.weekday() - words.WEEKDAYS[match["weekday"] or match["weekday2"]]) % 7 or 7
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
    month = words.MONTHS[name]
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    return f"{year}-{month:02d}"


def iso_day(match: "Match[str]", _today: date) -> date:
    return date(int(match["y"]), int(match["m"]), int(match["d"]))


def next_month(_match: "Match[str]", today: date) -> str:
    return add_months(today.replace(day=1), 1).strftime("%Y-%m")


def feast(month: int, day: int) -> Reader:
    return lambda match, today: coming(month, day, today)


YEAR = r"(?:,? (?:de |del |do )?(?P<year>20\d\d))?"
TABLE: tuple[tuple[str, Reader], ...] = (
    (r"(?P<y>20\d\d)-(?P<m>\d\d?)-(?P<d>\d\d?)", iso_day),
    (rf"{words.AFTER_TOMORROW}", lambda match, today: today + timedelta(days=2)),
    (
        (
            rf"(?P<count>{NUMBER} )?(?P<unit>{words.DAY_UNIT}|{words.WEEK_UNIT}|{words.MONTH_UNIT})"
            rf" (?:from|after|a partir de|ab|a partir d') (?P<from>now|today|"
            rf"tomorrow|{words.TOMORROW}|{words.TODAY}|ahora|jetzt|maintenant|agora)"
        ),
        after,
    ),
    (rf"{words.END_OF} ?(?:the month of )?(?P<month>{MONTH}){YEAR}", partial(edge_of_month, edge="end")),
    (rf"{words.MIDDLE_OF} ?(?P<month>{MONTH}){YEAR}", partial(edge_of_month, edge="middle")),
    (rf"{words.START_OF} ?(?P<month>{MONTH}){YEAR}", partial(edge_of_month, edge="start")),
    (
        (
            rf"{words.END_OF} ?(?:the |la |el |le |l'|der |des |dem |a |o )?(?:{words.THIS} "
            rf")?(?:calendar |business |working )?(?P<next>{words.NEXT} )?(?P<unit>{words.WEEK_UNIT}|"
            rf"{words.MONTH_UNIT}|{words.YEAR_UNIT})(?! \d)"
        ),
        edge_of_period,
    ),
    (rf"{words.END_OF} ?(?:the )?(?:q|quarter |trimestre |quartal )(?P<q>[1-4]){YEAR}", quarter),
    (rf"(?:by|in|for|before|until|till) q(?P<q>[1-4]){YEAR}", quarter),
    (
        (
            rf"(?:(?:{WEEKDAY})[,.]? (?:the |den |le |el |, )?)?(?:the |am |den "
            rf"|le |el |dia )?(?P<day>\d{{1,2}}){ORDINAL} ?(?:of |de |del |do "
            rf")?(?P<month>{MONTH})(?![\w]){YEAR}"
        ),
        named_day,
    ),
    (
        (
            rf"(?:(?:{WEEKDAY})[,.]? (?:, )?)?(?P<month>{MONTH}) (?:the )?(?P<day>\d{{1,"
            rf"2}}){ORDINAL}(?![\w%:]){YEAR}"
        ),
        named_day,
    ),
    (
        (
            rf"(?:(?:the|den|der|am|zum|le|el|o|dia) )?(?:1st|1er|erste[nr]?|"
            rf"premier|primero|first|primeiro) (?:of |de |d'|do )?(?P<next>{words.NEXT} "
            rf")?(?:{words.MONTH_UNIT}|mes)"
        ),
        lambda match, today: add_months(today.replace(day=1), 1),
    ),
    (
        (
            rf"(?P<day>\d{{1,2}}){ORDINAL} (?:of |de |du |des |do )(?:the |el "
            rf"|le |o )?(?P<next>{words.NEXT} )(?:{words.MONTH_UNIT})"
        ),
        day_of_month,
    ),
    (
        (
            r"(?<![\d.])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?:(?P=sep)"
            r"(?P<year>\d{4}|\d\d))?(?:\.(?!\d))?(?![\d/%])(?!-\d)"
        ),
        numeric,
    ),
    (
        (
            rf"(?:{words.IN} )?(?:a|one|eine[rm]?|un|une|uma?) ?(?:fortnight)(?:'s)"
            rf"?(?: time| from now)?"
        ),
        lambda match, today: today + timedelta(weeks=2),
    ),
    (
        (
            rf"{words.IN} (?:(?:the )?(?:next |about |roughly |around |another |etwa "
            rf"|unos |environ |cerca de )?)?(?P<count>{NUMBER} )(?:more |other "
            rf"|weiteren )?(?P<unit>{words.DAY_UNIT}|{words.WEEK_UNIT}|{words.MONTH_UNIT}|"
            rf"{words.YEAR_UNIT})(?:'s? time|'| time)?"
        ),
        after,
    ),
    (rf"(?P<count>{NUMBER}) (?P<unit>{words.DAY_UNIT}|{words.WEEK_UNIT}|{words.MONTH_UNIT})(?:'s?) time", after),
    (
        (
            rf"(?:last|past|letzte[nr]?|vergangene[nr]?|pasado|passad[oa]|el "
            rf"pasado) (?P<weekday>{WEEKDAY})(?!\w)|(?P<weekday2>{WEEKDAY}) (?:dernier|"
            rf"pasado|passad[oa])"
        ),
        last_weekday,
    ),
    (
        (
            rf"(?P<lead>(?:on|by|until|till|to|before|from|for|after|am|bis|ab|"
            rf"vor|vom|el|hasta el|antes del|para el|le|jusqu'a|avant|des|ce|"
            rf"ate|na|no|para|this|due|, )\s)?(?:(?:the|zum|zu|a) )?(?P<next>{words.NEXT} "
            rf")?(?P<weekday>{WEEKDAY})(?!\w)(?P<week> (?:next week|of next week|"
            rf"nachster woche|de la semana que viene|da proxima semana))?(?: "
            rf"(?:que viene|prochain))?"
        ),
        weekday,
    ),
    (rf"(?<!after )(?<!good ){words.TOMORROW}(?! manana)", lambda match, today: today + timedelta(days=1)),
    (rf"(?:by|until|till|before|for|due|finish(?:ed)?|done) {words.TODAY}", lambda match, today: today),
    (
        (
            rf"{words.NEXT} {words.WEEK_UNIT}|{words.WEEK_UNIT} (?:que viene|prochaine|que "
            rf"vem)"
        ),
        lambda match, today: today + timedelta(days=13 - today.weekday() - 2),
    ),
    (rf"{words.NEXT} {words.MONTH_UNIT}|mes que viene|mois prochain|mes que vem", next_month),
    (
        (
            rf"{words.NEXT} {words.YEAR_UNIT}|ano que viene|l'annee prochaine|ano que "
            rf"vem"
        ),
        lambda match, today: f"{today.year + 1}",
    ),
    (r"(?:the |this |after the )?weekend", lambda match, today: today + timedelta(days=(6 - today.weekday()) % 7)),
    (
        (
            r"(?:by|until|till|before|on|from|at|bis zum|am|zum|ab dem|bis|jusqu'au|"
            r"le|avant le|hasta el|antes del|ate o dia|ate dia|ate ao dia|el "
            r"dia|dia|the|around the) (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th|"
            r"er|\.)(?![\d:%])"
        ),
        day_of_month,
    ),
    (r"(?<!\w)(?P<day>\d{1,2})(?:st|nd|rd|th)(?!\w)", day_of_month),
    (
        (
            rf"(?:in|by|until|till|from|before|after|since|this|for|to|im|bis|"
            rf"ab|en|hasta|antes de|para|jusqu'en|d'ici|avant|em|ate|mid|next|"
            rf"of|during) (?:next |the end of )?(?P<month>{MONTH})(?!\w){YEAR}"
        ),
        month_alone,
    ),
    *((rf"(?:{pattern})", feast(*day)) for pattern, day in words.FEASTS.items()),
)


@cache
def readers() -> tuple[tuple[Pattern[str], Reader], ...]:
    """Patterns with their readers, the more specific first."""
    return tuple((re.compile(rf"(?<![\w])(?:{pattern})(?!\w)"), reader) for pattern, reader in TABLE)
