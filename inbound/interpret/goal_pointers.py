"""New goals told without a verb of adding: "one of my own: …", and what points back at the sentence before.

Knows one sentence; refuses to know what the sentence before said.
"""

import re

from inbound.interpret.goal_references import references
from inbound.interpret.goal_words import noun, pattern
from inbound.interpret.number_words import ORDINALS
from inbound.interpret.numbers import percent
from inbound.interpret.sentences import plain

LEAST = 3
# "Please record that as my goal": nothing but these words.
POINTS_LINES = """
it that this so these them das dies dieses es eso esto ese esa este esta ello lo cela ca ceci c'est isso isto
essa esse that's
"""
POINTS = frozenset(POINTS_LINES.split())
RECORDS = re.compile(
    r"(?:put|write|note|add|set|take|count|record|log|mark|make|consider|call|let|register|enter|jot|include"
    r"|keep|treat|save|list"
    r"|is|be|would|will|shall|should|that's"
    r"|nehm\w*|nimm|trag\w*|schreib\w*|notier\w*|setz\w*|vermerk\w*|zahl\w*|betracht\w*|fug\w*|ist|ware|soll|sei"
    r"|apunt\w*|anot\w*|pon\w*|registr\w*|regist\w*|cont\w*|cuent\w*|consider\w*|tom\w*|anad\w*|inclu\w*|es|sera"
    r"|seria|sea"
    r"|not(?:ez|er)|ajout\w*|inscri\w*|pren\w*|mett\w*|enregistr\w*|compt\w*|c'est|est|serait"
    r"|apont\w*|ponh\w*|acrescent\w*|junt\w*|e|fica|seja)"
)
SMALL_LINES = """
and so then now please kindly could can would will you i'd i we like want to down as a an my our the me us next
new own of for on onto in into among between too well also first goal's list number thanks thank mine more one
another further personal und bitte sie ihr als mein meine meinem meiner ein eines eine die der den dem zu auf
hinzu dazu neues neue nachstes weiteres eigenes liste zielen gern auch ich mochte noch mir uns von y por favor
como mi un una nuevo nueva proximo la el en de a mio mia propio quiero podeis pueden podrian me nos lista et
comme mon ma une nouvel nouveau prochain liste dans sur s'il vous plait merci moi pour pourriez pouvez e como
minha meu uma um nova novo proxima na no lista podem poderiam o as os
"""
SMALL = frozenset(SMALL_LINES.split())
JOINED = re.compile(r"-?(?:l[oa]s?|n[oa]s?|l[ea]s?|[oa]s?)$")
ASKING = re.compile(
    r"(?:(?:and|y|et|und|e|so) )?(?:please |bitte )?(?:could|can|would|will|pode|poder|podr|pued|pourr|pouv|konn)"
)
PUTS_DOWN = re.compile(
    r"(?<!\w)(?:add|put|note|record|log|register|enter|jot|include|eintragen|tragt|notiert|aufnehmen|apunt\w+"
    r"|anot\w+|anad\w+"
    r"|notez|ajoutez|inscrivez|apontem|registem|acrescentem|anotem)(?!\w)"
)
TAG = re.compile(r" , (?:please|(?:will|would|could|can) (?:you|we)(?: please)?|si_|ok|bitte|por favor)$")
HAS_GOAL = re.compile(rf"(?<!\w)(?:{noun()}|list|lista|liste)(?!\w)")
ONE = (
    r"(?:one|goal|target|something|eins|eines|etwas|ziel|uno|una|objetivo|meta|un|une|objectif|um|uma)"
    r" (?:of (?:my|our) own|of mine|for (?:me|myself|us)|von mir|fur mich|mi[oa]|propi[oa]|para mi|a moi"
    r"|de mon cru|personnel"
    r"|pour moi|minha|meu|mea|propri[oa]|para mim|as well|too|myself)"
    r"|(?:fresh|new|another|further|next) one(?: up)?|next up|one more|one to add|noch ein(?:e?s)?|otr[oa] mas"
    r"|(?:un|une) (?:autre|de plus)|mais uma?"
    r"|eigene[ns]? ziel|own goal|may (?:also )?have one|(?:mine|meines|el mio|la mia|le mien|la mienne|a minha"
    r"|o meu)(?= ,|$)"
)
OWN = re.compile(
    rf"(?<![\w'])(?:{ONE})(?= ,|$| (?:since|because|as|if|so|then|please|too|also|and|now|habe|hatte|da|porque"
    rf"|ya|car|puisque"
    r"|pois|tambien|aussi|tambem|auch|ich|noch|dazu)(?!\w))"
)
LEAD = re.compile(r"^(?P<lead>[^:.!?\n]{3,110})(?<!\d)\s?:\s+(?P<words>\S.+)$", re.S)


def points_back(text: str, *, asking: bool = False, asked: bool = False) -> bool:
    """Whether a plain sentence does nothing but make a goal of what was said before it.

    `asking`: it is a question; `asked`: the mail was of goals.
    """
    words = [word for word in text.split() if word != ","]
    if (
        not (HAS_GOAL.search(text) or asked and PUTS_DOWN.search(text))
        or asking
        and not (ASKING.match(text) or TAG.search(text))
    ):
        return False
    goals = re.compile(noun())
    points = records = False
    for word in words:
        joined = JOINED.sub("", word)
        points = points or word in POINTS or joined != word and bool(RECORDS.fullmatch(joined))
        records = records or bool(RECORDS.fullmatch(word) or RECORDS.fullmatch(joined))
        known = word in POINTS or word in SMALL or word in ORDINALS or word.isdigit() and len(word) < LEAST
        if not (known or RECORDS.fullmatch(word) or RECORDS.fullmatch(joined) or goals.fullmatch(word)):
            return False
    return points and records


def owned(raw: str) -> str | None:
    """The words of a goal behind "one of my own, since mentors may:"."""
    found = LEAD.match(raw)
    if found is None or not OWN.search(plain(found["lead"])) or references(plain(found["lead"]), bare=True):
        return None
    words = found["words"].strip(' .,;"“”„«»')
    told = plain(words)
    said = percent(told) is not None or any(pattern(name).match(told) for name in ("done", "reopen"))
    return None if said or len(words.split()) < LEAST else words
