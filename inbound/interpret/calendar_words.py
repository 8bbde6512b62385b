"""The names of months, weekdays and feasts, and the words around dates, from data to patterns. Knows no sentence."""

from functools import cache

from inbound.interpret.number_words import ORDINALS
from inbound.interpret.numbers import number
from inbound.interpret.word_lists import MACRO, alternatives
from inbound.phrase_data import table

SUBJECT = "calendar"
# Feasts by their month and day; those that move with Easter by how many days after it.
FEASTS = {"christmas": (12, 24), "new_year": (12, 31), "halloween": (10, 31), "valentine": (2, 14)}
MOVING = {"good_friday": -2, "easter": 0, "whitsun": 49}


def numbered(name: str, start: int) -> dict[str, int]:
    """Every word of a list whose languages all count the same things, with the number of what it names."""
    languages = table(SUBJECT)[name].values()
    return {word: number for words in languages for number, named in enumerate(words, start) for word in named.split()}


@cache
def months() -> dict[str, int]:
    return numbered("months", 1)


@cache
def weekdays() -> dict[str, int]:
    return numbered("weekdays", 0)


@cache
def words(name: str) -> str:
    """A list of the calendar, or the names of all months, weekdays or numbers, the longer first."""
    if name in ("month", "weekday", "nth"):
        named = {"month": months(), "weekday": weekdays(), "nth": ORDINALS}[name]
        return "|".join(sorted(named, key=len, reverse=True))
    return number() if name == "number" else f"(?:{alternatives(SUBJECT, name)})"


def filled(form: str) -> str:
    """A form with `{next}` and the like written out."""
    shapes = table(SUBJECT)["macros"]
    while found := MACRO.search(form):
        name = found.group(1)
        form = form[: found.start()] + (shapes.get(name) or words(name)) + form[found.end() :]
    return form
