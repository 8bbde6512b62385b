"""The arguments of a member's intent, out of the sentence that asks for it and the reply around it.

Knows one intent at a time; a value is taken as the person wrote it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inbound.interpret.agreement import frequency
from inbound.interpret.dates import first_date, span_end
from inbound.interpret.hours import hour
from inbound.interpret.lengths import minutes
from inbound.interpret.named_people import as_written, target_of
from inbound.interpret.numbers import whole
from inbound.interpret.places import place_in
from inbound.interpret.profile_words import profile_change
from inbound.interpret.sentences import QUOTED, Sentence
from inbound.interpret.word_lists import pattern

ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
MONTHS = re.compile(
    r"(?P<count>\d{1,2}|[a-z]+) (?:more |further |extra |additional |weitere "
    r"|meses? mas )?(?:months?|meses|mois|monate)\b|\b(?P<half>half a year|half "
    r"year|medio ano|semestre|halbes jahr|meio ano|six mois)\b|\b(?P<year>years?|"
    r"anos?|an|annee|jahre?)\b"
)
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


def until(given: Given) -> dict[str, Any]:
    when = first_date(given.text[given.start :], given.today) or first_date(given.text, given.today)
    return {"until": when.iso if when else span_end(given.text, given.today)}


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
