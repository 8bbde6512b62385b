"""The ways in which people tell a date in five languages, each with its reader, the more specific first."""

import re
from datetime import date, timedelta
from functools import cache, partial
from re import Pattern

from inbound.interpret import calendar_words as words
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
from inbound.interpret.numbers import NUMBER

MONTH = "|".join(sorted(words.MONTHS, key=len, reverse=True))
WEEKDAY = "|".join(sorted(words.WEEKDAYS, key=len, reverse=True))
ORDINAL = r"(?:st|nd|rd|th|er|o|\.)?"
YEAR = r"(?:,? (?:de |del |do )?(?P<year>20\d\d))?"
NTH = "|".join(sorted(ORDINALS, key=len, reverse=True))
# "before August is out", "bevor der Mai vorbei ist", "antes de que acabe el año", "antes de maio acabar".
BEFORE = (
    r"(?:before|ere|bevor|ehe|avant que?|antes (?:de )?que|antes de)(?: (?:the|der|das|die|le|la|el|[oa]|this|est[ea]"
    r"|diese[rs]?|ce|cette))?(?: (?:mes de|mois de|mois d'|month of))?"
)
ITS_END = (
    r"(?:(?:ne|n'|is|se|s'|has|sea|soit|est|haya|tenha|chegue al? fim|llegue a su fin) ?)*(?:over|out|up|ends?|ended"
    r"|finishe[sd]|done|gone|past|passed|through|runs? out|closes|acab[ae]r?|termin[ae]r?|finali[cz][ae]r?|concluya"
    r"|find[ae]r?|fini[es]?|finisse|terminee?|passee?|ecoulee?|acheve|vorbei|um|rum|zu ende|voruber|herum|endet|aufhort"
    r"|ablauft|chegue ao fim|llegue a su fin)(?: ist)?(?!\w)"
)
ENDING = r"(?:se |ne |ne se |s')?(?:acab[ae]r?|termin[ae]r?|finali[cz][ae]r?|concluya|find[ae]r?|finisse|acheve)"
OF_MONTH = rf"(?:of|in|de|du|do|d'|im|des)? ?(?P<month>{MONTH})"
TABLE: tuple[tuple[str, Reader], ...] = (
    (
        (
            rf"(?:the |el |le |la |o |a |am |den |der )?(?:(?P<nth>{NTH})|{words.LAST}) (?P<weekday>{WEEKDAY})"
            rf" {OF_MONTH}(?!\w){YEAR}"
        ),
        nth_weekday,
    ),
    (rf"(?:the |la |a |der |die |die )?(?P<nth>{NTH}) {words.WEEK_UNIT} {OF_MONTH}(?!\w)", nth_week),
    (
        (
            rf"(?:the |el |le |o |am |den |der )?(?:{words.LAST} {words.DAY_UNIT}|ultimo dia) "
            rf"(?:{OF_MONTH}(?!\w)|(?:of |in |de |du |do |des )(?:the |el |this |este )?(?:month|mes|mois"
            rf"|monats)){YEAR}"
        ),
        last_day,
    ),
    (
        (rf"(?P<weekday>{WEEKDAY}|{words.TOMORROW}) (?:week|en huit|in (?P<count>{NUMBER}) {words.WEEK_UNIT})(?!\w)"),
        weeks_on,
    ),
    (rf"(?P<count>{NUMBER}) {words.WEEK_UNIT} (?:from|on|this|ab|a partir de) (?P<weekday>{WEEKDAY})(?!\w)", weeks_on),
    (r"(?:en|in|dans|d'ici|dentro de|daqui a|em) (?:quince dias|quinze (?:jours|dias))", fortnight),
    (rf"(?:{words.IN} )(?:about |etwa )?{words.HALF_YEAR}(?:'s time)?", lambda match, today: add_months(today, 6)),
    (
        (
            rf"{words.END_OF} ?(?:the |la |el |le |l'|der |des |dem |du |a |o )?(?:{words.THIS} |current"
            rf" )?{words.QUARTER_UNIT}"
            r"|quartalsende|trimestre(?=$| ,)"
        ),
        quarters_end,
    ),
    (rf"{BEFORE} (?P<month>{MONTH}){YEAR} {ITS_END}", partial(edge_of_month, edge="end")),
    (
        (
            rf"(?:antes de que|antes que|antes de|avant que) {ENDING} (?:el |o |le |la )?(?:mes de |mois de |mois d')?"
            rf"(?P<month>{MONTH})(?!\w){YEAR}"
        ),
        partial(edge_of_month, edge="end"),
    ),
    (
        (
            rf"{BEFORE} (?:l')?(?P<next>{words.NEXT} )?"
            rf"(?P<unit>{words.WEEK_UNIT}|{words.MONTH_UNIT}|{words.YEAR_UNIT}) {ITS_END}"
        ),
        edge_of_period,
    ),
    (
        (
            rf"(?:antes de que|antes que|antes de|avant que) {ENDING} (?:el |o |le |la |l'|este |esta |a )?"
            rf"(?P<next>{words.NEXT} )?(?P<unit>{words.WEEK_UNIT}|{words.MONTH_UNIT}|{words.YEAR_UNIT})"
        ),
        edge_of_period,
    ),
    (r"jahresende|ano-fim", lambda match, today: date(today.year, 12, 31)),
    (r"monatsende", lambda match, today: month_end(today.year, today.month)),
    (
        rf"{words.END_OF} ?(?:the )?(?P<nth>{NTH}) {words.QUARTER_UNIT}",
        lambda match, today: month_end(
            today.year + (ORDINALS[match["nth"]] * 3 < today.month), ORDINALS[match["nth"]] * 3
        ),
    ),
    (
        rf"(?:the )?{words.MIDDLE_OF} ?(?:the )?(?:{words.NEXT} {words.MONTH_UNIT})",
        lambda match, today: add_months(today.replace(day=1), 1).replace(day=15),
    ),
    (r"(?P<d>\d\d?)-(?P<m>\d\d?)-(?P<y>20\d\d)", iso_day),
    (
        (
            rf"(?:(?:{WEEKDAY}),? )(?:the |den |der |dia |le |el )?(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?! ?(?:h|am"
            rf"|pm|uhr|o'clock|{MONTH})\b)(?=$| ,| at | a | um | as | for | in | en | im | on |-| \()"
        ),
        day_of_month,
    ),
    (r"(?P<y>20\d\d)[-/](?P<m>\d\d?)[-/](?P<d>\d\d?)", iso_day),
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
            rf"{words.END_OF} ?(?:l? ?(?:the |la |el |le |l'|der |des |dem |du |a |o ))?(?:{words.THIS} "
            rf")?(?:calendar |business |working )?(?P<next>{words.NEXT} )?(?P<unit>{words.WEEK_UNIT}|"
            rf"{words.MONTH_UNIT}|{words.YEAR_UNIT})(?P<next_after> {words.NEXT})?(?! \d)"
        ),
        edge_of_period,
    ),
    (rf"{words.END_OF} ?(?:the )?(?:q|quarter |trimestre |quartal )(?P<q>[1-4]){YEAR}", quarter),
    (rf"(?:by|in|for|before|until|till|end|by end) q(?P<q>[1-4]){YEAR}", quarter),
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
            rf"ate|na|no|para|this|due|est[ea]|nest[ea]|diese[nrsm]?|cette|, )\s)?(?:(?:the|zum|zu|a) )?"
            rf"(?P<next>{words.NEXT} "
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
    (
        r"(?:the |this |after the )?weekend|wochenende|fin de semana|fim de semana|week-end",
        lambda match, today: today + timedelta(days=(6 - today.weekday()) % 7),
    ),
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
            rf"(?:in|by|until|till|from|before|after|since|this|for|to|im|bis|vor|courant|im laufe des|"
            rf"ab|en|hasta|antes de|para|jusqu'en|d'ici|avant|em|ate|mid|next|"
            rf"of|during) (?:next |the end of )?(?P<month>{MONTH})(?!\w){YEAR}"
        ),
        month_alone,
    ),
    *((pattern, moving(days)) for pattern, days in words.MOVING.items()),
    (r"(?:ate (?:ao )?)?dia (?P<day>\d{1,2})(?![\d:%])", day_of_month),
    *((rf"(?:{pattern})", feast(*day)) for pattern, day in words.FEASTS.items()),
)


@cache
def readers() -> tuple[tuple[Pattern[str], Reader], ...]:
    """Patterns with their readers, the more specific first."""
    return tuple((re.compile(rf"(?<![\w])(?:{pattern})(?!\w)"), reader) for pattern, reader in TABLE)


SPAN = re.compile(
    rf"(?<!\w)(?:(?:for|by|por|durante|pendant|pour|fur|um)(?: (?:the next|another|about|around|at least|las?"
    rf" proxim[oa]s?|etwa"
    rf"|unos|environ|die nachsten|les prochaines?|mindestens))? )(?P<count>{NUMBER} )"
    rf"(?:more |weitere |other )?(?P<unit>{words.DAY_UNIT}|{words.WEEK_UNIT}|{words.MONTH_UNIT}"
    rf"|{words.YEAR_UNIT})(?!\w)"
)
LASTING = re.compile(
    rf"(?<!\w)(?P<count>{NUMBER} )(?P<unit>{words.DAY_UNIT}|{words.WEEK_UNIT}|{words.MONTH_UNIT}) lang(?!\w)"
)
