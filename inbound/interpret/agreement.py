"""The terms of a first-meeting agreement: how often, how long, where, what stays out, until when.

Knows the whole reply; what is said of a term counts in any order.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from inbound.interpret.dates import first_date
from inbound.interpret.numbers import minutes
from inbound.interpret.sentences import Sentence, plain

FREQUENCY = re.compile(
    r"\b((?:once|twice|three times|one (?:hour|call|meeting)|two (?:hours|"
    r"calls|meetings)|every|each|una vez|dos veces|une fois|deux fois|einmal|"
    r"zweimal|uma vez|duas vezes|cada|chaque|tous les|toutes les|jede[nrs]?|"
    r"alle|todos os|todas as|a cada)(?: [\w'-]+){0,3}? ?(?:an?|per|the|al?|"
    r"por|par|pro|im|in der|por|na)? ?(?:weeks?|months?|fortnight|quarter|"
    r"days?|semanas?|mes|meses|quincena|semaines?|mois|wochen?|monate?|semana|"
    r"tuesday|monday|wednesday|thursday|friday)|weekly|monthly|fortnightly|"
    r"biweekly|bi-weekly|quarterly|wochentlich|monatlich|mensuel(?:lement)"
    r"?|hebdomadaire|semanal(?:mente)?|mensual(?:mente)?|mensalmente|quinzenal(?:mente)"
    r"?)\b"
)
OUT = re.compile(
    r"(?:(?P<a>[^.;:!?\n]{2,80}?) (?:is|are|stays?|remains?|will be|está|"
    r"están|quedan?|est|sont|restent?|ist|sind|bleib(?:t|en)|está|ficam?)? ?(?:out of "
    r"bounds|off[ -]limits|off the table|taboo|not (?:to be )?(?:discussed|"
    r"up for discussion)|excluded|out of scope|no[- ]go|fuera de (?:los "
    r")?límites|hors (?:sujet|limites)|tabou|tabu|außen vor|fora de limites)|(?:out of bounds|"
    r"off[ -]limits|off the table|taboo|not to be discussed|hors limites|"
    r"tabú?|fuera de límites)\s*(?:is|are|:|-|–)\s*(?P<b>[^.;!?\n]{2,80})"
    r"|(?:we (?:won't|do not|don't|will not) (?:talk|discuss|speak)(?: about)"
    r"? (?P<c>[^.;!?\n]{2,80})))",
    re.I,
)
INSIDE = re.compile(
    r"(?:(?P<a>[^.;:!?,\n]{2,80}?) (?:is|are) (?:fair game|in bounds|fine|"
    r"welcome|open|allowed|on the table)|in bounds\s*(?:is|are|:)\s*(?P<b>[^.;!?\n]{2,"
    r"80}))",
    re.I,
)
SECRET = re.compile(
    r"(?:(?P<a>[^.;:!?\n]{2,80}?) (?:is|are|stays?|remains?|to be kept|will "
    r"be) (?:strictly )?(?:confidential|between us|private)|(?:confidential|"
    r"confidentiality)\s*(?:is|:|-)\s*(?P<b>[^.;!?\n]{2,80}))",
    re.I,
)
PLACE = re.compile(
    r"(?:(?:^|[,.;:]\s*|\b(?:meet|meeting|minutes|hour|hours|place|where|"
    r"weeks?|month)\b[^,.;\n]{0,12}?[,:]?\s?)(?:at|in|on|over|via|by|place:|"
    r"où:|en|par|sur|bei|im|no|na|pelo)\s+(?P<a>(?:the |my |her |his |our "
    r"|a )?[A-Za-zÀ-ž][^,.;\n]{1,60})|(?:^|, )(?P<b>(?:the )[^,.;\n]{0,30}(?:caf[eé]|"
    r"library|office|room|park|canteen|lounge|restaurant|bar|centre|center)"
    r"[^,.;\n]{0,20}))",
    re.I | re.M,
)
# Among terms in a row: "once a month, ninety minutes, her allotment shed".
LISTED = re.compile(
    r"(?:and |then |always |mostly |usually |und |y |et |e )?(?P<place>(?:the|her|his|my|our|their|a|an|mein\w*"
    r"|ihr\w*|sein\w*|unser\w*"
    r"|der|die|das|mi|su|nuestr[oa]|el|la|mon|ma|son|sa|notre|le|l['’]|[oa] (?:meu|minha|seu|sua)|[oa]|zoom"
    r"|teams|skype|phone"
    r"|telephone|online|video(?: calls?)?)(?:(?<=['’]) ?|[ ]|$)(?:[\w'’&-]+ ?){0,5})",
    re.I,
)
NO_PLACE = re.compile(
    r"(?<![\w'])(?:is|are|was|will|we|i|she|he|they|stays?|remains?|bounds|limits|taboo|confidential|until|till"
    r"|secret|ist|sind"
    r"|bleibt|est|sont|reste|es|son|queda|e|sao|fica|week\w*|month\w*|year|day|evening|morning|afternoon|time"
    r"|rest|same|usual"
    r"|goals?|agenda|first|last|other|treat|turn|choice|idea|call|woche\w*|monat\w*|semana|mes|mois|semaine"
    r"|same)(?![\w'])"
)


def last_term(words: str) -> str:
    """What stands behind the terms told in the same breath: "monthly, two hours, salaries are out of bounds"."""
    head, comma, last = words.rpartition(", ")
    return last if comma and (FREQUENCY.search(plain(head)) or minutes(plain(head))) else words


def listed_place(reply: str) -> str | None:
    """A place told as one of several terms in a row, beside how often."""
    for line in re.split(r"[.;!?\n]", reply):
        parts = [part.strip() for part in re.split(r"[,:]", line)]
        if not any(FREQUENCY.search(plain(part)) for part in parts):
            continue
        for part in parts[1:]:
            found, text = LISTED.fullmatch(part), plain(part)
            if found and not NO_PLACE.search(text) and minutes(text) is None and not FREQUENCY.search(text):
                return found["place"].strip()
    return None


UNTIL = re.compile(r"\b(?:until|till|through|up to|to the end|ending|ends|hasta|jusqu'\w+|bis|ate)\b(.{0,60})")
SAYS_SO = re.compile(
    r"\b(?:agree|agreed|agreement|settled|decided|terms|arrangement|we will "
    r"meet|we'll meet|we meet|meet every|our lines|acuerdo|acordado|accord|"
    r"convenu|vereinbar\w*|combinad\w*|acordo)\b"
)


AGREED = re.compile(
    r"\b(?:we|we have|we've|we both|we two) (?:have |both |now )?(?:agreed|settled|decided)\b"
    r"|\bwir haben (?:uns )?.{0,30}(?:vereinbart|geeinigt)|\b(?:hemos|habemos) (?:acordado|quedado)"
    r"|\bquedamos en\b|\bnous avons convenu|\bon a convenu|\b(?:combinamos|acordamos)\b"
)


def agreement(reply: str, said: Sequence[Sentence], today: date, *, asked: bool) -> dict[str, Any] | None:
    """The terms, when a reply sets down at least two of them and speaks of an agreement, or three."""
    text = " . ".join(sentence.plain for sentence in said)[:4000]
    frequency = FREQUENCY.search(text)
    if not asked or not frequency:
        return None
    flat = re.sub(r"\s+", " ", reply[:4000])
    terms: dict[str, Any] = {"frequency": frequency.group(1)}
    length = minutes(text)
    if length:
        terms["minutes"] = length
    for key, pattern in (("out_of_bounds", OUT), ("in_bounds", INSIDE), ("confidential", SECRET)):
        found = pattern.search(flat)
        if found:
            terms[key] = last_term(next(value for value in found.groups() if value).strip(" ,"))
    place = PLACE.search(reply[:4000])
    where = (place["a"] or place["b"]).strip() if place else listed_place(reply[:4000])
    if where:
        terms["place"] = where
    until = UNTIL.search(text)
    when = first_date(until.group(), today) if until else None
    if when and when.iso:
        terms["until"] = when.iso
    count = len(terms)
    if count >= 2 and AGREED.search(text):
        return terms
    return (
        terms
        if count >= 3 and (SAYS_SO.search(text) or {"out_of_bounds", "in_bounds", "confidential"} & set(terms))
        else None
    )
