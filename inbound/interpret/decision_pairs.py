"""Which verb of a sentence each group of items belongs to: by nearness, clause and the order in which it began.

Knows verbs and groups with their places; refuses to know what the verbs do.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from inbound.interpret.decision_acts import DATED, Verb, clause
from inbound.interpret.decision_items import BLANK, both_lists, continues, going_on, shifted, together, unknown_verb
from inbound.interpret.decision_verbs import heads_clause, linked
from inbound.interpret.decision_words import anchors
from inbound.interpret.items import Items, groups
from inbound.interpret.word_lists import pattern

wording = partial(pattern, "decisions")

POINTING = re.compile(
    r" (?:(?:that|this) one|it|that|him|her|them|those(?: two)?|these|both)(?= ,|$| please| too| as well)"
)
# "Aprobad de la 1 a la 4 y descarten la 5": a verb that nobody knows has its own items.
JOINED_ON = re.compile(r" (?:and|und|y|et|e)(?: (?:then|please|also|luego|ensuite|dann|bitte|depois))? $")
LONG = 4


def paired(verbs: Sequence[Verb], items: Sequence[Items], text: str, undated: str) -> list[tuple[Verb, Items]]:
    """Each group with its verb; groups of one verb are put together, what has no verb is left out.

    `undated`: the text with its dates blanked. "Extend 4 to May and 5 to June" does so twice.
    """
    if not verbs:
        return []
    items_first = items[0].start < verbs[0].start
    pairs: list[tuple[Verb, Items]] = []
    for group in items:
        parted = split_list(group, verbs, items, text)
        for part in parted or [group]:
            last = pairs[-1] if pairs else None
            if (
                last
                and unknown_verb().search(text[last[1].end : part.start])
                and not read_words(text, last[1], part, verbs)
            ):
                continue
            verb = verb_for(part, verbs, items, text, items_first=items_first)
            if last and verb is last[0] and continues(last[1], part, text):
                pairs[-1] = (verb, together(last[1], part))
            elif verb is not None and not any(other is verb for other, _ in pairs):
                pairs.append((verb, part))
            elif verb is not None and last and again(verb, last, part, undated):
                pairs.append((replace(verb, start=part.start, end=part.start), part))
            elif verb is not None and last and last[0] is verb:
                pairs[-1] = (verb, together(last[1], part)) if both_lists(last[1], part) else last
    return [*pairs, *pointed(verbs, pairs, text)]


def again(verb: Verb, last: tuple[Verb, Items], part: Items, undated: str) -> bool:
    """Whether a verb has a day of its own for each of its groups."""
    same = last[0] is verb or last[0].name == verb.name and last[0].start == last[0].end
    dated = BLANK in undated[last[1].end : part.start] and BLANK in undated[part.end :]
    return verb.name in DATED and verb.end <= part.start and same and dated


def read_words(text: str, first: Items, second: Items, verbs: Sequence[Verb]) -> bool:
    """Whether what stands between two groups is a small word, or a verb that is known."""
    known = any(first.end <= verb.start < second.start for verb in verbs)
    return known or all(len(word) < LONG or word in anchors() for word in text[first.end : second.start].split())


def pointed(verbs: Sequence[Verb], pairs: Sequence[tuple[Verb, Items]], text: str) -> list[tuple[Verb, Items]]:
    """ "Approve all except 3, reject that one": a last verb of what was left out before, or of the last items."""
    last = verbs[-1]
    if not pairs or last.bare or any(verb is last for verb, _ in pairs) or not POINTING.match(text[last.end :]):
        return []
    told = pairs[-1][1].args
    numbers = told.get("except") or told["items"]
    if not isinstance(numbers, list) or last.start < pairs[-1][1].end:
        return []
    return [(last, Items({"items": numbers}, last.start, last.end))]


def split_list(group: Items, verbs: Sequence[Verb], items: Sequence[Items], text: str) -> list[Items]:
    """ "approve 1, 2 no": a list that a verb stands before and a bare word behind is two."""
    words = text[group.start : group.end]
    before = any(verb.end <= group.start and linked(verb, group, text, comma=False) for verb in verbs)
    if before and " , " in words and wording("talk").match(text[group.end :]):
        cut = group.start + words.rindex(" , ")
        return shifted(groups(text[group.start : cut]), group.start)
    behind = next((verb for verb in verbs if verb.start >= group.end), None)
    if not before or behind is None or " , " not in words or not linked(behind, group, text, comma=False):
        return []
    if owns(behind, group, items, text):
        return []
    cut = group.start + words.rindex(" , ")
    return [
        *shifted(groups(text[group.start : cut]), group.start),
        *shifted(groups(text[cut + 3 : group.end]), cut + 3),
    ]


def owns(verb: Verb, group: Items, items: Sequence[Items], text: str) -> bool:
    """Whether a verb behind a group has another of its own in its clause."""
    _, close = clause(text, verb.start)
    return any(verb.end <= other.start < close for other in items if other is not group)


def verb_for(
    group: Items, verbs: Sequence[Verb], items: Sequence[Items], text: str, *, items_first: bool
) -> Verb | None:
    """The verb that a group belongs to, by nearness, clause and the order in which the sentence began."""
    before = next((verb for verb in reversed(verbs) if verb.end <= group.start), None)
    behind = next((verb for verb in verbs if verb.start >= group.end), None)
    if behind and any(group.end <= other.start < behind.start for other in items if other.start != group.start):
        behind = None
    if behind and JOINED_ON.search(text[group.end : behind.start]) and owns(behind, group, items, text):
        behind = None
    begin, close = clause(text, group.start)
    free = behind is not None and (items_first or not owns(behind, group, items, text))
    if behind and free and linked(behind, group, text, comma=False):
        return behind
    if before and items_first and before.bare and spent(before, group, items, text):
        before = None
    if before and before.start >= begin and not (items_first and behind and behind.start < close):
        return before
    near = behind is not None and (behind.start < close or linked(behind, group, text, comma=True))
    if behind and free and near and not (behind.start > close and owns(behind, group, items, text)):
        return behind
    if before and not items_first and onward(before, group, items, text):
        return before
    alone = behind is not None and not owns(behind, group, items, text)
    return behind if behind and free and alone and heads_clause(behind, text) else None


def spent(word: Verb, group: Items, items: Sequence[Items], text: str) -> bool:
    """Whether a bare word has said of the item before it what it says: "4 yes 5 yes 6 hmm"."""
    earlier = [other for other in items if other.end <= word.start and linked(word, other, text, comma=False)]
    return bool(earlier) and not text[word.end : group.start].strip()


def onward(verb: Verb, group: Items, items: Sequence[Items], text: str) -> bool:
    """Whether a group goes on with the list of a verb in the clause before."""
    previous = [other for other in items if verb.end <= other.start and other.end <= group.start]
    if not previous:
        return linked(verb, group, text, comma=True)
    return bool(going_on().fullmatch(text[previous[-1].end : group.start]))
