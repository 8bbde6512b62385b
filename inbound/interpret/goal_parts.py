"""A sentence taken apart into what it says of each goal: "1 and 3 are done, 2 is at 15 %"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inbound.interpret.goal_references import SMALL, Reference
from inbound.interpret.goal_words import pattern, rewording
from inbound.interpret.numbers import percent

CUT = re.compile(
    r" , (?:(?:and|but|so|then|while|und|aber|y|pero|et|mais|e|mas) )?| (?:and|but|while|und|aber|y|pero|et|mais"
    r"|e|mas|&) "
)
WORDS_OF_DROP = re.compile(
    rf"(?:{SMALL}|can|should|must|could|be|altogether|completely|entirely|it|that|this|one|goal|list|off|from"
    r"|kann|soll|wird|werden|mir|mehr|puede|peut|pode|ser|etre|ya|,|deve|debe|we|i|i'd|let's|want|like|would)*(?: |$)"
)
SMALL_ONLY = re.compile(
    rf"(?:(?:{SMALL}|,|can|should|must|could|would|may|will|be|it|that|this|dieses?|ese|este|esta|essa|esse"
    rf"|celui-ci|one|we|i|i'd|let's|want|like|up|goal|you|konnt|kannst|ihr|sie|du|podeis|pueden|puedes|podem"
    rf"|podes|vous|pouvez|pourriez"
    rf"|kann|konnen|soll"
    r"|sollte|wird|werden|mir|mein|meine|puede|podeis|se|peut|pode|ser|etre|deve|debe|has|have|had|ist|est|foi"
    r"|mon|ma|mi|meu|minha|lo|la|los|las|quiero|queremos|quisiera|voy|vamos|prefiero|mochte|mochten|will|wollen|ich"
    r"|wir|wurde|gern|gerne|je|nous|veux|voudrais|voulons|souhaite|prefere|quero|queremos|queria|vou|prefiro|eu"
    r"|just|simply|has been|was|been|definitely|altogether|completely)(?: |$))*"
)
AFTER_DROP = re.compile(
    r" ?(?:$|,|please|(?:this|that)(?: one)?(?= |$)|altogether|completely|entirely|for good|now|too|as well"
    r"|because|since|as|for now|it|from"
    r"|off|bitte|weil|da|por"
    r"|ya|pues|s'il|car|parce|pois|porque|then|and|und|y|et|e|the list|thanks)(?![\w'])"
)


@dataclass(frozen=True)
class Part:
    """Goals with the words that are said of them, and where those stand."""

    goals: tuple[Reference, ...]
    start: int
    end: int
    text: str
    bare_date: bool = False

    def drops(self) -> int | None:
        """Where a verb of dropping stands right beside a goal; "goal 2: quit smoking" drops nothing."""
        for verb in pattern("drop").finditer(self.text):
            start, end = self.start + verb.start(), self.start + verb.end()
            for goal in self.goals:
                if start < goal.end and goal.start < end or goal.start == goal.end:
                    return verb.start()
                before = goal.start >= end and SMALL_ONLY.fullmatch(
                    self.text[verb.end() : goal.start - self.start].strip()
                )
                behind = goal.end <= start and SMALL_ONLY.fullmatch(
                    self.text[max(0, goal.end - self.start) : verb.start()].strip()
                )
                if before or behind and AFTER_DROP.match(self.text[verb.end() :]):
                    return verb.start()
        return None


def tells(text: str) -> bool:
    """Whether something is said of a goal: reached, dropped, opened, so far, by then, in other words."""
    return (
        any(pattern(name).search(text) for name in ("done", "drop", "reopen", "due"))
        or percent(text) is not None
        or bool(rewording().search(text))
    )


def parts(text: str, found: Sequence[Reference]) -> list[Part]:
    """The parts of a sentence in order, each with its goals; a list of goals shares what is said of it."""
    made: list[Part] = []
    waiting: list[Reference] = []
    opening = 0
    for start, end in clauses(text, found):
        named = [one for one in found if start <= one.start < end]
        words = text[start:end]
        if named and tells(words):
            begin = opening if not made and not waiting else start
            made.append(Part((*waiting, *named), begin, end, text[begin:end]))
            waiting, opening = [], end
        elif named and made and not rest_of(words, named, start):
            last = made[-1]
            if tells(text[last.start : last.goals[0].start]) or not waits(text, end, found):
                made[-1] = Part((*last.goals, *named), last.start, end, last.text)
            else:
                waiting += named
        elif named and opening < start and tells(text[opening:start]) and not made:
            made.append(Part(tuple(named), opening, end, text[opening:end]))
        elif named:
            waiting += named
        elif waiting and tells(words):
            made.append(Part(tuple(waiting), waiting[0].start, end, text[waiting[0].start : end]))
            waiting = []
        elif made and not waiting:
            last = made[-1]
            made[-1] = Part(last.goals, last.start, end, text[last.start : end])
    if waiting:
        made.append(Part(tuple(waiting), waiting[0].start, len(text), text[waiting[0].start :], bare_date=True))
    return made


def rest_of(words: str, named: Sequence[Reference], start: int) -> str:
    """What a clause says beside the goals that it names."""
    left = words
    for one in reversed(named):
        left = left[: max(0, one.start - start)] + left[one.end - start :]
    return SMALL_ONLY.sub("", left.strip()).strip()


def waits(text: str, end: int, found: Sequence[Reference]) -> bool:
    """Whether the next clause says something that a list of goals before it may share."""
    following = next(((a, b) for a, b in clauses(text, found) if a >= end), None)
    return following is not None and tells(text[following[0] : following[1]])


def clauses(text: str, found: Sequence[Reference]) -> Iterator[tuple[int, int]]:
    """(start, end) of each clause; goals in a row without a comma begin one each."""
    start = 0
    for cut in (*[(match.start(), match.end()) for match in CUT.finditer(text)], (len(text), len(text))):
        inside = [one.start for one in found if start <= one.start < cut[0]]
        first = inside[0] if inside else start
        heads = [start, *inside[1:]] if inside and not tells(text[start:first]) else before_verbs(text, start, inside)
        yield from zip(heads, [*heads[1:], cut[0]], strict=True)
        start = cut[1]


def before_verbs(text: str, start: int, inside: Sequence[int]) -> list[int]:
    """Where clauses begin that say first what is to happen: "drop 3 close 2"."""
    heads = [start]
    for place in inside[1:]:
        verbs = [
            verb.start()
            for name in ("done", "drop", "reopen")
            for verb in pattern(name).finditer(text, heads[-1] + 1, place)
            if SMALL_ONLY.fullmatch(text[verb.end() : place].strip())
        ]
        heads.append(min(verbs, default=place))
    return heads
