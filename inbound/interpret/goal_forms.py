"""The forms of sentences about goals, from data to patterns: what leads to new words, what stands beside a number."""

import re
from functools import cache, partial
from re import Pattern

from inbound.interpret import goal_words
from inbound.interpret.goal_words import noun
from inbound.interpret.items import counts_other
from inbound.interpret.number_words import ORDINALS, UNITS
from inbound.interpret.word_lists import alternatives, any_of, pattern

listed = partial(any_of, "goal_sentences")
form = partial(pattern, "goal_sentences")
SPLIT_MANY = re.compile(r",? (?:and|und|y|et|e) (?=[a-z]+ (?:the|a|my|an|\w+ing)\b)|;\s*")
NEXT_NUMBER = re.compile(r"(?: ,)? ?(?:and|&|y|et|und|e|,) (?P<number>\d{1,2})(?![\w:/%.-])(?! ?%)")
WORD_BEGINS = r"(?<![\w'])"


@cache
def mention() -> Pattern[str]:
    return re.compile(rf"\b{noun()}\b")


@cache
def names_goal() -> Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{noun()}|list|lista|liste)(?!\w)")


@cache
def pointer() -> Pattern[str]:
    """ "Please note that": the goal's words stand in another sentence."""
    asked = r"(?:and |so |then |now )?(?:please |could you |can you |would you )*"
    return re.compile(
        rf"^(?:{asked}{listed('puts_down')} (?:it|that|this|them)\b"
        r"|(?:it|that|this|them) (?:as|to|on|onto|down|into)\b|(?:that|this)(?:'s| is| would be| should be) )",
        re.I,
    )


@cache
def lead() -> Pattern[str]:
    """ "Another goal for this year: …"."""
    return re.compile(
        rf"^.{{0,160}}?(?:{noun()}(?: for (?:this|next|me|the) ?\w*| is| es| ist| est| e| would be| \d+)?(?: to)?"
        rf"|add(?: a)?(?: new)?(?: {noun()})?|{listed('new_goal')})\s*[:,–—-]+\s*",
        re.I,
    )


@cache
def soft_lead() -> Pattern[str]:
    """ "Please add a goal to …"."""
    return re.compile(
        rf"^\W*(?:{listed('politely')} )*{listed('sets_goal')}\b\s*(?:{listed('a_new')} )*"
        r"(?:goal|objetivo|objectif|ziel|meta)?s?\s*(?:to|de|:|,|–|-)?\s*",
        re.I,
    )


@cache
def led_to() -> Pattern[str]:
    return re.compile(rf"(?:\b{listed('led_to')}\b|:)\s*(?P<words>[^.!?\n]{{6,}})$", re.I)


@cache
def worded() -> Pattern[str]:
    """ "Goal 1: lead three negotiations alone", "my suggestion: …"."""
    return re.compile(
        rf"^\s*(?:\w+ ){{0,3}}?(?:(?P<goal>{noun()}) ?(?:number |no\.? |nr\.? |n[º°]? ?)?(?P<number>\d{{1,2}})"
        rf"|{listed('my_wording')})\s*(?::|\s[-–—]|,)\s*(?P<words>\S.+)$",
        re.I | re.S,
    )


@cache
def cut() -> Pattern[str]:
    """Where a sentence falls apart."""
    joins = alternatives("goal_sentences", "joins")
    return re.compile(rf" , (?:(?:so|then|{joins}) )?| (?:{joins}|&) ")


@cache
def small_only() -> Pattern[str]:
    """Nothing but small words between a goal and the verb that drops it."""
    return re.compile(rf"(?:(?:{listed('small')}|{listed('small_beside_drop')})(?: |$))*")


@cache
def own() -> Pattern[str]:
    """ "One of my own", "noch eines von mir"."""
    one = rf"{listed('a_goal')} {listed('ones_own')}|{alternatives('goal_sentences', 'another_goal')}"
    return re.compile(rf"{WORD_BEGINS}(?:{one})(?= ,|$| {listed('behind_own')}(?!\w))")


def ranked_goal() -> str:
    return rf"{listed('the')} (?P<rank>{'|'.join(ORDINALS)})(?!\w)"


@cache
def ranked() -> Pattern[str]:
    return re.compile(rf"(?<!\w){ranked_goal()}")


@cache
def ranked_behind() -> Pattern[str]:
    return re.compile(f" {ranked_goal()}")


@cache
def both() -> Pattern[str]:
    return re.compile(
        rf"(?:^|, |(?:and|y|et|und|e) )(?P<words>{listed('both')}"
        rf"(?: (?:{listed('of_them')}|(?:of )?(?:the |my |our )?{noun()}))?)(?= {listed('both_are')}(?![\w'])|$| ,)"
    )


@cache
def other() -> Pattern[str]:
    """ "… and the other one is at 40 %"."""
    return re.compile(
        rf"(?:^|, |{listed('joins')} )(?P<words>(?:the|das|die|der|el|la|le|l'|o|a)[ ]?"
        rf"{listed('other')}(?: (?:one|goal)(?=.)(?=[ ',]))?)(?= {listed('other_is')}(?![\w'])| ,|'s )"
    )


def counts() -> str:
    """Numbers in words that may be how many there are: "3 of eight modules"."""
    return "|".join(word for word, value in UNITS.items() if value > 1)


@cache
def lone() -> Pattern[str]:
    """A number that counts nothing else."""
    return re.compile(
        r"(?<![\w.,:/%°-])(?P<number>\d{1,2})(?![\w:/%-])(?!\.\d)"
        rf"(?! ?(?:%|per ?cent|prozent|{counts_other()})\b)(?! (?:\w+ )?(?:of|von|sur|de) (?:\d|{counts()})(?!\w))"
    )


def verbs() -> str:
    return "|".join(goal_words.alternatives(name) for name in ("done", "drop", "reopen"))


@cache
def headed() -> Pattern[str]:
    """What may stand before a goal's bare number: "1 and 3 are done", "1 done 2 open"."""
    small, its_words = listed("small"), goal_words.alternatives("its_words")
    return re.compile(
        rf"(?:^|, |(?<!\w)(?:{verbs()}|and|but|und|aber|y|pero|et|mais|e|mas) |\d |% )(?:{small} |, )*"
        rf"(?:(?:{listed('moves_goal')}|{goal_words.alternatives('shift')}) (?:(?:{its_words}) )?(?:{small} )*)?$"
    )


@cache
def tailed() -> Pattern[str]:
    """What may follow it."""
    return re.compile(
        rf" ?(?:$|, | ?,|& |(?:and|y|et|und|e|but) |{listed('auxiliary')}(?![\w'])|'s |{listed('behind_number')}\b"
        rf"|{listed('until')}\b|(?:{verbs()}|{goal_words.alternatives('shift')}|{listed('you_can')})(?![\w'])"
        rf"|\d{{1,3}} ?(?:%|per|prozent|por|pour))"
    )
