"""A sentence taken apart into what it says of each goal: "1 and 3 are done, 2 is at 15 %"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inbound.interpret.goal_forms import cut, form, small_only
from inbound.interpret.goal_references import Reference
from inbound.interpret.goal_words import pattern, rewording
from inbound.interpret.numbers import percent


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
                before = goal.start >= end and small_only().fullmatch(
                    self.text[verb.end() : goal.start - self.start].strip()
                )
                behind = goal.end <= start and small_only().fullmatch(
                    self.text[max(0, goal.end - self.start) : verb.start()].strip()
                )
                if before or behind and form("after_drop").match(self.text[verb.end() :]):
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
    return small_only().sub("", left.strip()).strip()


def waits(text: str, end: int, found: Sequence[Reference]) -> bool:
    """Whether the next clause says something that a list of goals before it may share."""
    following = next(((a, b) for a, b in clauses(text, found) if a >= end), None)
    return following is not None and tells(text[following[0] : following[1]])


def clauses(text: str, found: Sequence[Reference]) -> Iterator[tuple[int, int]]:
    """(start, end) of each clause; goals in a row without a comma begin one each."""
    start = 0
    cuts = [(match.start(), match.end()) for match in cut().finditer(text)]
    for head, behind in (*cuts, (len(text), len(text))):
        inside = [one.start for one in found if start <= one.start < head]
        first = inside[0] if inside else start
        heads = [start, *inside[1:]] if inside and not tells(text[start:first]) else before_verbs(text, start, inside)
        yield from zip(heads, [*heads[1:], head], strict=True)
        start = behind


def before_verbs(text: str, start: int, inside: Sequence[int]) -> list[int]:
    """Where clauses begin that say first what is to happen: "drop 3 close 2"."""
    heads = [start]
    for place in inside[1:]:
        verbs = [
            verb.start()
            for name in ("done", "drop", "reopen")
            for verb in pattern(name).finditer(text, heads[-1] + 1, place)
            if small_only().fullmatch(text[verb.end() : place].strip())
        ]
        heads.append(min(verbs, default=place))
    return heads
