"""Questionnaires as data, and how the answers are found in a reply. Pure: the questions' words are the catalogue's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SKIPPED = frozenset({"", "-", "--", "–", "—", "skip", "n/a", "na", "none", "nothing", "no answer", "x", "…", "..."})

SHORTEST_STORY = 15
"""In words: less than that is more likely “I will do it tonight” than somebody's life."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question: its sentence stands under `[questions]` as `<questionnaire>.<key>`, by role where `by_role`.

    A `story` is what people tell when they pass over the numbers.
    """

    key: str
    required: bool = True
    by_role: bool = False
    story: bool = False
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question as it was asked: with its number and its sentence."""

    number: int
    question: Question
    text: str


QUESTIONNAIRES: dict[str, tuple[Question, ...]] = {
    "profile": (
        Question(key="name", labels=("name", "full name", "my name")),
        Question(key="interests", labels=("interests", "topics", "interest")),
        Question(key="about", story=True, labels=("about", "about me", "work")),
        Question(key="location", labels=("location", "city", "place")),
        Question(key="hopes", by_role=True, labels=("hopes", "hope", "offer")),
        Question(key="zone", required=False, labels=("zone", "time zone", "timezone", "clock")),
        Question(key="language", required=False, labels=("language",)),
    ),
    "fifteen": (
        Question(key="path"),
        Question(key="proud"),
        Question(key="worth"),
        Question(key="bring"),
        Question(key="asked_for"),
        Question(key="learning"),
        Question(key="hard"),
        Question(key="values"),
        Question(key="choices"),
        Question(key="feedback"),
        Question(key="talking"),
        Question(key="times"),
        Question(key="rest"),
        Question(key="helped"),
        Question(key="not_to_discuss", required=False, labels=("not to discuss", "topics not to discuss")),
    ),
    "agreement": (
        Question(key="goals", required=False, labels=("goals", "goal")),
        Question(key="frequency", labels=("frequency", "how often")),
        Question(key="minutes", required=False, labels=("minutes", "length", "how long each time")),
        Question(key="place", required=False, labels=("place", "where")),
        Question(key="scheduling", required=False, labels=("scheduling", "dates", "assistant")),
        Question(key="in_bounds", required=False, labels=("in bounds", "good topics", "topics")),
        Question(key="out_of_bounds", required=False, labels=("out of bounds", "topics to leave out")),
        Question(key="confidential", required=False, labels=("confidential", "what stays between us")),
        Question(key="until", required=False, labels=("until", "how long")),
    ),
    "ending": (
        Question(key="for_partner", required=False),
        Question(key="for_office", required=False),
    ),
}

_MARK = r"^[ \t>*]*(?:#|no\.? ?|question |answer |[qa](?=\d))?\(?(\d{1,2})"
_NUMBERED = re.compile(_MARK + r"[ \t]*[.):\]–—/-](?!\d)[ \t]*", re.IGNORECASE | re.MULTILINE)
_LOOSELY_NUMBERED = re.compile(_MARK + r"[ \t]+(?=\S)", re.IGNORECASE | re.MULTILINE)
_Mark = tuple[int, int, int]
_INLINE = re.compile(r"(?<=[\s;])\(?(\d{1,2})[.):][ \t]+(?=\S)")


def find_answers(text: str, asked: Sequence[Asked]) -> dict[str, str]:
    """The answers in a reply by the question's key: numbered, labelled, or as many lines as there are questions.

    One question alone takes the whole text. A skipped question comes as the empty string.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text or not asked:
        return {}
    found = _by_number(text, asked) or _by_label(text, asked) or _by_place(text, asked)
    return {one.question.key: _clean(found[one.number], one.text) for one in asked if one.number in found}


def given_answers(answers: Mapping[str, str], asked: Sequence[Asked]) -> dict[str, str]:
    """The same from a page, where each answer comes under its question's key."""
    return {one.question.key: _clean(answers[one.question.key], "") for one in asked if one.question.key in answers}


def told(text: str, asked: Sequence[Asked]) -> dict[str, str]:
    """A reply in one piece, long enough to tell something, is kept as the open question that asks for a story."""
    stories = [one for one in asked if one.question.story]
    if not stories or len(text.split()) < SHORTEST_STORY:
        return {}
    return {stories[0].question.key: _clean(text, "")}


def missing(questions: Sequence[Question], answers: Mapping[str, str]) -> list[Question]:
    """The required questions that have no answer, and the optional ones that were never looked at."""
    return [one for one in questions if not answers.get(one.key) and (one.required or one.key not in answers)]


def is_complete(questions: Sequence[Question], answers: Mapping[str, str]) -> bool:
    """Whether each required question has its answer."""
    return all(answers.get(one.key) for one in questions if one.required)


def _by_number(text: str, asked: Sequence[Asked]) -> dict[int, str]:
    numbers = {one.number for one in asked}
    marks = _marks(_NUMBERED, text, numbers) or _marks(_LOOSELY_NUMBERED, text, numbers)
    marks = sorted([*marks, *_inline(text, marks, numbers)])
    found: dict[int, str] = {}
    for place, (_, end, number) in enumerate(marks):
        until = marks[place + 1][0] if place + 1 < len(marks) else len(text)
        # The first mark of a number counts: a number at the start of a later line may belong to the words.
        if number not in found:
            found[number] = text[end:until]
        else:
            last = marks[place - 1][2]
            found[last] = found[last] + text[marks[place][0] : until]
    return found


def _marks(pattern: re.Pattern[str], text: str, numbers: set[int]) -> list[_Mark]:
    return [(mark.start(), mark.end(), int(mark[1])) for mark in pattern.finditer(text) if int(mark[1]) in numbers]


def _inline(text: str, marks: list[_Mark], numbers: set[int]) -> list[_Mark]:
    """Marks within a line count only where they go on counting: `1. law 2. chemistry`."""
    taken = {start for start, _, _ in marks} | {end for _, end, _ in marks}
    known = {number for _, _, number in marks}
    found: list[_Mark] = []
    for mark in _INLINE.finditer(text):
        number = int(mark[1])
        goes_on = number - 1 in known and number not in known and number in numbers
        if goes_on and mark.start() not in taken:
            found.append((mark.start(), mark.end(), number))
            known.add(number)
    return found


def _by_label(text: str, asked: Sequence[Asked]) -> dict[int, str]:
    labels = {label: one.number for one in asked for label in one.question.labels}
    found: dict[int, str] = {}
    current: int | None = None
    for line in text.split("\n"):
        label, colon, rest = line.partition(":")
        number = labels.get(" ".join(label.split()).lower().strip("*_ ")) if colon else None
        if number is not None and number not in found:
            current, found[number] = number, rest
        elif current is not None:
            found[current] += f"\n{line}"
    return found


def _by_place(text: str, asked: Sequence[Asked]) -> dict[int, str]:
    if len(asked) == 1:
        return {asked[0].number: text}
    for parts in (re.split(r"\n\s*\n", text), [line for line in text.split("\n") if line.strip()]):
        for wanted in (asked, [one for one in asked if one.question.required]):
            if len(parts) == len(wanted) > 1:
                return {one.number: part for one, part in zip(wanted, parts, strict=True)}
    return {}


def _clean(answer: str, question: str) -> str:
    """The answer without the question's own words before it, on lines without loose ends; empty where skipped."""
    lines = [line.strip() for line in answer.strip().split("\n")]
    words = "\n".join(lines).strip()
    if question and " ".join(words.split()).lower().startswith(" ".join(question.split()).lower()):
        words = _after(words, question)
    words = words.strip(" \n\t:")
    return "" if words.lower().rstrip(".") in SKIPPED or words in SKIPPED else words


def _after(words: str, question: str) -> str:
    pattern = r"\s+".join(re.escape(word) for word in question.split())
    return re.sub(rf"^\s*{pattern}", "", words, count=1, flags=re.IGNORECASE)
