"""Typos and shorthand: an unknown word becomes the one known word it can only be meant for.

One edit or swap from five letters on (OSA distance), with the same first letter unless two were swapped.
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
MIN_LETTERS = 5
SWAPPED_FROM = 4
SUBSTITUTED_FROM = 7


def corrected(text: str, languages: Iterable[str] = LANGUAGES, spared: frozenset[str] = frozenset()) -> str:
    """The plain text with shorthand spelt out and typos mended, word by word; `spared` words stay as they are."""
    chosen = tuple(languages)
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
    doubled = single != word and len(single) >= 3 and not any(word in books()[language].words for language in LANGUAGES)
    if doubled and any(single in books()[language].words for language in languages):
        return single
    if (
        len(word) < SWAPPED_FROM
        or not TOKEN.fullmatch(word)
        or any(word in books()[language].words for language in LANGUAGES)
    ):
        return word
    for language in languages:
        found = set(near(word, language))
        if found:
            return found.pop() if len(found) == 1 else word
    return word


def near(word: str, language: str) -> list[str]:
    """Known words one edit or swap away that are no mere inflection of the word."""
    return [
        candidate
        for length in (len(word) - 1, len(word), len(word) + 1)
        for candidate in by_length(language).get(length, ())
        if OSA.distance(word, candidate, score_cutoff=1) <= 1 and plausible(word, candidate)
    ]


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
