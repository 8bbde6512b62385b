"""One verb and its items come to an intent, with a reason, a date or a text; or to something that is asked back.

Knows one sentence at a time; refuses to know which verb belongs to which items.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from re import Pattern

from inbound.interpret.dates import first_date, span_end
from inbound.interpret.items import Items
from inbound.interpret.model import CONFIRM, SURE, Hit, Intent
from inbound.interpret.named_people import as_written
from inbound.interpret.sentences import QUOTED, Sentence
from inbound.interpret.word_lists import any_of, pattern
from mailflow.domain.intents import ALWAYS_CONFIRMED

listed = partial(any_of, "decisions")
wording = partial(pattern, "decisions")

REASONED = frozenset(["reject"])
DATED = frozenset(["snooze", "extend", "later"])
PRETERITE = re.compile(r"(?:ei|ou|amos|ed)$")
PARTICIPLE = re.compile(r"(?:ed|ad[oa]s?|id[oa]s?|ees?|es?|t|en)$")
NEXT_ITEM = re.compile(r"(?<=[ #])\d")
# "Remind me about 4 on Friday": the item rests until then.
OF_MYSELF = re.compile(r" (?:me|us|mich|uns)(?![\w'])")
JOINED_MYSELF = re.compile(r"(?:me|-moi|-nos)$")
# "5 refused to come": it is the item that refused.
THEY_REFUSED = re.compile(r" (?:to|our|the|my|his|her|this)(?![\w'])")
BLANKED = "quotedwords"
AT_ONCE = frozenset(["approve", "reject", "end", "free", "rematch"])


@cache
def span() -> Pattern[str]:
    """The first of two dates: "from May to July" runs on until the second."""
    return re.compile(rf"(?<![\w']){listed('span_from')} \w+(?: \w+)? (?={listed('span_to')} )")


@cache
def reason_lead() -> Pattern[str]:
    """What stands between an item and the reason; or all that is left, where there is none."""
    return re.compile(
        rf"^[ ,]*(?:{listed('reason_leads')}(?![\w'-])[ ,]*)*|(?:^|[ ,]+){listed('no_reason_leads')}?[ ,]*$"
    )


@dataclass(frozen=True)
class Verb:
    """A verb or bare word met in a sentence, with the words just around it that belong to it."""

    name: str
    start: int
    end: int
    bare: bool


def clause(text: str, position: int) -> tuple[int, int]:
    begin = text.rfind(" , ", 0, position + 1)
    end = text.find(" , ", position)
    return (0 if begin < 0 else begin + 3), (len(text) if end < 0 else end)


def before(verb: Verb, text: str, begin: int) -> bool:
    """Whether it tells what was done before: "I approved 4 last week"."""
    words = text[verb.start : verb.end]
    opening = text[begin : verb.start]
    declared = wording("declares").search(opening) and not words.endswith("ed")
    done = PARTICIPLE.search(words) and wording("done_before").search(opening) and not declared
    of_the_past = wording("auxiliary").search(opening) or PRETERITE.search(words)
    told = of_the_past and wording("earlier").search(clause_of(text, verb))
    return verb.name not in ("later", "undo") and bool(done or told)


def clause_of(text: str, verb: Verb) -> str:
    begin, end = clause(text, verb.start)
    return text[begin:end]


def hearsay(verb: Verb, text: str, begin: int) -> bool:
    """Whether somebody else is told to have said it: "5 said she'd approve of it"."""
    return verb.name in AT_ONCE and not verb.bare and bool(wording("said").search(text[begin : verb.start]))


def deferred(verb: Verb, text: str, end: int) -> bool:
    """Whether it will be done some other day, or only when something has come."""
    if verb.name in AT_ONCE and wording("later_on").match(text[end:]):
        return True
    return verb.name not in DATED and bool(wording("deferred").search(NEXT_ITEM.split(text[end : end + 25])[0]))


def acted(sentence: Sentence, text: str, verb: Verb, group: Items, until: int, today: date, rest: str) -> Hit:
    start, end = min(verb.start, group.start), max(verb.end, group.end)
    begin, _ = clause(text, verb.start)
    weakly = wording("would").search(text[begin : verb.start])
    small_talk = (
        verb.bare
        and group.args == {"items": "all"}
        and not wording("plain_answer").fullmatch(text[verb.start : verb.end])
    )
    said_of_all = small_talk and verb.start > group.start
    denied_after = not verb.bare and bool(wording("denies").search(text[group.end : verb.start]))
    if before(verb, text, begin):
        return Hit(Intent("?", {"past": True, **group.args}), sentence.number, start, end, text[start:end])
    refused = verb.name == "reject" and group.end <= verb.start and text[verb.start : end].endswith(("ed", "es"))
    if hearsay(verb, text, begin) or refused and THEY_REFUSED.match(text[end:]):
        return Hit(Intent("?"), sentence.number, start, end, text[start:end])
    if verb.name == "remind" and (
        OF_MYSELF.match(text[verb.end :]) or JOINED_MYSELF.search(text[verb.start : verb.end])
    ):
        verb, weakly = replace(verb, name="snooze"), re.match("", text)
    if said_of_all or denied_after or deferred(verb, text, end) or weakly and wording("stated").search(text[end:]):
        return Hit(Intent("?"), sentence.number, start, end, text[start:end])
    single = verb.name == "show" and isinstance(group.args["items"], list)
    args: dict[str, object] = {"item": group.args["items"][0]} if single else dict(group.args)
    tail = text[end:until]
    if verb.name in DATED:
        spanned = span().search(tail) if verb.name == "extend" else None
        when = first_date(tail[spanned.end() :] if spanned else tail, today) or first_date(text[start:until], today)
        told = when.iso if when else span_end(tail, today) or span_end(text[start:until], today)
        if told is None and verb.name == "snooze":
            told = span_end(f"for {tail.strip(' ,')}", today)
        if told and verb.name != "later":
            args["until"] = told
    if verb.name in REASONED and (reason := reason_in(tail, sentence.raw, last=until == len(text))):
        args["reason"] = reason
    if verb.name == "answer":
        args["text"] = after_items(sentence.raw, group.args["items"]) + ("\n" + rest if rest else "")
    open_ended = verb.name in AT_ONCE and group.args["items"] == "rest"
    loosely = verb.bare and open_ended and not wording("plain_answer").fullmatch(text[verb.start : verb.end])
    certainty = CONFIRM if verb.name in ALWAYS_CONFIRMED or weakly or loosely else SURE
    return Hit(Intent(verb.name, args), sentence.number, start, end, text[start:end], certainty, "digest")


def reason_in(tail: str, raw: str, *, last: bool) -> str:
    """What follows the item, as written, when it says more than politeness; before another item less of its end."""
    words = reason_lead().sub("", reason_lead().sub("", tail, count=int(last)), count=int(last)).strip(" ,")
    quoted = QUOTED.search(raw) if BLANKED in words else None
    if quoted:
        return quoted.group().strip('"“”„«»')
    return "" if not words or wording("no_reason").fullmatch(words) else as_written(raw, words)


def after_items(raw: str, items: object) -> str:
    last = str(items[-1]) if isinstance(items, list) and items else ""
    found = (
        re.search(rf"{re.escape(last)}\s*[:,–-]?\s*(?:with |that |saying |que |dass )?(.*)$", raw, re.S)
        if last
        else None
    )
    return found.group(1).strip() if found else raw
