"""What we sent, found again in what came back: the surest mark of quoted text.

Knows only words in order; quoting marks, wrapping, entities and case are folded away.
"""

import re
from html import unescape

WORD = re.compile(r"\w+")
MINIMUM_LINE = 3
MINIMUM_RUN = 6


def words_of(text: str) -> list[str]:
    return WORD.findall(unescape(text).casefold())


def ours(lines: list[str], sent: str) -> list[bool]:
    """For each line, whether it stands in a run of our own text."""
    haystack = " " + " ".join(words_of(sent)) + " "
    found: list[int] = [0] * len(lines)
    position = 0
    for number, line in enumerate(lines):
        words = words_of(line)
        if not words:
            found[number] = -1
            continue
        needle = " " + " ".join(words) + " "
        following = haystack.startswith(needle, position)
        place = position if following else haystack.find(needle) if len(words) >= MINIMUM_LINE else -1
        if place >= 0 and ((following and position > 0) or len(words) >= MINIMUM_LINE):
            found[number] = len(words)
            position = place + len(needle) - 1
        else:
            position = 0
    return runs(found)


def runs(found: list[int]) -> list[bool]:
    """Keep runs of two lines and more, or one long line; blank lines (-1) neither make nor break one."""
    marked = [False] * len(found)
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and found[end] != 0:
            end += 1
        lengths = [length for length in found[start:end] if length > 0]
        if sum(lengths) >= MINIMUM_RUN and (len(lengths) >= 2 or max(lengths) >= 2 * MINIMUM_RUN):
            marked[start:end] = [length > 0 for length in found[start:end]]
        start = end + 1
    return marked
