"""Numbers of a digest as administrators write them: codes, ranges, all, rest, except. Knows plain sentences."""

import re
from dataclasses import dataclass
from typing import Any

from inbound.interpret.number_words import ORDINALS, UNITS
from inbound.interpret.numbers import whole

MAX_ITEM = 999
MAX_RANGE = 100
WORDS = "|".join(
    word
    for word in sorted(UNITS, key=len, reverse=True)
    if 1 <= UNITS[word] <= 20
    and word
    not in (
        "a",
        "an",
        "un",
        "una",
        "um",
        "uma",
        "une",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "couple",
        "nove",
        "once_es",
    )
)
ORDER = "|".join(sorted(ORDINALS, key=len, reverse=True))
LABEL = (
    r"(?:(?:item|items|number|numbers|no|nos|nr|point|points|case|entry|entries|"
    r"num|numero|numeros|numéro|nummer|punkt|punto|puntos|#) ?#?)"
)
UNITS_AFTER = (
    r"months?|weeks?|days?|years?|hours?|minutes?|mins?|mentors?|mentees?|people|persons?|of them|times|euros?|pounds?"
    r"|pm|am|uhr|o'clock|h|meses|semanas?|dias?|anos?|horas?|minutos?|mentoras?|mentores|personas?|veces|mois"
    r"|semaines?"
    r"|jours?|ans|heures?|personnes?|fois|monate?n?|wochen?|tage?n?|jahre?n?|stunden?|leuten?|personen|mal"
    r"|pessoas|vezes"
)
ONE = (
    rf"(?:{LABEL})?(?:\d{{1,3}}(?![\d%.:/])|(?<!those )(?<!these )(?<!the )(?<!my )(?<!our )(?<!last )"
    rf"(?<!next )(?<!for )(?<!only )(?<!this )(?<!that )(?<!other )(?<!no )(?:{WORDS}))(?! ?(?:{UNITS_AFTER})\b)"
)
RANGE = rf"{ONE}(?: ?(?:-|to|through|thru|till|until|a|bis|à|ate|hasta|al) ?{ONE})?"
ARTICLE = r"(?:(?:the|la|le|les|el|los|las|o|a|os|as|die|den|der) )?"
JOIN = rf"(?: ?, ?(?:(?:and|und|y|et|e) )?{ARTICLE}| ?(?:and|&|\+|und|y|et|e|plus|as well as|sowie) ?{ARTICLE}| )"
ALL_BUT = (
    r"(?:except|but|bar|barring|minus|aside from|with the exception of|save|apart from|excluding|without|other"
    r" than|ausser|bis "
    r"auf|excepto|menos|salvo|sauf|exceto|hormis|a part|excepte|a excepcion de|quitando|tirando|mit ausnahme"
    r" von)(?: for)?"
)
ALL = (
    r"(?:all of (?:them|these|those)|all the (?:items|requests|others?)|all "
    r"(?:items|requests|of it)|everything|everyone|everybody|them all|the lot|"
    r"all|alles?|alle|allen|todos|todas|todo|tous|toutes|tout|tudo)"
)
REST = (
    r"(?:(?:all )?(?:the )?(?:rest|others|remaining(?: ones| items)?|other ones)"
    r"|all others?|(?:all )?the other ones|everything else|everyone else|los "
    r"demas|las demas|el resto|tous les autres|les autres|le reste|den rest|"
    r"die anderen|alle anderen|alle ubrigen|die ubrigen|os outros|as outras|"
    r"os restantes|o resto|todos os outros)"
)
FIRST_N = rf"(?:the )?first (?P<count>{WORDS}|\d{{1,2}})(?: ones| items)?"
LIST = rf"{RANGE}(?:{JOIN}{RANGE})*"
GROUP = re.compile(
    rf"(?<![\w@.#+])(?:(?P<rest>{REST})|(?P<all>{ALL})(?: ?,? ?{ALL_BUT} {ARTICLE}"
    rf"(?P<but>{LIST}))?|{FIRST_N}|(?:the )?(?P<order>{ORDER})(?: (?:one|"
    rf"item|point))?(?: and (?:the )?(?P<order2>{ORDER})(?: one)?)?|(?P<list>{LIST})"
    rf")(?![\w@])"
)
LATER_BUT = re.compile(rf"(?: [a-z]+){{1,2}} ?,? ?{ALL_BUT} {ARTICLE}(?P<but>{LIST})(?![\w@])")
SINGLE = re.compile(RANGE)
NUMERAL = re.compile(rf"\d{{1,3}}|{WORDS}")


@dataclass(frozen=True)
class Items:
    """A group of items in a sentence, as the contract spells it: a list, "all" or "rest", with exceptions."""

    args: dict[str, Any]
    start: int
    end: int
    bare_word: bool = False
    reaches: int = 0  # where an exception named after the verb ends: "all yes except 4"


def groups(text: str) -> list[Items]:
    """Every group of items in a plain sentence, in order."""
    found: list[Items] = []
    for match in GROUP.finditer(text):
        if match["rest"]:
            args: dict[str, Any] = {"items": "rest"}
        elif match["all"]:
            args = {"items": "all"} | ({"except": numbers(match["but"])} if match["but"] else {})
        elif match["count"]:
            args = {"items": list(range(1, min(whole(match["count"]), MAX_RANGE) + 1))}
        elif match["order"]:
            args = {"items": sorted({ORDINALS[word] for word in (match["order"], match["order2"]) if word})}
        else:
            args = {"items": numbers(match["list"])}
        if found and match.start() < found[-1].reaches:
            continue
        reaches = 0
        if args == {"items": "all"} and (later := LATER_BUT.match(text, match.end())):
            args["except"], reaches = numbers(later["but"]), later.end()
        if args["items"]:
            found.append(Items(args, match.start(), match.end(), not re.search(r"\d", match.group()), reaches))
    return found


def numbers(text: str) -> list[int]:
    """The integers of a list, ranges spelt out, in the order written."""
    spelt: list[int] = []
    for match in SINGLE.finditer(text):
        ends = [whole(numeral) for numeral in NUMERAL.findall(match.group())]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + MAX_RANGE:
            spelt.extend(range(ends[0], ends[1] + 1))
        else:
            spelt.extend(ends)
    return [number for number in dict.fromkeys(spelt) if 0 < number <= MAX_ITEM]
