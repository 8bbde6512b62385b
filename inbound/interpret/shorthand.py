"""Shorthand that only its neighbours tell: "up 4 it", "no prob", "n posso". Knows `shorthand.toml`, and no meanings."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from re import Pattern

from inbound.interpret.word_lists import MACROS, expanded
from inbound.phrase_data import table

SUBJECT = "shorthand"
LANGUAGES = ("en", "pt", "es", "de", "fr")


@dataclass(frozen=True)
class Shorthand:
    """What a word stands for between these neighbours."""

    means: str
    behind: Pattern[str] | None
    not_behind: Pattern[str] | None
    ahead: Pattern[str] | None

    def fits(self, before: str, after: str) -> bool:
        if self.behind and not self.behind.search(before) or self.ahead and not self.ahead.match(after):
            return False
        return not (self.not_behind and self.not_behind.search(before))


@cache
def known(language: str) -> dict[str, tuple[Shorthand, ...]]:
    """What each word may stand for in a language, in the order to be tried."""
    found: dict[str, tuple[Shorthand, ...]] = {}
    for row in () if language == MACROS else table(SUBJECT).get(language, ()):
        one = Shorthand(row["means"], ends(row.get("behind")), ends(row.get("not_behind")), begins(row.get("ahead")))
        for word in row["at"]:
            found[word] = (*found.get(word, ()), one)
    return found


def ends(wording: str | None) -> Pattern[str] | None:
    return None if wording is None else re.compile(rf"(?:^|(?<= ))(?:{expanded(SUBJECT, wording)})$")


def begins(wording: str | None) -> Pattern[str] | None:
    return None if wording is None else re.compile(rf"(?:{expanded(SUBJECT, wording)})(?= |$)")


def spelt_out(
    words: Sequence[str], languages: Collection[str], alone: Callable[[str], str], kept: Collection[str]
) -> list[str]:
    """The words, each as its neighbours tell that it is meant, or as it is meant `alone`; of those `kept`, as alone."""
    said: list[str] = []
    for number, word in enumerate(words):
        candidates = [
            one
            for language in LANGUAGES
            if language in languages and word not in kept
            for one in known(language).get(word, ())
        ]
        before, after = (" ".join(said), " ".join(words[number + 1 :])) if candidates else ("", "")
        meant = next((one.means for one in candidates if one.fits(before, after)), None)
        said.append(alone(word) if meant is None else meant)
    return said
