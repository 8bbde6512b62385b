"""What only the whole reply tells: the terms of an agreement, why a mentorship ends."""

import re

from inbound.interpret.agreement import agreement
from inbound.interpret.model import SURE, Hit, Intent
from inbound.interpret.sentences import Sentence
from inbound.interpret.state import Question, State
from inbound.text import fold

GOALS_MET = re.compile(
    r"(?:goals?|objectives?|targets?|aims?|everything|what we (?:came for|"
    r"wanted|set out)|where we wanted|objetivos?|objectifs?|ziele?|metas?)"
    r"[^.!?]{0,40}(?:met|reached|achieved|done|accomplished|complete|fulfilled|"
    r"ticked|cumplid|alcanzad|lograd|atteint|erreicht|atingid|alcancad|cumprid)"
    r"|(?:met|reached|achieved|accomplished)[^.!?]{0,25}(?:goals?|objectives?|"
    r"what we)|got (?:where|what) we wanted"
)
NOT_WORKING = re.compile(
    r"(?:not|n't|no longer|never|hardly|no|nicht|pas|nao|no) (?:really |"
    r"been |quite )?(?:work|chemistry|click|going anywhere|getting anywhere|"
    r"get on|getting on|a (?:good )?(?:fit|match)|fit|useful|help|funktion|"
    r"marche|fonctionn|funciona|passt|resulta|klappt)|(?:went|gone|goes)"
    r" nowhere|doesn't work|waste of time|personality clash"
)
TERMS = frozenset(["agree", "met", "pause", "plan", "hours", "keep", "goal.add", "remind_later"])
AGREED_ON = frozenset(["session", "cadence", "none"])


def ending_reason(reply: str) -> str | None:
    folded = fold(reply)
    return "goals_met" if GOALS_MET.search(folded) else "not_working" if NOT_WORKING.search(folded) else None


def combine(state: State, reply: str, question: Question, said: list[Sentence]) -> None:
    """Put the terms of an agreement in the place of what its sentences alone seemed to say."""
    terms = agreement(reply, said, question.today, asked=question.topic in AGREED_ON)
    if terms:
        state.hits = [hit for hit in state.hits if hit.intent.name not in TERMS]
        state.hits.append(Hit(Intent("agree", terms), 0, 0, 1, "the terms of the agreement", SURE))
