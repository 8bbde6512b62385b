"""What holds a wording back: the gates, the form that lifts them, and what its own words give away.

Knows which intents carry a negation of their own; refuses to know how wordings are found.
"""

import re

from inbound.interpret.accepting import of_other_things
from inbound.interpret.gates import ASKED, CONCEDED, DOUBTED, HEARSAY, NEGATED, PAST, Gated
from inbound.interpret.phrases import Found
from inbound.interpret.told_of import told_of
from mailflow.domain.intents import DESTRUCTIVE

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
THIRD_PERSON = re.compile(
    r"(?:^|[ ,])(?:(?:my|his|her|our|your|the) [a-z]+|she|he|they)"
    r" (?:would|will|is|was|are|were|has|have|might|could|wants?|seems?)(?: [a-z]+)?\s*$"
    r"|(?:^|[ ,])(?:she|he|they|(?:my|his|her|our|your|the|a|another|some) (?:colleague|boss|manager|wife"
    r"|husband|friend|partner|sister"
    r"|brother|mentor|mentee|team|mother|father|son|daughter|neighbour|director|supervisor|assistant"
    r"|predecessor|successor|office"
    r"|company|deputy|daughter|cousin|aunt|uncle|mate|flatmate)s?)(?: also| too| certainly| surely)?\s*$"
)
OTHERS = re.compile(
    r"(?<![\w'])(?!(?:I|That|This|It|What|There|Nothing|Who|Yes|No|We|You|Here|Mentoring"
    r"|Working|Please|Kindly|Why|How|When|Where|Which|Everything|Something|Maybe|Then"
    r"|So)\b)[A-ZÀ-Ž][\w'’-]+(?<!ing) (?:would|will|can|could|might|wants?|wanted|hopes|wishes|intends|plans"
    r"|means|prefers"
    r"|needs|has decided|has asked|decided|asked|is going|is thinking|thinks|refuses|must)(?![\w'])"
)


def negated_within(found: Found, gated: Gated) -> bool:
    """A negation inside the wording that the wording itself does not name: "das Mentoring nicht beenden"."""
    inside = [gated.text[a:b] for a, b in gated.marks["negator"] if found.start <= a and b <= found.end]
    return any(word not in found.phrase.pattern.pattern for word in inside)


SAYING = re.compile(r"(?<![\w'])(?:say|saying|said|mean|write|tell|claim)(?! (?:yes|no|goodbye|farewell))(?![\w'])")


def others(found: Found, gated: Gated) -> bool:
    """Whether somebody named would do what the writer is asked to: "Tom would be happy to take her"."""
    who = OTHERS.search(gated.sentence.raw)
    return who is not None and len(who.string[: who.start()].split()) <= len(gated.text[: found.start].split())


def within(found: Found, gated: Gated) -> bool:
    """Whether a wording with a gap reaches over words of saying: "don't want to say I can't take her"."""
    return bool(SAYING.search(gated.text[found.start : found.end]))


BEFORE = re.compile(r"(?<![\w'])(?:was|were|had been|used to be)(?: \w+)? $")
WH_OR_AUX = re.compile(
    r"(?:is|are|was|were|do|does|did|can|could|will|would|should|shall|may|might|must|has|have|had|am|what|when"
    r"|where|which|how|why|who"
    r"|soll|kann|darf|muss|ist|war|wer|wie|wann|was|wo|que|quand|comment|pourquoi|puis-je|dois-je|est|como"
    r"|cuando|puedo|debo|posso|devo)\b"
)
# "I'd love to but …"
WISHED = re.compile(r"(?:love|like|loved|liked|happy|glad|delighted) to$")
HINDERED = re.compile(r" ,? ?(?:but|only|except|unfortunately|sadly|alas|however)(?![\w'])")
PERMISSION = re.compile(r"(?:she|he|they) may ")
YOU_MAY = re.compile(r"(?:^|, |(?<![\w'])(?:so|and|then|now) )you (?:may|might as well) ")


def invited(found: Found, gated: Gated) -> bool:
    """ "You may strike me off": the service is told to, when nothing else is doubtful."""
    may = next((one for one in YOU_MAY.finditer(gated.text) if one.start() <= found.start <= one.end()), None)
    return may is not None and all(may.start() <= a < may.end() for a, _ in gated.marks["doubt"])


def permitted(found: Found, gated: Gated) -> bool:
    """ "She may start": a permission, not a doubt, when nothing else is doubtful."""
    may = PERMISSION.match(gated.text, found.start)
    return may is not None and all(found.start <= a < may.end() for a, _ in gated.marks["doubt"])


RATED_BY = re.compile(
    r"(?:^| )(?:(?:my|his|her|our|the|a) (?!score|rating|mark|answer|vote|verdict)[a-z]+|she|he|they) $"
)


RHETORICAL = re.compile(
    r"\^?\(?\(?(?:when|who|how|why|where|what|quand|cuando|quando|wann|comment|como|wie|on commence|nous commencons)\b"
)


def held_back(found: Found, gated: Gated) -> str | None:
    """What holds a wording back: the gates, unless its form lifts them, then what its own words give away."""
    name = found.phrase.name.partition("@")[0]
    destructive = name in DESTRUCTIVE
    held = None
    if name not in INFORMATION or destructive:
        asking = name not in INFORMATION and not RHETORICAL.match(found.phrase.wording)
        held = gated.holds(found.start, found.end, destructive=destructive, asking=asking)
    if held and not lifted(held, name, found, gated):
        return held
    return own_hold(name, found, gated) or (destructive_hold(found, gated) if destructive else None)


def lifted(held: str, name: str, found: Found, gated: Gated) -> bool:
    """Whether the form of a wording takes its gate away."""
    if held == ASKED:  # "ask me again on Monday?" is a request
        imperative = found.phrase.section == "commands" and found.start == 0 and not WH_OR_AUX.match(gated.text)
        return imperative and name not in DESTRUCTIVE and name != "confirm"
    if held == DOUBTED and name == "remind_later":  # "I need to sleep on it, back to you on Wednesday"
        return True
    if held == DOUBTED and name == "request":  # "I would like to ask Prof Ndlovu"
        marks = ((a, b) for a, b in gated.marks["doubt"] if gated.opened[a:b] != "whether")
        return all(found.start <= a and b <= found.end for a, b in marks)
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
    wished = found.phrase.section == "answers" and WISHED.search(gated.text[: found.end])
    if wished and HINDERED.match(gated.text[found.end :]):
        return CONCEDED
    if name in ("available", "unavailable") and BEFORE.search(before):
        return PAST
    if name == "rsvp" and THIRD_PERSON.search(before):
        return HEARSAY
    if name == "rate" and RATED_BY.search(before):
        return HEARSAY
    return NEGATED if name not in NEGATIVE and negated_within(found, gated) else None


PITIED = re.compile(
    r"(?<![\w'])(?:would|i'd|we'd|it'd|that'd|might|could only|be|is|was) (?:[a-z']+ ){0,4}?(?:mad|fool|foolish"
    r"|crazy|silly|daft"
    r"|idiot|stupid|insane|bonkers|shame|pity|crime|sin|waste|rude|churlish|unforgivable|sacrilege|unwise"
    r"|ungrateful|hard"
    r"|difficult|impossible|wrong|odd|strange|impolite|madness|folly|easy|tempting)(?: of me| of us"
    r"| for me)?(?: not)? to $"
)


GRAVE = frozenset(["end", "erase", "leave", "stop", "withdraw"])
# "My mentor asked how to leave the programme".
HOW_TO = re.compile(
    r"(?<![\w'])(?:how|whether|when|where|why|what) (?:to|one|i|we|you|people|somebody|it) (?:can |could |to )?$"
)


def destructive_hold(found: Found, gated: Gated) -> str | None:
    """What more holds back where something is at stake: words about saying, pity, and other people's doings."""
    if PITIED.search(gated.text[: found.start]) or PITIED.search(gated.text[: found.start + 3]):
        return CONCEDED
    if of_other_things(gated, found.start, found.end) or HOW_TO.search(gated.text[: found.start + 3]):
        return DOUBTED
    if within(found, gated) or found.phrase.name in GRAVE and told_of(gated.text, found.start, found.end):
        return DOUBTED
    return HEARSAY if THIRD_PERSON.search(gated.text[: found.start]) or others(found, gated) else None
