"""Decisions on a digest's items: verbs and bare words, each with the group of items it belongs to.

Knows one sentence at a time; refuses to know what the items are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inbound.interpret.arguments import as_written
from inbound.interpret.dates import dates, first_date, span_end
from inbound.interpret.decision_items import (
    CONTINUES,
    DAY_LIKE,
    amended,
    anchored,
    blanked,
    both_lists,
    continues,
    shifted,
    together,
)
from inbound.interpret.decision_words import forms, heading, linking, meant, weak
from inbound.interpret.items import Items, groups
from inbound.interpret.model import CONFIRM, SURE, Hit, Intent
from inbound.interpret.sentences import Sentence
from mailflow.domain.intents import ALWAYS_CONFIRMED

REASONED = frozenset(["reject"])
DATED = frozenset(["snooze", "extend", "later"])
ALONE = frozenset(["approve", "reject", "end", "extend", "free", "snooze", "remind", "rematch"])
PAST = re.compile(
    r"\b(?:i|we|have|has|already|was|were|had|been|who|she|he|they|did|he|hemos|ha|han|fue|fueron|j'ai|avons"
    r"|avez|avait"
    r"|ete|habe|haben|hat|hatte|wurde|wurden|foi|foram|tenho|tinha) (?:[\w']+ ){0,2}$|\b(?:i've|we've|you've|j'ai) "
)
PARTICIPLE = re.compile(r"(?:ed|ad[oa]s?|id[oa]s?|ees?|es?|t|en)$")
DEFERRED = re.compile(
    r"\b(?:tomorrow|tonight|later today|next week|this evening|another day|in a minute|manana|demain|morgen|amanha"
    r"|ce soir|heute abend|esta noche|hoje a noite)\b"
)
AFTER_WORD = re.compile(
    r" ?(?:$|,|and|und|y|et|e|but|aber|pero|mais|mas|because|since|as|for|from|to|weil|da|denn|porque|car|pois"
    r"|please|bitte|por"
    r"|s'il|by|except|apart|save|excepto|ausser|exceto|salvo|sauf|thanks|danke|gracias|merci|too|also|auch|then"
    r"|now|on|with|in|if|\d|#)(?![\w'])| ?\d| #"
)
# What goes on behind the last of a list tells of that one alone: "approve 1, 2 - 3 I still have to think about".
TALK = re.compile(
    r" (?:i|i'd|we|he|she|they|has|hasn't|needs|still|can't|cannot|isn't|ich|wir|er|braucht|noch|yo|todavia|aun"
    r"|je|nous|encore"
    r"|eu|ainda)(?![\w'])"
)
POINTING = re.compile(
    r" (?:(?:that|this) one|it|that|him|her|them|those(?: two)?|these|both)(?= ,|$| please| too| as well)"
)
AT_ONCE = frozenset(["approve", "reject", "end", "free", "rematch"])
# What hangs on something to come is not decided yet: "approve 5 when her payment has come in".
LATER_ON = re.compile(
    r"[ ,]*(?:but |and |please |only |though )*(?:when|once|after|as soon as|as long as|until|till|if|unless"
    r"|provided|providing|subject to|pending|depending|on condition|assuming|before|next|at the end"
    r"|wenn|sobald|nachdem|erst|falls|sofern|cuando|una vez|en cuanto|si|tras|despues|siempre que"
    r"|quand|une fois|des que|apres|lorsque|s'il|s'ils|quando|assim que|depois|se|caso|desde que|nach|bevor)(?![\w'])"
)
COPULA = re.compile(r"(?:^| )(?:is|are|was|were|es|est|ist|sind)(?: |$)")
# "All good, thanks" approves nothing; "all yes" does.
PLAIN = re.compile(
    r"y(?:es|ep|eah|up)?|yes please|n|no|nope|nein|non|nao|ja|oui|si_|sim|ok(?:ay)?|approval|emoji(?:yes|no)|no thanks"
)
TOGETHER = re.compile(r"^(?:both|these|those|them|they|this|that|it|beide|ambos|ambas|les deux|os dois|as duas)\b")
WOULD = re.compile(
    r"\b(?:i'd|i would|we'd|we would|wurde|wurden|inclined|tempted|leaning|thinking of|happy|ready|about|plan|planning"
    r"|going|hope|hoping) (?!like|love|say|rather|prefer|appreciate|be grateful)(?:[\w']+ ){0,3}$"
)
STATED = re.compile(r"\b(?:but|though|although|however|only|yet|aber|nur|pero|mais|mas)\b")
REASON_LEAD = re.compile(
    r"^[ ,]*(?:because|since|as|for|reason|weil|da|denn|grund|porque|ya que"
    r"|car|parce que|pois|motivo|motif|ab|an|auf|zu|zuruck|frei|down)?[ ,]*"
    r"|(?:^|[ ,]+)(?:and|und|y|et|e|then|please|bitte|por favor|though|et j'|j'|je|ich|yo|eu|i)?[ ,]*$"
)
NO_REASON = frozenset(
    ["please", "thanks", "bitte", "merci", "gracias", "thank you", "too", "danke", "obrigado", "then"]
)


@dataclass(frozen=True)
class Verb:
    """A verb or bare word met in a sentence, with the words just around it that belong to it."""

    name: str
    start: int
    end: int
    bare: bool


def decided(sentence: Sentence, text: str, today: date, rest: str, *, digest: bool) -> list[Hit]:
    """What one sentence decides; a verb without items in a digest's answer is marked as not understood."""
    spans = [when for when in dates(text, today) if not DAY_LIKE.fullmatch(text[when.start : when.end])]
    undated = blanked(text, spans)
    items = [group for group in amended(groups(undated), text) if anchored(text, group)]
    verbs = spotted(undated, items)
    if not items:
        return alone(sentence, text, verbs, digest=digest)
    hits: list[Hit] = []
    pairs = paired(verbs, items, text)
    for number, (verb, group) in enumerate(pairs):
        until = min((min(v.start, g.start) for v, g in pairs[number + 1 :]), default=len(text))
        hits.append(acted(sentence, text, verb, group, until, today, rest))
        if verb.name == "answer":
            break
    return hits or [Hit(Intent("?"), sentence.number, 0, len(text), text) for _ in items[:1] if digest]


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
    if verb.bare and not AFTER_WORD.match(text[verb.end :]):
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
    """Whether a verb comes right after its item and a colon: "7: free the mentor"."""
    return group.end <= verb.start and text[group.end : verb.start].strip() == ","


def linked_to_any(verb: Verb, text: str, items: Sequence[Items], *, comma: bool) -> bool:
    return any(linked(verb, group, text, comma=comma) for group in items)


def linked(verb: Verb, group: Items, text: str, *, comma: bool) -> bool:
    """Whether nothing but small words stands between a verb and a group."""
    gap = text[group.end : verb.start] if group.end <= verb.start else text[verb.end : group.start]
    if verb.end <= group.start and COPULA.search(gap):
        return False
    return all(word in linking() or comma and word == "," for word in gap.split())


def clause(text: str, position: int) -> tuple[int, int]:
    begin = text.rfind(" , ", 0, position + 1)
    end = text.find(" , ", position)
    return (0 if begin < 0 else begin + 3), (len(text) if end < 0 else end)


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
            verb = verb_for(part, verbs, items, text, items_first=items_first)
            if last and verb is last[0] and continues(last[1], part, text):
                pairs[-1] = (verb, together(last[1], part))
            elif verb is not None and not any(other is verb for other, _ in pairs):
                pairs.append((verb, part))
            elif verb is not None and last and last[0] is verb:
                pairs[-1] = (verb, together(last[1], part)) if both_lists(last[1], part) else last
    return [*pairs, *pointed(verbs, pairs, text)]


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
    if before and " , " in words and TALK.match(text[group.end :]):
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
    begin, close = clause(text, group.start)
    free = behind is not None and (items_first or not owns(behind, group, items, text))
    if behind and free and linked(behind, group, text, comma=False):
        return behind
    if before and before.start >= begin and not (items_first and behind and behind.start < close):
        return before
    near = behind is not None and (behind.start < close or linked(behind, group, text, comma=True))
    if behind and free and near and not (behind.start > close and owns(behind, group, items, text)):
        return behind
    if before and not items_first and onward(before, group, items, text):
        return before
    return behind if behind and free and heads_clause(behind, text) else None


def onward(verb: Verb, group: Items, items: Sequence[Items], text: str) -> bool:
    """Whether a group goes on with the list of a verb in the clause before."""
    previous = [other for other in items if verb.end <= other.start and other.end <= group.start]
    if not previous:
        return linked(verb, group, text, comma=True)
    return bool(CONTINUES.fullmatch(text[previous[-1].end : group.start]))


def heads_clause(verb: Verb, text: str) -> bool:
    begin, close = clause(text, verb.start)
    whole = text[begin:close].strip() == text[verb.start : verb.end]
    return whole if verb.bare else all(word in heading() for word in text[begin : verb.start].split())


def undecided(verb: Verb, text: str, begin: int, end: int) -> bool:
    """What was done before, or will be done some other day, is not asked for now."""
    if verb.name in AT_ONCE and LATER_ON.match(text[end:]):
        return True
    past = bool(PARTICIPLE.search(text[verb.start : verb.end]) and PAST.search(text[begin : verb.start]))
    return past or verb.name not in DATED and bool(DEFERRED.search(text[end : end + 25]))


def acted(sentence: Sentence, text: str, verb: Verb, group: Items, until: int, today: date, rest: str) -> Hit:
    start, end = min(verb.start, group.start), max(verb.end, group.end)
    begin, _ = clause(text, verb.start)
    weakly = WOULD.search(text[begin : verb.start])
    small_talk = verb.bare and group.args["items"] == "all" and not PLAIN.fullmatch(text[verb.start : verb.end])
    said_of_all = small_talk and verb.start > group.start
    if said_of_all or undecided(verb, text, begin, end) or weakly and STATED.search(text[end:]):
        return Hit(Intent("?"), sentence.number, start, end, text[start:end])
    single = verb.name == "show" and isinstance(group.args["items"], list)
    args: dict[str, object] = {"item": group.args["items"][0]} if single else dict(group.args)
    tail = text[end:until]
    if verb.name in DATED:
        when = first_date(tail, today) or first_date(text[start:until], today)
        told = when.iso if when else span_end(tail, today)
        if told and verb.name != "later":
            args["until"] = told
    if verb.name in REASONED and (reason := reason_in(tail, sentence.raw)):
        args["reason"] = reason
    if verb.name == "answer":
        args["text"] = after_items(sentence.raw, group.args["items"]) + ("\n" + rest if rest else "")
    open_ended = verb.name in AT_ONCE and group.args["items"] == "rest"
    loosely = verb.bare and open_ended and not PLAIN.fullmatch(text[verb.start : verb.end])
    certainty = CONFIRM if verb.name in ALWAYS_CONFIRMED or weakly or loosely else SURE
    return Hit(Intent(verb.name, args), sentence.number, start, end, text[start:end], certainty, "digest")


def reason_in(tail: str, raw: str) -> str:
    """What follows the item, as written, when it says more than politeness."""
    words = REASON_LEAD.sub("", REASON_LEAD.sub("", tail)).strip(" ,")
    return "" if not words or words in NO_REASON else as_written(raw, words)


def after_items(raw: str, items: object) -> str:
    last = str(items[-1]) if isinstance(items, list) and items else ""
    found = (
        re.search(rf"{re.escape(last)}\s*[:,–-]?\s*(?:with |that |saying |que |dass )?(.*)$", raw, re.S)
        if last
        else None
    )
    return found.group(1).strip() if found else raw


def alone(sentence: Sentence, text: str, verbs: Sequence[Verb], *, digest: bool) -> list[Hit]:
    """A verb without items: undoing the last answer, or in a digest's answer something, but not of what."""
    for verb in verbs:
        if verb.name == "undo" and digest:
            return [Hit(Intent("undo"), sentence.number, verb.start, verb.end, text[verb.start : verb.end])]
    short = digest and len(text.split()) <= 3
    pointing = [form for form in forms() if form.bare and form.pattern.search(text)] if TOGETHER.match(text) else []
    if short and (pointing or any(verb.name in ALONE and not verb.bare for verb in verbs)):
        return [Hit(Intent("?"), sentence.number, 0, len(text), text)]
    return []
