"""Whether a sentence takes up what was asked or turns it down, by its act and what turns the act round.

Acts and turning words are data of the phrase books; knows negation, pity ("I'd be mad to refuse") and concession.
Refuses to know intents.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from re import Match, Pattern

from inbound.interpret.gates import Gated
from inbound.interpret.model import CONFIRM, SURE
from inbound.interpret.phrases import Book, books
from inbound.interpret.word_lists import pattern

OFFER, STAY, EVENT = "offer", "stay", "event"
GROUPS = {
    **dict.fromkeys(("request", "match", "invitation", "place", "reapply", "availability"), OFFER),
    **dict.fromkeys(("release", "membership", "renewal"), STAY),
    "event": EVENT,
}
SUBJECT = "stance"
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


def worded(words: dict[str, Pattern[str]], name: str) -> Pattern[str]:
    """The words of the book's own, or those for all languages."""
    return words.get(name) or pattern(SUBJECT, name)


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
    for boundary in pattern(SUBJECT, "boundary").finditer(text):
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
    if own and polarity == "yes" and pattern(SUBJECT, "does_already").search(gated.text, begin, end):
        return None
    turned = (
        len(pitied[:1])
        + turns(gated, begin, found.start(), words)
        + regretted(gated.text[found.end() : end], words)
        + bool(pattern("gates", "impossible").match(gated.text[found.end() : end]))
    )
    if not turned and "intended" in words and pattern("gates", "afterwards").search(gated.opened, found.start(), end):
        turned = 1
    if not turned and found.group().startswith("miss") and words["would"].search(before):
        turned = 1  # "I'd miss you": who says so stays
    if turned % 2 and polarity == "no" and group != STAY and not own and not words["first"].search(before):
        return None  # "please don't decline for me" accepts nothing
    tried = (polarity == "yes" or group == EVENT) and pattern(SUBJECT, "trying").search(before)
    if tried or pattern(SUBJECT, "reported").search(before):
        return None
    if worded(words, "conceded").search(before):
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
    limited = pattern(SUBJECT, "later").search(gated.text, found.end()) if polarity == "no" else turned
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
    before = text[max(0, act.start() - 20) : act.start()]
    thing = pattern(SUBJECT, "things").fullmatch(act.group().split()[0])
    return thing is not None and pattern(SUBJECT, "determined").search(before) is not None


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
    if pattern(SUBJECT, "already").search(before):
        return False
    if first.endswith("ing") and first != "bring":
        done = pattern(SUBJECT, "ongoing").search(before) and not pattern(SUBJECT, "habits").fullmatch(first)
        return bool(done or pattern(SUBJECT, "enjoyed").search(before))
    return bool(worded(words, "intended").search(before))


def turns(gated: Gated, begin: int, end: int, words: dict[str, Pattern[str]]) -> int:
    """How many words before the act turn it round: negations, and words like "unable" with their own negation."""
    spans = [
        (found.start(), found.end()) for found in words["turning"].finditer(gated.text, begin) if found.start() < end
    ]
    known = spans + [(found.start(), found.end()) for found in words["pity"].finditer(gated.text, begin, end)]
    plain = [a for a, b in gated.marks["negator"] if begin <= a and b <= end and not any(s <= a < e for s, e in known)]
    return len(spans) + (bool(plain) if "intended" in words else len(plain))
