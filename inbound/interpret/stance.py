"""Whether a sentence takes up what was asked or turns it down, by its act and what turns the act round.

Acts and turning words are data of the phrase books; knows negation, pity ("I'd be mad to refuse") and concession.
Refuses to know intents.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from re import Match, Pattern

from inbound.interpret.gates import AFTERWARDS, IMPOSSIBLE, Gated
from inbound.interpret.model import CONFIRM, SURE
from inbound.interpret.phrases import Book, books

OFFER, STAY, EVENT = "offer", "stay", "event"
GROUPS = {
    **dict.fromkeys(("request", "match", "invitation", "place", "reapply", "availability"), OFFER),
    **dict.fromkeys(("release", "membership", "renewal"), STAY),
    "event": EVENT,
}
BOUNDARY = re.compile(
    r" , | and (?=(?:i|we|i'm|i'd|i'll|i've|we're|we'd|we'll) )| (?:but|however|because|since|although|though"
    r"|yet|so that|unless|until|whereas|while"
    r"|pero|aunque|porque|ya que|mais|car|parce que|puisque|aber|weil|denn|pois|embora) "
)
INTENDED = re.compile(
    r"(?<![\w])(?:i'?d|we'?d|i'll|we'll|would|will|can|could|must|should|shall|have|has|need|want|wish|hope"
    r"|plan|prefer|rather"
    r"|like|love|happy|glad|delighted|pleased|thrilled|keen|willing|ready|eager|honoured|going|gonna|decided"
    r"|intend|choose|afraid"
    r"|able|better|let|let's|forward|please|gladly|happily|time|prepared|able|fancy|game|up for|chance"
    r"|to)(?![\w])|n't(?![\w])|_"
)
ONGOING = re.compile(r"(?:i'm|i am|we're|we are|i'll be|i will be|we'll be|am|be)(?: \w+){0,2} $")
ENJOYED = re.compile(
    r"(?<![\w'])(?:forward to|love|like|enjoy|mind|imagine|fancy|consider|happy about|idea of|thought of"
    r"|honour of|pleasure of|chance of"
    r"|rather than|instead of|dream of|intention of|reason for|plans? (?:of|for)|by|bear|stand|of|think of|hate"
    r"|regret|avoid)(?: \w+)? $"
)
# What one does anyway is no answer: "I'm already mentoring four people".
HABITS = re.compile(
    r"(?:mentoring|guiding|coaching|supporting|advising|helping|teaching|meeting|working|seeing|bringing|doing"
    r"|having|being)"
)
ALREADY = re.compile(
    r"(?<![\w'])(?:already|currently|off|break from|leave from|retired from|away from|used to)(?![\w'])"
)
THINGS = re.compile(
    r"(?:mentor|guide|coach|support|help|welcome|pass|end|stop|finish|move|close|part|try|skip|decline|start|go"
    r"|leave|mentoring)"
)
DETERMINED = re.compile(
    r"(?<![\w'])(?:a|an|the|my|his|her|our|your|their|one|another|any|no|some|good|great|new|of|as|own|first"
    r"|last|best|maternity|sick|parental|annual) $"
)
TRYING = re.compile(r"(?<![\w'])(?:try|trying|hope|hoping|attempt|do my best)(?![\w'])")
CONCEDED = re.compile(
    r"(?:as|so)? ?much as |(?:would|could|might|'d|should) (?:really |so |dearly |gladly )?have |wish (?:i"
    r"|we) (?:could|had|were)|(?:was|were) (?:going|about|tempted|planning|minded|hoping) to"
)
REPORTED = re.compile(
    r"(?<![\w'])(?:let alone|never mind|much less|say|says|said|saying|write|wrote|mean|meant|tell|told|claim"
    r"|not that|asked)(?![\w'])"
)
LATER = re.compile(r"(?<![\w])(?:until|till|before|at the moment|right now|just now|for now|yet|from)(?![\w])")
LONGEST_ELLIPSIS = 6
VOWELS = "aeiou"


@dataclass(frozen=True)
class Stance:
    """A clause that takes up (`yes`) or turns down (`no`) what was asked; `start` is where its clause begins."""

    polarity: str
    start: int
    end: int
    act: int
    certainty: str
    turned: bool
    conceded: bool = False


@cache
def classes(language: str) -> dict[str, Pattern[str]]:
    """The word classes of a book, the acts also in their -ing form."""
    data = books()[language].stance
    spelt = {
        name: continued(words) if language == "en" and name.startswith(("gain", "loss")) else words
        for name, words in data.items()
    }
    return {name: re.compile(rf"(?<![\w'])(?:{words})(?![\w'])") for name, words in spelt.items()}


def continued(words: str) -> str:
    """ "turn (him) down" also as "turning (him) down"."""
    return re.sub(
        r"(?:^|(?<=\|))([a-z]+)(?![a-z])", lambda found: f"(?:{found[1]}|{ing(found[1])})", outermost(words)
    ).replace("\x00", "|")


def outermost(words: str) -> str:
    """The alternatives with inner bars out of reach of the -ing rule."""
    depth, out = 0, []
    for char in words:
        depth += (char == "(") - (char == ")")
        out.append("\x00" if char == "|" and depth else char)
    return "".join(out)


def ing(word: str) -> str:
    if word.endswith("e") and not word.endswith(("ee", "ye")) and word != "be":
        return word[:-1] + "ing"
    short = (
        len(word) <= 4 and word[-1] not in "wxy" + VOWELS and word[-2] in VOWELS and (word[-3:-2] or "a") not in VOWELS
    )
    return word + (word[-1] if short else "") + "ing"


def stances(gated: Gated, topic: str, languages: Sequence[Book]) -> Iterator[Stance]:
    """The stances of a sentence towards what its topic asked, in order; gates are for the caller."""
    group = GROUPS.get(topic)
    for book in languages if group else ():
        if book.stance:
            for begin, end in clauses(gated.text):
                found = of_clause(gated, begin, end, group or "", classes(book.language))
                if found:
                    yield found


def clauses(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for boundary in BOUNDARY.finditer(text):
        yield begin, boundary.start()
        begin = boundary.end() if boundary.group() == " , " else boundary.start() + 1
    yield begin, len(text)


def of_clause(gated: Gated, begin: int, end: int, group: str, words: dict[str, Pattern[str]]) -> Stance | None:
    act = act_in(gated.text, begin, end, group, words)
    if act is None:
        return None
    polarity, found, own = act
    before = gated.text[begin : found.start()]
    pitied = list(words["pity"].finditer(before)) if "pity" in words and words["would"].search(before) else []
    if not own and not (ours(before, words, pitied=bool(pitied)) and intended(before, found.group(), words)):
        return None
    turned = (
        len(pitied[:1])
        + turns(gated, begin, found.start(), words)
        + regretted(gated.text[found.end() : end], words)
        + bool(IMPOSSIBLE.match(gated.text[found.end() : end]))
    )
    if not turned and "intended" in words and AFTERWARDS.search(gated.opened, found.start(), end):
        turned = 1
    if not turned and found.group().startswith("miss") and words["would"].search(before):
        turned = 1  # "I'd miss you": who says so stays
    if turned % 2 and polarity == "no" and group != STAY and not own and not words["first"].search(before):
        return None  # "please don't decline for me" accepts nothing
    if REPORTED.search(before) or TRYING.search(before) and (polarity == "yes" or group == EVENT):
        return None
    if words.get("conceded", CONCEDED).search(before):
        wished = polarity == "yes" and not turned
        return Stance("no", begin, found.end(), found.start(), CONFIRM, False, conceded=True) if wished else None
    return settled(gated, (polarity, found), begin, bool(turned % 2), bool(turned), words)


def regretted(after: str, words: dict[str, Pattern[str]]) -> bool:
    """ "To stop now would be a pity"."""
    return "pity" in words and bool(words["would"].search(after)) and bool(words["pity"].search(after))


def settled(
    gated: Gated, act: tuple[str, Match[str]], begin: int, about: bool, turned: bool, words: dict[str, Pattern[str]]
) -> Stance | None:
    """The stance that an act comes to once it is turned round, or not. A refusal denied is no plain acceptance."""
    polarity, found = act
    if about:
        polarity = "no" if polarity == "yes" else "yes"
    if polarity == "yes" and not turned and ("mentees" in found.group() or words["elsewhere"].search(gated.text)):
        return None  # how many one can take, or who else could, is another matter
    limited = LATER.search(gated.text, found.end()) if polarity == "no" else turned
    return Stance(polarity, begin, found.end(), found.start(), CONFIRM if limited else SURE, turned)


def act_in(
    text: str, begin: int, end: int, group: str, words: dict[str, Pattern[str]]
) -> tuple[str, Match[str], bool] | None:
    """The first act of a clause: its polarity, where it stands, and whether its form alone says "I" or "we"."""
    act: tuple[str, Match[str], bool] | None = None
    for polarity, name in (("no", f"loss_{group}"), ("yes", f"gain_{group}")):
        for kind in (f"{name}_own", name):
            found = (
                next((one for one in words[kind].finditer(text, begin, end) if not noun(text, one)), None)
                if kind in words
                else None
            )
            if found and (act is None or found.start() < act[1].start()):
                act = (polarity, found, kind != name)
    return act


def noun(text: str, act: Match[str]) -> bool:
    """Whether the word is a thing here, not an act: "I have found a mentor"."""
    return THINGS.fullmatch(act.group().split()[0]) is not None and bool(
        DETERMINED.search(text[max(0, act.start() - 20) : act.start()])
    )


def ours(before: str, words: dict[str, Pattern[str]], *, pitied: bool) -> bool:
    """Whether the act is the writer's own: the last subject before it is "I" or "we", or it is left out."""
    last = {
        name: max((found.end() for found in words[name].finditer(before)), default=0) for name in ("first", "third")
    }
    if last["first"] == last["third"] == 0:
        return len(before.split()) <= LONGEST_ELLIPSIS and bool(before.strip())
    return last["first"] >= last["third"] or pitied


def intended(before: str, act: str, words: dict[str, Pattern[str]]) -> bool:
    """Meant or wanted, not a habit: "I help out at a school" is none."""
    first = act.split()[0]
    if ALREADY.search(before):
        return False
    if first.endswith("ing") and first != "bring":
        return bool(ENJOYED.search(before) or ONGOING.search(before) and not HABITS.fullmatch(first))
    return bool(words.get("intended", INTENDED).search(before))


def turns(gated: Gated, begin: int, end: int, words: dict[str, Pattern[str]]) -> int:
    """How many words before the act turn it round: negations, and words like "unable" with their own negation."""
    spans = [
        (found.start(), found.end()) for found in words["turning"].finditer(gated.text, begin) if found.start() < end
    ]
    known = spans + [(found.start(), found.end()) for found in words["pity"].finditer(gated.text, begin, end)]
    plain = [a for a, b in gated.marks["negator"] if begin <= a and b <= end and not any(s <= a < e for s, e in known)]
    return len(spans) + (bool(plain) if "intended" in words else len(plain))
