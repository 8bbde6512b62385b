"""Whether a sentence plainly asks for something that nobody read, so that the rest must not act in silence.

Knows how people ask in five languages; refuses to know what they ask for.
"""

from collections.abc import Sequence

from inbound.interpret import conclude
from inbound.interpret.goal_references import references
from inbound.interpret.languages import codes
from inbound.interpret.model import UNSURE
from inbound.interpret.phrases import Book
from inbound.interpret.sentences import Sentence
from inbound.interpret.spelling import corrected
from inbound.interpret.state import Question, State
from inbound.interpret.word_lists import pattern

FEWEST_WORDS = 4
LONGEST_TOLD = 60
DIGEST = "digest"
SUBJECT = "requests"


def unread(said: Sequence[Sentence], state: State, question: Question, books: tuple[Book, ...]) -> str | None:
    """The first sentence that asks for something and that nothing was read from."""
    hits = [hit for hit in state.hits if hit.certainty != UNSURE]
    bare = () if question.topic == DIGEST else state.bare
    read = {hit.sentence for hit in (*hits, *state.reasons, *state.denied)} | {answer.sentence for answer in bare}
    known = {hit.intent.name for hit in hits}
    read |= {hit.sentence for hit in state.hits if hit.intent.name in known} | state.taken
    half_read = {hit.sentence for hit in state.hits} - read
    for sentence in said:
        if sentence.number in half_read:
            return sentence.raw[:LONGEST_TOLD]
        text = corrected(sentence.plain, codes(books))
        decides = question.topic == DIGEST and names_an_item(text)
        if sentence.number not in read and (decides or plainly_asks(sentence, text)):
            return sentence.raw[:LONGEST_TOLD]
        if question.topic == "goals" and sentence.number not in read and drops_a_goal(sentence, text):
            return sentence.raw[:LONGEST_TOLD]
        spans = [(hit.start, hit.end) for hit in hits if hit.sentence == sentence.number]
        if spans and question.role != "admin" and (clause := left_over(sentence, text, spans)):
            return clause
    return None


def names_an_item(text: str) -> bool:
    """Whether it may name an item of the administrators' mail."""
    return pattern(SUBJECT, "item").search(text) is not None


def drops_a_goal(sentence: Sentence, text: str) -> bool:
    """Whether a goal is named beside a verb of dropping, though nobody could tell how the two belong together."""
    return not sentence.question and bool(pattern("goals", "drop").search(text) and references(text, bare=True))


def left_over(sentence: Sentence, text: str, spans: Sequence[tuple[int, int]]) -> str | None:
    """A clause joined on behind what was read that asks for more: "withdraw it and send one to Mina Aziz"."""
    for joint in pattern(SUBJECT, "joined").finditer(text):
        end = min((a for a, _ in spans if a >= joint.end()), default=len(text))
        clause = text[joint.end() : end]
        if end == len(text) and all(b <= joint.end() for _, b in spans) and plainly_asks(sentence, clause):
            return clause.strip(" ,")[:LONGEST_TOLD]
    return None


def plainly_asks(sentence: Sentence, text: str) -> bool:
    """Whether it asks for something of its own: no courtesy, no word to a third, nothing said before."""
    asks = pattern(SUBJECT, "asks").match(text)
    broken_off = sentence.end.startswith(("..", "…"))
    if asks is None or broken_off or len(text.split()) < FEWEST_WORDS or pattern(SUBJECT, "idle").search(text):
        return False
    after = text[asks.end() :]
    taken_up = pattern(SUBJECT, "taken_up").search(" ".join(after.split()[:4]))
    declared = pattern(SUBJECT, "declared").match(after.lstrip())
    return not (pattern(conclude.SUBJECT, "logistics").search(text) or taken_up or declared)
