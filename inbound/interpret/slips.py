"""Which known words an unknown one may be a slip for: letters swapped, doubled, left out, or put for one another.

Knows letters, and the words that the phrase books want recognised; refuses to know what words mean.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from inbound.interpret.phrases import books
from inbound.phrase_data import table

ENDINGS = ("s", "d", "ed", "r", "n", "e", "es", "ly", "y", "t", "m")
MIN_LETTERS = 5
SWAPPED_FROM = 4
SUBSTITUTED_FROM = 7
JUMBLED_FROM = 6
LONG_FROM = 9
FEWEST_CONSONANTS = 3
VOWELS = "aeiouy"
ALIKE = ("aeiouy", "cskz", "gj", "mn", "vwf", "bp", "dt")  # one for another is a slip of the ear
JOINED_FIRST = {
    "en": ("yes", "no", "please", "pls", "i", "i'll", "ill", "not", "to", "the", "very", "so", "cant", "dont", "wont"),
    "fr": ("j", "je", "d", "l", "m", "n", "s", "t", "c", "qu"),
}
PREFIXED = frozenset(["de"])
PREFIX = 3
ELIDED = frozenset(["j", "d", "l", "m", "n", "s", "t", "c", "qu"])


def near(word: str, language: str) -> list[str]:
    """Known words one edit or swap away that are no mere inflection of the word."""
    return [
        candidate
        for length in (len(word) - 1, len(word), len(word) + 1)
        for candidate in by_length(language).get((length, word[0]), ())
        if OSA.distance(word, candidate, score_cutoff=1) <= 1
        and plausible(word, candidate)
        and not (language in PREFIXED and other_prefix(word, candidate))
    ]


def other_prefix(word: str, candidate: str) -> bool:
    """ "Aufsteigen" is no slip for "aussteigen", nor "abnehmen" for "annehmen"."""
    begun = slice(0, PREFIX)
    return word[begun] != candidate[begun] and sorted(word[begun]) != sorted(candidate[begun])


def jumbled(word: str, language: str) -> list[str]:
    """Known words that differ by more than one slip, where the shape of the word leaves little doubt; the nearest."""
    if len(word) < JUMBLED_FROM:
        return []
    distances = {
        candidate: OSA.distance(word, candidate)
        for length in range(len(word) - 2, len(word) + 3)
        for candidate in by_length(language).get((length, word[0]), ())
        if candidate[0] == word[0] and same_shape(word, candidate)
    }
    least = min(distances.values(), default=0)
    return [candidate for candidate, distance in distances.items() if distance == least]


def swapped(word: str, language: str) -> list[str]:
    """Any word of the language, shorthand too, of which two neighbouring letters were swapped."""
    if len(word) < MIN_LETTERS:
        return []
    informal = books()[language].informal
    found = by_letters(language).get("".join(sorted(word)), ())
    return [informal.get(one, one) for one in found if OSA.distance(word, one, score_cutoff=1) <= 1]


def misheard(word: str, language: str) -> list[str]:
    """Known words written as they sound: one letter for one that sounds alike, the first and the last as they are."""
    if len(word) < MIN_LETTERS:
        return []
    return [
        candidate
        for candidate in by_length(language).get((len(word), word[0]), ())
        if candidate[0] == word[0] and candidate[-1] == word[-1] and sounds_alike(word, candidate)
    ]


def sounds_alike(word: str, candidate: str) -> bool:
    differing = [(a, b) for a, b in zip(word, candidate, strict=True) if a != b]
    return len(differing) == 1 and any(all(letter in group for letter in differing[0]) for group in ALIKE)


def shortened(word: str, language: str) -> list[str]:
    """Known words of which only vowels, and doubles of letters, were left out: "cnfrm", "mssge"."""
    bones = consonants(word)
    if len(bones) < FEWEST_CONSONANTS or len(word) < SWAPPED_FROM:
        return []
    return [one for one in by_bones(language).get(word[0] + bones, ()) if len(one) > len(word) and within(word, one)]


def consonants(word: str) -> str:
    return re.sub(rf"[{VOWELS}']", "", undoubled(word))


def within(word: str, longer: str) -> bool:
    """Whether the letters of the word all stand in the longer one, in that order."""
    letters = iter(longer)
    return all(letter in letters for letter in undoubled(word))


def glued(word: str, language: str) -> list[str]:
    """Two words written as one, of which the first is among those that people so write: "yesplease", "jaccepte"."""
    book = books()[language]
    return [
        joined(book.informal.get(first, first), book.informal.get(rest, rest))
        for first in JOINED_FIRST.get(language, ())
        if word.startswith(first) and len(rest := word[len(first) :]) >= SWAPPED_FROM
        if rest in book.keywords and (first not in ELIDED or first == "j" or rest[0] in VOWELS + "h")
    ]


def joined(first: str, rest: str) -> str:
    """French elides before vowels: "j'accepte", but "je peux"."""
    if first not in ELIDED:
        return f"{first} {rest}"
    return f"{first}'{rest}" if rest[0] in VOWELS + "h" else f"{first}e {rest}"


def offered(word: str, language: str) -> list[str]:
    """The words that our mails offer for an answer, one slip of any kind away: for a reply of little else."""
    if len(word) < MIN_LETTERS:
        return []
    answers = table("shorthand")["offered"].get(language, ())
    return [one for one in answers if OSA.distance(word, one, score_cutoff=1) <= 1 and not inflected(word, one)]


def inflected(word: str, candidate: str) -> bool:
    shorter, longer = sorted((word, candidate), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :] in ENDINGS


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
def by_length(language: str) -> dict[tuple[int, str], tuple[str, ...]]:
    """The keywords by their length and by each of their first two letters, which a slip may have swapped."""
    found: dict[tuple[int, str], list[str]] = {}
    for word in dict.fromkeys(books()[language].keywords):
        if len(word) >= SWAPPED_FROM:
            for letter in {word[0], word[1]}:
                found.setdefault((len(word), letter), []).append(word)
    return {key: tuple(words) for key, words in found.items()}


@lru_cache(maxsize=16)
def by_letters(language: str) -> dict[str, tuple[str, ...]]:
    """All words that may be met, by their letters in order."""
    book, found = books()[language], dict[str, list[str]]()
    for word in sorted({*book.words, *book.keywords, *book.informal}):
        if len(word) >= SWAPPED_FROM and word.replace("'", "").isalpha():
            found.setdefault("".join(sorted(word)), []).append(word)
    return {letters: tuple(words) for letters, words in found.items()}


@lru_cache(maxsize=16)
def by_bones(language: str) -> dict[str, tuple[str, ...]]:
    """The keywords by their first letter and their consonants."""
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys(books()[language].keywords):
        found.setdefault(word[0] + consonants(word), []).append(word)
    return {bones: tuple(words) for bones, words in found.items()}


def plausible(word: str, candidate: str) -> bool:
    """A slip of the fingers, not another word: no mere inflection; in short words no letter for another."""
    if min(len(word), len(candidate)) < MIN_LETTERS and (word[0] != candidate[0] or sorted(word) != sorted(candidate)):
        return False
    if word[0] != candidate[0] and sorted(word[:2]) != sorted(candidate[:2]):
        return False
    if len(word) == len(candidate) and sorted(word) != sorted(candidate):
        return len(word) >= SUBSTITUTED_FROM and word[-1] == candidate[-1]  # the last letter inflects
    return not inflected(word, candidate)
