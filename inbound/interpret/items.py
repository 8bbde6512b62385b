"""Numbers of a digest as administrators write them: codes, ranges, all, rest, except. Knows plain sentences."""

import re
from dataclasses import dataclass
from functools import cache, partial
from re import Pattern
from typing import Any

from inbound.interpret.number_words import ORDINALS, UNITS
from inbound.interpret.numbers import whole
from inbound.interpret.word_lists import alternatives, any_of

listed = partial(any_of, "items")

MAX_ITEM = 999
MAX_RANGE = 100
TWO = r"couple(?: of)?|beiden"
UP_TO_COUNTED = range(1, 21)


@cache
def number_words() -> str:
    """The words that may stand for an item's number, the longer first."""
    none = alternatives("items", "no_number").split("|")
    told = (word for word in UNITS if UNITS[word] in UP_TO_COUNTED and word not in none)
    return "|".join(sorted(told, key=len, reverse=True))


@cache
def counts_other() -> str:
    """What shows that a number before it counts something else: "3 more weeks"."""
    return rf"(?:(?:{alternatives('items', 'further')}) )?{listed('counted')}"


@cache
def one() -> str:
    """A single item's number, in digits or in a word."""
    behind = "".join(f"(?<!{word} )" for word in alternatives("items", "no_number_behind").split("|"))
    return (
        rf"(?:{listed('label')} ?#?)?(?:\d{{1,3}}(?![\d%.:/])"
        rf"|{behind}(?:{number_words()})(?! {listed('how_often')}(?![\w'])))(?! ?(?:{counts_other()})\b)"
    )


@cache
def single() -> Pattern[str]:
    return re.compile(rf"{one()}(?: ?{listed('up_to')} ?{one()})?")


@cache
def article() -> str:
    return f"(?:{listed('article')} )?"


@cache
def row() -> str:
    """Items and ranges of items, joined to a list."""
    join = rf"(?: ?, ?(?:(?:and|und|y|et|e) )?{article()}| ?{listed('joins')} ?{article()}| (?!nos? ))"
    return rf"{single().pattern}(?:{join}{single().pattern})*"


@cache
def all_but() -> str:
    return f"{listed('all_but')}(?: for)?"


@cache
def rest() -> str:
    return rf"{listed('rest')}(?! {listed('rest_of')} {listed('rest_of_time')}(?!\w))(?! {listed('other_times')}(?!\w))"


@cache
def first_few() -> str:
    """ "The first three", "les 2 premiers"."""
    return (
        rf"(?:(?:the |die |les |l[oa]s |[oa]s )?(?:first|ersten|primer[oa]s|premi(?:ers|eres)|primeir[oa]s) "
        rf"(?P<count>{number_words()}|\d{{1,2}}|{TWO})(?: ones| items)?"
        rf"|(?:les |l[oa]s |[oa]s )(?P<count_before>{number_words()}|\d{{1,2}})"
        r" (?:premi(?:ers|eres)|primer[oa]s|primeir[oa]s))"
        rf"(?! {listed('not_listed')}(?![\w']))"
    )


@cache
def ranked() -> str:
    """ "The second", "la primera y la tercera"; not "a second reminder"."""
    order = "|".join(sorted(ORDINALS, key=len, reverse=True))
    none = rf"(?:{listed('not_listed')}|(?!one\b)(?:{number_words()})|\d+|{listed('not_ranked')})(?![\w'])"
    return (
        rf"(?:the )?(?P<order>{order})(?! {none})(?: (?:one|item|point))?"
        rf"(?: (?:and|und|y|et|e) (?:(?:the|die|der|das|l[ae]|el|[oa]) )?(?P<order2>{order})(?: one)?)?"
    )


@cache
def reaching() -> str:
    """ "All up to 6": everything from the first."""
    return (
        rf"(?:(?:{listed('all')} )?(?:up to|as far as)(?: and including)?(?: the)?"
        rf"|{listed('all')} {listed('all_up_to')}) (?P<upto>{one()})"
    )


@cache
def group() -> Pattern[str]:
    return re.compile(
        rf"(?<![\w@.#+])(?:(?P<rest>{rest()})|{reaching()}"
        rf"|(?P<all>{listed('all')})(?: ?,? ?{all_but()} {article()}(?P<but>{row()}))?"
        rf"|{first_few()}|{ranked()}|(?P<list>{row()}))(?![\w@])"
    )


@cache
def later_but() -> Pattern[str]:
    """An exception named after the verb: "all yes except 4"."""
    return re.compile(rf"(?: (?!and )[a-z]+){{1,4}} ?,? ?{all_but()} {article()}(?P<but>{row()})(?![\w@])")


@cache
def unnumbered() -> Pattern[str]:
    """All or the rest, but for somebody who is named instead of numbered: "everyone except Mr Hollis"."""
    plainly = all_but().replace("|but|", "|")
    left_out = rf"(?:(?:{plainly})|but(?= (?:the|mr|mrs|ms|dr|frau|herr) ))"
    return re.compile(
        rf"(?<!\w)(?:{listed('all')}|{rest()})(?: [a-z]+)? ?,? ?{left_out} "
        rf"(?!{article()}(?:{one()}|{listed('label')})|{listed('all')}(?!\w))"
    )


@cache
def numeral() -> Pattern[str]:
    return re.compile(rf"\d{{1,3}}|(?<!\w)(?:{number_words()})(?!\w)")


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
    for match in group().finditer(text):
        if match["order"] and adverb(text, match) or found and match.start() < found[-1].reaches:
            continue
        args, reaches = meant_by(match), 0
        if args == {"items": "all"} and (later := later_but().match(text, match.end())):
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
    bare = match.group() == match["order"] and re.match(r"$| ,| (?:though|please|if|before)(?!\w)", text[match.end() :])
    before = text[: match.start()].rstrip()
    return bool(bare) and bool(before) and not re.search(r"(?:,|\b(?:the|and|number|to|for|except|but|not))$", before)


def numbers(text: str) -> list[int]:
    """The integers of a list, ranges spelt out, in the order written."""
    spelt: list[int] = []
    for match in single().finditer(text):
        ends = [whole(numeral) for numeral in numeral().findall(match.group())]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + MAX_RANGE:
            spelt.extend(range(ends[0], ends[1] + 1))
        else:
            spelt.extend(ends)
    return [number for number in dict.fromkeys(spelt) if 0 < number <= MAX_ITEM]
