"""What one sentence of an administrator adds: commands let through by the gates, corrections, what an answer says.

Knows that the gates decide; refuses to know what the whole reply comes to.
"""

from dataclasses import replace

from inbound.interpret import administrators
from inbound.interpret.decision_items import corrected_items
from inbound.interpret.gates import CONDITIONAL, DOUBTED, NEGATED, Gated
from inbound.interpret.items import groups
from inbound.interpret.model import CONFIRM, SURE, Hit, Intent
from inbound.interpret.pairing import heading
from inbound.interpret.state import Question, State
from inbound.interpret.word_lists import pattern
from mailflow.domain.intents import DESTRUCTIVE

ASKED_FREELY = frozenset(["show", "stats", "undo", "find", "frequency"])
PAIRED = frozenset(["match", "propose"])
WITH_TEXT = frozenset(["answer", "announce"])
EXCLUSIVE = frozenset(["approve", "reject", "end", "extend", "free", "later", "snooze"])
TWICE = "of one item two things are said"
SUBJECT = "rulings"


def administrator(gate: Gated, rest: str, question: Question, state: State) -> bool:
    """Whether an administrator's grammar read the sentence."""
    if state.hits and belongs(gate, state.hits[-1], state):
        return True
    if state.hits and amended(gate, state):
        return True
    hits = administrators.read(
        gate.sentence,
        gate.text,
        until_own_line(rest),
        question.today,
        digest=question.topic == "digest",
        listing=state.listing,
    )
    state.listing = next((hit.intent.name for hit in hits if hit.intent.name in PAIRED), heading(gate.sentence.raw))
    spent = 0
    for hit in hits:
        take(gate, hit, spent, state)
        spent = max(spent, hit.end)
    return bool(hits) or points_back(gate, question, state) or reasoned(gate, state)


def points_back(gate: Gated, question: Question, state: State) -> bool:
    """Take "show me that one first" for the item that the sentence before named; what binds somebody names its own."""
    said = pattern(SUBJECT, "that_one").fullmatch(gate.text)
    last = state.hits[-1] if state.hits else None
    if question.topic != "digest" or said is None or last is None or last.sentence != gate.sentence.number - 1:
        return False
    items = last.intent.args.get("items", [last.intent.args.get("item")])
    if not isinstance(items, list) or len(items) != 1 or not isinstance(items[0], int):
        return False
    if last.intent.name != "show":
        words = gate.text
        state.hits.append(Hit(Intent("show", {"item": items[0]}), gate.sentence.number, 0, len(words), words, SURE))
    return True


def take(gate: Gated, hit: Hit, spent: int, state: State) -> None:
    """Add a command to what is asked for, or to what is held back."""
    held = None if hit.intent.name == "?" else held_back(gate, hit, spent)
    hit = sparing(hit, state)
    clashing = [] if held else [other for other in state.hits if clashes(other, hit)]
    if clashing:
        held = settle(gate, clashing, state)
    if held:
        state.held.append((hit.intent.name, held))
    else:
        state.hits.append(replace(hit, certainty=CONFIRM) if clashing or decided_with_all(hit, state) else hit)
    if hit.intent.name in WITH_TEXT:
        state.text_line = gate.sentence.line


def sparing(hit: Hit, state: State) -> Hit:
    """ "Reject 4, approve all": all is all the others, where single items were decided before; that is asked first."""
    single = any(
        other.intent.name in EXCLUSIVE
        and other.intent.name != hit.intent.name
        and isinstance(other.intent.args.get("items"), list)
        for other in state.hits
    )
    if not single or hit.intent.name not in EXCLUSIVE or hit.intent.args != {"items": "all"}:
        return hit
    return replace(hit, intent=replace(hit.intent, args={"items": "rest"}), certainty=CONFIRM)


def decided_with_all(hit: Hit, state: State) -> bool:
    """ "Approve everything, but keep 3 back": of one item something else is said than of all before it."""
    items = hit.intent.args.get("items")
    return isinstance(items, list) and any(
        {other.intent.name, hit.intent.name} <= EXCLUSIVE
        and other.intent.name != hit.intent.name
        and other.intent.args.get("items") == "all"
        and not set(items) <= set(other.intent.args.get("except", ()))
        for other in state.hits
    )


def clashes(one: Hit, other: Hit) -> bool:
    """Whether two commands decide the same item in different ways."""
    if one.intent.name == other.intent.name or not {one.intent.name, other.intent.name} <= EXCLUSIVE:
        return False
    first, second = one.intent.args.get("items"), other.intent.args.get("items")
    return isinstance(first, list) and isinstance(second, list) and not set(first).isdisjoint(second)


def settle(gate: Gated, clashing: list[Hit], state: State) -> str | None:
    """Words that correct take the place of what they correct; without any, neither of the two stands."""
    for other in clashing:
        state.hits.remove(other)
    return None if pattern(SUBJECT, "correcting").search(gate.text) else TWICE


def reasoned(gate: Gated, state: State) -> bool:
    """Take a sentence right behind a refusal for its reason: "2: reject. Reason: she works for a competitor"."""
    last = state.hits[-1] if state.hits else None
    near = last is not None and last.intent.name == "reject" and last.sentence == gate.sentence.number - 1
    if last is None or not near or "reason" in last.intent.args or gate.question:
        return False
    raw, reason = gate.sentence.raw, pattern(SUBJECT, "reason")
    if not reason.match(raw):
        return False
    words = reason.sub("", raw, count=1) if pattern(SUBJECT, "labelled").match(raw) else raw
    args = {**last.intent.args, "reason": words.strip()}
    state.hits[-1] = replace(last, intent=replace(last.intent, args=args))
    return True


def held_back(gate: Gated, hit: Hit, spent: int) -> str | None:
    """What holds a command back; a "no" that was said of the item before does not, nor does a text to be sent."""
    name = hit.intent.name
    if name in WITH_TEXT:
        until = min(hit.end, len(gate.text))
        return Gated(gate.sentence, gate.text[:until], gate.books).holds(
            hit.start, until, asking=bool(pattern("decisions", "asked_whether").match(gate.text))
        )
    asking = name not in ASKED_FREELY
    held = gate.holds(hit.start, hit.end, destructive=name in DESTRUCTIVE, asking=asking)
    if held == DOUBTED and (turn := turned_to_others(gate, hit.end)):
        held = Gated(gate.sentence, gate.text[:turn], gate.books).holds(
            hit.start, hit.end, destructive=name in DESTRUCTIVE, asking=asking
        )
    if name == "later" and held == DOUBTED or name == "show" and held in (CONDITIONAL, DOUBTED):
        return None  # to put it off is what doubt comes to, and to look at it binds nobody
    if held == NEGATED and spent and not gate.negated(spent, hit.start, hit.end, gate.clause(hit.start)[1]):
        return gate.hangs(hit.start, hit.end, destructive=name in DESTRUCTIVE, asking=asking)
    return held


def turned_to_others(gate: Gated, end: int) -> int:
    """Where a "but" turns to other items, so that a doubt behind it is of those: "approve 2 but I'm unsure about 4"."""
    turns = [start for start, _ in gate.marks["contrast"] if start >= end and groups(gate.text[start:])]
    return min(turns, default=0)


def belongs(gate: Gated, last: Hit, state: State) -> bool:
    """Whether the sentence is part of the text that an answer or announcement is to say."""
    if last.intent.name == "announce":
        return True
    if last.intent.name != "answer":
        return False
    return gate.sentence.line == state.text_line or not pattern(SUBJECT, "own_line").match(gate.sentence.raw)


def until_own_line(rest: str) -> str:
    lines = rest.split("\n")
    own = pattern(SUBJECT, "own_line")
    end = next((number for number, line in enumerate(lines) if own.match(line)), len(lines))
    return "\n".join(lines[:end])


def amended(gate: Gated, state: State) -> bool:
    """Carry out a correction of the last command ("sorry, I meant 6"), or hold it where a condition comes after it."""
    last = state.hits[-1]
    if pattern(SUBJECT, "afterthought").match(gate.text):
        state.hits.pop()
        state.held.append((last.intent.name, CONDITIONAL))
        return True
    args = corrected_items(gate.text)
    if args is None or "items" not in last.intent.args:
        return False
    others = {key: value for key, value in last.intent.args.items() if key not in ("items", "except")}
    state.hits[-1] = replace(last, intent=replace(last.intent, args=args | others), certainty=CONFIRM)
    return True
