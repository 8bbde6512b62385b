"""What stops words from acting: negation, condition, question, hearsay, doubt, the past.

Knows the gate words of the phrase books; refuses to know intents.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from re import Pattern

from inbound.interpret.languages import codes
from inbound.interpret.of_a_day import of_a_day
from inbound.interpret.phrases import Book
from inbound.interpret.sentences import Sentence
from inbound.interpret.spelling import corrected
from inbound.interpret.word_lists import alternatives, pattern

wording = partial(pattern, "gates")

NEGATED, CONDITIONAL, ASKED, HEARSAY, DOUBTED = "negated", "conditional", "asked", "hearsay", "doubted"
PAST, CONCEDED = "past", "conceded"
REASONS = {
    NEGATED: "it is said in the negative",
    CONDITIONAL: "it hangs on a condition",
    ASKED: "it is a question",
    HEARSAY: "it tells what somebody else said",
    DOUBTED: "it is only being considered",
    PAST: "it speaks of the past",
    CONCEDED: "it is only conceded",
}
# "I can't, in good conscience, take him": the negation reaches over what is put in between.
MODAL = re.compile(r"[a-z]+n't|cannot|not|never")
# French denies in two words: "je n'ai vraiment pas le temps" denies once.
HALF_DENIAL = re.compile(r"ne|n'[a-z]+")
OTHER_HALF = re.compile(r"(?:pas|plus|guere|jamais|aucune?|rien)(?![a-z])")
# "She said nothing, and on Tuesday we had our hour".
OWN_DOINGS = re.compile(r" , (?:and|but) (?!that )(?:\w+ ){0,3}(?:i|we|i've|we've)(?![\w])")
# "I come, and I bring a friend if there is room": the condition bears on the second clause.
CLAUSE_BETWEEN = re.compile(r" , and (?:i|we|she|he|they|i'll|we'll) \w+ ")


@cache
def wish() -> Pattern[str]:
    """ "I'd like to say yes, but I'm moving to Chile": a wish that something stands against."""
    adverb, verb = alternatives("gates", "wish_adverb"), alternatives("gates", "wish_verb")
    return re.compile(
        rf"(?<![\w'])(?:i|we|i'd|we'd|would|'d) (?:(?:{adverb}) )*(?:{verb})"
        r"(?: i could|(?: so| very)? much)?(?: to(?![\w'])|$| ,)"
    )


@cache
def raising() -> Pattern[str]:
    """A denial that reaches over what is said, thought or wanted: "I don't think that …"."""
    denial, verb = alternatives("gates", "raised_no"), alternatives("gates", "raised")
    return re.compile(rf"(?<![\w'])(?:{denial}) (?:[a-z']+ ){{0,2}}?(?:{verb})(?![\w'])")


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
        return [(f.start, f.end) for book in self.books for f in book.find(text, ("gates",), (name,))]

    @cached_property
    def marks(self) -> dict[str, list[tuple[int, int]]]:
        names = ("negator", "condition", "hearsay", "doubt", "request", "ask", "contrast", "past")
        found: dict[str, list[tuple[int, int]]] = {name: [] for name in names}
        for book in self.books:
            for f in book.find(self.opened, ("gates",), names):
                found[f.phrase.name].append((f.start, f.end))
        return found

    @property
    def question(self) -> bool:
        return self.sentence.question or any(start == 0 for start, _ in self.marks["ask"])

    @property
    def requested(self) -> bool:
        """A question in form only: "could you …?", "please …?"."""
        return bool(self.marks["request"]) or bool(wording("soft_request").match(self.text))

    def conceded(self, start: int) -> bool:
        """Whether a span stands in a clause that only concedes something: "even though I am busy"."""
        return bool(wording("concession").search(self.text[self.clause(start)[0] : start + 1]))

    def wished(self, start: int, end: int) -> bool:
        """Whether a span is only a wish with something against it behind it: "I'd like to say yes, but …"."""
        wished = wish().search(self.text[self.clause(start)[0] : end])
        return bool(wished) and bool(wording("hindered").search(self.opened[end:]))

    def scope(self, start: int) -> int:
        """Where what bears on a span begins: after the last "but" before it."""
        return max((end for _, end in self.marks["contrast"] if end <= start), default=0)

    def clause(self, start: int) -> tuple[int, int]:
        begin = self.text.rfind(" , ", 0, start)
        end = self.text.find(" , ", start)
        begin = 0 if begin < 0 else begin + 3
        if begin and wording("carries").match(self.text[begin:]):
            before = self.text.rfind(" , ", 0, begin - 3)
            begin = 0 if before < 0 else before + 3
        return begin, len(self.text) if end < 0 else end

    def holds(self, start: int, end: int, *, destructive: bool = False, asking: bool = True) -> str | None:
        """The first gate that holds this span back, or None. `asking`: whether a question holds it."""
        scope = self.scope(start)
        begin, close = self.clause(start)
        quoted = wording("speaking").search(self.text[: max(0, begin - 3)])
        own = wording("main_clause").match(self.text[begin:]) and not quoted
        bidden = not destructive and begin and start - begin <= len("please ")  # "I don't want to lose it, keep me in"
        raised = begin if own or bidden else scope
        if self.negated(max(scope, begin), start, end, close) or raising().search(
            self.opened[max(scope, raised) : start]
        ):
            return NEGATED
        return self.hangs(start, end, destructive=destructive, asking=asking)

    def hangs(self, start: int, end: int, *, destructive: bool = False, asking: bool = True) -> str | None:
        """What but a negation holds this span back: a condition, hearsay, doubt, or that it is asked."""
        scope, close = self.scope(start), self.clause(start)[1]
        conditions = [a for a, _ in self.marks["condition"] if destructive or not of_a_day(self.opened, a)]
        if any((scope <= a or a >= end) and not self.apart(end, a) for a in conditions):
            return CONDITIONAL
        if any(
            scope <= b <= start + 1
            and not wording("own_words").search(self.opened[b : start + 8])
            and not (not destructive and OWN_DOINGS.search(self.opened[b : start + 8]))
            for _, b in self.marks["hearsay"]
        ):
            return HEARSAY
        if any(scope <= a < max(close, end) for a, _ in self.marks["doubt"]):
            return DOUBTED
        if destructive and any(
            a >= end and wording("contrary").search(self.opened[end:a]) for a, _ in self.marks["doubt"]
        ):
            return DOUBTED
        if destructive and (wording("any_language").search(self.opened[self.scope(start) : start]) or self.told(start)):
            return DOUBTED
        if asking and self.question and not (self.requested and not (destructive and not self.addressed)):
            return ASKED
        return None

    @property
    def addressed(self) -> bool:
        """The service is asked to do it ("could you end …?"), not whether it could be done."""
        return bool(wording("addressed").search(self.text))

    def told(self, start: int) -> bool:
        """Whether a span is what somebody tells that they said or wrote."""
        return bool(wording("told").search(self.text[self.scope(start) : start + 2]))

    def apart(self, end: int, mark: int) -> bool:
        """Whether a gate word stands in a clause of its own that is merely joined on: "yes, and if you like …"."""
        between = self.opened[end:mark]
        joined = (
            wording("joined_on").search(between)
            or CLAUSE_BETWEEN.search(between)
            or wording("counterfactual").search(between)
        )
        return mark >= end and bool(joined)

    def uncertain(self, end: int) -> bool:
        """Whether a condition or a doubt bears on what ends there."""
        return any(not self.apart(end, mark) for name in ("condition", "doubt") for mark, _ in self.marks[name])

    def negated(self, begin: int, start: int, end: int, close: int) -> bool:
        for a, b in self.marks["negator"]:
            if wording("near_only").fullmatch(self.opened[a:b]) and wording("subject").search(
                self.opened[b : start + 8]
            ):
                continue
            carried = begin <= a or self.opened.startswith(" ,", b) and bool(MODAL.fullmatch(self.opened[a:b]))
            if HALF_DENIAL.fullmatch(self.opened[a:b]) and OTHER_HALF.match(self.opened[start:end]):
                continue
            if carried and b <= start and a >= self.scope(start) and not wording("answered_no").match(self.opened[a:]):
                return True
        after = self.opened[end:close]
        return bool(wording("afterwards").search(after[:30]) or wording("impossible").match(after))


def gated(sentence: Sentence, text: str, books: Iterable[Book]) -> Gated:
    return Gated(sentence, text, tuple(books))


def gate_of(sentence: Sentence, books: tuple[Book, ...]) -> Gated:
    """The sentence with its typos mended, as these books read it."""
    return gated(sentence, corrected(sentence.plain, codes(books)), books)
