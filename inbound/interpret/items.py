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
    r"(?:(?:more|further|extra|additional|full|whole|mehr|weitere[nrs]?|volle[nrs]?) )?(?:months?|weeks?|days?"
    r"|years?|hours?|minutes?|mins?|mentors?|mentees?|people|persons?|of them|times|euros?|pounds?"
    r"|pm|am|uhr|o'clock|h|meses|semanas?|dias?|anos?|horas?|minutos?|mentoras?|mentores|personas?|veces|mois"
    r"|semaines?"
    r"|jours?|ans|heures?|personnes?|fois|monate?n?|wochen?|tage?n?|jahre?n?|stunden?|leuten?|personen|mal"
    r"|pessoas|vezes)"
)
# "One more time" and "a second reminder" count how often, and name no item.
NO_COUNT = r"(?! (?:more|last|further|final|extra|additional)(?![\w']))"
NOT_LISTED = (
    r"drafts?|paragraphs?|lines?|sentences?|pages?|chapters?|meetings?|sessions?|times?|goals?|questions?|weeks?"
    r"|months?"
    r"|days?|years?|hours?|quarters?|sitzungen|treffen|wochen|monate|tage|reuniones|semanas|meses|dias|reunions"
    r"|semaines"
    r"|mois|jours|reunioes"
)
NO_ITEMS = rf"(?! (?:{NOT_LISTED})(?![\w']))"
NO_RANK = (
    rf"(?! (?:{NOT_LISTED}|(?!one\b)(?:{WORDS})|\d+|reminders?|nudges?|try|tries|chance|round|attempt|go|call"
    rf"|push|thing|place|half"
    r"|mal|runde|erinnerung|vez|ronda|recordatorio|lembrete|fois|rappel|relance|tour)(?![\w']))"
)
ONE = (
    rf"(?:{LABEL})?(?:\d{{1,3}}(?![\d%.:/])|(?<!those )(?<!these )(?<!the )(?<!my )(?<!our )(?<!last )"
    rf"(?<!next )(?<!for )(?<!only )(?<!this )(?<!that )(?<!other )(?<!no )(?:{WORDS}){NO_COUNT})(?!"
    rf" ?(?:{UNITS_AFTER})\b)"
)
UP_TO = (
    r"(?:-|(?:up |through )?to(?: the)?|through|thru|till|until|bis(?: einschliesslich)?(?: (?:zu[rm]?|der|dem|die))?"
    r"|a(?: l[ao]s?)?|al?|aos?|ate(?: [ao]s?)?|hasta(?: (?:el|l[ao]s?))?|au|jusqu'(?:au?|a la))"
)
RANGE = rf"{ONE}(?: ?{UP_TO} ?{ONE})?"
ARTICLE = r"(?:(?:the|la|le|les|el|los|las|o|a|os|as|die|den|der) )?"
JOIN = (
    rf"(?: ?, ?(?:(?:and|und|y|et|e) )?{ARTICLE}| ?(?:and|&|\+|und|y|et|e|plus|as well as|sowie) ?{ARTICLE}| (?!nos? ))"
)
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
LEFT = r"(?:that's left|that is left|that remains|left(?: over)?|remaining|else)"
REST = (
    r"(?:(?:all )?(?:of )?(?:the )?(?:rest|others|(?:remaining|other) (?:ones|items|requests|applications|people"
    r"|applicants)"
    r"|remaining)|all others?"
    rf"|(?:everything|everyone|everybody|all|the ones|those|anything|anyone|anybody) {LEFT}"
    r"|(?:tod[oa]s? )?l[oa]s (?:demas|otr[oa]s|restantes)|(?:todo )?(?:el resto|lo demas|lo restante)"
    r"|tod[oa]s l[oa]s que quedan"
    r"|(?:tou(?:s|tes) )?les autres|(?:tout )?le reste|(?:tou(?:s|tes) )?(?:ceux|celles) qui restent"
    r"|(?:all(?:es?|en) (?:die |den )?|die |den )(?:andere?n?|ubrigen?|restlichen?|weiteren?|sonstigen?)"
    r"|alles (?:andere|ubrige|weitere)|(?:de[nmr] )?rest"
    r"|(?:tod[oa]s )?[oa]s (?:outr[oa]s|restantes|demais)|(?:tudo )?o (?:resto|restante|demais)|tudo o mais)"
    r"(?! (?:of the|of my|of this|de[rs]?|de la|del|du|da|do) (?:weeks?|months?|days?|years?|time|mail|woche"
    r"|tages|monats|jahres"
    r"|semanas?|dia|mes|ano|semaine|jour|mois)(?!\w))(?! (?:fois|veces|vezes|male?|times)(?!\w))"
)
TWO = r"couple(?: of)?|beiden"
FIRST_N = (
    rf"(?:(?:the |die |les |l[oa]s |[oa]s )?(?:first|ersten|primer[oa]s|premi(?:ers|eres)|primeir[oa]s) "
    rf"(?P<count>{WORDS}|\d{{1,2}}|{TWO})(?: ones| items)?"
    rf"|(?:les |l[oa]s |[oa]s )(?P<count_before>{WORDS}|\d{{1,2}}) (?:premi(?:ers|eres)|primer[oa]s|primeir[oa]s))"
)
LIST = rf"{RANGE}(?:{JOIN}{RANGE})*"
UP_TO_ONE = (
    rf"(?:(?:{ALL} )?(?:up to|as far as)(?: and including)?(?: the)?"
    rf"|{ALL} (?:bis(?! auf)(?: einschliesslich)?(?: zu[rm]?| nummer)?"
    rf"|hasta(?: el| la)?|jusqu'(?:au?|a la)|ate(?: ao?| [ao])?)) (?P<upto>{ONE})"
)
GROUP = re.compile(
    rf"(?<![\w@.#+])(?:(?P<rest>{REST})|{UP_TO_ONE}|(?P<all>{ALL})(?: ?,? ?{ALL_BUT} {ARTICLE}"
    rf"(?P<but>{LIST}))?|{FIRST_N}{NO_ITEMS}|(?:the )?(?P<order>{ORDER}){NO_RANK}(?: (?:one|"
    rf"item|point))?(?: (?:and|und|y|et|e) (?:(?:the|die|der|das|l[ae]|el|[oa]) )?(?P<order2>{ORDER})(?: one)?)?"
    rf"|(?P<list>{LIST})"
    rf")(?![\w@])"
)
LATER_BUT = re.compile(rf"(?: [a-z]+){{1,2}} ?,? ?{ALL_BUT} {ARTICLE}(?P<but>{LIST})(?![\w@])")
SINGLE = re.compile(RANGE)
NUMERAL = re.compile(rf"\d{{1,3}}|(?<!\w)(?:{WORDS})(?!\w)")


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
        if match["order"] and adverb(text, match) or found and match.start() < found[-1].reaches:
            continue
        args, reaches = meant_by(match), 0
        if args == {"items": "all"} and (later := LATER_BUT.match(text, match.end())):
            args["except"], reaches = numbers(later["but"]), later.end()
        if args["items"]:
            found.append(Items(args, match.start(), match.end(), not re.search(r"\d", match.group()), reaches))
    return found


def meant_by(match: "re.Match[str]") -> dict[str, Any]:
    """The items that a wording stands for."""
    if match["rest"]:
        return {"items": "rest"}
    if match["all"]:
        return {"items": "all"} | ({"except": numbers(match["but"])} if match["but"] else {})
    if match["upto"]:
        return {"items": first(max(numbers(match["upto"]), default=0))}
    if count := match["count"] or match["count_before"]:
        return {"items": first(2 if re.fullmatch(TWO, count) else whole(count))}
    if match["order"]:
        return {"items": sorted({ORDINALS[word] for word in (match["order"], match["order2"]) if word})}
    return {"items": numbers(match["list"])}


def first(many: int) -> list[int]:
    return list(range(1, min(many, MAX_RANGE) + 1))


def adverb(text: str, match: "re.Match[str]") -> bool:
    """Whether a rank is no item's: "I want to talk to her first"."""
    bare = match.group() == match["order"] and re.match(r"$| ,", text[match.end() :])
    before = text[: match.start()].rstrip()
    return bool(bare) and bool(before) and not re.search(r"(?:,|\b(?:the|and|number|to|for|except|but|not))$", before)


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
