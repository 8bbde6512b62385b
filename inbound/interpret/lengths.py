"""Lengths of time as people write them, in five languages: "an hour and a quarter". Knows folded text alone."""

import re
from collections.abc import Callable
from functools import cache, partial
from re import Match, Pattern

from inbound.interpret.number_words import UNITS
from inbound.interpret.numbers import number, real, whole
from inbound.interpret.word_lists import any_of, pattern

listed = partial(any_of, "numbers")

Reader = Callable[["Match[str]"], int]
Form = tuple[Pattern[str], Reader]

DAY = 24 * 60
OF_IT = r"(?! of (?!an hour)| (?:was|is|were) )"
ROUND_MINUTES = (5, *range(10, 60, 5))
ARTICLES = frozenset(word for word in UNITS if UNITS[word] == 1)
wording = partial(pattern, "numbers")


def words_of(*values: int) -> str:
    """The number words of some values, but for those made of two."""
    return "|".join(word for word in UNITS if UNITS[word] in values and "-" not in word)


@cache
def parts() -> tuple[tuple[int, str], ...]:
    """The parts of an hour in minutes, each with its words."""
    half = rf"(?:{listed('half')}(?: (?:stunde|hour))?|1/2)"
    return (45, listed("three_quarters")), (15, listed("quarter")), (30, half)


def part(words: str) -> int:
    """The minutes of a part of an hour."""
    return next(length for length, wordings in parts() if re.fullmatch(wordings, words))


def any_part() -> str:
    return "|".join(words for _, words in parts())


@cache
def lengths() -> tuple[Form, ...]:
    """Every form with its reader, the more specific first."""
    of = {value: (wording(f"of_{value}"), lambda found, value=value: value) for value in (45, 15, 90, 75, 105, 30)}
    return (
        (re.compile(r"(?<!\w)(\d{1,2}) ?h ?(\d{2})(?!\w)"), lambda found: 60 * int(found[1]) + int(found[2])),
        *with_parts(),
        *(of[value] for value in (45, 15, 90, 75, 105)),
        *hours_and_minutes(),
        of[30],
        *minutes_alone(),
        *hours_alone(),
    )


def with_parts() -> tuple[Form, ...]:
    one, hour, some, quarters = number(), listed("hour"), any_part(), listed("quarters_of_an_hour")
    joined, article, named = listed("and"), listed("article"), f"{parts()[0][1]}|{parts()[1][1]}"
    kind = r"(?:good |full |gute |bonne |buena |boa )?"
    minute_words = words_of(*ROUND_MINUTES)
    return (
        (  # "an hour and a quarter", "une heure trois quarts", "hora y media"
            re.compile(
                rf"(?<![\w.,/])(?:({one}) )?{kind}{hour}"
                rf"(?: {joined}(?: {article})? ({some})| (?:{article} )?({named}))(?!\w){OF_IT}"
            ),
            lambda found: 60 * whole(found[1] or "1") + part(found[2] or found[3]),
        ),
        (  # "five quarters of an hour", "cinq quarts d'heure", "drei Viertelstunden"
            re.compile(rf"(?<![\w.,/])({one})[ -]{quarters}(?!\w)"),
            lambda found: 15 * whole(found[1]),
        ),
        (  # "two and a quarter hours", "1 1/2 hours", "eine und eine halbe Stunde"
            re.compile(rf"(?<![\w.,/])({one}) ({joined} )?(?:{article} )?({some})(?: {hour}|(?<=stunde))(?!\w)"),
            lambda found: 60 * whole(found[1]) * (bool(found[2]) or found[1] not in ARTICLES) + part(found[3]),
        ),
        (  # "1,5 Stunden"; plain text parts the two
            re.compile(rf"(?<![\w.,])(\d) , (5|25|75) ?{hour}(?!\w)"),
            lambda found: round(60 * float(f"{found[1]}.{found[2]}")),
        ),
        (  # "zweieinhalb Stunden", "eineinviertel Stunden"
            re.compile(rf"\b(eine?|zwei|drei|vier|funf)(?:ein(halb|viertel)|(dreiviertel)) ?{hour}(?!\w)"),
            lambda found: 60 * whole(found[1]) + part(found[2] or found[3]),
        ),
        (  # "an hour and ten"
            re.compile(
                rf"(?<![\w.])({one}) {hour} {joined} ({minute_words}|\d\d)(?= ?(?:$|,|\.|{listed('behind_hour_and')}))"
            ),
            lambda found: 60 * whole(found[1]) + whole(found[2]),
        ),
    )


def hours_and_minutes() -> tuple[Form, ...]:
    one, hour = number(), listed("hour")
    return (
        (
            re.compile(rf"(?<![\w.])({one}) {hour} (?:and|y|et|und|e) ({one}) ?(?:{listed('minute')})"),
            lambda found: 60 * whole(found[1]) + whole(found[2]),
        ),
        (
            re.compile(
                rf"(?<![\w.])({one})(?: and a half|einhalb|,5|\.5)? (?:{hour}) (?:and a half|y media|et demie|e meia)"
            ),
            lambda found: 60 * whole(found[1]) + 30,
        ),
        (
            re.compile(rf"(?<![\w.])({one}) {hour} (\d\d|ten|fifteen|twenty|thirty|forty|forty-five|fifty)(?!\w)"),
            lambda found: 60 * whole(found[1]) + whole(found[2]),
        ),
        (re.compile(rf"(?<![\w.])({one}) and a half {hour}"), lambda found: 60 * whole(found[1]) + 30),
    )


def minutes_alone() -> tuple[Form, ...]:
    tens = words_of(*range(20, 100, 10))
    ones = "|".join(word for word in UNITS if 1 <= UNITS[word] <= 9 and len(word) > 2)
    return (
        (
            re.compile(rf"\b({tens})[ -](?:y |e |et )?({ones})[ -]?{listed('minute')}(?!\w)"),
            lambda found: whole(found[1]) + whole(found[2]),
        ),
        (
            re.compile(r"(?<![\d:])(\d):([0-5]\d) ?(?:h|hours?|hrs?|std|stunden)\b"),
            lambda found: 60 * int(found[1]) + int(found[2]),
        ),
        (re.compile(r"(?<!\w)(\d{1,3})'(?= |$)"), lambda found: int(found[1])),
        (re.compile(rf"(?<![\w.])({number()}) ?-? ?{listed('minute')}(?!\w)"), lambda found: whole(found[1])),
    )


def hours_alone() -> tuple[Form, ...]:
    one, hour = number(), listed("hour")
    return (
        (
            re.compile(rf"(?<![\w.,])({one}) {listed('full')} {hour}(?!\w)"),
            lambda found: round(60 * real(found[1])),
        ),
        (re.compile(rf"(?<![\w.,])({one}) ?-? ?{hour}(?!\w)"), lambda found: round(60 * real(found[1]))),
        (
            re.compile(rf"\b{listed('our_hour')}(?: {listed('usual')})* (?:hour|stunde|heure|hora)\b"),
            lambda found: 60,
        ),
    )


def minutes(text: str) -> int | None:
    """The length of time in a plain sentence, in minutes."""
    for form, value in lengths():
        found = form.search(text)
        if found:
            length = value(found)
            return length if 0 < length <= DAY else None
    return None


def length_first(text: str) -> int | None:
    """The length of time that a sentence opens with: "two hours on Saturday"; never "two hours a day"."""
    starts = (found.start() for form, _ in lengths() if (found := form.search(text)))
    led = any(wording("about").fullmatch(text[:start]) for start in starts)
    return minutes(text) if led and not (wording("repeated").search(text) or wording("late").search(text)) else None
