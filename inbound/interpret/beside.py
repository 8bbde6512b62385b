"""Answers written beneath quoted items: "> 4. … REMIND or END" and below it "remind"; "> Goal 2: …", "done".

Knows quoting marks and numbers; refuses to know what is decided.
"""

import re

from inbound.interpret.decision_words import forms
from inbound.interpret.goal_parts import tells
from inbound.interpret.goal_references import references
from inbound.interpret.goal_words import noun
from inbound.interpret.sentences import plain
from inbound.text import fold

QUOTED_ITEM = re.compile(
    rf"^\s*(?:>\s?)+\s*(?:#|no\.? ?|(?P<goal>{noun()}) (?:no\.? ?)?)?(?P<number>\d{{1,3}})\s*[.):\]-]\s", re.IGNORECASE
)
QUOTED = re.compile(r"^\s*>")
LONGEST_BODY = 2_000


def numbered(body: str, reply: str, topic: str) -> str:
    """The reply with the item's number before each line that answers beneath it and names none itself."""
    decides, label = ANSWERED_BENEATH[topic]
    places = beneath(body.split("\n")[:LONGEST_BODY])
    if not places:
        return reply
    lines = []
    for line in reply.split("\n"):
        number = places.get(line.strip())
        lines.append(f"{label}{number}: {line.strip()}" if number and decides(line) else line)
    return "\n".join(lines)


def beneath(lines: list[str]) -> dict[str, int]:
    """Each own line that stands right beneath a quoted item, with the number of that item; not those met twice."""
    places: dict[str, int] = {}
    twice: set[str] = set()
    above = 0
    for line in lines:
        item = QUOTED_ITEM.match(line)
        own = line.strip()
        if item:
            above = int(item["number"])
        elif own and not QUOTED.match(line):
            if own in places or not above:
                twice.add(own)
            elif above:
                places[own] = above
            above = 0
    return {own: number for own, number in places.items() if own not in twice}


def decides(line: str) -> bool:
    """Whether a line begins with a verb or a word that decides, and names no item."""
    words = fold(line).strip(" ,.!:-")
    return not re.search(r"\d", words[:20]) and any(form.pattern.match(words) for form in forms())


def progresses(line: str) -> bool:
    """Whether a line says how far a goal is, and names none."""
    words = plain(line)
    return not references(words) and tells(words)


ANSWERED_BENEATH = {"digest": (decides, ""), "goals": (progresses, "goal ")}
