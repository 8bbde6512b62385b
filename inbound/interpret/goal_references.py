"""Which goals a sentence names: by number, rank or words; by a lone number where goals were asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from re import Match, Pattern

from inbound.interpret.dates import When
from inbound.interpret.goal_words import alternatives, noun, pattern, rank, reference
from inbound.interpret.items import UNITS_AFTER
from inbound.interpret.number_words import ORDINALS
from inbound.interpret.numbers import whole

NO_NAME = frozenset(
    ["new", "next", "other", "main", "same", "only", "last", "whole", "big", "of", "another", "a", "that", "for"]
)
NO_PART = frozenset(
    [
        "with",
        "of",
        "on",
        "to",
        "in",
        "for",
        "and",
        "that",
        "which",
        "is",
        "a",
        "at",
        "about",
        "by",
        "from",
        "as",
        "than",
    ]
)
LONE = re.compile(
    rf"(?<![\w.,:/%°-])(?P<number>\d{{1,2}})(?![\w:/%-])(?!\.\d)(?! ?(?:%|per ?cent|prozent|{UNITS_AFTER})\b)"
)
SMALL = (
    r"(?:and|so|then|also|now|please|for|as|with|on|the|my|number|del|von|da|do|of|no|nr|both|in|regarding"
    r"|concerning|to|at|y|el"
    r"|la|los|las|il|en"
    r"|le|les|l'|du|de|d'|pour|et|und|die|das|der|bei|zu|nummer|bitte|e|o|a|os|as|em|para|por|favor|is|are|be|as"
    r" well|too)"
)
AUXILIARY = (
    r"(?:is|are|was|has|have|will|should|can|could|at|to|by|on|up|still|now|almost|nearly|half|about|around|both"
    r"|too|please"
    r"|esta|va|van|ya|al|sigue|est|a|en|ist|sind|bei|steht|hat|zu|auf|bis|e|foi|estao|ja|em|vai|estou|vou|voy"
    r"|estoy|j'en|je|j'ai|ich|bin|habe|i'm|i|we|we're|also|looks?|needs?|slipped|moved)"
)


@dataclass(frozen=True)
class Reference:
    """A goal by its number or the words used for it, and where it stands."""

    goal: int | str
    start: int
    end: int
    numbered: bool = False
    guessed: bool = False  # "both" are the first two, where nobody counted


THE = r"(?:the|my|el|la|mi|le|mon|ma|das|die|den|mein|meine|[oa]|[oa] meu|a minha)"
RANKED = re.compile(rf"(?<!\w){THE} (?P<rank>{'|'.join(ORDINALS)})(?!\w)")
BEHIND = re.compile(rf" {THE} (?P<rank>{'|'.join(ORDINALS)})(?!\w)")
BOTH = re.compile(
    rf"(?:^|, |(?:and|y|et|und|e) )(?P<words>(?:both|beide|(?:tou(?:s|tes) )?les deux|l[oa]s dos|amb[oa]s"
    rf"|[oa]s d(?:ois|uas))"
    rf"(?: (?:of them|of these|davon|de (?:ell[oa]s|eux|elles)|deles|delas|(?:of )?(?:the |my |our )?{noun()}))?)"
    r"(?= (?:are|is|were|need|have|has|at|now|still|done|finished|reached|sind|haben|sont|ont|estan|son|han"
    r"|estao|sao|foram|ya|ja"
    r"|erledigt|erreicht|geschafft|fertig|hech[oa]s|cumplid[oa]s|feit[oa]s|atteint\w*|termin\w*"
    r"|conclu\w+)(?![\w'])|$| ,)"
)
OTHER = re.compile(
    r"(?:^|, |(?:and|but|y|et|und|e|while|aber|pero|mais|mas) )(?P<words>(?:the|das|die|der|el|la|le|l'|o|a)[ ]?"
    r"(?:other|andere|zweite andere|otr[oa]|autre|outr[oa])(?: (?:one|goal)(?=.)(?=[ ',]))?)"
    r"(?= (?:will|won't|can|should|takes|comes|goes|follows|waits|stays|remains|wird|folgt|suit|sigue|segue|is"
    r"|was|has|at|needs?|still|now|half|nearly|almost|done|ist|hat|bei|steht|noch|esta|va|al|por|est|en|a|vai|em|ainda"
    r"|aun|todavia)(?![\w'])| ,|'s )"
)


def mentions_goals(text: str) -> bool:
    return bool(mention().search(text))


@cache
def mention() -> Pattern[str]:
    return re.compile(rf"\b{noun()}\b")


def references(
    text: str, whens: Sequence[When] = (), *, bare: bool = False, last: int | str | None = None
) -> list[Reference]:
    """Every goal named; `bare`: the mail was about goals, so that a lone number or rank names one.

    `last`: the goal that the sentence before spoke of.
    """
    found: list[Reference] = []
    position = 0
    while match := reference().search(text, position):
        goal = goal_of(match)
        position = match.end() if goal is not None else match.start() + 1
        if goal is not None:
            numbered = bool(match["number"] or match["short"] or match["bare"])
            found.append(Reference(goal, match.start(), match.end(), numbered))
    if bare:
        spans = [(one.start, one.end) for one in found] + [(when.start, when.end) for when in whens]
        found += [one for one in lone(text) if not any(a < one.end and one.start < b for a, b in spans)]
        found += counted(text, found, last)
    elif found:
        found += listed(text, found)
    return sorted(found, key=lambda one: one.start)


def counted(text: str, found: Sequence[Reference], last: int | str | None) -> list[Reference]:
    """ "Both", and "the other one" behind the first or the second of two."""
    both = BOTH.search(text)
    if both and not found:
        return [Reference(goal, both.start("words"), both.end("words"), guessed=True) for goal in (1, 2)]
    other = OTHER.search(text)
    before: set[int | str | None] = {one.goal for one in found if other and one.end <= other.start("words")} or {last}
    if other is None or len(before) != 1 or not before <= {1, 2}:
        return []
    return [Reference(1 if 2 in before else 2, other.start("words"), other.end("words"))]


def goal_of(match: "Match[str]") -> int | str | None:
    """The goal's number, or the words used for it; None where "the … goal" names none."""
    numeral = match["number"] or match["short"] or match["bare"]
    order = match["order"] or match["order_de"] or match["order_after"]
    if numeral:
        return whole(numeral)
    if order:
        return ORDINALS[order]
    words = match["named"].split()
    last = words[-1]
    if not NO_PART.isdisjoint(words):
        return None
    return ORDINALS.get(last) or (None if last in NO_NAME else str(match["named"]))


def listed(text: str, found: Sequence[Reference]) -> list[Reference]:
    """The further numbers of "goals 1, 2 and 4"."""
    more: list[Reference] = []
    for one in found:
        end = one.end
        while one.numbered and (
            match := re.compile(r"(?: ,)? ?(?:and|&|y|et|und|e|,) (?P<number>\d{1,2})(?![\w:/%.-])(?! ?%)").match(
                text, end
            )
        ):
            more.append(Reference(int(match["number"]), match.start("number"), match.end(), numbered=True))
            end = match.end()
    return more


def lone(text: str) -> list[Reference]:
    """Numbers and ranks that stand where a goal would: at the head of a clause, or behind a verb for goals."""
    found = [
        Reference(int(match["number"]), match.start(), match.end(), numbered=True)
        for match in LONE.finditer(text)
        if headed().search(text[: match.start()]) and tailed().match(text[match.end() :])
    ]
    found += [
        Reference(ORDINALS[told["rank"]], verb.start() + told.start("rank"), verb.start() + told.end("rank"))
        for verb in pattern("drop").finditer(text)
        if (told := RANKED.search(verb.group()))
    ]
    found += [
        Reference(ORDINALS[told["rank"]], told.start("rank"), told.end("rank"))
        for verb in pattern("drop").finditer(text)
        if (told := BEHIND.match(text, verb.end()))
    ]
    return found + [Reference(ORDINALS[m["rank"]], m.start("rank"), m.end()) for m in rank().finditer(text)]


@cache
def headed() -> Pattern[str]:
    verbs = "|".join(alternatives(name) for name in ("done", "drop", "reopen"))
    # Behind a first number goes a second: "1 and 3 are done", "1 done 2 open".
    return re.compile(
        rf"(?:^|, |(?<!\w)(?:{verbs}|and|but|und|aber|y|pero|et|mais|e|mas) |\d |% )(?:{SMALL} |, )*"
        rf"(?:(?:mark|set|move|push|bring|put|get|take|strike|scratch|knock|cross|{alternatives('shift')}) "
        rf"(?:(?:{alternatives('its_words')}) )?(?:{SMALL} )*)?$"
    )


@cache
def tailed() -> Pattern[str]:
    verbs = "|".join(alternatives(name) for name in ("done", "drop", "reopen"))
    return re.compile(
        rf" ?(?:$|, | ?,|& |(?:and|y|et|und|e|but) |{AUXILIARY}(?![\w'])|'s |(?:altogether|as|completely|instead"
        rf"|off|out)\b"
        r"|(?:au|jusqu'au|auf|bis|hasta|ate|para|until|till|by|wieder|bitte|please)\b"
        rf"|(?:{verbs}|{alternatives('shift')}|you can|podem|podeis|pueden?|pouvez|konnt|konnen|kann)(?![\w'])"
        rf"|\d{{1,3}} ?(?:%|per|prozent|por|pour))"
    )
