"""What one sentence adds: an administrator's commands, goals, or a member's commands and answers.

Knows which grammar reads what, and that the gates decide; refuses to know what the whole reply comes to.
"""

from dataclasses import replace

from inbound.interpret import administrators, goals, members
from inbound.interpret.arguments import Given, arguments
from inbound.interpret.combine import ending_reason
from inbound.interpret.dates import dates
from inbound.interpret.gates import Gated
from inbound.interpret.languages import codes
from inbound.interpret.members import Spoken
from inbound.interpret.model import CONFIRM, SURE, UNSURE, Hit, Intent
from inbound.interpret.sentences import Sentence
from inbound.interpret.spelling import corrected
from inbound.interpret.state import Bare, Question, State
from mailflow.domain.intents import ALWAYS_CONFIRMED, DESTRUCTIVE, MEMBERS

BINDING_LINES = 6
NEEDS = {
    "favourite": "target",
    "goal.add": "text",
    "profile": "field",
    "address": "new",
    "remind_later": "until",
    "capacity": "number",
    "hours": "number",
    "agree": "frequency",
}
ASKED_FREELY = frozenset(["show", "stats", "undo", "find"])
ABOUT_GOALS = frozenset(["goals", "achieved", "wording"])
GOALS_ALONGSIDE = frozenset(["none", "checkin"])


def administrator(gate: Gated, rest: str, question: Question, state: State) -> bool:
    """Whether an administrator's grammar read the sentence."""
    hits = administrators.read(gate.sentence, gate.text, rest, question.today, digest=question.topic == "digest")
    for hit in hits:
        name = hit.intent.name
        held = gate.holds(hit.start, hit.end, destructive=name in DESTRUCTIVE, asking=name not in ASKED_FREELY)
        if held:
            state.held.append((name, held))
        else:
            state.hits.append(hit)
    return bool(hits)


def speaks_of_goals(text: str, topic: str) -> bool:
    if topic in ABOUT_GOALS and topic != "goals":
        return goals.mentions_goals(text) or bool(goals.references(text))
    return topic == "goals" or goals.mentions_goals(text) or topic in GOALS_ALONGSIDE and bool(goals.ADD.search(text))


def goal_hits(said: list[Sentence], gate: Gated, question: Question, state: State) -> list[Hit]:
    """What the sentence says of goals, as far as the gates let it pass."""
    if not speaks_of_goals(gate.text, question.topic):
        return []
    hits = goals.read(gate.sentence, gate.text, question.today, asked=question.topic == "goals", last=state.last_goal)
    state.last_goal = next((goal for goal, _, _ in reversed(goals.references(gate.text))), state.last_goal)
    taken: list[Hit] = []
    for hit in hits:
        held = held_goal(hit, gate)
        if held:
            state.held.append((hit.intent.name, held))
            continue
        taken.append(pointed(hit, said, question) if hit.method == "pointer" else hit)
        state.last_goal = hit.intent.args.get("goal", state.last_goal)
    state.hits.extend(taken)
    return taken


def held_goal(hit: Hit, gate: Gated) -> str | None:
    """A new goal is never held; of the others, negation holds only what drops or closes."""
    name = hit.intent.name
    if name == "goal.add":
        return None
    held = gate.holds(hit.start, hit.end, destructive=name == "goal.drop")
    return held if held != "negated" or name in ("goal.drop", "goal.done") else None


def pointed(hit: Hit, said: list[Sentence], question: Question) -> Hit:
    """ "Put it down as a goal": the goal is what the sentence before said."""
    before = next((sentence for sentence in reversed(said) if sentence.number < hit.sentence), None)
    if before is None:
        return hit
    due = next((when.iso for when in reversed(dates(before.plain, question.today)) if when.iso), None)
    words = goals.wording(before.raw).strip(" .,:;")
    return replace(hit, intent=Intent("goal.add", {"text": words} | ({"due": due} if due else {})), method="grammar")


def member_hits(
    said: list[Sentence], number: int, gate: Gated, reply: str, question: Question, state: State, taken: list[Hit]
) -> None:
    """Commands and answers of the sentence that nothing holds back and no goal has taken."""
    sentence, text = gate.sentence, gate.text
    binding = sentence.line < BINDING_LINES
    bare = members.bare_answer(gate, gate.books) if binding else None
    if bare is not None:
        state.bare.append(Bare(bare[0], number, text, text[bare[1] :].strip(" ,")))
    rest = "\n".join(later.raw for later in said[number + 1 :])
    plain = " ".join(corrected(later.plain, codes(gate.books)) for later in said[number + 1 : number + 4])
    for one in members.spoken(gate, gate.books, question.statements if binding else frozenset()):
        if one.name not in MEMBERS or any(one.start < hit.end and hit.start < one.end for hit in taken):
            continue
        if bare is not None and one.start < bare[1] and one.kind == "answers" and not one.held:
            continue
        if one.held:
            state.held.append((one.name, one.held))
            continue
        given = Given(sentence, text, one.groups, reply, reply, rest, question.today, one.start, one.end, plain)
        hit = hit_of(one, given, gate)
        if not nameless(one, hit, question):
            state.hits.append(hit)


def nameless(one: Spoken, hit: Hit, question: Question) -> bool:
    """A request of nobody: only the mail that offers someone else is answered so."""
    if one.name != "request" or "target" in hit.intent.args:
        return False
    return "target" in one.groups or question.topic != "followup"


def hit_of(one: Spoken, given: Given, gate: Gated) -> Hit:
    args = arguments(one.name, one.args, given)
    if one.name == "end" and "reason" not in args and (reason := ending_reason(given.reply)):
        args["reason"] = reason
    certainty = SURE
    if one.name in ALWAYS_CONFIRMED or one.name in DESTRUCTIVE and gate.question:
        certainty = CONFIRM
    if NEEDS.get(one.name, "") not in args and one.name in NEEDS:
        certainty = UNSURE
    return Hit(
        Intent(one.name, args), given.sentence.number, one.start, one.end, given.text[one.start : one.end], certainty
    )
