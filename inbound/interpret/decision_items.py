"""The groups of items in a sentence of a digest's answer: without dates and other numbers, corrections carried out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from inbound.interpret.dates import When
from inbound.interpret.decision_words import anchors, forms, meant
from inbound.interpret.items import ALL_BUT, Items, groups

DAY_LIKE = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?")
CONTINUES = re.compile(
    r"[ ,]*(?:again|too|as well|likewise)?[ ,]*(?:and|n|und|y|et|e|&|plus|also|as well as|sowie)?[ ,]*"
    r"(?:(?:the|a|al|el|la|le|den|die|der|o) (?:mentor|mentee|pair)\w* (?:in|of|from|under|for|del?|de la|du|do"
    r"|da|von|bei) )?"
    r"(?:number|no|nr|numero|nummer)?[ ,]*"
)
INSTEAD = re.compile(
    r"(?:[ ,]|and|oops|sorry|wait|hang on|no|i|mean|meant|meaning|make (?:that|it)|rather|correction|actually|of"
    r" course"
    r"|should (?:be|read|have been)|scratch that|or|perdon|digo|quiero decir|quise decir|pardon|je veux dire|plutot"
    r"|ich|meine|meinte|nein|quatsch|entschuldigung|desculpe|quero dizer|queria dizer|perdao|alias|number|nummer)+"
)
MEANT = re.compile(
    r"\b(?:sorry|oops|mean|meant|make (?:that|it)|rather|correction|actually|wait|should (?:be|read|have been)|scratch"
    r"|digo|decir|perdon|pardon|veux dire|plutot|meine|meinte|quatsch|quero dizer|queria dizer|perdao|alias)\b"
)
REFUSED = re.compile(r"\b(?:no|nein|non|nao|nope)$")
NOT_THIS = re.compile(
    rf"[ ,]*(?:and |but |just |only |und |aber |y |pero |et |mais |e |mas )?(?:not|nicht|no|pas|nao|{ALL_BUT})"
    r"(?: (?:number|no|la|le|el|a|o|die|der|den))? *"
)
NOT_BEFORE = re.compile(
    r"(?:^|[ ,])(?:but not|not|pas|nicht|nao|ni|nor|neither|no(?= (?:la|el|lo|a|o) $))"
    r" (?:(?:number|item|the|la|le|el|a|o|die|der|den|for|to|fur|para) )*$"
)
# "ne refusez pas la 2": the verb between the two halves is what is denied.
FRENCH_NOT = re.compile(r"(?:^|[ ,])(?:ne |n')\w+ (?:\w+ )?pas (?:l[ae]s? )?$")
ALL_OF_THESE = re.compile(r"[ ,]*(?:are |sind |sont |estan |sao |son )?")
# "Alle ja, nur 5 nicht": the one is the exception of all.
ONLY_BEFORE = re.compile(
    r"(?:^|[ ,])(?:only|just|but|nur|aber|bloss|lediglich|solo|pero|seulement|mais|apenas|so|mas)(?: not)?"
    r"(?: (?:number|the|nr|die|der|el|la|le|[oa]))? $"
)
NOT_BEHIND = re.compile(r" (?:not|nicht|no|pas|nao|non|nein)(?= ,|$)")
BUT_AFTER = re.compile(rf"(?:^|[ ,])(?:{ALL_BUT}) (?:(?:number|the|no|la|le|el|a|o|die|der|den) )?$")


def anchored(text: str, group: Items) -> bool:
    """Whether a number can be an item's: "room 3" and "version 2" are none."""
    before = text[: group.start].split()
    if not before or before[-1] == "," or not isinstance(group.args["items"], list):
        return True
    if before[-1] in anchors() or meant(before[-1]):
        return True
    end = len(text[: group.start].rstrip())
    return any(match.end() == end for form in forms() for match in form.pattern.finditer(text))


def amended(items: Sequence[Items], text: str) -> list[Items]:
    """Groups with corrections carried out: "5, sorry, 6" is 6; "1 to 4, not 3" leaves 3 out."""
    kept: list[Items] = []
    for group in items:
        gap = text[kept[-1].end : group.start] if kept else ""
        if kept and group.args == {"items": "all"} and ALL_OF_THESE.fullmatch(gap):
            continue
        both = bool(kept) and all(isinstance(one.args["items"], list) for one in (kept[-1], group))
        if both and INSTEAD.fullmatch(gap) and MEANT.search(gap):
            kept[-1] = replace(group, start=kept[-1].start)
        elif (
            isinstance(group.args["items"], list)
            and NOT_BEFORE.search(text[: group.start])
            and not FRENCH_NOT.search(text[: group.start])
            and not NOT_THIS.fullmatch(gap)
        ):
            continue
        elif kept and isinstance(group.args["items"], list) and NOT_THIS.fullmatch(gap):
            kept[-1] = without(kept[-1], group)
        elif (
            (
                kept
                and kept[-1].args == {"items": "all"}
                and ONLY_BEFORE.search(gap)
                and NOT_BEHIND.match(text[group.end :])
            )
            or both
            and BUT_AFTER.search(gap)
        ):
            kept[-1] = replace(without(kept[-1], group), end=kept[-1].end)
        else:
            kept.append(group)
    return kept


def blanked(text: str, spans: Sequence[When]) -> str:
    """The text with its dates made unreadable, so that no day is taken for an item."""
    for span in spans:
        text = text[: span.start] + "_" * (span.end - span.start) + text[span.end :]
    return text


def corrected_items(text: str) -> dict[str, object] | None:
    """The items of a sentence that does nothing but put others in the place of those said before."""
    items = groups(text)
    if REFUSED.search(text):
        return None
    if len(items) != 1 or not MEANT.search(text[: items[0].start] + " " + text[items[0].end :]):
        return None
    around = text[: items[0].start] + " , " + text[items[0].end :]
    return dict(items[0].args) if INSTEAD.fullmatch(around) else None


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
    return both_lists(first, second) and bool(CONTINUES.fullmatch(text[first.end : second.start]))


def both_lists(first: Items, second: Items) -> bool:
    return isinstance(first.args["items"], list) and isinstance(second.args["items"], list)


def together(first: Items, second: Items) -> Items:
    numbers = list(dict.fromkeys(first.args["items"] + second.args["items"]))
    return replace(first, args={"items": numbers}, end=second.end)
