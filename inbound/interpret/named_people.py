"""Members' names in a sentence: who is meant, and a stretch of it as it was written.

Knows capitals and pronouns; refuses to know who is a member.
"""

import re

from inbound.interpret import calendar_words
from inbound.interpret.phrases import books
from inbound.interpret.word_lists import pattern
from inbound.text import fold

ASKING = "asking"
RAW_WORD = re.compile(r"[\w'’.@+-]+")
NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sr|Sra|Herrn?|Frau|Mme|M)\.? )?(?:[A-ZÀ-Ž][\w'’-]*|"
    r"O'[A-Z]\w+)(?: (?:(?:de|da|do|dos|van|von|der|den|la|el|di|del|bin|"
    r"al|ter) ){0,2}[A-ZÀ-Ž][\w'’-]*\.?){0,4}"
)
PRONOUN = re.compile(r"(?:her|him|them|this one|that one|she|he|ella|el|elle|lui|sie|ihn|ela|ele)$")


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


def no_name(word: str) -> bool:
    return (
        pattern(ASKING, "no_name").fullmatch(word) is not None
        or word in calendar_words.months()
        or word in calendar_words.weekdays()
    )


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
