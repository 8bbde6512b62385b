"""The groups of items in a sentence of a digest's answer: without dates and other numbers, corrections carried out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from re import Pattern

from inbound.interpret.decision_words import anchors, forms, meant
from inbound.interpret.items import Items, all_but, groups, unnumbered
from inbound.interpret.sentences import plain
from inbound.interpret.word_lists import alternatives, any_of, pattern

listed = partial(any_of, "decisions")
wording = partial(pattern, "decisions")

DAY_LIKE = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?")
# "ne refusez pas la 2": the verb between the two halves is what is denied.
FRENCH_NOT = re.compile(r"(?:^|[ ,])(?:ne |n')\w+ (?:\w+ )?pas (?:l[ae]s? )?$")
ALL_OF_THESE = re.compile(r"[ ,]*(?:are |sind |sont |estan |sao |son )?")
BLANK = "_"
BRACKETS = re.compile(r"\(([^()]{2,80})\)")
REMARK = re.compile(r"[a-z]{2}.*\d")
ARTICLE = re.compile(r" a$")  # "não à 2"
OPENS_CLAUSE = re.compile(
    r"(?: , | (?:and|but|und|aber|y|pero|et|mais|e|mas) )(?:please |bitte )?(?!at|room|by|in)[a-z]{3,} $"
)
NOT_BEHIND = re.compile(r" (?:not|nicht|no|pas|nao|non|nein)(?= ,|$)")


@cache
def going_on() -> Pattern[str]:
    """All that may stand between two groups of items of one verb."""
    return re.compile(
        rf"[ ,]*(?:again|too|as well|likewise)?[ ,]*{listed('goes_on')}?[ ,]*"
        rf"(?:{listed('whom_article')} (?:mentor|mentee|pair)\w* {listed('whom_of')} )?"
        r"(?:number|no|nr|numero|nummer)?[ ,]*"
    )


@cache
def not_this() -> Pattern[str]:
    """ "… but not 3": what takes the next items out of those before."""
    return re.compile(rf"[ ,]*(?:{listed('but')} )?(?:{listed('not')}|{all_but()})(?: {listed('number_article')})? *")


@cache
def but_after() -> Pattern[str]:
    return re.compile(rf"(?:^|[ ,])(?:{all_but()}) (?:(?:the|{alternatives('decisions', 'number_article')}) )?$")


# "No to the last one", "reject the last": what stands between a decision and the last item.
ANSWERED = r"(?:to|for|against|on|a|al|au|zu|zum|zur|fur|para|ao|reject|approve|hold|not|decline|refuse[rz]?|ablehnen)"
LAST = (
    r"(?:and |but |y |et |und |e )?(?:(?:the|la|el|l[ae]|die|der|das|den|[ao]) )?"
    r"(?:last|latter|ultim[oa]|derniere?|letzte[nrs]?)(?: one| item| of them)?\b"
)


@cache
def of_the_last() -> Pattern[str]:
    """The last of the items, told apart: "…, and the last one: no"."""
    times = alternatives("decisions", "last_time")
    return re.compile(rf"(?: (?:, |(?=(?:and|but|y|et|und|e) ))| (?:{ANSWERED} )){LAST}(?! (?:{times}))")


@cache
def unknown_verb() -> Pattern[str]:
    """ "Aprobad de la 1 a la 4 y descarten la 5": a verb that nobody knows has its own items."""
    known, verbs, article = (alternatives("decisions", name) for name in ("no_verb", "unknown_verb", "article"))
    return re.compile(
        r"^ (?:, )?(?:(?:et|y|e) [a-z]+(?:ez|ad|ed|id|em)(?: [^,]{0,40})? $"
        rf"|and (?:then |please )?(?:{verbs})(?: [^,]{{0,40}})? $)"
        rf"|^ (?:, )?(?:and|und|y|et|e|but|aber|pero|mais|mas) (?!{known})[a-z]{{4,}}(?: sie| ihr|-l[ae]s?)?"
        rf" (?:(?:{article}) )?$"
    )


def anchored(text: str, group: Items) -> bool:
    """Whether a number can be an item's: "room 3" and "version 2" are none."""
    before = text[: group.start].split()
    if not before or before[-1] == "," or not isinstance(group.args["items"], list):
        return True
    if before[-1] in anchors() or meant(before[-1]) or but_after().search(text[: group.start]):
        return True
    end = len(ARTICLE.sub("", text[: group.start].rstrip()))
    return any(match.end() == end for form in forms() for match in form.pattern.finditer(text))


def bracketed(raw: str, text: str) -> list[tuple[int, int]]:
    """Where remarks in brackets stand that begin with a word of their own: "5 rejected (under 18)"."""
    spans: list[tuple[int, int]] = []
    for remark in BRACKETS.findall(raw):
        words = plain(remark)
        start = text.find(words, spans[-1][1] if spans else 0) if REMARK.match(words) else -1
        if start >= 0 and not numbered().match(words):
            spans.append((start, start + len(words)))
    return spans


@cache
def numbered() -> Pattern[str]:
    """Words in brackets that name items: "all (but not 4)", "approve those (number 3 and 4)"."""
    return re.compile(
        rf"(?:(?:{listed('but')}|{listed('not')}|{all_but()}|{listed('goes_on')}|{listed('number_article')}"
        rf"|{alternatives('items', 'label')}|the|or|also|only|{alternatives('items', 'joins')})(?![\w']) ?)*(?:\d|#)"
    )


def all_left_open(text: str, named: Sequence[Items]) -> bool:
    """Whether somebody is left out by name, or items of what nobody named: "all but Mr Hollis", "al except 3"."""
    first = named[0] if named else None
    return bool(unnumbered().search(text)) or (
        first is not None and isinstance(first.args["items"], list) and bool(but_after().search(text[: first.start]))
    )


def strange(text: str, groups_left: Sequence[Items]) -> Items | None:
    """A number that stands right behind the one word that opens its clause: "…, but keep 3 back"."""
    return next((group for group in groups_left if OPENS_CLAUSE.search(text[: group.start])), None)


def amended(items: Sequence[Items], text: str) -> list[Items]:
    """Groups with corrections carried out: "5, sorry, 6" is 6; "1 to 4, not 3" leaves 3 out."""
    kept: list[Items] = []
    for group in items:
        gap = text[kept[-1].end : group.start] if kept else ""
        if kept and group.args == {"items": "all"} and ALL_OF_THESE.fullmatch(gap):
            continue
        both = bool(kept) and all(isinstance(one.args["items"], list) for one in (kept[-1], group))
        if both and wording("instead").fullmatch(gap) and wording("meant").search(gap):
            kept[-1] = replace(group, start=kept[-1].start)
        elif (
            isinstance(group.args["items"], list)
            and wording("not_before").search(text[: group.start])
            and not FRENCH_NOT.search(text[: group.start])
            and not not_this().fullmatch(gap)
        ):
            if kept and not isinstance(kept[-1].args["items"], list):
                kept[-1] = replace(without(kept[-1], group), end=kept[-1].end)  # "rest ok, not 2"
            continue
        elif kept and isinstance(group.args["items"], list) and not_this().fullmatch(gap):
            kept[-1] = without(kept[-1], group)
        elif (
            (
                kept
                and kept[-1].args == {"items": "all"}
                and wording("only").search(gap)
                and NOT_BEHIND.match(text[group.end :])
            )
            or both
            and but_after().search(gap)
        ):
            kept[-1] = replace(without(kept[-1], group), end=kept[-1].end)
        else:
            kept.append(group)
    return kept


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with its dates and remarks made unreadable, so that no day or age is taken for an item."""
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text


def corrected_items(text: str) -> dict[str, object] | None:
    """The items of a sentence that does nothing but put others in the place of those said before."""
    items = groups(text)
    if wording("refused").search(text):
        return None
    if len(items) != 1 or not wording("meant").search(text[: items[0].start] + " " + text[items[0].end :]):
        return None
    around = text[: items[0].start] + " , " + text[items[0].end :]
    return dict(items[0].args) if wording("instead").fullmatch(around) else None


def without(group: Items, left_out: Items) -> Items:
    numbers = left_out.args["items"]
    if isinstance(group.args["items"], list):
        remaining = [number for number in group.args["items"] if number not in numbers]
        return replace(group, args={"items": remaining or group.args["items"]}, end=left_out.end)
    return replace(group, args=group.args | {"except": [*group.args.get("except", []), *numbers]}, end=left_out.end)


def shifted(found: Sequence[Items], by: int) -> list[Items]:
    return [replace(one, start=one.start + by, end=one.end + by) for one in found]


def continues(first: Items, second: Items, text: str) -> bool:
    """Whether a second group only goes on with the first: "1, 2 and number 4"."""
    return both_lists(first, second) and bool(going_on().fullmatch(text[first.end : second.start]))


def both_lists(first: Items, second: Items) -> bool:
    return isinstance(first.args["items"], list) and isinstance(second.args["items"], list)


def together(first: Items, second: Items) -> Items:
    numbers = list(dict.fromkeys(first.args["items"] + second.args["items"]))
    return replace(first, args={"items": numbers}, end=second.end)
