"""Rows of items and answers in one breath, "y 1 n 2 y 3" or "1 y 2 n", spelt out so that each pair is a clause."""

import re
from itertools import pairwise

from inbound.interpret.goal_references import mentions_goals
from inbound.interpret.sentences import plain

ANSWERS = {"y": "yes", "yes": "yes", "ok": "yes", "n": "no", "no": "no"}
# Words that stand for themselves in such a row: "1-4 ok 5 no 6 later".
OTHERS = (
    "okay|approve|approved|reject|rejected|later|hold|wait|remind|snooze"
    "|ja|nein|si_|oui|non|sim|nao|spater|luego|depois"
)
WORDS = sorted([*ANSWERS, *OTHERS.split("|")], key=len, reverse=True)
ANSWER = f"(?P<answer>{'|'.join(WORDS)})"
ITEM = r"(?P<item>\d{1,3}(?:-\d{1,3})?)"
ANSWER_FIRST = re.compile(rf"{ANSWER} ?{ITEM}(?: ,)?(?: |$)")
ITEM_FIRST = re.compile(rf"{ITEM} ?{ANSWER}(?: ,)?(?: |$)")
LEAST = 2
MARK = re.compile(r"(?:^|(?<=\s))\(?(?P<number>\d{1,3})(?:[.)]\s+(?=[^\W\d])|\)\s+(?=\d))")


def own_lines(reply: str, *, led: bool = False) -> str:
    """Each numbered answer on a line of its own: "1. Yes 2. No, too far away 3. Later" in one breath.

    Only where the line begins with the first mark and the numbers rise, so that no date or amount is taken for one;
    `led`: where words about goals and a colon lead to them, "My goals: 1. … 2. …".
    """
    lines = []
    for line in reply.split("\n"):
        marks = list(MARK.finditer(line))
        numbers = [int(mark["number"]) for mark in marks]
        rising = all(one < other for one, other in pairwise(numbers))
        lead = line[: marks[0].start()].strip() if marks else ""
        placed = (
            lead.endswith(":") and mentions_goals(plain(lead)) and numbers == list(range(1, len(marks) + 1))
            if led
            else not lead
        )
        if len(marks) < LEAST or not placed or not rising:
            lines.append(line)
            continue
        starts = [0, *(mark.start() for mark in marks)] if lead else [mark.start() for mark in marks]
        lines += [line[a:b].strip() for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
    return "\n".join(lines)


def row_spelt_out(text: str) -> str:
    """ "1 yes , 2 no" for a plain sentence that is such a row and nothing else; there a lone "y" never means "and"."""
    for pattern in (ANSWER_FIRST, ITEM_FIRST):
        found, end = [], 0
        while pair := pattern.match(text, end):
            found.append(pair)
            end = pair.end()
        if end == len(text) and len(found) >= LEAST:
            return " , ".join(f"{pair['item']} {ANSWERS.get(pair['answer'], pair['answer'])}" for pair in found)
    return text
