"""What we sent, found again in what came back: the surest mark of quoted text.

Knows only words in order; quoting marks, wrapping, links and case are folded away.
"""

from bisect import bisect_left, bisect_right
from html import unescape

from inbound.reply.parent import GRAM, Parent, words_of

MINIMUM_RUN = 6
LONG_LINE = 12
MAX_SKIP = 60
LONG_BLOCK = 400
NOTHING, FOREIGN = -2, -1


def ours(lines: list[str], said: list[list[str]], sent: Parent) -> list[bool]:
    """For each line, of which the words are given, whether it stands in a run of our own text."""
    ends = [place for _, place in spans(said, sent)]
    marked = runs(said, ends)
    for forward in (True, False):
        beside(said, sent, marked, ends, forward=forward)
    return [mine or not words and sent.linked(line) for mine, words, line in zip(marked, said, lines, strict=True)]


def said_in(line: str) -> list[str]:
    return words_of(unescape(line) if "&" in line else line)


def whole_blocks(lines: list[str], said: list[list[str]], sent: Parent) -> list[bool]:
    """For each line, of which the words are given, whether it is a short block of ours as a whole."""
    return [len(line) < LONG_BLOCK and tuple(words) in sent.blocks for line, words in zip(lines, said, strict=True)]


def spans(said: list[list[str]], sent: Parent) -> list[tuple[int, int]]:
    """For each line, (start, end) of its words in ours when all of them stand there in a row; see NOTHING, FOREIGN."""
    flat = [word for words in said for word in words]
    places = [FOREIGN] * len(flat)
    grams = list(zip(*(flat[offset:] for offset in range(GRAM)), strict=False))
    at = 0
    while at < len(grams):
        if grams[at] not in sent.places:
            at += 1
            continue
        length, place = sent.longest(flat, at)
        length = untaken(flat, at, length, place, sent)
        for offset in range(length):
            places[at + offset] = place + offset
        at += max(1, length)
    found: list[tuple[int, int]] = []
    at = 0
    for words in said:
        mine = places[at : at + len(words)]
        at += len(words)
        if not words:
            found.append((NOTHING, NOTHING))
        else:
            found.append((mine[0], mine[-1] + 1) if FOREIGN not in mine else (FOREIGN, FOREIGN))
    return found


def untaken(flat: list[str], at: int, length: int, place: int, sent: Parent) -> int:
    """The run without a person's words at its end: ours, which begin alike, follow ("Yes", then "Yes, accept")."""
    for tail in range(1, min(length, GRAM)):
        begins = place + length - tail
        if begins in sent.starts and flat[at + length : at + length + tail] == flat[at + length - tail : at + length]:
            return length - tail
    return length


def runs(said: list[list[str]], ends: list[int]) -> list[bool]:
    """Keep runs of two lines and more, or one long line; blank lines neither make nor break one."""
    marked = [False] * len(said)
    start = 0
    while start < len(said):
        end = start
        while end < len(said) and ends[end] != FOREIGN:
            end += 1
        lengths = [len(words) for words in said[start:end] if words]
        if sum(lengths) >= MINIMUM_RUN and (len(lengths) >= 2 or max(lengths) >= LONG_LINE):
            marked[start:end] = [bool(words) for words in said[start:end]]
        start = end + 1
    return marked


def beside(said: list[list[str]], sent: Parent, marked: list[bool], ends: list[int], *, forward: bool) -> None:
    """A short line next to a run of ours is ours too when it is just what stands there in our mail."""
    order = range(len(said)) if forward else range(len(said) - 1, -1, -1)
    last = FOREIGN
    for number in order:
        words = said[number]
        if not words:
            continue
        if marked[number]:
            last = ends[number] if forward else ends[number] - len(words)
            continue
        place = neighbour(tuple(words), sent, last, forward=forward) if last >= 0 else FOREIGN
        if place >= 0:
            marked[number], ends[number] = True, place + len(words)
            last = ends[number] if forward else place
        else:
            last = FOREIGN


def neighbour(words: tuple[str, ...], sent: Parent, last: int, *, forward: bool) -> int:
    """Where the words stand in ours near `last`: going on in its block, or a block of their own a little further."""
    place = last if forward else last - len(words)
    if place >= 0 and sent.words[place : place + len(words)] == words:
        whole = place in sent.starts and place + len(words) in sent.stops
        goes_on = place not in sent.starts if forward else place + len(words) not in sent.stops
        if whole or goes_on and (place + len(words) in sent.stops or place in sent.starts):
            return place
    known = sent.blocks.get(words, [])
    nearest = bisect_left(known, last) if forward else bisect_right(known, last - len(words)) - 1
    if 0 <= nearest < len(known) and abs(known[nearest] - last) <= MAX_SKIP:
        return known[nearest]
    return FOREIGN
