"""Decisions on a digest's items: verbs and bare words, each with the group of items it belongs to.

Knows one sentence at a time; refuses to know what the items are.
"""

from collections.abc import Sequence
from datetime import date

from inbound.interpret.dates import dates
from inbound.interpret.decision_acts import Verb, acted
from inbound.interpret.decision_items import DAY_LIKE, all_left_open, amended, anchored, blanked, bracketed
from inbound.interpret.decision_pairs import paired
from inbound.interpret.decision_verbs import as_approvals, spotted
from inbound.interpret.items import Items, groups
from inbound.interpret.model import Hit, Intent
from inbound.interpret.sentences import Sentence
from inbound.interpret.undecided import alone, left_over


def decided(sentence: Sentence, text: str, today: date, rest: str, *, digest: bool) -> list[Hit]:
    """What one sentence decides; a verb without items in a digest's answer is marked as not understood."""
    spans = [when for when in dates(text, today) if not DAY_LIKE.fullmatch(text[when.start : when.end])]
    undated = blanked(text, [(when.start, when.end) for when in spans] + bracketed(sentence.raw, text))
    named = [group for group in groups(undated) if anchored(text, group)]
    items = [group for group in amended(named, text) if anchored(text, group)]
    verbs = as_approvals(spotted(undated, items), text)
    if digest and (all_left_open(undated, named) or not items and named):
        return [Hit(Intent("?"), sentence.number, 0, len(text), text)]
    if not items:
        return alone(sentence, text, verbs, digest=digest)
    hits: list[Hit] = []
    pairs = [pair for pair in paired(verbs, items, text, undated) if not answers_all(*pair)]
    for number, (verb, group) in enumerate(pairs):
        until = min((min(v.start, g.start) for v, g in pairs[number + 1 :]), default=len(text))
        hits.append(acted(sentence, text, verb, group, until, today, rest))
        if verb.name == "answer":
            return hits
    undone = taken_back(hits, verbs, text)
    hits, verbs = undone, verbs if undone is hits else verbs[-1:]
    unanchored = [group for group in groups(undated) if not anchored(text, group)]
    return [*hits, *left_over(sentence, text, items, hits, verbs, unanchored)] if digest else hits


def answers_all(verb: Verb, group: Items) -> bool:
    """Whether it is no item's question that would be answered: "tell everyone?"."""
    return verb.name == "answer" and not isinstance(group.args["items"], list)


def taken_back(hits: list[Hit], verbs: Sequence[Verb], text: str) -> list[Hit]:
    """ "4 was approved by mistake, please undo": what was done before is undone."""
    last = verbs[-1] if verbs else None
    if last is None or last.name != "undo":
        return hits
    if len(hits) > 1 and hits[-1].intent.name == "undo" and hits[-2].intent.args.get("past"):
        return [*hits[:-2], hits[-1]]
    if not hits or not hits[-1].intent.args.get("past"):
        return hits
    items = {"items": hits[-1].intent.args["items"]}
    undone = Hit(Intent("undo", items), hits[-1].sentence, last.start, last.end, text[last.start : last.end])
    return [*hits[:-1], undone]
