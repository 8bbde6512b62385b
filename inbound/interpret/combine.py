"""What only the whole reply tells: the terms of an agreement, why a mentorship ends."""

import re

from inbound.interpret.agreement import agreement
from inbound.interpret.model import SURE, Hit, Intent
from inbound.interpret.sentences import Sentence
from inbound.interpret.state import Question, State
from inbound.text import fold

AIMS = (
    r"(?:goals?|objectives?|targets?|aims?|everything|all (?:that )?we (?:set out|wanted|planned|came for)|what"
    r" we (?:came for|wanted|set out)|where we wanted|objetivos?"
    r"|objectifs?|ziele?n?|metas?|alles,? was wir|todo lo que|tudo o que|tout ce que)"
)
REACHED = (
    r"(?:met|reached|achieved|done|accomplished|complete|fulfilled|ticked|cumpl|alcan[zc]|logr|conseg|atteint|realise"
    r"|erreicht|geschafft|ating|cumpri|conclui)"
)
GOALS_MET = re.compile(rf"{AIMS}[^.!?]{{0,40}}{REACHED}|{REACHED}[^.!?]{{0,25}}{AIMS}|got (?:where|what) we wanted")
FITTING = (
    r"(?:work|chemistry|click|going anywhere|getting anywhere|get on|getting on|a (?:good )?(?:fit|match)|fit"
    r"|useful|help"
    r"|funktion|harmoni|passt|klappt|marche|fonctionn|colle|accroch|entend|funciona|resulta|encaj|encaix|congeni"
    r"|conect"
    r"|combina|quimica|quimico|aporta|chemie)"
)
NOT_WORKING = re.compile(
    rf"(?:not|n't|no longer|never|hardly|no|nicht|pas|nao|keine|sin|sem) (?:really |been |quite |nos |me |hay "
    rf"|ha |acaba de "
    rf"|se |mas )*{FITTING}|{FITTING}\w* (?:\w+ ){{0,4}}?(?:nicht|pas|plus|nada)\b|(?:went|gone|goes) nowhere"
    rf"|doesn't work"
    r"|waste of time|chalk and cheese|oil and water|cross purposes|nothing in common|little in common|no spark"
    r"|no rapport"
    r"|never (?:really |quite )?(?:clicked|gelled|took off|got going|warmed)|(?:bad|poor|wrong|odd) (?:fit|match"
    r"|pairing)|mismatch"
    r"|(?:hardly|barely|never|n't|not) (?:really )?(?:answers?|answered|repl(?:y|ies|ied)|turns? up|turned up"
    r"|shows? up|showed up)"
    r"|run out of things|nothing (?:left )?to (?:say|talk about)|(?:get|getting|got) nowhere|personality clash"
    r"|past each other|(?:helps?|use to) (?:nobody|no one)|wavelength"
    r"|aneinander vorbei|no use to"
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
