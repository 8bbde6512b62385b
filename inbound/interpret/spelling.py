"""Typos and shorthand: an unknown word becomes the one known word it can only be meant for.

One edit or swap from five letters on (OSA distance), with the same first letter unless two were swapped; in longer
words also letters doubled or not, in another order, or two slips.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from inbound.interpret.phrases import LANGUAGES, books
from inbound.text import fold

ENDINGS = ("s", "d", "ed", "r", "n", "e", "es", "ly", "y", "t", "m")
CAPITAL = re.compile(r"(?<=[\w,;:] )[A-ZÀ-Ž][\w'’-]*[a-zà-ž]")
TOKEN = re.compile(r"[a-z][a-z']{2,}")
# Numbers said for words, as in short messages: "up 4 it", "wanna talk 2 a person", "2 many"; never in "goal 4".
SHORTHAND = re.compile(r"(?<![\w.,:])(?:[24y]|il)(?![\w.,:%])")
COUNTING = (
    r"(?<!goal)(?<!goals)(?<!number)(?<!item)(?<!items)(?<!no)(?<!nr)(?<!and)(?<!to)(?<!or)(?<!room)(?<!,)(?<!\d)"
)
BEHIND = r"(?= (?:an?|the|me|u|you|him|her|them|us|it|my|ur|your|this|that)(?![\w']))"
SPOKEN_NUMBERS = (
    (re.compile(r"(?<![\w'])2(?= (?:many|much|late|busy|old|tired|ill|far|soon|hard|full)(?![\w']))"), "too"),
    (re.compile(rf"(?<=[a-z]){COUNTING} 4{BEHIND}"), " for"),
    (re.compile(rf"(?<=[a-z]){COUNTING} 2{BEHIND}"), " to"),
    (
        re.compile(
            r"(?<=[a-z]) 2(?= (?:talk|tlk|see|hear|speak|spk|be|b|do|come|go|meet|know|leave|leav|stop|join|help"
            r"|quit|stay|keep"
            r"|cancel|change|ask|say|move|end|get|find|take|tak|my)(?![\w']))"
        ),
        " to",
    ),
    (re.compile(r"(?<= )(luv|love|like|want|wanna|going|used|have|need|happy|glad|happ?y|nice|up) 2$"), r"\1 to"),
    (
        re.compile(r"(?<=search) 4(?= )|(?<=serch) 4(?= )|(?<=looking) 4(?= )|(?<=lookin) 4(?= )|(?<=ask) 4(?= )"),
        " for",
    ),
    (re.compile(r"(?<=city) 2(?= )|(?<=name) 2(?= )|(?<=title) 2(?= )"), " to"),
    (
        re.compile(
            r"(?<![\w'])il(?= (?:be?|come|do|go|tak?e?|wait|try|let|see|have|pass|join|bring|send|call|meet)(?![\w']))"
        ),
        "i'll",
    ),
    (re.compile(r"^y(?= (?:did|do|am|is|was|were|have|are|not|me|him|her)(?![\w']))"), "why"),
)
MIN_LETTERS = 5
SWAPPED_FROM = 4
SUBSTITUTED_FROM = 7
JUMBLED_FROM = 6
LONG_FROM = 9


def corrected(
    text: str, languages: Iterable[str] = LANGUAGES, spared: frozenset[str] = frozenset(), *, items: bool = False
) -> str:
    """The plain text with shorthand spelt out and typos mended, word by word; `spared` words stay as they are.

    `items`: numbers are items of a list, so that none is short for a word.
    """
    chosen = tuple(languages)
    if "en" in chosen and not items and SHORTHAND.search(text):
        for pattern, word in SPOKEN_NUMBERS:
            text = pattern.sub(word, text)
    return " ".join(word if word in spared else word_of(word, chosen) for word in text.split(" "))


def names_in(raw: str, languages: Iterable[str]) -> frozenset[str]:
    """Words that a capital letter within the sentence marks as names, folded; German writes all its nouns so."""
    if "de" in tuple(languages)[:1] or raw.isupper():
        return frozenset()
    return frozenset(fold(word) for word in CAPITAL.findall(raw))


@lru_cache(maxsize=20_000)
def word_of(word: str, languages: tuple[str, ...]) -> str:
    for language in languages:
        known = books()[language].informal.get(word)
        foreign = language != "en" and any(word in books()[other].common for other in languages if other != language)
        if known is not None and not foreign:
            return known
    for stretched in (re.sub(r"([a-z])\1{2,}", r"\1\1", word), re.sub(r"([a-z])\1{2,}", r"\1", word)):
        if stretched != word and any(stretched in books()[language].words for language in languages):
            return stretched
    single = re.sub(r"([a-z])\1+$", r"\1", word)
    if single != word and len(single) >= 3 and any(repeated(word, single, language) for language in languages):
        return single
    if (
        len(word) < SWAPPED_FROM
        or not TOKEN.fullmatch(word)
        or any(word in books()[language].words for language in LANGUAGES)
    ):
        return word
    for search in (near, jumbled):
        for language in languages:
            found = set(search(word, language))
            if found:
                return found.pop() if len(found) == 1 else word
    return word


def repeated(word: str, single: str, language: str) -> bool:
    """Whether a last letter was merely typed twice."""
    book = books()[language]
    return single in book.keywords or single in book.words and not any(word in books()[one].words for one in LANGUAGES)


def near(word: str, language: str) -> list[str]:
    """Known words one edit or swap away that are no mere inflection of the word."""
    return [
        candidate
        for length in (len(word) - 1, len(word), len(word) + 1)
        for candidate in by_length(language).get(length, ())
        if OSA.distance(word, candidate, score_cutoff=1) <= 1 and plausible(word, candidate)
    ]


def jumbled(word: str, language: str) -> list[str]:
    """Known words that differ by more than one slip, where the shape of the word leaves little doubt; the nearest."""
    if len(word) < JUMBLED_FROM:
        return []
    distances = {
        candidate: OSA.distance(word, candidate)
        for length in range(len(word) - 2, len(word) + 3)
        for candidate in by_length(language).get(length, ())
        if candidate[0] == word[0] and same_shape(word, candidate)
    }
    least = min(distances.values(), default=0)
    return [candidate for candidate, distance in distances.items() if distance == least]


def same_shape(word: str, candidate: str) -> bool:
    """The same letters in another order, single for double ones, or two slips in a long word; no other ending."""
    if sorted(word) == sorted(candidate):
        return True
    one, other = undoubled(word), undoubled(candidate)
    if one == other:
        return True
    if one[-1] != other[-1]:
        return False
    if OSA.distance(one, other, score_cutoff=1) <= 1 and min(len(one), len(other)) >= SUBSTITUTED_FROM:
        return True
    return len(word) >= LONG_FROM and OSA.distance(word, candidate, score_cutoff=2) <= 2


def undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=16)
def by_length(language: str) -> dict[int, tuple[str, ...]]:
    lengths: dict[int, list[str]] = {}
    for word in books()[language].keywords:
        if len(word) >= SWAPPED_FROM:
            lengths.setdefault(len(word), []).append(word)
    return {length: tuple(words) for length, words in lengths.items()}


def plausible(word: str, candidate: str) -> bool:
    """A slip of the fingers, not another word: no mere inflection; in short words no letter for another."""
    if min(len(word), len(candidate)) < MIN_LETTERS and (word[0] != candidate[0] or sorted(word) != sorted(candidate)):
        return False
    if word[0] != candidate[0] and sorted(word[:2]) != sorted(candidate[:2]):
        return False
    if len(word) == len(candidate) and sorted(word) != sorted(candidate):
        return len(word) >= SUBSTITUTED_FROM
    shorter, longer = sorted((word, candidate), key=len)
    return not (longer.startswith(shorter) and longer[len(shorter) :] in ENDINGS)
