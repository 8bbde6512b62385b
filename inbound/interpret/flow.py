"""The reading of a reply: its sentences in order, what each asks for, and what that comes to together.

Knows the topic, the role and the day; refuses to know storage, mail and commands.
"""

import re
from dataclasses import replace

from inbound.interpret.ballots import own_lines, row_spelt_out
from inbound.interpret.combine import combine
from inbound.interpret.conclude import concluded
from inbound.interpret.corrections import amended
from inbound.interpret.decision_words import decisive
from inbound.interpret.gates import gated
from inbound.interpret.languages import chosen, codes
from inbound.interpret.meant import meant
from inbound.interpret.meant_beside import beside
from inbound.interpret.model import SURE, Intent
from inbound.interpret.phrases import Book
from inbound.interpret.plainly import said_plainly
from inbound.interpret.readers import goal_hits, member_hits
from inbound.interpret.ruling import administrator
from inbound.interpret.sentences import Sentence, sentences
from inbound.interpret.spelling import corrected, names_in
from inbound.interpret.state import Outcome, Question, State
from inbound.likeness import Compares
from inbound.reply.signature import GREETING, NAME, NOT_NAMES

WHOLE = frozenset(["form", "question"])
ADJECTIVES = frozenset(["Lieber", "Liebe"])  # German: "dear" before a name, "rather" before anything else
LETTERS = frozenset(["y", "n"])  # an administrator's yes and no, not shorthand
COMMAND_WORD = re.compile(
    r"(?:please )?(?:help|human|stop|unsubscribe|status|who|why|tips|undo|"
    r"skip|my id|report|erase|export|history|pause)(?: please| thanks?)?",
    re.I,
)


def interpret(reply: str, question: Question, compares: Compares | None = None) -> Outcome:
    """What a reply asks for. Linear in its length; the reply is bounded by its sentences."""
    listed = own_lines(reply, led=question.role != "admin")
    said = [sentence for sentence in sentences(listed) if not is_greeting(sentence)]
    if len(said) > 1 and is_name(said[-1]):
        said.pop()
    if question.topic in WHOLE and (whole := whole_answer(reply, said)):
        return whole
    state = State()
    books = chosen(" ".join(sentence.plain for sentence in said[:10]))
    written = [sentence.raw for sentence in said]
    said, state.corrections = amended(said, books)
    state.amended = written != [sentence.raw for sentence in said]
    said = [replace(sentence, number=number) for number, sentence in enumerate(said)]
    for number in range(len(said)):
        one_sentence(said, number, reply, books, question, state)
    combine(state, reply, question, said)
    outcome = concluded(state, reply, said, question, books)
    if compares:
        outcome = beside(outcome, said, reply, question, state, compares)
    outcome = said_plainly(outcome, state, said, question, books)
    return meant(outcome, said, reply, question, state, compares) if compares else outcome


def is_greeting(sentence: Sentence) -> bool:
    words = sentence.raw.split()
    if words[0].capitalize() in ADJECTIVES and not any(word[:1].isupper() for word in words[1:2]):
        return False
    return sentence.number == 0 and len(words) <= 4 and bool(GREETING.match(sentence.raw)) and not sentence.question


def is_name(sentence: Sentence) -> bool:
    """A name alone on the last line, not a word that answers."""
    return (
        not sentence.end
        and len(sentence.raw.split()) <= 3
        and bool(NAME.match(sentence.raw))
        and not any(sentence.plain in book.bare for book in chosen(sentence.plain))
        and sentence.raw.split()[0].lower() not in NOT_NAMES
    )


def whole_answer(reply: str, said: list[Sentence]) -> Outcome | None:
    """The whole text answers, unless it is one clear command."""
    if not said:
        return None
    if COMMAND_WORD.fullmatch(said[0].plain) and len(said) == 1:
        return None
    return Outcome(
        (Intent("answer", {"text": reply.strip()}),), SURE, "the mail asked for free text, and this is the answer"
    )


def one_sentence(
    said: list[Sentence], number: int, reply: str, books: tuple[Book, ...], question: Question, state: State
) -> None:
    """Add to the state what one sentence asks for."""
    sentence = said[number]
    languages = codes(books)
    spared = names_in(sentence.raw, languages)
    if question.role == "admin":
        spared |= LETTERS | {word for word in sentence.plain.split() if decisive(word)}
    text = corrected(sentence.plain, languages, spared, items=question.role == "admin")
    gate = gated(sentence, row_spelt_out(text) if question.role == "admin" else text, books)
    rest = "\n".join(later.raw for later in said[number + 1 :])
    if question.role == "admin" and administrator(gate, rest, question, state):
        return
    taken = goal_hits(said, gate, question, state)
    member_hits(said, number, gate, reply, question, state, taken)
