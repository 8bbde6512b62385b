"""Whether the rest of a reply speaks against an answer read from a part of it. It only makes the answer less sure.

Knows what leans, turns and hangs; refuses to know how the answer was found.
"""

from collections.abc import Callable, Sequence

from inbound.interpret.gates import Gated
from inbound.interpret.model import Hit
from inbound.interpret.turns_of_speech import TAKING_UP
from inbound.interpret.word_lists import pattern

SUBJECT = "leanings"
LEANS = {
    "decline": ("takes_up", "turned"),
    "met": ("fell_through", "contrasted"),
    "not_met": ("met", "contrasted"),
    "goal.done": ("ahead", "contrasted"),
}
"""What leans away from an answer, and what turns that round again."""
PLAIN = {"decline": "refuses", "accept": "accepts"}
BINDS = TAKING_UP | {"confirm"}
POSITIVE = BINDS | {"met", "goal.done", "rsvp"}


def countered(names: set[str], hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """The words that lean the other way, turn away or hang the answer on something."""
    checks: tuple[Callable[[set[str], Sequence[Hit], Sequence[Gated]], str | None], ...] = (
        leaning,
        turning,
        hanging,
        bare_of_words,
    )
    return next((words for check in checks if (words := check(names, hits, gates))), None)


def leaning(names: set[str], hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """Words outside an answer that lean the other way, and nothing behind them turns: "yes to coffee, no to a year"."""
    for name in names & LEANS.keys():
        own = [hit for hit in hits if hit.intent.name == name]
        leans, turned = (pattern(SUBJECT, one) for one in LEANS[name])
        for number, gate in enumerate(gates):
            for found in leans.finditer(gate.opened):
                inside = any(hit.sentence == number and hit.start <= found.start() < hit.end for hit in own)
                after = " , ".join([gate.opened[found.end() :], *(later.opened for later in gates[number + 1 :])])
                if not inside and not turned.search(after):
                    return found.group()
    return None


def turning(names: set[str], hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """A sentence behind a yes that turns away and that nobody read: "Sadly she's off to New Zealand"."""
    yes = [hit for hit in hits if hit.intent.name in names & POSITIVE and hit.intent.args.get("answer", "yes") == "yes"]
    read = {hit.sentence for hit in hits}
    first = min((hit.sentence for hit in yes), default=len(gates))
    no = min((hit.sentence for hit in hits if hit.intent.name == "decline" and "decline" in names), default=len(gates))
    for number, gate in enumerate(gates):
        if number in read:
            continue
        if number > first and pattern(SUBJECT, "turns_away").match(gate.text):
            return gate.text
        if number > no and pattern(SUBJECT, "back_again").match(gate.text):
            return gate.text
    return None


def bare_of_words(names: set[str], hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """A refusal without any word that refuses, an acceptance without any that accepts: told between the lines."""
    for name in names & PLAIN.keys():
        plain = pattern(SUBJECT, PLAIN[name])
        if not any(plain.search(gate.text) for gate in gates):
            return next(hit.words for hit in hits if hit.intent.name == name)
    return None


def hanging(names: set[str], hits: Sequence[Hit], gates: Sequence[Gated]) -> str | None:
    """A condition beside a yes; beside an acceptance also a denial or a doubt that no idiom explains."""
    read = {hit.sentence for hit in hits if hit.intent.name not in names & POSITIVE}
    kinds = ("condition", "negator", "doubt") if "accept" in names else ("condition",) if names & BINDS else ()
    excepted, harmless, small = (pattern(SUBJECT, name) for name in ("excepted", "harmless", "small_denial"))
    for number, gate in enumerate(gates):
        if "accept" in names and number not in read and (found := excepted.search(gate.opened)):
            return found.group()
        if number in read or not kinds or harmless.search(gate.opened):
            continue
        spans = [(hit.start, hit.end) for hit in hits if hit.sentence == number]
        for kind in kinds:
            for a, b in gate.marks[kind]:
                apart = any(gate.apart(end, a) for _, end in spans) or kind == "negator" and small.match(gate.text, a)
                if not apart and not any(start <= a < end for start, end in spans):
                    return gate.text[a:b]
    return None
