"""Typos and shorthand: an unknown word becomes the one known word it can only be meant for.

Knows in which order the ways to slip are tried; refuses to know the letters.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache, partial

from inbound.interpret.phrases import LANGUAGES, books
from inbound.interpret.shorthand import spelt_out
from inbound.interpret.slips import SWAPPED_FROM, glued, jumbled, misheard, near, offered, shortened, swapped
from inbound.text import fold

CAPITAL = re.compile(r"(?<=[\w,;:] )[A-ZÀ-Ž][\w'’-]*[a-zà-ž]")
TOKEN = re.compile(r"[a-z][a-z']{2,}")
SEARCHES = (near, jumbled, misheard, swapped, shortened, glued)
DECIDING = frozenset(["2", "4", "y", "n", "no", "d", "x"])  # what an administrator says of items
STRICT = frozenset([near, jumbled])  # the others count in a language that the reply is surely written in
FEW = 2  # words: then one that is nearly an answer on offer is that answer


def corrected(
    text: str, languages: Iterable[str] = LANGUAGES, spared: frozenset[str] = frozenset(), *, items: bool = False
) -> str:
    """The plain text with shorthand spelt out and typos mended, word by word; `spared` words stay as they are.

    `items`: numbers are items of a list, so that none is short for a word.
    """
    chosen = tuple(languages)
    words = text.split(" ")
    alone = partial(mended, languages=chosen, spared=spared, alone=len(words) <= FEW)
    return " ".join(spelt_out(words, chosen, alone, DECIDING if items else frozenset()))


def mended(word: str, languages: tuple[str, ...], spared: frozenset[str], *, alone: bool) -> str:
    """The word, mended unless it is spared; `alone` in its reply it may be nearly an answer that was offered."""
    meant = word if word in spared else word_of(word, languages)
    if not alone or meant != word or word in spared or not unknown(word):
        return meant
    return only([answer for language in languages for answer in offered(word, language)], word)


def names_in(raw: str, languages: Iterable[str]) -> frozenset[str]:
    """Words that a capital letter within the sentence marks as names, folded; German writes all its nouns so."""
    if "de" in tuple(languages)[:1] or raw.isupper():
        return frozenset()
    return frozenset(fold(word) for word in CAPITAL.findall(raw))


@lru_cache(maxsize=20_000)
def word_of(word: str, languages: tuple[str, ...]) -> str:
    for language in languages:
        short = books()[language].informal.get(word)
        foreign = language != "en" and any(word in books()[other].common for other in languages if other != language)
        if short is not None and not foreign:
            return short
    for stretched in (re.sub(r"([a-z])\1{2,}", r"\1\1", word), re.sub(r"([a-z])\1{2,}", r"\1", word)):
        if stretched != word and any(known(stretched, language) for language in languages):
            return word_of(stretched, languages)
    single = re.sub(r"([a-z])\1+$", r"\1", word)
    if single != word and len(single) >= 3 and any(repeated(word, single, language) for language in languages):
        return single
    if not unknown(word):
        return word
    for search in SEARCHES:
        for language in languages if search in STRICT or len(languages) < len(LANGUAGES) else languages[:1]:
            if found := search(word, language):
                return only(found, word)
    return word


def unknown(word: str) -> bool:
    """Whether it is long enough to be mended, and stands in no phrase book."""
    long = len(word) >= SWAPPED_FROM and TOKEN.fullmatch(word)
    stem = word.removesuffix("'s")
    return bool(long) and not any(stem in books()[language].words for language in LANGUAGES)


def only(found: Collection[str], word: str) -> str:
    """The one word that can be meant, or the word as it is."""
    return next(iter(found)) if len(set(found)) == 1 else word


def repeated(word: str, single: str, language: str) -> bool:
    """Whether a last letter was merely typed twice."""
    book = books()[language]
    return single in book.keywords or single in book.words and not any(word in books()[one].words for one in LANGUAGES)


def known(word: str, language: str) -> bool:
    return word in books()[language].words or word in books()[language].informal
