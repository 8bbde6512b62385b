"""New goals told in a sentence: asked for with a verb, headed by "one more for my list:", or told as "my goal is to".

Knows one sentence and whether it goes on with a list of goals; refuses to know whether it may act.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from re import Pattern

from inbound.interpret.dates import When, dates
from inbound.interpret.goal_forms import SPLIT_MANY, form, lead, mention, names_goal, pointer, soft_lead
from inbound.interpret.goal_pointers import ASKING
from inbound.interpret.goal_references import references
from inbound.interpret.goal_words import alternatives, pattern
from inbound.interpret.model import CONFIRM, POINTS_BACK, SURE, Hit, Intent
from inbound.interpret.number_words import UNITS
from inbound.interpret.numbers import percent
from inbound.interpret.sentences import QUOTED, Sentence, plain

LEAST = 2
MANY = 9
MARK = re.compile(r"^(?P<lead>[^:–—\n]{2,160}?)(?:\s*:(?!\d)|\s+-+(?=\s)|\s*[–—])\s*(?P<words>\S.*)$", re.S)
ANOTHER = re.compile(
    r"(?<!\w)(?:new|another|more|further|nuev\w+|otr[oa]s?|nouve\w+|autres?|neue\w*|weitere\w*|nov[oa]s?|outr[oa]s?"
    r"|mais)(?!\w)"
)
NUMBERED = re.compile(r"^\s*\(?(?:\d{1,2}|[a-d])\s*[.):]\s*")
ONLY_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[a-d])[.):]?$")
JOINS = re.compile(r"^(?:, |and |also |then |so |but |y |et |und |e )+")
PARTED = re.compile(r"\s*;\s*(?:and |y |et |und |e )?|\s*(?:, )?(?:and |y |et |und |e )?\(?(?:[1-4]|[a-d])[.)]\s+")
THIS = re.compile(r"^(?:this|these|the following|esto|ceci|das|isto)(?: one)?\s*[:–-]\s*", re.I)
COMMA_AND = re.compile(r",\s+(?:and|und|y|et|e)\s+", re.I)
OR_COMMA = re.compile(r",\s+(?:(?:and|und|y|et|e)\s+)?|\s+(?:and|und|y|et|e)\s+", re.I)
JOINED = re.compile(
    r",\s+(?:and|und|y|et|e|plus|as well as|also)\s+|\s+(?:and|und|y|et|e|plus|as well as)\s+|,\s+", re.I
)


@cache
def headed() -> Pattern[str]:
    """The words before a colon that say a goal follows, and nothing else but small words."""
    return re.compile(
        rf"(?:^|, |(?<!\w)(?:{alternatives('heads_up')}) )(?:{alternatives('heading')})"
        rf"(?: (?:{alternatives('heads_off')}|,)(?: [\w'-]+| ,){{0,8}}| (?:{alternatives('which_is')}))?$"
    )


@cache
def heading_at_start() -> Pattern[str]:
    return re.compile(rf"(?:(?:{alternatives('heads_up')}) )?(?:{alternatives('heading')})(?: please| bitte)? , ")


def asked_for(text: str) -> int | None:
    """Where a verb asks for a goal to be put down, or the sentence tells one as its goal."""
    if elsewhere(text):
        return None
    met = [found for name in ("add", "is_to") if (found := pattern(name).search(text))]
    return min(
        (found.start() + len(found.group()) - len(JOINS.sub("", found.group(), count=1)) for found in met), default=None
    )


def behind_heading(raw: str, text: str) -> str | None:
    """The words that stand behind "one more for my list:"."""
    marked = MARK.match(QUOTED.sub(lambda found: found.group().replace(":", " "), raw))
    before = plain(marked["lead"]) if marked else ""
    announced = bool(headed().search(before)) or asked_for(before) is not None and all(map(announcing, before.split()))
    if marked and announced and not elsewhere(before):
        words = raw[marked.start("words") :]
        return words if says_a_goal(words) else None
    by_comma = heading_at_start().match(text)
    if by_comma and ANOTHER.search(by_comma.group()) and says_a_goal(text[by_comma.end() :]):
        return raw.partition(",")[2].strip() or None
    return None


def says_a_goal(words: str) -> bool:
    """Whether words can be a goal's: no share, no "finished yesterday", more than one."""
    told = plain(words)
    reports = percent(told) is not None or any(pattern(name).match(told) for name in ("done", "reopen"))
    return len(told.split()) >= LEAST and not reports and not pattern("tells_of_others").match(told)


def place_of(raw: str, text: str, *, asked: bool) -> int | None:
    """Where a sentence begins to tell a new goal; `asked`: the mail was about goals."""
    start = asked_for(text)
    if start is not None and not asked and not (names_goal().search(text) or "quotedwords" in text):
        return None
    if start is not None:
        return start
    if behind_heading(raw, text) is None or not (asked or names_goal().search(text)):
        return None
    marked = MARK.match(raw)
    found = headed().search(plain(marked["lead"])) if marked else None
    return found.start() if found else 0


def only_heads(text: str, *, asked: bool) -> int:
    """How many goals a sentence says will follow, where it says nothing else; 0 for any other sentence."""
    words = [word for word in text.split() if word != ","]
    named = bool(names_goal().search(text))
    asks = pattern("add").search(text) or named and ANOTHER.search(text) or counted().search(text)
    if not words or not asks or not (asked or named) or elsewhere(text):
        return 0
    if not all(announcing(word) for word in words):
        return 0
    counts = [UNITS[word] for word in words if 1 < UNITS.get(word, 0) < MANY]
    return counts[0] if counts else MANY if counted().search(text) and "one" not in words else 1


def announcing(word: str) -> bool:
    """Whether a word can stand in a sentence that only announces goals."""
    if form("points").fullmatch(word) and not pattern("heading_words").fullmatch(word):
        return False
    small = word == "," or form("small_beside_records").fullmatch(word) or pattern("heading_words").fullmatch(word)
    return bool(small or mention().fullmatch(word) or UNITS.get(word, MANY) < MANY)


@cache
def counted() -> Pattern[str]:
    """Words that say there are several: "two things", "my new goals"."""
    return re.compile(rf"(?<!\w)(?:{alternatives('several')})(?!\w)")


def elsewhere(text: str) -> bool:
    """Whether it is put down somewhere else: among the favourites, on a wish list."""
    return bool(form("elsewhere").search(text) or pattern("other_lists").search(text))


def listed(sentence: Sentence, text: str) -> str | None:
    """The words of a goal in a row of them behind a sentence that announced some."""
    raw = NUMBERED.sub("", sentence.raw)
    words = plain(raw)
    if sentence.question or pattern("no_goal").match(words) or len(words.split()) < LEAST + 1 or not says_a_goal(raw):
        return None
    return None if references(text) or ASKING.match(words) or asked_for(words) is not None else raw


def pieces(body: str, text: str, today: date) -> list[str]:
    """The goals of a sentence that tells several: each with a date of its own, or parted by marks."""
    if not counted().search(text[:80]):
        return [body]
    parted = [piece for piece in PARTED.split(body) if len(piece.split()) >= LEAST]
    if len(parted) > 1:
        return parted
    if len(numbered := by_count(body, text)) > 1:
        return numbered
    dated = by_dates(body, today)
    return dated if len(dated) > 1 else SPLIT_MANY.split(body)


def by_count(body: str, text: str) -> list[str]:
    """Cut at "and" where that makes as many goals as were announced: "two goals: A, and B by the end of May"."""
    told = next((UNITS[word] for word in text[:80].split() if 1 < UNITS.get(word, 0) < MANY), 0)
    for mark in (COMMA_AND, OR_COMMA):
        parted = mark.split(body)
        if told and len(parted) == told and all(len(piece.split()) > LEAST for piece in parted):
            return parted
    return []


def by_dates(body: str, today: date) -> list[str]:
    """Cut behind each date where more than a date follows: "A by 12 June, and B by the end of April"."""
    made: list[str] = []
    start = 0
    for cut in JOINED.finditer(body):
        piece, rest = body[start : cut.start()], body[cut.end() :]
        if says_when(piece, today) and says_when(rest, today):
            made.append(piece)
            start = cut.end()
    return [*made, body[start:]]


def says_when(words: str, today: date) -> bool:
    told = plain(words)
    whens = [when for when in dates(told, today) if when.iso]
    return bool(whens) and len(told.split()) >= LEAST + 2


def added(sentence: Sentence, text: str, whens: Sequence[When], place: int, today: date) -> list[Hit]:
    """The new goals of a sentence that begins to tell them at `place`."""
    own = pattern("is_to").search(text) is not None
    body = behind_heading(sentence.raw, text) or (sentence.raw if own else wording(sentence.raw))
    told = [piece for piece in pieces(body, text, today) if piece.strip()]
    hits: list[Hit] = []
    for number, piece in enumerate(told):
        words = THIS.sub("", piece.strip(' .,:;"“”„«»'))
        if pointer().search(words) or not words:
            continue
        within = whens if len(told) == 1 else dates(plain(piece), today)
        hit = of_words(sentence, words, within, place + number)
        hits.append(replace(hit, certainty=CONFIRM) if own and "due" not in hit.intent.args else hit)
    if not hits and pointer().search(sentence.raw):
        hits.append(Hit(Intent("goal.add", {}), sentence.number, place, len(text), text, SURE, POINTS_BACK))
    return hits


def of_words(sentence: Sentence, words: str, whens: Sequence[When], place: int = 0) -> Hit:
    """A new goal in these words, due on the last day that they name."""
    due = next((when.iso for when in reversed(whens) if when.iso), None)
    certainty = CONFIRM if whens and due is None else SURE
    args = {"text": words} | ({"due": due} if due else {})
    return Hit(Intent("goal.add", args), sentence.number, place, place + 1, words, certainty, "grammar")


def wording(raw: str) -> str:
    """The goal's own words: what is quoted, or what follows the announcement, or the sentence."""
    quoted = QUOTED.search(raw)
    if quoted and len(quoted.group().split()) >= LEAST:
        return quoted.group().strip('"“”„«»')
    for led in (lead().match(raw), soft_lead().match(raw)):
        if led and len(raw[led.end() :].split()) >= LEAST:
            return raw[led.end() :]
    return raw
