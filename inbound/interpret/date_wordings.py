"""The ways in which people tell a date in five languages, each with its reader, the more specific first.

A form names lists of the calendar in braces: `{next} {week_unit}`.
"""

import re
from datetime import date, timedelta
from functools import cache, partial
from re import Pattern

from inbound.interpret.calendar_words import FEASTS, MOVING, filled
from inbound.interpret.date_readers import (
    Reader,
    add_months,
    after,
    day_of_month,
    edge_of_month,
    edge_of_period,
    feast,
    fortnight,
    iso_day,
    last_day,
    last_weekday,
    month_alone,
    month_end,
    moving,
    named_day,
    next_month,
    nth_week,
    nth_weekday,
    numeric,
    quarter,
    quarters_end,
    weekday,
    weeks_on,
)
from inbound.interpret.number_words import ORDINALS

TABLE: tuple[tuple[str, Reader], ...] = (
    (
        (
            r"(?:the |el |le |la |o |a |am |den |der )?(?:(?P<nth>{nth})|{last}) (?P<weekday>{weekday})"
            r" {of_the_month}(?!\w){of_year}"
        ),
        nth_weekday,
    ),
    (r"(?:the |la |a |der |die |die )?(?P<nth>{nth}) {week_unit} {of_the_month}(?!\w)", nth_week),
    (
        (
            r"(?:the |el |le |o |am |den |der )?(?:{last} {day_unit}|ultimo dia) "
            r"(?:{of_the_month}(?!\w)|(?:of |in |de |du |do |des )(?:the |el |this |este )?(?:month|mes|mois"
            r"|monats)){of_year}"
        ),
        last_day,
    ),
    (
        r"(?P<weekday>{weekday}|{tomorrow}) (?:week|en huit|in (?P<count>{number}) {week_unit})(?!\w)",
        weeks_on,
    ),
    (r"(?P<count>{number}) {week_unit} (?:from|on|this|ab|a partir de) (?P<weekday>{weekday})(?!\w)", weeks_on),
    (r"(?:en|in|dans|d'ici|dentro de|daqui a|em) (?:quince dias|quinze (?:jours|dias))", fortnight),
    (r"(?:{in} )(?:about |etwa )?{half_year}(?:'s time)?", lambda match, today: add_months(today, 6)),
    (
        (
            r"{end_of} ?(?:the |la |el |le |l'|der |des |dem |du |a |o )?(?:{this} |current"
            r" )?{quarter_unit}"
            r"|quartalsende|trimestre(?=$| ,)"
        ),
        quarters_end,
    ),
    (r"{before_its} (?P<month>{month}){of_year} {its_end}", partial(edge_of_month, edge="end")),
    (
        (
            r"(?:antes de que|antes que|antes de|avant que) {it_ends} (?:el |o |le |la )?(?:mes de |mois de |mois d')?"
            r"(?P<month>{month})(?!\w){of_year}"
        ),
        partial(edge_of_month, edge="end"),
    ),
    (
        (
            r"{before_its} (?:l')?(?P<next>{next} )?"
            r"(?P<unit>{week_unit}|{month_unit}|{year_unit}) {its_end}"
        ),
        edge_of_period,
    ),
    (
        (
            r"(?:antes de que|antes que|antes de|avant que) {it_ends} (?:el |o |le |la |l'|este |esta |a )?"
            r"(?P<next>{next} )?(?P<unit>{week_unit}|{month_unit}|{year_unit})"
        ),
        edge_of_period,
    ),
    (r"jahresende|ano-fim", lambda match, today: date(today.year, 12, 31)),
    (r"monatsende", lambda match, today: month_end(today.year, today.month)),
    (
        r"{end_of} ?(?:the )?(?P<nth>{nth}) {quarter_unit}",
        lambda match, today: month_end(
            today.year + (ORDINALS[match["nth"]] * 3 < today.month), ORDINALS[match["nth"]] * 3
        ),
    ),
    (
        r"(?:the )?{middle_of} ?(?:the )?(?:{next} {month_unit})",
        lambda match, today: add_months(today.replace(day=1), 1).replace(day=15),
    ),
    (r"(?P<d>\d\d?)-(?P<m>\d\d?)-(?P<y>20\d\d)", iso_day),
    (
        (
            r"(?:(?:{weekday}),? )(?:the |den |der |dia |le |el )?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?(?! ?(?:h|am"
            r"|pm|uhr|o'clock|{month})\b)(?=$| ,| at | a | um | as | for | in | en | im | on |-| \()"
        ),
        day_of_month,
    ),
    (r"(?P<y>20\d\d)[-/](?P<m>\d\d?)[-/](?P<d>\d\d?)", iso_day),
    ("{after_tomorrow}", lambda match, today: today + timedelta(days=2)),
    (
        (
            r"(?P<count>{number} )?(?P<unit>{short_unit})"
            r" (?:from|after|a partir de|ab|a partir d') (?P<from>{now}|{tomorrow}|{today})"
        ),
        after,
    ),
    (r"{end_of} ?(?:the month of )?(?P<month>{month}){of_year}", partial(edge_of_month, edge="end")),
    (r"{middle_of} ?(?P<month>{month}){of_year}", partial(edge_of_month, edge="middle")),
    (r"{start_of} ?(?P<month>{month}){of_year}", partial(edge_of_month, edge="start")),
    (
        (
            r"{end_of} ?(?:l? ?(?:the |la |el |le |l'|der |des |dem |du |a |o ))?(?:{this} "
            r")?(?:calendar |business |working )?(?P<next>{next} )?(?P<unit>{week_unit}|"
            r"{month_unit}|{year_unit})(?P<next_after> {next})?(?! \d)"
        ),
        edge_of_period,
    ),
    (
        (
            r"{rest_of} (?:the |this |la |l'|des |der |diese[sr] )?(?P<next>{next} )?"
            r"(?P<unit>{week_unit}|{month_unit}|{year_unit})"
        ),
        edge_of_period,
    ),
    (r"{end_of} ?(?:the )?(?:q|quarter |trimestre |quartal )(?P<q>[1-4]){of_year}", quarter),
    (r"(?:by|in|for|before|until|till|end|by end) q(?P<q>[1-4]){of_year}", quarter),
    (
        (
            r"(?:(?:{weekday})[,.]? (?:the |den |le |el |, )?)?(?:the |am |den "
            r"|le |el |dia )?(?P<day>\d{1,2}){ordinal} ?(?:of |de |del |do "
            r")?(?P<month>{month})(?![\w]){of_year}"
        ),
        named_day,
    ),
    (
        (
            r"(?:(?:{weekday})[,.]? (?:, )?)?(?P<month>{month}) (?:the )?(?P<day>\d{1,"
            r"2}){ordinal}(?![\w%:]){of_year}"
        ),
        named_day,
    ),
    (
        (
            r"(?:(?:the|den|der|am|zum|le|el|o|dia) )?{first_day} "
            r"(?:of |de |d'|do )?(?P<next>{next} "
            r")?(?:{month_unit}|mes)"
        ),
        lambda match, today: add_months(today.replace(day=1), 1),
    ),
    (
        (
            r"(?P<day>\d{1,2}){ordinal} (?:of |de |du |des |do )(?:the |el "
            r"|le |o )?(?P<next>{next} )(?:{month_unit})"
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
            r"(?:{in} )?(?:a|one|eine[rm]?|un|une|uma?) ?(?:fortnight)(?:'s)"
            r"?(?: time| from now)?"
        ),
        lambda match, today: today + timedelta(weeks=2),
    ),
    (
        (
            r"{in} (?:(?:the )?(?:next |about |roughly |around |another |etwa "
            r"|unos |environ |cerca de )?)?(?P<count>{number} )(?:more |other "
            r"|weiteren )?(?P<unit>{short_unit}|"
            r"{year_unit})(?:'s? time|'| time)?"
        ),
        after,
    ),
    (r"(?P<count>{number}) (?P<unit>{short_unit})(?:'s?) time", after),
    (
        (
            r"{past} (?P<weekday>{weekday})(?!\w)|(?P<weekday2>{weekday}) (?:dernier|"
            r"pasado|passad[oa])"
        ),
        last_weekday,
    ),
    (
        (
            r"(?P<lead>{weekday_leads}\s)?(?:(?:the|zum|zu|a) )?(?P<next>{next} )?(?P<weekday>{weekday})(?!\w)"
            r"(?P<week> {of_next_week})?(?: (?:que viene|prochain))?"
        ),
        weekday,
    ),
    (r"(?<!after )(?<!good ){tomorrow}(?! manana)", lambda match, today: today + timedelta(days=1)),
    (r"(?:by|until|till|before|for|due|finish(?:ed)?|done) {today}", lambda match, today: today),
    (
        (
            r"{next} {week_unit}|{week_unit} (?:que viene|prochaine|que "
            r"vem)"
        ),
        lambda match, today: today + timedelta(days=13 - today.weekday() - 2),
    ),
    (r"{next} {month_unit}|mes que viene|mois prochain|mes que vem", next_month),
    (
        (
            r"{next} {year_unit}|ano que viene|l'annee prochaine|ano que "
            r"vem"
        ),
        lambda match, today: f"{today.year + 1}",
    ),
    (
        r"(?:the |this |after the )?weekend|wochenende|fin de semana|fim de semana|week-end",
        lambda match, today: today + timedelta(days=(6 - today.weekday()) % 7),
    ),
    (
        r"{day_leads} (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)(?![\d:%])",
        day_of_month,
    ),
    (r"(?<!\w)(?P<day>\d{1,2})(?:st|nd|rd|th)(?!\w)", day_of_month),
    (
        r"{month_leads} (?:next |the end of )?(?P<month>{month})(?!\w){of_year}",
        month_alone,
    ),
    *((f"{{{name}}}{{of_year}}", moving(days)) for name, days in MOVING.items()),
    (r"(?:ate (?:ao )?)?dia (?P<day>\d{1,2})(?![\d:%])", day_of_month),
    *((f"{{{name}}}{{of_year}}", feast(*day)) for name, day in FEASTS.items()),
)


@cache
def readers() -> tuple[tuple[Pattern[str], Reader], ...]:
    """Patterns with their readers, the more specific first."""
    return tuple((re.compile(rf"(?<![\w])(?:{filled(form)})(?!\w)"), reader) for form, reader in TABLE)


@cache
def span() -> Pattern[str]:
    """ "For three months"."""
    return re.compile(
        filled(
            r"(?<!\w)(?:{for}(?: {for_about})? )(?P<count>{number} )(?:more |weitere |other )?"
            r"(?P<unit>{any_unit})(?!\w)"
        )
    )


@cache
def lasting() -> Pattern[str]:
    """ "Drei Wochen lang"."""
    return re.compile(filled(r"(?<!\w)(?P<count>{number} )(?P<unit>{short_unit}) lang(?!\w)"))


@cache
def breaking() -> Pattern[str]:
    """ "A break of two months", "une pause de trois mois"."""
    return re.compile(
        filled(
            r"(?<!\w){break} {break_of} ?(?P<count>{number} )"
            r"(?P<unit>{any_unit})(?!\w)"
        )
    )


@cache
def broken_off() -> Pattern[str]:
    """ "Drei Monate Pause", "a two-month break"."""
    return re.compile(
        filled(
            r"(?<!\w)(?P<count>{number})[ -](?P<unit>{any_unit})"
            r"(?:'s?)?(?:[ -]long)? {break}(?!\w)"
        )
    )
