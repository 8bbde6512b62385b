"""The words in which people speak of goals, from data to patterns. Knows no sentence."""

import re
import tomllib
from functools import cache
from pathlib import Path
from re import Pattern
from typing import Any

from inbound.interpret.number_words import ORDINALS

DATA = Path(__file__).parents[1] / "phrases" / "goals.toml"
ORDER = "|".join(sorted(ORDINALS, key=len, reverse=True))


@cache
def table() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def noun() -> str:
    return str(table()["goal"])


@cache
def alternatives(name: str) -> str:
    """Every wording of a kind, the longer ones first."""
    words = [wording for wordings in table()[name].values() for wording in wordings]
    return "|".join(sorted(words, key=len, reverse=True)).replace("{goal}", noun())


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
    return re.compile(
        rf"(?<![\w])(?:{noun()} ?(?:number|no|nr|nummer|numero|num|n)? ?[#°º]? ?(?P<number>\d{{1,2}}(?![\d.%:])"
        rf"|one|two|three"
        rf"|four|five|six|uno|dos|tres|cuatro|eins|zwei|drei|vier|un|deux|trois|quatre|um|dois|quatro)(?!\w| ?%|"
        rf" percent"
        rf"| prozent| por ?cien| pour ?cent| of(?!\w))|g ?(?P<short>\d{{1,2}})(?!\w)|(?:number|nr|no|nummer|numero|num"
        rf"|#) ?(?P<bare>"
        rf"\d{{1,2}}|one|two|three|four|five)(?![\w%])|(?P<order>{ORDER}) {noun()}|(?:das |mein"
        rf" )?(?P<order_de>{ORDER}) ziel"
        rf"|{noun()} (?P<order_after>{ORDER})|(?:the |my |our )(?P<named>[a-z][\w'-]*(?: [\w'-]+){{0,3}}?) {noun()}"
        rf"(?! (?:is to|to be)))"
    )


@cache
def rank() -> Pattern[str]:
    """A rank without the word "goal", where the mail asked for goals."""
    return re.compile(
        rf"(?:^|(?<=, )|(?<=and )|(?<=y )|(?<=et )|(?<=und )|(?<=e )|(?<=but ))"
        rf"(?:(?:with|on|for|as for|con|en cuanto a|pour|quant au|avec|sur|beim?|mit|zum|com|para|em|no"
        rf"|na) )?(?:the |my |el |la |le |das |der "
        rf"|die |o |a |mein )?"
        rf"(?P<rank>{ORDER})(?: (?:one|of them|uno|una|eine))?(?= (?:is|was|has|one|at|half|done|still|nearly"
        rf"|almost|needs|esta|ya|va|por|a|voy|sigo|je|j'ai|j'en|bin|habe|brauche|estou|vou|est|c'est|en|ist|hat"
        rf"|steht|zur|bei|fertig|foi|ja|vai|em|por|e)\b| ,|$| \d)"
    )
