"""What stops words from acting: negation, condition, question, hearsay, doubt, the past.

Knows the gate words of the phrase books; refuses to know intents.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from inbound.interpret.phrases import Book
from inbound.interpret.sentences import Sentence

NEGATED, CONDITIONAL, ASKED, HEARSAY, DOUBTED, PAST = "negated", "conditional", "asked", "hearsay", "doubted", "past"
REASONS = {
    NEGATED: "it is said in the negative",
    CONDITIONAL: "it hangs on a condition",
    ASKED: "it is a question",
    HEARSAY: "it tells what somebody else said",
    DOUBTED: "it is only being considered",
    PAST: "it speaks of the past",
}
AFTERWARDS = re.compile(r"(?<![\w'])(?:nicht|kein\w*|nie|niemals|pas|jamais|plus jamais)(?![\w'])")
ANY_LANGUAGE = re.compile(
    r"(?<![\w'])(?:if|unless|whether|maybe|never|said|says|wondering|wenn|falls|vielleicht|niemals|quizas|tal vez|nunca"
    r"|jamas|peut-etre|jamais|a moins que|talvez|should i|what happens|soll ich|dois-je|debo|devo)(?![\w'])"
)
SOFT_REQUEST = re.compile(
    r"(?:could|can|may|might|would it be possible|is it possible|podria|puede|peut|pourrait|kann|konnte|pode)(?![\w'])"
)
CARRIES = re.compile(r"(?:or|nor|oder|noch|ou|ni|nem|o|u)(?![\w'])")
RAISING = re.compile(
    r"(?<![\w'])(?:not|never|[a-z]+n't|no|ne|n'|nicht|nao|nunca|pas|kein|"
    r"keineswegs) (?:[a-z']+ ){0,2}?(?:think|say|saying|said|want|wanted|"
    r"mean|believe|intend|intention|asked|ask|agreed|agree|wish|feel|suggest|"
    r"plan|planning|digo|quiero|creo|pienso|pido|veux|pense|dis|dire|crois|"
    r"souhaite|mochte|will|wollte|sage|denke|glaube|meine|quero|acho|penso|"
    r"disse|pedi|saying that)(?![\w'])"
)


@dataclass(frozen=True)
class Gated:
    """A sentence with its gate words found: asked of any span, it tells what holds that span back."""

    sentence: Sentence
    text: str
    books: tuple[Book, ...]

    @cached_property
    def opened(self) -> str:
        """The text with idioms blanked that look like gates and are none ("can't wait", "if I may")."""
        text = self.text
        for name in ("idiom", "polite"):
            for start, end in self.spans(text, name):
                text = text[:start] + "_" * (end - start) + text[end:]
        return text

    def spans(self, text: str, name: str) -> list[tuple[int, int]]:
        return [(f.start, f.end) for book in self.books for f in book.find(text, ("gates",)) if f.phrase.name == name]

    @cached_property
    def marks(self) -> dict[str, list[tuple[int, int]]]:
        names = ("negator", "condition", "hearsay", "doubt", "request", "ask", "contrast", "past")
        found: dict[str, list[tuple[int, int]]] = {name: [] for name in names}
        for book in self.books:
            for f in book.find(self.opened, ("gates",)):
                if f.phrase.name in found:
                    found[f.phrase.name].append((f.start, f.end))
        return found

    @property
    def question(self) -> bool:
        return self.sentence.question or any(start == 0 for start, _ in self.marks["ask"])

    @property
    def requested(self) -> bool:
        """A question in form only: "could you …?", "please …?"."""
        return bool(self.marks["request"]) or bool(SOFT_REQUEST.match(self.text))

    def scope(self, start: int) -> int:
        """Where what bears on a span begins: after the last "but" before it."""
        return max((end for _, end in self.marks["contrast"] if end <= start), default=0)

    def clause(self, start: int) -> tuple[int, int]:
        begin = self.text.rfind(" , ", 0, start)
        end = self.text.find(" , ", start)
        begin = 0 if begin < 0 else begin + 3
        if begin and CARRIES.match(self.text[begin:]):
            before = self.text.rfind(" , ", 0, begin - 3)
            begin = 0 if before < 0 else before + 3
        return begin, len(self.text) if end < 0 else end

    def holds(self, start: int, end: int, *, destructive: bool = False, asking: bool = True) -> str | None:
        """The first gate that holds this span back, or None. `asking`: whether a question holds it."""
        scope = self.scope(start)
        begin, close = self.clause(start)
        if self.negated(max(scope, begin), start, end, close) or RAISING.search(self.opened[scope:start]):
            return NEGATED
        if any(scope <= a or a >= end for a, _ in self.marks["condition"]):
            return CONDITIONAL
        if any(scope <= b <= start + 1 for _, b in self.marks["hearsay"]):
            return HEARSAY
        if any(scope <= a < max(close, end) for a, _ in self.marks["doubt"]):
            return DOUBTED
        if destructive and ANY_LANGUAGE.search(self.opened[:start]):
            return DOUBTED
        if asking and self.question and not (self.requested and not (destructive and not self.addressed)):
            return ASKED
        return None

    @property
    def addressed(self) -> bool:
        """The service is asked to do it ("could you end …?"), not whether it could be done."""
        return bool(
            re.search(
                r"(?<![\w'])(?:(?:could|can|would|will) (?:you|someone|somebody)"
                r"|please|bitte|por favor|s'il (?:vous|te) plait|konnte(?:n|"
                r"st)? (?:sie|ihr|du)|pouvez|pourriez|puedes|podeis|podrian?|"
                r"podeis|pode(?:m|riam?)?)(?![\w'])",
                self.text,
            )
        )

    def negated(self, begin: int, start: int, end: int, close: int) -> bool:
        if any(begin <= a and b <= start for a, b in self.marks["negator"]):
            return True
        return bool(AFTERWARDS.search(self.opened[end : min(close, end + 30)]))


def gated(sentence: Sentence, text: str, books: Iterable[Book]) -> Gated:
    return Gated(sentence, text, tuple(books))
