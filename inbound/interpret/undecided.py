"""Items and verbs of a sentence that nothing was read from: they are asked back, never dropped in silence.

Knows one sentence and what was decided in it; refuses to know what the items are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from inbound.interpret.decision_acts import Verb, before, clause
from inbound.interpret.decision_items import LAST, of_the_last, strange, unknown_verb
from inbound.interpret.decision_verbs import heads_clause
from inbound.interpret.decision_words import forms, weak
from inbound.interpret.items import Items
from inbound.interpret.model import Hit, Intent
from inbound.interpret.sentences import Sentence
from inbound.interpret.word_lists import pattern

wording = partial(pattern, "decisions")

ALONE = frozenset(["approve", "reject", "end", "extend", "free", "snooze", "remind", "rematch"])
OWN_CLAUSE = re.compile(r" , (?:(?:and|but|y|et|und|e|the|die|der|das|la|le|el|[ao]|number) )*$")


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


def within_reason(group: Items, hit: Hit, text: str) -> bool:
    """Whether a number belongs to the reason of a refusal: "reject 3, duplicate of 2"."""
    return "reason" in hit.intent.args and hit.end <= group.start and not OWN_CLAUSE.search(text[: group.start])


def numbers_of(args: Mapping[str, object]) -> Iterator[int]:
    for key in ("items", "except", "item"):
        value = args.get(key)
        yield from value if isinstance(value, list) else [value] if isinstance(value, int) else []


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
