"""The words in which people speak of goals, from data to patterns. Knows no sentence."""

import re
from functools import cache
from re import Pattern

from inbound.interpret.number_words import ORDINALS
from inbound.phrase_data import table

SUBJECT = "goals"
ORDER = "|".join(sorted(ORDINALS, key=len, reverse=True))


def noun() -> str:
    return str(table(SUBJECT)["goal"])


@cache
def alternatives(name: str) -> str:
    """Every wording of a kind, the longer ones first."""
    words = [wording for wordings in table(SUBJECT)[name].values() for wording in wordings]
    joined = "|".join(sorted(words, key=len, reverse=True))
    return joined.replace("{ask}", str(table(SUBJECT)["ask"])).replace("{goal}", noun())


@cache
def pattern(name: str) -> Pattern[str]:
    """Any wording of a kind, as whole words."""
    return re.compile(rf"(?<!\w)(?:{alternatives(name)})(?![\w'])")


@cache
def undone() -> Pattern[str]:
    """A word that says it is not reached, up to two words before the end."""
    return re.compile(rf"(?<!managed )(?<!able )(?<![\w'])(?:{alternatives('undone')})(?: [\w'%]+){{0,2}} ?$")


@cache
def rewording() -> Pattern[str]:
    """A verb of changing, with the small word that leads to the new wording."""
    return re.compile(
        rf"(?<![\w'])(?:{alternatives('change')})(?![\w'])(?:.{{0,60}}?(?<![\w'])(?:{alternatives('changing')})(?![\w']))?"
    )


@cache
def reference() -> Pattern[str]:
    """A goal named by number, rank or words."""
    goal, number, numeral, share = noun(), alternatives("number"), alternatives("numeral"), alternatives("per_cent")
    told = rf"(?P<number>\d{{1,2}}(?![\d.%:])|{numeral})(?!\w| ?%| (?:{share})| of(?!\w))"
    unnumbered = rf"(?! ?(?:(?:{number}) )?(?:[#°º]? ?\d|(?:{numeral})(?!\w)))"
    ways = (
        rf"{goal} ?(?:{number}|n)? ?[#°º]? ?{told}",
        r"g ?(?P<short>\d{1,2})(?!\w)",
        rf"(?:{number}|#) ?(?P<bare>\d{{1,2}}|one|two|three|four|five)(?![\w%])",
        rf"(?P<order>{ORDER}) {goal}",
        rf"(?:das |mein )?(?P<order_de>{ORDER}) ziel",
        rf"{goal} (?P<order_after>{ORDER})",
        rf"(?:the |my |our )(?P<named>[a-z][\w'-]*(?: [\w'-]+){{0,3}}?) {goal}(?! (?:is to|to be)){unnumbered}",
    )
    return re.compile(rf"(?<![\w])(?:{'|'.join(ways)})")


@cache
def rank() -> Pattern[str]:
    """A rank without the word "goal", where the mail asked for goals."""
    joins = "|".join(rf"(?<=(?<!\w){word} )" for word in alternatives("joins").split("|"))
    as_for, the, one, goes_on = (alternatives(name) for name in ("as_for", "the", "one", "goes_on"))
    return re.compile(
        rf"(?:^|(?<=, )|{joins})(?:(?:{as_for}) )?(?:(?:{the}) )?(?P<rank>{ORDER})(?: (?:{one}))?"
        rf"(?= (?:{goes_on})\b| ,|$| \d)"
    )
