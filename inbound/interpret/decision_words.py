"""The words of decisions on a digest's items, from data to patterns: verbs, bare words, what links them to an item.

Knows no sentence.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from re import Pattern

from rapidfuzz.distance import OSA

from inbound.phrase_data import table

SUBJECT = "administrators"
LANGUAGES = ("en", "es", "fr", "de", "pt", "any")
TYPO_FROM, TWICE_FROM = 5, 7
# What the verb of some languages may be joined to: "rechazadla", "refusez-la", "aprovem-na".
CLITICS = {
    "es": r"(?:(?:se|me)?l[aoe]s?|me|se)?",
    "fr": r"(?:-(?:l[ae]s?|leur|lui|moi|nous|y|en))?",
    "pt": r"(?:-(?:[nl]?[ao]s?|lhes?|me|nos))?",
}
SIMPLE = re.compile(r"[a-z]{5,}")


@dataclass(frozen=True)
class Form:
    """How an intent is said: a pattern, and whether it is a bare word that counts right beside an item alone."""

    name: str
    pattern: Pattern[str]
    bare: bool


@cache
def forms() -> tuple[Form, ...]:
    """Every intent's verbs and bare words, read on first use; the longer wording first."""
    found = []
    for section, bare in (("verbs", False), ("words", True)):
        for name, languages in table(SUBJECT)[section].items():
            wordings = [
                wording if bare else wording + CLITICS.get(language, "")
                for language in LANGUAGES
                for wording in languages.get(language, ())
            ]
            alternatives = "|".join(sorted(wordings, key=len, reverse=True))
            found.append(Form(name, re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w'])"), bare))
    return tuple(found)


@cache
def weak() -> Pattern[str]:
    """Verbs that are nouns or small words as well."""
    return re.compile(table(SUBJECT)["weak"]["forms"])


@cache
def admits() -> Pattern[str]:
    """Words that free somebody, or let somebody in where others are turned away."""
    return re.compile(table(SUBJECT)["admits"]["forms"])


@cache
def lets_in() -> Pattern[str]:
    """Those of them that let in whatever is no person, beside nothing else."""
    return re.compile(table(SUBJECT)["admits"]["alone"])


@cache
def linking() -> frozenset[str]:
    """Small words that may stand between a verb and its item."""
    return frozenset(word for words in table(SUBJECT)["linking"].values() for word in words.split())


@cache
def heading() -> frozenset[str]:
    """Small words that may stand before the verb of a clause that asks."""
    return linking() | frozenset(word for words in table(SUBJECT)["heading"].values() for word in words.split())


@cache
def anchors() -> frozenset[str]:
    """Words right before a number that can be an item's."""
    return heading() | frozenset(str(table(SUBJECT)["anchors"]).split())


@lru_cache(maxsize=5_000)
def decisive(word: str) -> bool:
    """Whether a word is one of these as it stands, and no typo."""
    return word in anchors() or any(form.pattern.fullmatch(word) for form in forms())


@cache
def meant(word: str) -> str | None:
    """The intent whose verb a mistyped word can only be."""
    if len(word) < TYPO_FROM or not SIMPLE.fullmatch(word):
        return None
    stems = table(SUBJECT)["typed"].items()
    allowed = 1 + (len(word) >= TWICE_FROM)
    near = {name for name, words in stems for stem in words.split() if slip(word, stem, allowed)}
    return near.pop() if len(near) == 1 else None


def slip(word: str, stem: str, allowed: int) -> bool:
    """Whether a word is this one, mistyped; two slips only behind the right first letter."""
    distance = OSA.distance(word, stem, score_cutoff=allowed)
    return distance == 1 or distance == allowed == 2 and word[0] == stem[0]
