"""What a sentence says of goals: which one, how far, by when, done, dropped, opened again, or a new one.

Knows one sentence in five languages; refuses to know whether it may act.
"""

import re
from collections.abc import Sequence
from datetime import date

from inbound.interpret.dates import When, dates
from inbound.interpret.goal_additions import added, asked_for, place_of, wording
from inbound.interpret.goal_forms import cut, form, led_to, worded
from inbound.interpret.goal_parts import Part, parts
from inbound.interpret.goal_pointers import owned, points_back
from inbound.interpret.goal_references import Reference, mentions_goals, references
from inbound.interpret.goal_words import pattern, rewording, undone
from inbound.interpret.model import CONFIRM, POINTS_BACK, SURE, Hit, Intent
from inbound.interpret.numbers import percent
from inbound.interpret.sentences import QUOTED, Sentence, plain

__all__ = ["adds", "mentions_goals", "read", "references", "wording"]

BRIEF = 4


def read(
    sentence: Sentence, text: str, today: date, *, asked: bool, last: int | str | None, further: bool = False
) -> list[Hit]:
    """Hits of one sentence. `asked`: the mail was about goals; `last`: the goal that the sentence before spoke of.

    `further`: it goes on with another goal, though no mail asked for any.
    """
    whens = dates(text, today)
    found = references(text, whens, bare=asked, last=last)
    if points_back(text, asking=sentence.question, asked=asked):
        return [Hit(Intent("goal.add", {}), sentence.number, 0, len(text), text, SURE, POINTS_BACK)]
    if asked and (own := owned(sentence.raw)):
        due = next((when.iso for when in reversed(whens) if when.iso), None)
        args = {"text": own} | ({"due": due} if due else {})
        return [Hit(Intent("goal.add", args), sentence.number, 0, len(text), own, SURE, "grammar")]
    place = announces(sentence, text, found, asked=asked or further)
    if place is not None:
        return [*told_before(sentence, text[:place], found, whens, today), *added(sentence, text, whens, place, today)]
    hits: list[Hit] = []
    for part in parts(text, found):
        inside = [when for when in whens if part.start <= when.start < part.end]
        hits.extend(hit for goal in part.goals for hit in about(sentence, part, goal, inside, today))
    hits.extend(worded_anew(sentence, found, hits, last, whens) if asked else [])
    if not found and not hits and asked and last is not None and not form("supposed").search(text):
        whole = Part((Reference(last, 0, 0),), 0, len(text), text)
        hits.extend(about(sentence, whole, whole.goals[0], whens, today, follow_up=True))
    return hits


def told_before(
    sentence: Sentence, text: str, found: Sequence[Reference], whens: Sequence[When], today: date
) -> list[Hit]:
    """What is said of other goals before a new one is told: "goal 1 is done, so here's the next"."""
    return [
        hit
        for part in parts(text, [one for one in found if one.end <= len(text)])
        for goal in part.goals
        for hit in about(sentence, part, goal, [one for one in whens if part.start <= one.start < part.end], today)
    ]


def announces(sentence: Sentence, text: str, found: Sequence[Reference], *, asked: bool) -> int | None:
    """Where the sentence tells a new goal; None where it says something of one that is there."""
    start = place_of(sentence.raw, text, asked=asked)
    if start is None:
        return None
    clause = max((place.end() for place in cut().finditer(text, 0, start)), default=0)
    later = [one for one in found if one.end > start or one.numbered and one.start >= clause]
    if not later:
        return start
    if any(one.numbered for one in later) or pattern("reopen").search(text) or rewording().search(text):
        return None
    tail = text[start:]
    other = done_in(tail) or pattern("drop").search(tail) or percent(tail) or re.search(r"\bdeadline|due date\b", tail)
    return None if other else start


def adds(text: str) -> bool:
    """Whether a sentence that no mail asked for tells a new goal: it asks for one and says "goal", or quotes it."""
    return asked_for(text) is not None and (mentions_goals(text) or "quotedwords" in text)


def goes_on(sentence: Sentence, text: str) -> bool:
    """Whether a sentence behind one about goals tells another: "Here's another: take a week off"."""
    return place_of(sentence.raw, text, asked=True) is not None


def done_in(text: str) -> int | None:
    """Where the words stand that say it is reached; None where they are not said, or not of now."""
    for found in pattern("done").finditer(text):
        before, behind = text[: found.start()], text[found.end() :]
        partly = form("only_a_part").match(behind)
        if not undone().search(before) and not form("coming").search(before) and not partly:
            return found.start()
    return None


def about(
    sentence: Sentence, part: Part, goal: Reference, whens: Sequence[When], today: date, *, follow_up: bool = False
) -> list[Hit]:
    """What a part of a sentence says of one goal."""
    text = part.text
    args: dict[str, object] = {"goal": goal.goal}

    def hit(name: str, start: int = 0, certainty: str = SURE, **more: object) -> list[Hit]:
        at = part.start + start
        certainty = CONFIRM if goal.guessed and certainty == SURE else certainty
        return [Hit(Intent(name, args | more), sentence.number, at, part.end, text, certainty, "grammar")]

    share = percent(text)
    due = next((when for when in whens if when.iso), None)
    reopened = pattern("reopen").search(text)
    if reopened:
        return hit("goal.reopen", reopened.start())
    dropped = part.drops()
    if dropped is not None and not follow_up:
        return hit("goal.drop", dropped)
    changed = new_words(sentence.raw, text, due)
    if changed and not follow_up:
        return hit("goal.update", text=changed, due=due.iso) if due else hit("goal.update", text=changed)
    done = done_in(text)
    if done is not None and said_before(text, goal.end - part.start, done, whens, part.start):
        done = None
    coming = (
        done is not None
        and not form("has_been").search(text[:done])
        and due is not None
        and due.start - part.start > done
        and comes(text[done : due.end], due, today)
    )
    if done is not None and not (share and share < 100) and not coming or share == 100:
        return hit("goal.done", done or 0)
    more: dict[str, object] = {} if share is None else {"percent": share}
    spoken = bool(pattern("due").search(text) or rewording().search(text)) or part.bare_date
    brief = follow_up and len(text.split()) <= BRIEF
    if due and (spoken or brief or share is not None):
        more["due"] = due.iso
    unclear = any(when.ambiguous or when.impossible for when in whens)
    if more or unclear and spoken:
        certain = CONFIRM if of_something_else(part, share, due if "due" in more else None) else SURE
        return hit("goal.update", 0, "unsure" if unclear and "due" not in more else certain, **more)
    return []


def of_something_else(part: Part, share: int | None, due: When | None) -> bool:
    """Whether a share or a date may be said of other things: "20 % of the team", "I'll tell you by Friday"."""
    if share is not None or due is None:
        return share is not None and bool(form("no_progress").search(part.text))
    before = part.text[: max(0, due.start - part.start)]
    clause = max((place.end() for place in cut().finditer(before)), default=0)
    return bool(form("other_date").search(before[clause:]))


def worded_anew(
    sentence: Sentence, found: Sequence[Reference], hits: Sequence[Hit], last: int | str | None, whens: Sequence[When]
) -> list[Hit]:
    """ "Goal 1: lead three negotiations alone": words behind a colon, of which nothing else was understood."""
    match = worded().match(sentence.raw)
    if match is None or len(found) > 1 or any(set(hit.intent.args) - {"goal", "due"} for hit in hits):
        return []
    words = match["words"].strip(' .,:;"“”„«»')
    if (
        len(words.split()) < 3
        or form("report").match(words)
        or done_in(plain(words)) is not None
        or any(hit.intent.name != "goal.update" for hit in hits)
    ):
        return []
    goal = found[0].goal if found else last
    due = next((when.iso for when in reversed(whens) if when.iso), None)
    told = {"goal": goal, "text": words, "due": due}
    args = {name: value for name, value in told.items() if value is not None}
    return [Hit(Intent("goal.update", args), sentence.number, 0, 1, words, SURE, "grammar")]


def said_before(text: str, goal: int, done: int, whens: Sequence[When], start: int) -> bool:
    """Whether the clause with the goal says something else already: "move 2 to May, the lab is closed until then"."""
    comma = text.find(" , ", max(goal, 0))
    if not 0 <= comma < done:
        return False
    dated = any(when.iso and 0 <= when.start - start < comma for when in whens)
    return dated and bool(pattern("due").search(text[:comma]))


def comes(text: str, due: When, today: date) -> bool:
    """Whether a date behind "finished" is still to come: "by Friday", not "on Saturday"."""
    return due.iso > today.isoformat() and bool(
        pattern("due").search(text) or undone().search(text) or len(due.iso) < 10
    )


def new_words(raw: str, text: str, due: When | None) -> str | None:
    """The wording that a goal is to have, where the sentence changes it."""
    if not rewording().search(text):
        return None
    quoted = QUOTED.search(raw)
    if quoted:
        return quoted.group().strip('"“”„«»')
    led = led_to().search(raw)
    words = led["words"].strip(" .,:;") if led else ""
    if form("of_the_date").match(plain(words)):
        return None
    if len(words.split()) < 3 or percent(plain(words)) is not None or due and len(words.split()) < 5:
        return None
    return words
