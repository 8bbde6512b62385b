"""The names of months, weekdays and feasts, and the words around dates, in five languages. Data alone."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene janvier janv januar janner janeiro",
            "february feb febrero fevrier fevr februar fevereiro fev",
            "march mar marzo mars marz maerz mrz marco",
            "april apr abril abr avril avr",
            "may mayo mai maio",
            "june jun junio juin juni junho",
            "july jul julio juillet juil juli julho",
            "august aug agosto ago aout",
            "september sep sept septiembre setiembre septembre setembro set",
            "october oct octubre octobre oktober okt outubro out_",
            "november nov noviembre novembre novembro",
            "december dec diciembre dic decembre dezember dez dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lunes lundi montag segunda-feira segunda",
            "tuesday tue tues martes mardi dienstag terca-feira terca",
            "wednesday wed miercoles mercredi mittwoch quarta-feira quarta",
            "thursday thu thur thurs jueves jeudi donnerstag quinta-feira quinta",
            "friday fri viernes vendredi freitag sexta-feira sexta",
            "saturday sat sabado samedi samstag sonnabend",
            "sunday sun domingo dimanche sonntag",
        )
    )
    for name in names.split()
}
SHORT = frozenset(
    [
        "may",
        "mar",
        "sun",
        "sat",
        "mon",
        "set",
        "dec",
        "wed",
        "fri",
        "ago",
        "mai",
        "abr",
        "segunda",
        "terca",
        "quarta",
        "quinta",
        "sexta",
    ]
)
NEXT = (
    r"(?:next|coming|this coming|following|proxim[oa]|prochaine?|nachste[nrsm]?|"
    r"kommende[nrsm]?|que viene|proximo|seguinte|suivante?)"
)
THIS = r"(?:this|est[ea]|cette|ce|diese[nrsm]?|nesta|neste|desta)"
END_OF = (
    r"(?:(?:the )?(?:very )?end of|end-|fin(?:al(?:es)?)? de|(?:la )?fin (?:de "
    r"|du |d'|des )?|ende(?: des?)?|(?:o |ao )?(?:fim|final) d[eoa]s?|late|a "
    r"finales del?|finales del?|(?:em |nos )?finais d[eo]|final del?)"
)
MIDDLE_OF = r"(?:(?:the )?middle of|mid-?|mediados de|la mi-|mi-|mitte(?: des?)?|meados de)"
START_OF = (
    r"(?:(?:the )?(?:start|beginning) of|early|principios de|comienzos de|inicios "
    r"de|debut|anfang(?: des?)?|(?:o )?inicio d[eoa]|comeco d[eoa])"
)
QUARTER_UNIT = r"(?:quarters?|trimestres?|quartals?)"
DAY_UNIT = r"(?:days?|dias?|jours?|tage?n?)"
WEEK_UNIT = r"(?:weeks?|wks?|semanas?|semaines?|wochen?)"
MONTH_UNIT = r"(?:months?|mese?s?|mois|monate?[ns]?|meses)"
YEAR_UNIT = r"(?:years?|anos?|ans?|annees?|jahre?n?s?)"
IN = (
    r"(?:en un plazo de|dans un delai de|num prazo de|in|within|en|dentro de|dans|d'ici"
    r"|innerhalb von|binnen|em|daqui a|after|apres|despues de|nach)"
)
TOMORROW = r"(?:tomorrow|manana|demain|morgen|amanha)"
AFTER_TOMORROW = r"(?:(?:the )?day after tomorrow|pasado manana|apres-demain|ubermorgen|depois de amanha)"
TODAY = r"(?:today|tonight|hoy|aujourd'hui|heute|hoje)"
FEASTS = {
    r"christmas(?: eve)?|xmas|navidad(?:es)?|noel|weihnachten|natal": (12, 24),
    r"new year(?:'s)?(?: eve)?|ano nuevo|nouvel an|neujahr|silvester|jahreswechsel|ano novo": (12, 31),
    r"halloween": (10, 31),
    r"valentine'?s(?: day)?": (2, 14),
}
# Feasts that move with Easter, by how many days after it.
MOVING = {
    r"(?:good friday|viernes santo|vendredi saint|karfreitag|sexta-feira santa)": -2,
    r"(?:easter(?: sunday| monday)?|pascua|semana santa|paques|ostern|pascoa)": 0,
    r"(?:whitsun|whit sunday|pentecost(?:es?)?|pentecote|pfingsten)": 49,
}
HALF_YEAR = r"(?:half a year|half year|medio ano|(?:einem )?halben jahr|halbes jahr|meio ano)"
LAST = r"(?:last|ultim[oa]|dernier|derniere|letzte[nrsm]?)"
