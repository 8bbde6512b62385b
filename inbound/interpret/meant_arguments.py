"""The arguments of what a sentence is like, out of the sentence itself: no wording has marked them.

Knows one sentence; refuses to know whether it may act.
"""

from typing import Any

from inbound.interpret.arguments import Given, arguments, name_in
from inbound.interpret.combine import ending_reason
from inbound.interpret.dates import dates
from inbound.interpret.gates import Gated
from inbound.interpret.goal_references import references
from inbound.interpret.goals import wording
from inbound.interpret.numbers import whole
from inbound.interpret.state import Question
from inbound.likeness import Likeness


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
    if name in ("capacity", "hours"):
        numbers = [word for word in gate.text.split() if whole(word) is not None]
        return {"number": numbers[0]} if len(numbers) == 1 else {}
    if name in ("request", "favourite") and (target := name_in(gate.sentence.raw)):
        return {"target": target}
    return {}
