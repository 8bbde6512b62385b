"""What one sentence adds: an administrator's commands, goals, or a member's commands and answers.

Knows which grammar reads what, and that the gates decide; refuses to know what the whole reply comes to.
"""

import re
from dataclasses import replace

from inbound.interpret import goals, members
from inbound.interpret.accepting import of_other_things
from inbound.interpret.arguments import Given, arguments
from inbound.interpret.bare import bare_answer
from inbound.interpret.combine import ending_reason
from inbound.interpret.dates import dates
from inbound.interpret.gates import ASKED, CONCEDED, DOUBTED, NEGATED, Gated, raising
from inbound.interpret.goal_additions import ONLY_NUMBER, listed, of_words, only_heads
from inbound.interpret.goal_forms import form
from inbound.interpret.languages import codes
from inbound.interpret.members import Spoken
from inbound.interpret.model import CONFIRM, POINTS_BACK, SURE, UNSURE, Hit, Intent, weakest
from inbound.interpret.polarity import OPPOSITE, answer_name, bare_intent, opposed
from inbound.interpret.sentences import Sentence
from inbound.interpret.spelling import corrected
from inbound.interpret.stance import stances
from inbound.interpret.state import Bare, Question, State
from inbound.interpret.told_of import asked_for
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
ABOUT_GOALS = frozenset(["goals", "achieved", "wording"])
MEETING = frozenset(["met", "not_met"])
ENDED_BY = frozenset(["leave", "no_renew"])
TOLD_OF_GOALS = frozenset(["goal.done", "goal.drop", "goal.reopen", "goal.update"])
GOALS_ALONGSIDE = frozenset(["none", "checkin"])


def speaks_of_goals(text: str, topic: str) -> bool:
    if topic in ABOUT_GOALS and topic != "goals":
        return goals.mentions_goals(text) or bool(goals.references(text))
    return topic == "goals" or goals.mentions_goals(text) or topic in GOALS_ALONGSIDE and goals.adds(text)


def goal_hits(said: list[Sentence], gate: Gated, question: Question, state: State) -> list[Hit]:
    """What the sentence says of goals, as far as the gates let it pass."""
    if row := in_a_row(said, gate, question, state):
        return row
    further = state.last_goal is not None and goals.goes_on(gate.sentence, gate.text)
    if not further and not speaks_of_goals(gate.text, question.topic):
        return []
    asked = question.topic == "goals"
    hits = goals.read(
        gate.sentence, gate.text, question.today, asked=asked, last=state.last_goal, further=further and not asked
    )
    named = goals.references(gate.text)
    hits = [more_time(hit, gate) for hit in hits if named or not asked_before(hit, said, state)]
    state.last_goal = next((one.goal for one in reversed(named)), state.last_goal)
    taken: list[Hit] = []
    for hit in hits:
        held = held_goal(hit, gate)
        if held:
            state.held.append((hit.intent.name, held))
            continue
        taken.append(pointed(hit, said, question, state) if hit.method == POINTS_BACK else hit)
        state.last_goal = hit.intent.args.get("goal", state.last_goal)
    if gate.sentence.end.startswith(";") and any(hit.intent.name == "goal.add" for hit in taken):
        state.announced = 1
    if not hits and question.topic == "goals":
        lengthened(gate, question, state)
    state.hits.extend(taken)
    return taken


def in_a_row(said: list[Sentence], gate: Gated, question: Question, state: State) -> list[Hit]:
    """A goal told behind a sentence that only announced some: "Please add two. Pass the B2. Give a talk by May"."""
    sentence = gate.sentence
    if state.announced and not ONLY_NUMBER.fullmatch(sentence.raw):
        words = listed(sentence, gate.text)
        state.announced = state.announced - 1 if words else 0
        if words:
            hit = of_words(sentence, words, dates(gate.text, question.today))
            state.hits.append(hit)
            state.announced += sentence.end.startswith(";") and not state.announced
            return [hit]
    heads = (
        0 if gate.question and ASKS_ABOUT.match(gate.text) else only_heads(gate.text, asked=question.topic == "goals")
    )
    if heads and any(listed(one, one.plain) for one in said[sentence.number + 1 :][:2]):
        state.announced = heads
        state.taken.add(sentence.number)
        announced = Hit(Intent("goal.add"), sentence.number, 0, len(gate.text), gate.text)
        return [announced]
    return []


def asked_before(hit: Hit, said: list[Sentence], state: State) -> bool:
    """Whether a date that names no goal comes behind a question that asked for that goal's own date."""
    if hit.intent.name != "goal.update" or set(hit.intent.args) != {"goal", "due"}:
        return False
    goal = hit.intent.args["goal"]
    dated = (other for other in state.hits if "due" in other.intent.args and other.intent.args.get("goal") == goal)
    return any(said[other.sentence].question for other in dated)


def lengthened(gate: Gated, question: Question, state: State) -> None:
    """A goal told in two sentences has the date of the second: "New goal: write the book. The draft by October"."""
    last = state.hits[-1] if state.hits else None
    if last is None or last.intent.name != "goal.add" or last.sentence != gate.sentence.number - 1 or gate.question:
        return
    due = next((when.iso for when in dates(gate.text, question.today) if when.iso), None)
    if due and "due" not in last.intent.args:
        words = f"{last.intent.args['text']}. {gate.sentence.raw}"
        state.hits[-1] = replace(last, intent=Intent("goal.add", {"text": words, "due": due}))


ASKS_ABOUT = re.compile(
    r"(?:and |so |but )?(?:is|are|was|were|do|does|did|has|have|what|which|where|when|how|why|who|should|gibt"
    r"|ist|sind|hab\w*|hat"
    r"|was|welche\w*|hay|es|cual|que|tengo|debo|est-ce|y a-t-il|quel\w*|ai-je|ha|qual|quais|tenho|devo|e)(?![\w'])"
)


def asks_for_time(hit: Hit, gate: Gated) -> bool:
    """Whether a question asks that a goal be due on another day: "could goal 2 run to the end of May?"."""
    asked = gate.question and hit.intent.name == "goal.update" and "due" in hit.intent.args
    return asked and bool(form("may").match(gate.text))


def more_time(hit: Hit, gate: Gated) -> Hit:
    """What a question asks for is confirmed first, where a question holds it."""
    doubtful = asks_for_time(hit, gate) and gate.holds(hit.start, hit.end) in (ASKED, DOUBTED)
    return replace(hit, certainty=weakest([hit.certainty, CONFIRM])) if doubtful else hit


def held_goal(hit: Hit, gate: Gated) -> str | None:
    """Negation holds what adds, drops or closes; a new goal is held by nothing else."""
    name = hit.intent.name
    if name == "goal.add" and gate.question and ASKS_ABOUT.match(gate.text):
        return ASKED
    if name == "goal.add":
        return "negated" if gate.holds(hit.start, hit.start) == "negated" else None
    held = gate.holds(hit.start, hit.end, destructive=name == "goal.drop")
    if held in (ASKED, DOUBTED) and asks_for_time(hit, gate):
        return None
    return held if held != "negated" or name in ("goal.drop", "goal.done") else None


def forget_before(hit: Hit, state: State) -> None:
    """The sentence that a goal is made of asks for nothing else."""
    state.hits = [
        other
        for other in state.hits
        if other.sentence != hit.sentence - 1
        or other.intent.name.startswith("goal.")
        and other.intent.name != "goal.add"
    ]


def pointed(hit: Hit, said: list[Sentence], question: Question, state: State) -> Hit:
    """ "Put it down as a goal": the goal is what the sentence before said."""
    before = next((sentence for sentence in reversed(said) if sentence.number < hit.sentence), None)
    told = any(other.sentence == hit.sentence - 1 and other.intent.name in TOLD_OF_GOALS for other in state.hits)
    if before is None or before.question or told:
        return replace(hit, certainty=UNSURE)
    forget_before(hit, state)
    state.taken.add(before.number)
    due = next((when.iso for when in reversed(dates(before.plain, question.today)) if when.iso), None)
    words = goals.wording(before.raw).strip(" .,:;")
    return replace(hit, intent=Intent("goal.add", {"text": words} | ({"due": due} if due else {})), method="grammar")


def member_hits(
    said: list[Sentence], number: int, gate: Gated, reply: str, question: Question, state: State, taken: list[Hit]
) -> None:
    """Commands and answers of the sentence that nothing holds back and no goal has taken."""
    sentence, text = gate.sentence, gate.text
    binding = sentence.line < BINDING_LINES
    bare = bare_answer(gate, gate.books) if binding else None
    if bare is not None:
        state.bare.append(Bare(bare.polarity, number, text, text[bare.end :].strip(" ,"), bare.weak))
    rest = "\n".join(later.raw for later in said[number + 1 :])
    plain = " ".join(corrected(later.plain, codes(gate.books)) for later in said[number + 1 : number + 4])
    stands = stance_hits(gate, reply, question, state) if binding else []
    if any(hit.intent.name == "goal.add" for hit in taken):
        stands = []  # the words of a new goal answer nothing
    for one in members.spoken(gate, gate.books, question.wordings if binding else frozenset()):
        of_a_goal = any(one.start < hit.end and hit.start < one.end for hit in taken)
        if one.name not in MEMBERS or of_a_goal and one.name not in MEETING or aimed_at(one, taken, text):
            continue
        if bare is not None and one.start < bare.end and one.kind == "answers" and not one.held:
            continue
        if one.kind == "answers" and gate.conceded(one.start):
            state.held.append((one.name, CONCEDED))
            continue
        if one.held:
            state.held.append((one.name, one.held))
            if one.held == NEGATED and one.kind == "answers" and one.name in OPPOSITE and not gate.question:
                words = text[one.start : one.end]
                state.denied.append(Hit(Intent(one.name, dict(one.args)), sentence.number, one.start, one.end, words))
            continue
        given = Given(sentence, text, one.groups, reply, reply, rest, question.today, one.start, one.end, plain)
        hit = hit_of(one, given, gate)
        if not nameless(one, hit, question) and not overruled(hit, stands) and not spoken_of(hit, text):
            (state.reasons if one.kind == "reasons" else state.hits).append(hit)
    state.hits.extend(hit for hit in stands if all(hit.intent != other.intent for other in state.hits))


def aimed_at(one: Spoken, taken: list[Hit], text: str) -> bool:
    """Whether a grave wording stands among the words of a new goal: "New goal: stop sending mails at night"."""
    goals_before = (hit.start for hit in taken if hit.intent.name == "goal.add" and hit.start <= one.start)
    return one.name in DESTRUCTIVE and any(not asked_for(text[start : one.start]) for start in goals_before)


def stance_hits(gate: Gated, reply: str, question: Question, state: State) -> list[Hit]:
    """The answers that the stances of a sentence come to, unless something holds them back."""
    hits: list[Hit] = []
    for stance in stances(gate, question.topic, gate.books):
        intent = bare_intent(question.topic, stance.polarity)
        if intent is None or intent.name not in question.offered:
            continue
        held = (
            CONCEDED
            if gate.conceded(stance.act) or stance.polarity == "yes" and gate.wished(stance.start, stance.end)
            else gate.hangs(stance.act, stance.end, destructive=intent.name in DESTRUCTIVE)
        )
        if raising().search(gate.opened[gate.scope(stance.start) : stance.start]):
            held = NEGATED
        if of_other_things(gate, stance.act, stance.end):
            held = DOUBTED
        if held and not (held == DOUBTED and stance.conceded):
            state.held.append((intent.name, held))
            continue
        words = gate.text[stance.start : stance.end]
        if intent.name == "decline":
            intent = Intent("decline", {"reason": reply.strip()})
        certainty = CONFIRM if intent.name in ALWAYS_CONFIRMED else stance.certainty
        hits.append(Hit(intent, gate.sentence.number, stance.start, stance.end, words, certainty, "stance"))
    return hits


def overruled(hit: Hit, stands: list[Hit]) -> bool:
    """Whether the clause that a wording stands in says the opposite as a whole, or ends what was asked about."""
    return any(
        (opposed(answer_name(hit), answer_name(stand)) or hit.intent.name == "end" and stand.intent.name in ENDED_BY)
        and stand.start <= hit.start < stand.end + 1
        for stand in stands
    )


def nameless(one: Spoken, hit: Hit, question: Question) -> bool:
    """A request of nobody: only the mail that offers someone else is answered so."""
    if one.name != "request" or "target" in hit.intent.args:
        return False
    return "target" in one.groups or question.topic != "followup"


CHANGING = re.compile(
    r"(?<![\w'])(?:please|chang\w+|updat\w+|correct\w*|fix\w*|edit\w*|amend\w*|set|put|add|replac\w+|wrong"
    r"|mistakes?|new|should"
    r"|corrig\w*|korrig\w*|cambi\w*|mud[ae]\w*|modifi\w*|ander\w*"
    r"|could|can|need\w*|want\w*|bitte|por favor|s'il)(?![\w'])"
)


def spoken_of(hit: Hit, text: str) -> bool:
    """Whether a profile is only mentioned: "I'll read her profile tonight"."""
    return hit.intent.name == "profile" and "field" not in hit.intent.args and not CHANGING.search(text)


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
