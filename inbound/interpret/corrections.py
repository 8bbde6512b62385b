"""People who correct themselves: "approve 5. Sorry, meant 6", "no - wait, I tell a lie, we did meet".

Knows the marks of a correction from the phrase books, and puts a corrected value in its place; refuses to know intents.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from re import Pattern

from inbound.interpret.calendar_words import weekdays
from inbound.interpret.phrases import Book
from inbound.interpret.sentences import Sentence
from inbound.interpret.word_lists import alternatives
from inbound.text import unaccented

SHORT = 3


@cache
def days() -> str:
    names = (re.escape(day) for day in weekdays() if len(day) > SHORT)
    return "|".join(sorted(names, key=len, reverse=True))


@cache
def kinds() -> tuple[Pattern[str], ...]:
    """What may be corrected: a day, a yes or a no, a number."""
    answers, numbers = alternatives("corrections", "answers"), alternatives("corrections", "numbers")
    return (
        re.compile(rf"(?<![\w])(?:{days()})(?![\w])", re.IGNORECASE),
        re.compile(rf"(?<![\w])(?:{answers}|si)(?![\w])", re.IGNORECASE),
        re.compile(rf"(?<![\w.:])\d{{1,4}}(?![\w:])|(?<![\w])(?:{numbers})(?![\w])", re.IGNORECASE),
    )


@cache
def told() -> Pattern[str]:
    """The value that a correction puts in the place of another: "sorry, I meant the 6th"."""
    small, answers, numbers = (alternatives("corrections", name) for name in ("small", "answers", "numbers"))
    return re.compile(rf"[ ,]*(?:(?:{small}) )*(?P<value>\d{{1,4}}|{days()}|{numbers}|{answers})(?![\w:])")


def amended(said: list[Sentence], books: Sequence[Book]) -> tuple[list[Sentence], list[tuple[int, int]]]:
    """The sentences with corrected numbers and days put in, and where something else is corrected."""
    marks: list[tuple[int, int]] = []
    for place in range(len(said)):
        span = mark_of(said[place], books)
        if span is None:
            continue
        tail = said[place].plain[span[1] :] or (said[place + 1].plain if place + 1 < len(said) else "")
        value = told().match(tail)
        words = said[place].plain[span[0] : span[1]].split()
        if value is None or not put_in(said, place, words, value):
            marks.append((place, span[0]))
    return said, marks


def mark_of(sentence: Sentence, books: Sequence[Book]) -> tuple[int, int] | None:
    found = ((one.start, one.end) for book in books for one in book.find(sentence.plain, ("gates",), ("correction",)))
    return min(found, default=None)


def put_in(said: list[Sentence], place: int, words: Sequence[str], value: re.Match[str]) -> bool:
    """Replace the last value of the kind before the mark; the correction itself is then spent."""
    kind = next((kind for kind in kinds() if kind.fullmatch(value["value"])), None)
    before, after = around(said[place].raw, words, value.group())
    for number in range(place, -1, -1):
        raw = before if number == place else said[number].raw
        spots = list(kind.finditer(raw)) if kind else []
        if spots:
            tail = after if number == place else ""
            said[number] = replace(
                said[number], raw=raw[: spots[-1].start()] + value["value"] + raw[spots[-1].end() :] + tail
            )
            for spent in range(number + 1, place + 1):
                said[spent] = replace(said[spent], raw=before if spent == place else said[spent].raw, end="")
            return True
    return False


def around(raw: str, words: Sequence[str], value: str) -> tuple[str, str]:
    """What stands before and after the words of a correction."""
    spoken = [re.escape(word) for word in (*words, *value.split()) if word != ","]
    found = re.search(r"[^\w']*" + r"[^\w']+".join(spoken), plainly(raw), re.IGNORECASE)
    return (raw[: found.start()], raw[found.end() :]) if found else ("", "")


def plainly(raw: str) -> str:
    """Without accents, letter for letter."""
    return "".join(unaccented(char)[:1] or char for char in raw.replace("’", "'"))
