"""New goals told without a verb of adding: "one of my own: …", and what points back at the sentence before.

Knows one sentence; refuses to know what the sentence before said.
"""

import re

from inbound.interpret.goal_forms import form, mention, names_goal, own
from inbound.interpret.goal_references import references
from inbound.interpret.goal_words import pattern
from inbound.interpret.number_words import ORDINALS
from inbound.interpret.numbers import percent
from inbound.interpret.sentences import plain

LEAST = 3
JOINED = re.compile(r"-?(?:l[oa]s?|n[oa]s?|l[ea]s?|[oa]s?)$")
ASKING = re.compile(
    r"(?:(?:and|y|et|und|e|so) )?(?:please |bitte )?(?:could|can|would|will|pode|poder|podr|pued|pourr|pouv|konn)"
)
TAG = re.compile(r" , (?:please|(?:will|would|could|can) (?:you|we)(?: please)?|si_|ok|bitte|por favor)$")
LEAD = re.compile(r"^(?P<lead>[^:.!?\n]{3,110})(?<!\d)\s?:\s+(?P<words>\S.+)$", re.S)


def points_back(text: str, *, asking: bool = False, asked: bool = False) -> bool:
    """Whether a plain sentence does nothing but make a goal of what was said before it.

    `asking`: it is a question; `asked`: the mail was of goals.
    """
    words = [word for word in text.split() if word != ","]
    if (
        not (names_goal().search(text) or asked and form("writes_down").search(text))
        or asking
        and not (ASKING.match(text) or TAG.search(text))
    ):
        return False
    points = records = False
    for word in words:
        joined = JOINED.sub("", word)
        pointing, recording = form("points").fullmatch(word), recorded(word) or recorded(joined)
        points = points or bool(pointing) or joined != word and recorded(joined)
        records = records or recording
        if not (pointing or recording or small(word)):
            return False
    return points and records


def recorded(word: str) -> bool:
    return bool(form("records").fullmatch(word))


def small(word: str) -> bool:
    """Whether a word says nothing of the goal: a small one, a number, or the word "goal"."""
    numbered = word in ORDINALS or word.isdigit() and len(word) < LEAST
    return numbered or bool(form("small_beside_records").fullmatch(word) or mention().fullmatch(word))


def owned(raw: str) -> str | None:
    """The words of a goal behind "one of my own, since mentors may:"."""
    found = LEAD.match(raw)
    if found is None or not own().search(plain(found["lead"])) or references(plain(found["lead"]), bare=True):
        return None
    words = found["words"].strip(' .,;"“”„«»')
    told = plain(words)
    said = percent(told) is not None or any(pattern(name).match(told) for name in ("done", "reopen"))
    return None if said or len(words.split()) < LEAST else words
