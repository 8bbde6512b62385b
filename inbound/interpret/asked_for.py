"""Whether a wording that asks for something to be told or sent is said to ask for it, or only speaks of it.

Knows one sentence and a wording met in it; refuses to know what the wording means.
"""

from inbound.interpret.gates import Gated
from inbound.interpret.holding import INFORMATION
from inbound.interpret.phrases import Found
from inbound.interpret.word_lists import pattern

COMMANDS, ASKING = "commands", "asking"
NAMED = "named"
"""Behind the intent of a wording that merely names a thing, as in "tips@named"."""
STOPPABLE = ("coaching", "announcements")
KEPT = frozenset(["export", "history", "tips"])
ASKED_NEARBY = 30
SHORT = 4


def intent_of(found: Found) -> str:
    return found.phrase.name.partition("@")[0]


def asked_for(found: Found, gated: Gated) -> bool:
    """Whether nothing in the sentence shows that it is only spoken of, or not wanted."""
    if intent_of(found) not in INFORMATION:
        return True
    named = found.phrase.name.endswith(f"@{NAMED}")
    return asks(found, gated) and not unwanted(found, gated) and (not named or called_for(found, gated))


def asks(found: Found, gated: Gated) -> bool:
    """A question word in the middle of a statement ("someone who runs a team") asks for nothing."""
    if not pattern(COMMANDS, "wh").match(gated.text[found.start :]):
        return True
    before = gated.text[: found.start]
    return (
        gated.sentence.question
        or not before.strip()
        or before.endswith(" , ")
        and not gated.sentence.question
        and len(before) < ASKED_NEARBY
        or bool(pattern(COMMANDS, "asking_verb").search(before))
    )


def unwanted(found: Found, gated: Gated) -> bool:
    """ "I don't want any more tips" asks for none, nor does "I enjoyed everything we've done"."""
    name, text = intent_of(found), gated.text
    if name == "report" and of_a_subject(text, found.start):
        return True
    if name == "history" and pattern(COMMANDS, "enjoyed").search(text[: found.start + 1]):
        return True
    begin, end = gated.clause(found.start)
    if name in KEPT and pattern(ASKING, "refused").search(text[min(begin, found.start) : max(end, found.end)]):
        return True
    return name in ("tips", "export") and pattern(COMMANDS, "unwanted").search(text[: found.start]) is not None


def of_a_subject(text: str, start: int) -> bool:
    """Whether harassment and the like are only what a book, a study or a talk is about, or a third person's matter."""
    return pattern(ASKING, "a_subject").search(text[:start]) is not None


def about_a_subject(text: str) -> bool:
    """Whether any word of the sentence is such a subject."""
    return any(of_a_subject(text, at + 1) for at, char in enumerate(text) if char == " ")


def concerns_us(text: str) -> bool:
    """Whether the writer or the partner has a part in it: without, a report is not sure to be one."""
    return len(text.split()) <= SHORT or pattern(ASKING, "concerned").search(text) is not None


def called_for(found: Found, gated: Gated) -> bool:
    """Whether a thing that is named is asked for: in a question, by a verb, or as the whole of what is said."""
    before, after = gated.text[: found.start], gated.text[found.end :]
    if gated.question or pattern(ASKING, "asks_for").search(gated.text[: found.end]):
        return True
    if pattern(ASKING, "wanted").match(after):
        return True
    clause = before[gated.clause(found.start)[0] :]
    return bool(pattern(ASKING, "small").match(clause)) and not pattern(ASKING, "told_of_it").search(after)


def kind_of_mail(found: Found, gated: Gated) -> dict[str, str]:
    """The one kind of mail that the clause of a stop names, unless all is meant: "keine Coaching-Mails mehr"."""
    begin, end = gated.clause(found.start)
    clause = gated.text[min(begin, found.start) : max(end, found.end)]
    if found.phrase.args.get("what", "all") != "all" or pattern(ASKING, "whatever").search(clause):
        return {}
    named = [kind for kind in STOPPABLE if pattern(ASKING, kind).search(clause)]
    return {"what": named[0]} if len(named) == 1 else {}


def asking(gated: Gated) -> bool:
    """Whether a sentence is one that asks, by its form or a verb of asking."""
    text = gated.text
    wanted = pattern(ASKING, "welcome").search(text)
    return bool(gated.question or gated.requested or pattern(ASKING, "asks_for").search(text) or wanted)
