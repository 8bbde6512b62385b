"""The verbs and bare words of one sentence that can be meant as decisions there.

Knows where they stand beside the groups of items; refuses to know which group belongs to which.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from inbound.interpret.decision_acts import Verb, clause
from inbound.interpret.decision_words import admits, forms, heading, lets_in, linking, meant, weak
from inbound.interpret.items import Items
from inbound.interpret.word_lists import pattern

wording = partial(pattern, "decisions")

COPULA = re.compile(r"(?:^| )(?:is|are|was|were|es|est|ist|sind)(?: |$)")
PERSON = re.compile(r"\b(?:mentor\w*|mentee\w*|partner\w*|tandem\w*|coach\w*)\b")
FOLLOWS = re.compile(r" ?, (?:please |kindly |just |bitte |por favor |merci de )?")


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


def heads_clause(verb: Verb, text: str) -> bool:
    begin, close = clause(text, verb.start)
    whole = text[begin:close].strip() == text[verb.start : verb.end]
    return whole if verb.bare else all(word in heading() for word in text[begin : verb.start].split())


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
