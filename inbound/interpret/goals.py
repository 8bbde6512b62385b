"""What a sentence says of goals: which one, how far, by when, done, dropped, opened again, or a new one.

Knows one sentence in five languages; refuses to know whether it may act.
"""

import re
from collections.abc import Sequence
from datetime import date

from inbound.interpret.dates import When, dates
from inbound.interpret.goal_parts import CUT, Part, parts
from inbound.interpret.goal_pointers import owned, points_back
from inbound.interpret.goal_references import Reference, mentions_goals, references
from inbound.interpret.goal_words import noun, pattern, rewording, undone
from inbound.interpret.model import CONFIRM, POINTS_BACK, SURE, Hit, Intent
from inbound.interpret.numbers import percent
from inbound.interpret.sentences import QUOTED, Sentence, plain

__all__ = ["adds", "mentions_goals", "read", "references", "wording"]

BRIEF = 4
FAVOURITE = re.compile(r"\b(?:favou?rites?|shortlist|favorit\w*|calendar|diary|profile|perfil|profil|directory)\b")
ON_LIST = re.compile(rf"\b(?:{noun()}|list|lista|liste)\b|quotedwords")
POINTER = re.compile(
    r"^(?:(?:and |so |then |now )?(?:please |could you |can you |would you "
    r")*(?:put|write|note|add|set|take|count|record|log|mark|make|consider)"
    r" (?:it|that|this|them)\b|(?:it|that|this|them) (?:as|to|on|onto|down|into)\b"
    r"|(?:that|this)(?:'s| is| would be| should be) )",
    re.I,
)
LEAD = re.compile(
    rf"^.{{0,160}}?(?:{noun()}(?: for (?:this|next|me|the) ?\w*| is| es| ist|"
    rf" est| e| would be| \d+)?(?: to)?|add(?: a)?(?: new)?(?: {noun()})?|ones? "
    rf"for (?:my|the) list|if i may|here's the next|list|my (?:goals|list)|new(?: one)?|another(?: one)?|more"
    rf"|own|mine|lista|liste"
    rf"|nuev[oa]|nouveau|nouvelle|neue?s?|nov[oa]|dazu|hinzu|plus|objectif|objetivo|meta|ziel)\s*[:,–—-]+\s*",
    re.I,
)
SOFT_LEAD = re.compile(
    r"^\W*(?:please |could you |can you |i'd like to |i would like to |i "
    r"want to |let's |let me |also |and |then |now |so |bitte |por favor )*(?:add|put down|set myself|enter|log"
    r"|note|note down|write down|record|set|include|register|my (?:new "
    r"|next |main |big )?goals? (?:is|would be|will be)(?: to)?|what i want "
    r"out of this is|a[ñn]ad(?:e|ir|id)|agrega|apunta|anota|ajoute[rz]?|note[rz]?|adiciona[r]?|acrescenta[r]?|aponta|"
    r"f[üu]ge|notiere|mein (?:neues )?ziel ist|mi (?:nuevo )?objetivo es|mon (?:nouvel "
    r")?objectif est|a minha (?:nova )?meta [ée])\b\s*(?:(?:a|an|the|my|"
    r"another|new|un|una|uno|une|ein|eine|um|uma|nuevo|neues|nova) )*(?:goal|"
    r"objetivo|objectif|ziel|meta)?s?\s*(?:to|de|:|,|–|-)?\s*",
    re.I,
)
SPLIT_MANY = re.compile(r",? (?:and|und|y|et|e) (?=[a-z]+ (?:the|a|my|an|\w+ing)\b)|;\s*")
SEVERAL = re.compile(r"\b(?:two|three|some|few|couple|these|dos|tres|deux|trois|zwei|drei|duas|dois) ")
LED_TO = re.compile(
    r"(?:\b(?:to|into|as|read|say|by|zu|in|durch|a|por|en|para|que diga|ser|dizer|être|par|lauten|heißen"
    r"|called)\b|:)\s*"
    r"(?P<words>[^.!?\n]{6,})$",
    re.I,
)


def read(sentence: Sentence, text: str, today: date, *, asked: bool, last: int | str | None) -> list[Hit]:
    """Hits of one sentence. `asked`: the mail was about goals; `last`: the goal that the sentence before spoke of."""
    whens = dates(text, today)
    found = references(text, whens, bare=asked, last=last)
    if points_back(text, asking=sentence.question, asked=asked):
        return [Hit(Intent("goal.add", {}), sentence.number, 0, len(text), text, SURE, POINTS_BACK)]
    if asked and (own := owned(sentence.raw)):
        due = next((when.iso for when in reversed(whens) if when.iso), None)
        args = {"text": own} | ({"due": due} if due else {})
        return [Hit(Intent("goal.add", args), sentence.number, 0, len(text), own, SURE, "grammar")]
    if announces(text, found):
        return added(sentence, text, whens, found, today)
    hits: list[Hit] = []
    for part in parts(text, found):
        inside = [when for when in whens if part.start <= when.start < part.end]
        hits.extend(hit for goal in part.goals for hit in about(sentence, part, goal, inside, today))
    hits.extend(worded(sentence, found, hits, last, whens) if asked else [])
    if not found and not hits and asked and last is not None:
        whole = Part((Reference(last, 0, 0),), 0, len(text), text)
        hits.extend(about(sentence, whole, whole.goals[0], whens, today, follow_up=True))
    return hits


def announces(text: str, found: Sequence[Reference]) -> bool:
    """Whether the sentence tells a new goal, and not something of one that is there."""
    start = pattern("add").search(text)
    if start is None or FAVOURITE.search(text):
        return False
    clause = max((cut.end() for cut in CUT.finditer(text, 0, start.start())), default=0)
    later = [one for one in found if one.end > start.start() or one.numbered and one.start >= clause]
    if not later:
        return True
    if any(one.numbered for one in later) or pattern("reopen").search(text) or rewording().search(text):
        return False
    tail = text[start.start() :]
    return not (
        done_in(tail) or pattern("drop").search(tail) or percent(tail) or re.search(r"\bdeadline|due date\b", tail)
    )


def adds(text: str) -> bool:
    """Whether a sentence that no mail asked for tells a new goal: it says "goal" or "list", quotes it, or dates it."""
    return bool(pattern("add").search(text) and ON_LIST.search(text))


def goes_on(text: str) -> bool:
    """Whether a sentence behind one about goals tells another: "Here's another: take a week off"."""
    start = pattern("add").search(text)
    return bool(start and text[start.end() :].startswith(" , ") and not FAVOURITE.search(text))


COMING = re.compile(
    r"\b(?:until|till|before|when|whenever|once|if|unless|bis|wenn|sobald|falls|bevor|hasta que|cuando|si|jusqu'a ce"
    r"|quand|avant|ate|quando|antes|se)\b[^,]{0,40}$"
)


def done_in(text: str) -> int | None:
    """Where the words stand that say it is reached; None where they are not said, or not of now."""
    for found in pattern("done").finditer(text):
        before = text[: found.start()]
        if not undone().search(before) and not COMING.search(before):
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
        and not HAS_BEEN.search(text[:done])
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
        return hit("goal.update", 0, "unsure" if unclear and "due" not in more else SURE, **more)
    return []


WORDED = re.compile(
    rf"^\s*(?:\w+ ){{0,3}}?(?:(?P<goal>{noun()}) ?(?:number |no\.? |nr\.? |n[º°]? ?)?(?P<number>\d{{1,2}})"
    rf"|(?:word|phrase|put|say|formulate) it"
    rf"(?: like this| so| as| this way)?|(?:my |a )?(?:suggestion|wording|version|proposal)(?: for it)?|mein"
    rf" vorschlag|mi propuesta"
    rf"|ma proposition|a minha proposta)\s*(?::|\s[-–—]|,)\s*(?P<words>\S.+)$",
    re.I | re.S,
)


REPORT = re.compile(
    r"(?:please|kindly|bitte|por favor|merci de|still|nothing|no|not|none|yes|waiting|going|coming|nearly|almost"
    r"|slow|good|a bit|some|progress|well|we"
    r"|i|it|he|she|they"
    r"|the|this|that|my|our|there|sorry|on|in|at|just|only|all|work|noch|nichts|kein|nicht|ich|wir|es|fast|läuft"
    r"|geht|wartet"
    r"|aún|todavía|nada|sigo|va|estoy|casi|encore|rien|pas|je|nous|on|ça|c'est|presque|ainda|nada|estou|vai"
    r"|quase|não)\b",
    re.I,
)


def worded(
    sentence: Sentence, found: Sequence[Reference], hits: Sequence[Hit], last: int | str | None, whens: Sequence[When]
) -> list[Hit]:
    """ "Goal 1: lead three negotiations alone": words behind a colon, of which nothing else was understood."""
    match = WORDED.match(sentence.raw)
    if match is None or len(found) > 1 or any(set(hit.intent.args) - {"goal", "due"} for hit in hits):
        return []
    words = match["words"].strip(' .,:;"“”„«»')
    if (
        len(words.split()) < 3
        or REPORT.match(words)
        or done_in(plain(words)) is not None
        or any(hit.intent.name != "goal.update" for hit in hits)
    ):
        return []
    goal = found[0].goal if found else last
    due = next((when.iso for when in reversed(whens) if when.iso), None)
    told = {"goal": goal, "text": words, "due": due}
    args = {name: value for name, value in told.items() if value is not None}
    return [Hit(Intent("goal.update", args), sentence.number, 0, 1, words, SURE, "grammar")]


HAS_BEEN = re.compile(r"(?<!\w)(?:was|were|wurden?|fue|fueron|foi|foram|a ete|ont ete)(?: \w+)? $")


def said_before(text: str, goal: int, done: int, whens: Sequence[When], start: int) -> bool:
    """Whether the clause with the goal says something else already: "move 2 to May, the lab is closed until then"."""
    cut = text.find(" , ", max(goal, 0))
    if not 0 <= cut < done:
        return False
    dated = any(when.iso and 0 <= when.start - start < cut for when in whens)
    return dated and bool(pattern("due").search(text[:cut]))


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
    led = LED_TO.search(raw)
    words = led["words"].strip(" .,:;") if led else ""
    if len(words.split()) < 3 or percent(plain(words)) is not None or due and len(words.split()) < 5:
        return None
    return words


def added(sentence: Sentence, text: str, whens: Sequence[When], found: Sequence[Reference], today: date) -> list[Hit]:
    """New goals of a sentence; those before the announcement (goal 1 is done, so here's the next) are read first."""
    start = pattern("add").search(text)
    place = start.start() if start else 0
    hits: list[Hit] = []
    for part in parts(text[:place], [one for one in found if one.end <= place]):
        inside = [when for when in whens if part.start <= when.start < part.end]
        hits.extend(hit for goal in part.goals for hit in about(sentence, part, goal, inside, today))
    body = wording(sentence.raw)
    pieces = SPLIT_MANY.split(body) if SEVERAL.search(text[:40]) else [body]
    for number, piece in enumerate(piece for piece in pieces if piece.strip()):
        words = piece.strip(' .,:;"“”„«»')
        if POINTER.search(words) or not words:
            continue
        args: dict[str, object] = {"text": words}
        if due := due_of(piece, whens, today, alone=len(pieces) == 1):
            args["due"] = due
        certainty = CONFIRM if whens and not any(when.iso for when in whens) else SURE
        at = place + number
        hits.append(Hit(Intent("goal.add", args), sentence.number, at, at + 1, words, certainty, "grammar"))
    if all(hit.intent.name != "goal.add" for hit in hits) and start and POINTER.search(sentence.raw):
        pointer = Hit(Intent("goal.add", {}), sentence.number, place, start.end(), start.group(), SURE, POINTS_BACK)
        hits.append(pointer)
    return hits


def due_of(piece: str, whens: Sequence[When], today: date, *, alone: bool) -> str:
    told = whens if alone else dates(plain(piece), today)
    return next((when.iso for when in reversed(told) if when.iso), "")


def wording(raw: str) -> str:
    """The goal's own words: what is quoted, or what follows the announcement, or the sentence."""
    quoted = QUOTED.search(raw)
    if quoted and len(quoted.group().split()) >= 2:
        return quoted.group().strip('"“”„«»')
    for lead in (LEAD.match(raw), SOFT_LEAD.match(raw)):
        if lead and len(raw[lead.end() :].split()) >= 2:
            return raw[lead.end() :]
    return raw
