"""The arguments of what a sentence is like, out of the sentence itself: no wording has marked them.

Knows one sentence; refuses to know whether it may act.
"""

import re
from typing import Any

from inbound.interpret.arguments import Given, arguments
from inbound.interpret.combine import ending_reason
from inbound.interpret.dates import dates
from inbound.interpret.gates import Gated
from inbound.interpret.goal_references import references
from inbound.interpret.goals import wording
from inbound.interpret.named_people import name_in
from inbound.interpret.numbers import whole
from inbound.interpret.state import Question
from inbound.likeness import Likeness

NUMERAL = re.compile(r"(?<![\w.-])(?:\d{1,4}|[^\W\d][\w-]*)(?![\w-])")  # "3rd" counts nothing
ARTICLES = frozenset(["a", "an", "un", "una", "une", "ein", "eine", "einen", "einem", "einer", "um", "uma"])
NOT_SO = re.compile(r"(?<!\w)(?:not|instead of|rather than|statt|nicht|en vez de|au lieu de|em vez de) (?:\w+ )?[\w-]+")


def filled(gate: Gated, best: Likeness, reply: str, question: Question) -> dict[str, Any]:
    """The arguments that the sentence tells."""
    sentence, text = gate.sentence, gate.text
    given = Given(sentence, text, groups(gate, best.name), reply, reply, "", question.today, 0, len(text))
    args = arguments(best.name, best.args, given)
    if not str(args.get("when", "0"))[:1].isdigit():
        del args["when"]
    if best.name == "end" and (reason := ending_reason(reply)):
        args["reason"] = reason
    if best.name == "goal.add":
        due = next((when.iso for when in reversed(dates(text, question.today)) if when.iso), None)
        return {"text": wording(sentence.raw).strip(" .,:;")} | ({"due": due} if due else {})
    named = references(text, bare=question.topic == "goals") if best.name.startswith("goal.") else []
    if named:
        args["goal"] = named[0].goal
    return args


def groups(gate: Gated, name: str) -> dict[str, str]:
    """What a wording would have marked: the only number, the only name."""
    if name in ("capacity", "hours") and (number := only_number(gate.text)):
        return {"number": number}
    if name in ("request", "favourite") and (target := name_in(gate.sentence.raw)):
        return {"target": target}
    return {}


def only_number(text: str) -> str | None:
    """The one number of a sentence, however often it is said; "a week" is none beside another, nor is "not 4"."""
    numbers = {whole(found.group()): found.group() for found in NUMERAL.finditer(NOT_SO.sub(" ", text))}
    numbers.pop(0, None)
    told = {value: word for value, word in numbers.items() if word not in ARTICLES} or numbers
    return next(iter(told.values())) if len(told) == 1 else None
