"""The terms of a first-meeting agreement: how often, how long, where, what stays out, until when.

Knows the whole reply; what is said of a term counts in any order.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from inbound.interpret.dates import first_date
from inbound.interpret.numbers import minutes
from inbound.interpret.sentences import Sentence

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
    r"están|queda|est|sont|reste|ist|sind|bleibt|está|fica)? ?(?:out of "
    r"bounds|off[ -]limits|off the table|taboo|not (?:to be )?(?:discussed|"
    r"up for discussion)|excluded|out of scope|no[- ]go|fuera de (?:los "
    r")?límites|hors (?:sujet|limites)|tabu|fora de limites)|(?:out of bounds|"
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
            terms[key] = next(value for value in found.groups() if value).strip(" ,")
    place = PLACE.search(reply[:4000])
    if place:
        terms["place"] = (place["a"] or place["b"]).strip()
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
