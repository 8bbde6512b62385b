"""The arguments of a member's intent, out of the sentence that asks for it and the reply around it.

Knows one intent at a time; a value is taken as the person wrote it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inbound.interpret import calendar_words
from inbound.interpret.agreement import frequency
from inbound.interpret.dates import first_date, span_end
from inbound.interpret.hours import hour
from inbound.interpret.lengths import minutes
from inbound.interpret.numbers import whole
from inbound.interpret.phrases import books
from inbound.interpret.places import place_in
from inbound.interpret.profile_words import profile_change
from inbound.interpret.sentences import QUOTED, Sentence
from inbound.interpret.word_lists import pattern
from inbound.text import fold

ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
MONTHS = re.compile(
    r"(?P<count>\d{1,2}|[a-z]+) (?:more |further |extra |additional |weitere "
    r"|meses? mas )?(?:months?|meses|mois|monate)\b|\b(?P<half>half a year|half "
    r"year|medio ano|semestre|halbes jahr|meio ano|six mois)\b|\b(?P<year>years?|"
    r"anos?|an|annee|jahre?)\b"
)
RAW_WORD = re.compile(r"[\w'’.@+-]+")
ANONYMOUS = re.compile(
    r"anonym|an[oó]nim|without my name|my name out|no names?\b|sin mi nombre|"
    r"sans mon nom|ohne meinen namen|sem o meu nome|incognito|leave my name",
    re.I,
)

ASKING = "asking"


@dataclass(frozen=True)
class Given:
    """What an argument may be drawn from: the hit's sentence, its groups, the rest, the day."""

    sentence: Sentence
    text: str
    groups: Mapping[str, str]
    reply: str
    own: str
    rest: str
    today: date
    start: int = 0
    end: int = 0
    rest_plain: str = ""


def arguments(name: str, fixed: Mapping[str, Any], given: Given) -> dict[str, Any]:
    """All arguments of an intent that can be told."""
    args = dict(fixed)
    reader = READERS.get(name)
    if reader is not None:
        args.update({key: value for key, value in reader(given).items() if value not in (None, "")})
    return args


def as_written(raw: str, folded: str) -> str:
    """The stretch of the original that a folded stretch came from."""
    wanted = folded.replace(",", " ").split()
    words = [(match.start(), match.end(), fold(match.group()).strip(".,'-")) for match in RAW_WORD.finditer(raw)]
    for number in range(len(words) - len(wanted) + 1):
        if wanted and all(words[number + n][2] == word.strip(".,'-") for n, word in enumerate(wanted)):
            return raw[words[number][0] : words[number + len(wanted) - 1][1]]
    return nearly_written(raw, wanted, words) or folded


def nearly_written(raw: str, wanted: list[str], words: list[tuple[int, int, str]]) -> str:
    """The stretch where all words but one in three are the same: the others were mended before they were read."""
    for number in range(len(words) - len(wanted) + 1):
        same = sum(words[number + n][2] == word.strip(".,'-") for n, word in enumerate(wanted))
        if len(wanted) >= 3 and same * 3 >= len(wanted) * 2:
            return raw[words[number][0] : words[number + len(wanted) - 1][1]]
    return ""


def until(given: Given) -> dict[str, Any]:
    when = first_date(given.text[given.start :], given.today) or first_date(given.text, given.today)
    return {"until": when.iso if when else span_end(given.text, given.today)}


NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sr|Sra|Herrn?|Frau|Mme|M)\.? )?(?:[A-ZÀ-Ž][\w'’-]*|"
    r"O'[A-Z]\w+)(?: (?:(?:de|da|do|dos|van|von|der|den|la|el|di|del|bin|"
    r"al|ter) ){0,2}[A-ZÀ-Ž][\w'’-]*\.?){0,4}"
)
NO_NAMES = frozenset(
    [
        "i",
        "my",
        "the",
        "a",
        "please",
        "could",
        "can",
        "he",
        "she",
        "they",
        "we",
        "our",
        "your",
        "it",
        "this",
        "that",
        "would",
        "will",
        "there",
        "another",
        "here",
        "nor",
        "not",
        "no",
        "yes",
        "is",
        "are",
        "what",
        "who",
        "when",
        "where",
        "how",
        "why",
        "but",
        "so",
        "someone",
        "somebody",
        "maybe",
        "if",
        "and",
        "el",
        "la",
        "los",
        "mi",
        "une",
        "un",
        "le",
        "ma",
        "mon",
        "ich",
        "sie",
        "der",
        "die",
        "das",
        "o",
        "eu",
    ]
)
PRONOUN = re.compile(r"(?:her|him|them|this one|that one|she|he|ella|el|elle|lui|sie|ihn|ela|ele)$")


def no_name(word: str) -> bool:
    return word in NO_NAMES or word in calendar_words.months() or word in calendar_words.weekdays()


def name_in(text: str) -> str | None:
    """The first name of a person in a stretch as written."""
    for found in NAME.finditer(text):
        words = found.group().split()
        while words and no_name(words[0].lower().strip(".'’")):
            words.pop(0)
        if words and not words[0].lower().startswith(("i'", "i’")):
            return " ".join(words).strip(" .,")
    return None


def no_person(before: str) -> bool:
    """Whether the words before a capital show that no member is named: "meine Kollegin", "somebody in Japan"."""
    return pattern(ASKING, "nobody").search(before) is not None


def unknown_words(words: str) -> bool:
    """Whether somebody who writes no capitals may name a person here: two or three words of no phrase book."""
    parts = words.split()
    return 2 <= len(parts) <= 3 and not any(part in books()["en"].words for part in parts)


def target_of(raw: str, words: str, reply: str) -> str | None:
    """A person by name; a pronoun stands for the name said before it."""
    written = as_written(raw, words)
    name = name_in(written) if words else None
    if name and (no_person(written[: written.find(name)]) or pattern(ASKING, "things").match(name)):
        return None
    if name is None and raw.islower() and unknown_words(words):
        name = written.strip(" .,!")
    if name is None and PRONOUN.match(words.strip()):
        name = name_in(raw[: max(0, raw.lower().find(written.lower()))]) or name_in(reply)
    return name


def target(given: Given) -> dict[str, Any]:
    return {"target": target_of(given.sentence.raw, given.groups.get("target", ""), given.reply)}


def words_sought(given: Given) -> dict[str, Any]:
    words = given.groups.get("words")
    sought = words or re.sub(
        r"^ ?(?:please|me|for|us|a|an|some|any|the|with|that|who|,)+ ", "", given.text[given.start :]
    )
    sought = re.split(r" , (?:and|y|et|und|e) ", sought)[0]
    return {"words": as_written(given.sentence.raw, sought).strip(" .,!?")}


def score(given: Given) -> dict[str, Any]:
    word = given.groups.get("score")
    stars = given.text.split().count("emojistar")
    value = whole(word) if word else stars or 5
    return {"score": value, "comment": given.reply.strip() if len(given.reply.split()) > 3 else None}


def months(given: Given) -> dict[str, Any]:
    found = MONTHS.search(given.text[max(0, given.start - 30) :])
    if found is None:
        return {}
    if found["count"]:
        return {"months": whole(found["count"]) or None}
    return {"months": 6 if found["half"] else 12}


def number(given: Given) -> dict[str, Any]:
    word = given.groups.get("number", "")
    return {"number": whole(word) if word else None} if word != "no" else {"number": 0}


def plan(given: Given) -> dict[str, Any]:
    when = first_date(given.text, given.today)
    if when is None or not when.iso:
        return {"when": given.sentence.raw}
    clock = hour(given.sentence.raw)
    told = f"{when.iso}T{clock}" if clock and len(when.iso) == len("2026-03-02") else when.iso
    return {"when": told, "place": place_in(given.sentence.raw, given.today)}


def terms(given: Given) -> dict[str, Any]:
    """How often, and how long each time, from the sentence that speaks of it."""
    found = frequency().search(given.text)
    return {"frequency": found.group(1) if found else None, "minutes": minutes(given.text)}


def note(given: Given) -> dict[str, Any]:
    return {"text": given.own.strip() or given.sentence.raw}


def recommendation(given: Given) -> dict[str, Any]:
    quoted = QUOTED.search(given.sentence.raw)
    return {
        "text": quoted.group().strip('"“”„«»')
        if quoted and len(quoted.group().split()) > 2
        else (given.sentence.raw + " " + given.rest).strip()
    }


def question(given: Given) -> dict[str, Any]:
    return {
        "text": (given.sentence.raw + "\n" + given.rest).strip(),
        "anonymous": True if ANONYMOUS.search(given.reply) else None,
    }


def reason(given: Given) -> dict[str, Any]:
    return {"reason": given.own.strip() if len(given.own.split()) > 2 else None}


def new_address(given: Given) -> dict[str, Any]:
    found = list(ADDRESS.finditer(given.sentence.raw))
    own = found and not pattern(ASKING, "anothers_address").search(given.sentence.raw[: found[-1].start()])
    return {"new": found[-1].group() if own else None}


READERS: dict[str, Callable[[Given], dict[str, Any]]] = {
    "decline": reason,
    "request": target,
    "favourite": target,
    "find": words_sought,
    "met": lambda given: {"minutes": minutes(given.text) or minutes(given.rest_plain)},
    "plan": plan,
    "agree": terms,
    "move": lambda given: plan(given) if first_date(given.text, given.today) else {},
    "renew": months,
    "rate": score,
    "recommend": recommendation,
    "unavailable": until,
    "pause": until,
    "remind_later": until,
    "capacity": number,
    "hours": number,
    "profile": lambda given: profile_change(given.sentence.raw, given.rest),
    "ask": question,
    "answer": note,
    "human": note,
    "report": note,
    "address": new_address,
}
