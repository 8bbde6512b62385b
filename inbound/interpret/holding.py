"""What holds a wording back: the gates, the form that lifts them, and what its own words give away.

Knows which intents carry a negation of their own; refuses to know how wordings are found.
"""

from inbound.interpret.accepting import of_other_things
from inbound.interpret.gates import ASKED, CONCEDED, CONDITIONAL, DOUBTED, HEARSAY, NEGATED, PAST, Gated
from inbound.interpret.phrases import Found
from inbound.interpret.told_of import told_of
from inbound.interpret.word_lists import pattern
from mailflow.domain.intents import ALWAYS_CONFIRMED, DESTRUCTIVE

INFORMATION = frozenset(
    [
        "status",
        "history",
        "tips",
        "help",
        "why",
        "who",
        "my_id",
        "find",
        "ask",
        "human",
        "report",
        "export",
        "stats",
        "recommend",
    ]
)
NEVER_HELD = frozenset(["human", "report", "help"])
NEGATIVE = frozenset(
    [
        "decline",
        "not_met",
        "no_renew",
        "no_reapply",
        "goal.reopen",
        "unavailable",
        "cancel",
        "rsvp",
        "stop",
        "keep",
        "agree",
        "report",
        "human",
        "help",
        "why",
        "status",
        "my_id",
        "tips",
        "who",
        "ask",
        "remind_later",
        "undo",
        "wait",
    ]
)
SUBJECT = "holding"


def negated_within(found: Found, gated: Gated) -> bool:
    """A negation inside the wording that the wording itself does not name: "das Mentoring nicht beenden"."""
    inside = [gated.text[a:b] for a, b in gated.marks["negator"] if found.start <= a and b <= found.end]
    return any(word not in found.phrase.pattern.pattern for word in inside)


def others(found: Found, gated: Gated) -> bool:
    """Whether somebody named would do what the writer is asked to: "Tom would be happy to take her"."""
    who = pattern(SUBJECT, "others").search(gated.sentence.raw)
    return who is not None and len(who.string[: who.start()].split()) <= len(gated.text[: found.start].split())


GAPS = (" .. ", " … ", ".{")


def within(found: Found, gated: Gated) -> bool:
    """Whether a wording with a gap reaches over words of saying: "don't want to say I can't take her"."""
    gaps = any(gap in found.phrase.wording for gap in GAPS)
    return gaps and bool(pattern(SUBJECT, "saying").search(gated.text[found.start : found.end]))


def invited(found: Found, gated: Gated) -> bool:
    """ "You may strike me off": the service is told to, when nothing else is doubtful."""
    may = next(
        (one for one in pattern(SUBJECT, "you_may").finditer(gated.text) if one.start() <= found.start <= one.end()),
        None,
    )
    return may is not None and all(may.start() <= a < may.end() for a, _ in gated.marks["doubt"])


def permitted(found: Found, gated: Gated) -> bool:
    """ "She may start": a permission, not a doubt, when nothing else is doubtful."""
    may = pattern(SUBJECT, "permission").match(gated.text, found.start)
    return may is not None and all(found.start <= a < may.end() for a, _ in gated.marks["doubt"])


def held_back(found: Found, gated: Gated) -> str | None:
    """What holds a wording back: the gates, unless its form lifts them, then what its own words give away."""
    name = found.phrase.name.partition("@")[0]
    destructive = name in DESTRUCTIVE
    held = None
    if name not in INFORMATION or destructive:
        asking = name not in INFORMATION and not pattern(SUBJECT, "rhetorical").match(found.phrase.wording)
        held = gated.holds(found.start, found.end, destructive=destructive, asking=asking)
    if held and not lifted(held, name, found, gated):
        return held
    return own_hold(name, found, gated) or (destructive_hold(found, gated) if destructive else None)


def bidden(found: Found, gated: Gated) -> bool:
    """Whether nothing but a courtesy opens the clause, and nothing is denied within the wording."""
    begin, _ = gated.clause(found.end - 1)
    words = gated.text[begin : found.end] if begin else ""
    return pattern(SUBJECT, "courtesy").match(words) is not None and not negated_within(found, gated)


def lifted(held: str, name: str, found: Found, gated: Gated) -> bool:
    """Whether the form of a wording takes its gate away."""
    if held == ASKED:  # "ask me again on Monday?" is a request
        imperative = (
            found.phrase.section == "commands"
            and found.start == 0
            and not pattern(SUBJECT, "wh_or_aux").match(gated.text)
        )
        return imperative and name not in DESTRUCTIVE and name != "confirm"
    if held == DOUBTED and name == "remind_later":  # "I need to sleep on it, back to you on Wednesday"
        return True
    if held == DOUBTED and name == "request":  # "I would like to ask Prof Ndlovu"
        marks = ((a, b) for a, b in gated.marks["doubt"] if gated.opened[a:b] != "whether")
        return all(found.start <= a and b <= found.end for a, b in marks)
    if held == NEGATED and name in ALWAYS_CONFIRMED:  # "it isn't working, please close it"
        return bidden(found, gated)
    if held == CONDITIONAL and name == "request":  # "ask Prof Ndlovu if he would mentor me"
        return all(found.start <= a and b <= found.end for a, b in gated.marks["condition"])
    if held == DOUBTED and name == "goal.reopen":  # "almost, one part is missing"
        nearly = pattern("turns", "nearly")
        return all(nearly.fullmatch(gated.opened[a:b]) for a, b in gated.marks["doubt"])
    if held == DOUBTED and invited(found, gated):
        return True
    # "we were going to meet": what was only meant did not happen
    return held == DOUBTED and (name == "not_met" or name == "accept" and permitted(found, gated))


TAKES_UP = frozenset(["accept", "join", "keep", "renew", "reapply", "available"])


def own_hold(name: str, found: Found, gated: Gated) -> str | None:
    """What the words of an answer themselves hold back: a wish with a "but", the past, another's score, a negation."""
    before = gated.text[: found.start]
    if name in TAKES_UP and gated.wished(found.start, found.end):
        return CONCEDED
    wished = found.phrase.section == "answers" and pattern(SUBJECT, "wished").search(gated.text[: found.end])
    if wished and pattern(SUBJECT, "hindered").match(gated.text[found.end :]):
        return CONCEDED
    if name in ("available", "unavailable") and pattern(SUBJECT, "before").search(before):
        return PAST
    if name == "rsvp" and pattern(SUBJECT, "third_person").search(before):
        return HEARSAY
    if name == "remind_later" and pattern(SUBJECT, "by_another").search(before):
        return HEARSAY
    earned = pattern(SUBJECT, "earns").match(gated.text, found.start)
    if name == "rate" and not earned and pattern(SUBJECT, "rated_by").search(before):
        return HEARSAY
    begin, close = gated.clause(found.start)
    last = found.phrase.language == "de" and pattern(SUBJECT, "at_its_end").search(gated.text[begin:close])
    return NEGATED if name not in NEGATIVE and (last or negated_within(found, gated)) else None


GRAVE = frozenset(["end", "erase", "leave", "stop", "withdraw"])


def destructive_hold(found: Found, gated: Gated) -> str | None:
    """What more holds back where something is at stake: words about saying, pity, and other people's doings."""
    before, up_to = gated.text[: found.start], gated.text[: found.start + 3]
    pitied = pattern(SUBJECT, "pitied")
    if pitied.search(before) or pitied.search(up_to):
        return CONCEDED
    if of_other_things(gated, found.start, found.end) or pattern(SUBJECT, "how_to").search(up_to):
        return DOUBTED
    if within(found, gated) or found.phrase.name in GRAVE and told_of(gated.text, found.start, found.end):
        return DOUBTED
    if (
        found.phrase.name == "decline"
        and not gated.marks["hearsay"]
        and pattern(SUBJECT, "no_fit").match(gated.text, found.start)
    ):
        return None
    return HEARSAY if pattern(SUBJECT, "third_person").search(before) or others(found, gated) else None
