"""Decisions on a digest's items: verbs and bare words, each with the group of items it belongs to.

Knows one sentence at a time; refuses to know what the items are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from inbound.interpret.dates import dates
from inbound.interpret.decision_acts import Verb, acted, before, clause
from inbound.interpret.decision_items import (
    DAY_LIKE,
    LAST,
    all_left_open,
    amended,
    anchored,
    blanked,
    both_lists,
    continues,
    going_on,
    of_the_last,
    shifted,
    strange,
    together,
    unknown_verb,
)
from inbound.interpret.decision_words import (
    admits,
    anchors,
    forms,
    heading,
    lets_in,
    linking,
    meant,
    weak,
)
from inbound.interpret.items import Items, groups
from inbound.interpret.model import Hit, Intent
from inbound.interpret.sentences import Sentence
from inbound.interpret.word_lists import pattern

wording = partial(pattern, "decisions")

ALONE = frozenset(["approve", "reject", "end", "extend", "free", "snooze", "remind", "rematch"])
POINTING = re.compile(
    r" (?:(?:that|this) one|it|that|him|her|them|those(?: two)?|these|both)(?= ,|$| please| too| as well)"
)
# "Aprobad de la 1 a la 4 y descarten la 5": a verb that nobody knows has its own items.
JOINED_ON = re.compile(r" (?:and|und|y|et|e)(?: (?:then|please|also|luego|ensuite|dann|bitte|depois))? $")
LONG = 4
COPULA = re.compile(r"(?:^| )(?:is|are|was|were|es|est|ist|sind)(?: |$)")
PERSON = re.compile(r"\b(?:mentor\w*|mentee\w*|partner\w*|tandem\w*|coach\w*)\b")
FOLLOWS = re.compile(r" ?, (?:please |kindly |just |bitte |por favor |merci de )?")


def decided(sentence: Sentence, text: str, today: date, rest: str, *, digest: bool) -> list[Hit]:
    """What one sentence decides; a verb without items in a digest's answer is marked as not understood."""
    spans = [when for when in dates(text, today) if not DAY_LIKE.fullmatch(text[when.start : when.end])]
    undated = blanked(text, spans)
    named = [group for group in groups(undated) if anchored(text, group)]
    items = [group for group in amended(named, text) if anchored(text, group)]
    verbs = as_approvals(spotted(undated, items), text)
    if digest and (all_left_open(undated, named) or not items and named):
        return [Hit(Intent("?"), sentence.number, 0, len(text), text)]
    if not items:
        return alone(sentence, text, verbs, digest=digest)
    hits: list[Hit] = []
    pairs = paired(verbs, items, text)
    for number, (verb, group) in enumerate(pairs):
        until = min((min(v.start, g.start) for v, g in pairs[number + 1 :]), default=len(text))
        hits.append(acted(sentence, text, verb, group, until, today, rest))
        if verb.name == "answer":
            return hits
    hits = taken_back(hits, verbs, text)
    unanchored = [group for group in groups(undated) if not anchored(text, group)]
    return [*hits, *left_over(sentence, text, items, hits, verbs, unanchored)] if digest else hits


def taken_back(hits: list[Hit], verbs: Sequence[Verb], text: str) -> list[Hit]:
    """ "4 was approved by mistake, please undo": what was done before is undone."""
    last = verbs[-1] if verbs else None
    if last is None or last.name != "undo" or not hits or not hits[-1].intent.args.get("past"):
        return hits
    items = {"items": hits[-1].intent.args["items"]}
    undone = Hit(Intent("undo", items), hits[-1].sentence, last.start, last.end, text[last.start : last.end])
    return [*hits[:-1], undone]


def as_approvals(verbs: Sequence[Verb], text: str) -> list[Verb]:
    """ "1 bis 3 freigeben": without a mentor or mentee beside it, the word that frees somebody lets in who waits.

    Spanish and Portuguese say so only where others are turned away.
    """
    if PERSON.search(text):
        return list(verbs)
    refused = any(verb.name == "reject" for verb in verbs)
    admitting = admits() if refused else lets_in()
    return [
        replace(verb, name="approve")
        if verb.name == "free"
        and (admitting.fullmatch(words := text[verb.start : verb.end]) or lets_in().fullmatch(words))
        else verb
        for verb in verbs
    ]


def commands(verb: Verb, text: str) -> bool:
    """Whether a verb opens its clause as a command: "reject the other two"."""
    words = text[verb.start : verb.end]
    opening = text[clause(text, verb.start)[0] : verb.start]
    heads = heads_clause(verb, text) or wording("those_two").fullmatch(opening)
    return verb.name in ALONE and not verb.bare and not weak().fullmatch(words) and bool(heads)


def covered(verb: Verb, hits: Sequence[Hit]) -> bool:
    """Whether a verb was read, or stands in the reason of a refusal."""
    return any(
        hit.start <= verb.start < hit.end or "reason" in hit.intent.args and hit.end <= verb.start for hit in hits
    )


def left_over(
    sentence: Sentence,
    text: str,
    items: Sequence[Items],
    hits: Sequence[Hit],
    verbs: Sequence[Verb],
    unanchored: Sequence[Items],
) -> list[Hit]:
    """Items of which nothing was read: what the sentence asks of them is asked back, never dropped in silence."""
    read = {number for hit in hits for number in numbers_of(hit.intent.args)}
    for group in items:
        numbers = group.args["items"]
        unread = [number for number in numbers if number not in read] if isinstance(numbers, list) else [numbers]
        told = any(hit.start <= group.start < hit.end or within_reason(group, hit, text) for hit in hits)
        if not told and (unread or not hits):
            about = Intent("?", {"items": unread} if isinstance(numbers, list) else {})
            return [Hit(about, sentence.number, group.start, len(text), text[group.start :])]
    before = max((group.end for group in items), default=0)
    odd = next(
        (one for one in unanchored if unknown_verb().search(text[before : one.start])), strange(text, unanchored)
    )
    if hits and odd and not within_reason(odd, hits[-1], text):
        return [Hit(Intent("?"), sentence.number, odd.start, len(text), text[min(before, odd.start) :])]
    idle = next((verb for verb in verbs if hits and commands(verb, text) and not covered(verb, hits)), None)
    if idle:
        return [Hit(Intent("?"), sentence.number, idle.start, len(text), text[idle.start :])]
    last = of_the_last().search(text)
    if hits and last and not any(hit.start <= last.start() < hit.end or "reason" in hit.intent.args for hit in hits):
        return [Hit(Intent("?"), sentence.number, last.start(), len(text), text[last.start() :])]
    return []


OWN_CLAUSE = re.compile(r" , (?:(?:and|but|y|et|und|e|the|die|der|das|la|le|el|[ao]|number) )*$")


def within_reason(group: Items, hit: Hit, text: str) -> bool:
    """Whether a number belongs to the reason of a refusal: "reject 3, duplicate of 2"."""
    return "reason" in hit.intent.args and hit.end <= group.start and not OWN_CLAUSE.search(text[: group.start])


def numbers_of(args: Mapping[str, object]) -> Iterator[int]:
    for key in ("items", "except", "item"):
        value = args.get(key)
        yield from value if isinstance(value, list) else [value] if isinstance(value, int) else []


def spotted(text: str, items: Sequence[Items]) -> list[Verb]:
    """Verbs outside the groups, of two at one place the longer; small words only where they can be meant so."""
    found = [
        Verb(form.name, match.start(), match.end(), form.bare)
        for form in forms()
        for match in form.pattern.finditer(text)
    ]
    found += [
        Verb(name, word.start(), word.end(), bare=False)
        for word in re.finditer(r"[a-z]{5,}", text)
        if (name := meant(word.group())) and not any(verb.start <= word.start() < verb.end for verb in found)
    ]
    if not any(verb.bare and verb.name == "approve" for verb in found):
        found = [verb for verb in found if text[verb.start : verb.end] != "n"]
    found += denied(text, items, found)
    clear = [
        verb
        for verb in found
        if not any(
            group.start < verb.end and verb.start < group.end and not text[group.start : group.end].startswith("no ")
            for group in items
        )
    ]
    clear.sort(key=lambda verb: (verb.start, verb.bare, -verb.end))
    longest: list[Verb] = []
    for verb in clear:
        if not any(other.start < verb.end and verb.start < other.end for other in longest):
            longest.append(verb)
    strong = [verb for verb in longest if not verb.bare and not weak().fullmatch(text[verb.start : verb.end])]
    return [verb for verb in longest if fits(verb, text, items, strong)]


def denied(text: str, items: Sequence[Items], found: Sequence[Verb]) -> list[Verb]:
    """ "no 3" beside "yes 2" is a refusal; alone it may be short for "number 3"."""
    if not any(verb.bare and verb.name == "approve" for verb in found):
        return []
    starts = (group.start for group in items if text[group.start : group.end].startswith("no "))
    return [Verb("reject", start, start + 2, bare=True) for start in starts]


def fits(verb: Verb, text: str, items: Sequence[Items], strong: Sequence[Verb]) -> bool:
    """Whether a word can be meant as a decision here: a bare one or a noun only in its place."""
    begin, close = clause(text, verb.start)
    if verb.bare and any(begin <= other.start < close and not other.bare for other in strong):
        return False
    if verb.bare and not wording("after_word").match(text[verb.end :]):
        return any(group.start >= verb.end and linked(verb, group, text, comma=True) for group in items)
    if verb.bare:
        return linked_to_any(verb, text, items, comma=True) or text[begin:close].strip() == text[verb.start : verb.end]
    if not weak().fullmatch(text[verb.start : verb.end]):
        return True
    heads = all(word in heading() for word in text[begin : verb.start].split())
    return (
        heads
        and (not items or any(asks(verb, group, close, text) or follows(verb, group, text) for group in items))
        or linked_to_any(verb, text, items, comma=False)
    )


def asks(verb: Verb, group: Items, close: int, text: str) -> bool:
    """Whether a group stands behind a verb in its clause, and not as what it is: "my extension is 4"."""
    return verb.end <= group.start < close and not COPULA.search(text[verb.end : group.start])


def follows(verb: Verb, group: Items, text: str) -> bool:
    """Whether a verb comes right after its item and a colon: "7: free the mentor", "7: please call"."""
    return group.end <= verb.start and bool(FOLLOWS.fullmatch(text[group.end : verb.start]))


def linked_to_any(verb: Verb, text: str, items: Sequence[Items], *, comma: bool) -> bool:
    return any(linked(verb, group, text, comma=comma) for group in items)


def linked(verb: Verb, group: Items, text: str, *, comma: bool) -> bool:
    """Whether nothing but small words stands between a verb and a group."""
    gap = text[group.end : verb.start] if group.end <= verb.start else text[verb.end : group.start]
    if verb.end <= group.start and COPULA.search(gap):
        return False
    return all(word in linking() or comma and word == "," for word in gap.split())


def paired(verbs: Sequence[Verb], items: Sequence[Items], text: str) -> list[tuple[Verb, Items]]:
    """Each group with its verb; groups of one verb are put together, what has no verb is left out."""
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
            elif verb is not None and last and last[0] is verb:
                pairs[-1] = (verb, together(last[1], part)) if both_lists(last[1], part) else last
    return [*pairs, *pointed(verbs, pairs, text)]


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


def heads_clause(verb: Verb, text: str) -> bool:
    begin, close = clause(text, verb.start)
    whole = text[begin:close].strip() == text[verb.start : verb.end]
    return whole if verb.bare else all(word in heading() for word in text[begin : verb.start].split())


def alone(sentence: Sentence, text: str, verbs: Sequence[Verb], *, digest: bool) -> list[Hit]:
    """A verb without items: undoing the last answer, or in a digest's answer something, but not of what."""
    for verb in verbs:
        if verb.name == "undo" and digest:
            return [Hit(Intent("undo"), sentence.number, verb.start, verb.end, text[verb.start : verb.end])]
    short = digest and len(text.split()) <= 3
    pointing = (
        [form for form in forms() if form.bare and form.pattern.search(text)] if wording("together").match(text) else []
    )
    strong = [verb for verb in verbs if verb.name in ALONE and not verb.bare]
    commanded = digest and any(
        heads_clause(verb, text)
        and not weak().fullmatch(text[verb.start : verb.end])
        and not before(verb, text, clause(text, verb.start)[0])
        for verb in strong
    )
    last_one = digest and bool(re.match(LAST, text)) and any(form.pattern.search(text) for form in forms())
    none = digest and bool(wording("none").match(text) or wording("row_of_answers").fullmatch(text))
    if short and (pointing or strong) or commanded or last_one or none:
        return [Hit(Intent("?"), sentence.number, 0, len(text), text)]
    return []
