"""What stops words from acting: negation, condition, question, hearsay, doubt, the past.

Knows the gate words of the phrase books; refuses to know intents.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from inbound.interpret.languages import codes
from inbound.interpret.of_a_day import of_a_day
from inbound.interpret.phrases import Book
from inbound.interpret.sentences import Sentence
from inbound.interpret.spelling import corrected

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
AFTERWARDS = re.compile(r"(?<![\w'])(?:nicht|kein\w*|nie|niemals|pas|jamais|plus jamais)(?![\w'])")
# German puts its denial last: "getroffen haben wir uns im Februar jedenfalls nicht".
CLOSES_IN_NOT = re.compile(r"(?<![\w'])(?:nicht|nie)(?: mehr)? ?$")
ANY_LANGUAGE = re.compile(
    r"(?<![\w'])(?:if|unless|as soon as|once (?!again|more|an?\b|per|every|upon|in)[\w']+|sobald|des que"
    r"|une fois qu[\w']*|en cuanto|una vez que|assim que|"
    r"whether|maybe|never|said|says|wondering|wenn|falls|vielleicht|niemals|quizas|tal vez|nunca"
    r"|jamas|peut-etre|jamais|a moins qu[\w']*|a no ser que|a menos que|talvez|should i|what happens|soll ich"
    r"|dois-je|debo|devo)(?![\w'])"
)
SOFT_REQUEST = re.compile(
    r"(?:could|can|may|might|would it be possible|is it possible|podria|puede|peut|pourrait|kann|konnte|pode)(?![\w'])"
)
CARRIES = re.compile(r"(?:or|nor|oder|noch|ou|ni|nem|o|u)(?![\w'])")
MAIN_CLAUSE = re.compile(
    r"(?:(?:and|so|yes|then|please|just) )*(?:i|i'm|i'd|i'll|i've|we|we're|we'd|we'll|let's|please|ich|wir|je"
    r"|nous|eu|yo)(?![\w'])"
)
CONCESSION = re.compile(
    r"(?<![\w'])(?:(?:as|so)? ?much as|although|though|even though|even if|obwohl|aunque|bien que|quoique"
    r"|embora|despite|in spite of)(?![\w'])"
)
SPEAKING = re.compile(
    r"(?<![\w'])(?:said|say|saying|wrote|written|write|think|claim|claimed|mean|meant|gesagt|sage|sagen"
    r"|geschrieben|behauptet"
    r"|dit|dire|ecrit|dicho|dije|decir|escrito|disse|dito|dizer|escrevi)(?: that| que| dass)?$"
)
# What one said or wrote before: "I nearly wrote: drop it".
TOLD = re.compile(
    r"(?<![\w'])(?:(?:i|we|i've|we've|have|had|nearly|almost|never) (?:\w+ )?(?:said|wrote|written|told"
    r"|answered|typed|replied)"
    r"|(?:habe|hatte|hab) (?:\w+ ){0,2}(?:gesagt|geschrieben)|(?:j'ai|ai) (?:\w+ )?(?:dit|ecrit)|(?:he"
    r"|habia) (?:\w+ )?(?:dicho|escrito)"
    r"|disse|escrevi|dije|escribi|(?:easy|easier|tempting|simple|simplest|wrong|premature|rash|polite|kinder"
    r"|nice|possible|silly) to (?:say|write|answer|reply)|(?:you|one|people|somebody|someone|i|we) (?:could|can"
    r"|might|would) (?:also |just |simply )?(?:say|write|answer|reply))(?: (?:you|him|them|us|everyone"
    r"|everybody|to \w+"
    r"|(?:my|our|the|his|her|your)(?: \w+){0,2}))?(?: ,| that| dass"
    r"| qu[\w']*)(?= |$)"
)
COUNTERFACTUAL = re.compile(r"(?: ,|and|but) (?:\w+ ){0,2}(?:would|could|might) have (?:been|given|said|liked)")
CONTRARY = re.compile(r"(?<![\w'])(?:but|though|although|however|first|only|pero|mais|aber|mas)(?![\w'])")
# "I can't, in good conscience, take him": the negation reaches over what is put in between.
MODAL = re.compile(r"[a-z]+n't|cannot|not|never")
# "Instead of him I would like …": it takes away what it names, and nothing behind the next subject.
NEAR_ONLY = re.compile(r"(?:instead of|rather than|far from|without|anything but)")
SUBJECT_BETWEEN = re.compile(r"(?<![\w'])(?:i|i'd|i'll|i'm|i've|we|we'd|we'll|please|let's|could|can|would)(?![\w'])")
# "To accept is not possible for me".
IMPOSSIBLE = re.compile(
    r"(?: (?!but|and|though|although|because|since)[a-z']+){0,4} (?:(?:is|will be|would be|seems|looks|remains|becomes)"
    r" (?:\w+ ){0,2}?(?:not (?:possible|feasible|realistic|an option|on)|impossible|out of the question|beyond)"
    r"|(?:isn't|won't be|wouldn't be) (?:\w+ )?(?:possible|feasible|realistic|an option|on))(?![\w'])"
)
# "I'd like to say yes, but I'm moving to Chile": a wish that something stands against.
WISH = re.compile(
    r"(?<![\w'])(?:i|we|i'd|we'd|would|'d) (?:would |do |really |so |dearly |very much |also |certainly |only "
    r"|honestly )*"
    r"(?:like|love|loved|liked|wish|hoped?|tempted|want|wanted|happy|glad)(?: i could|(?: so"
    r"| very)? much)?(?: to(?![\w'])|$| ,)"
)
HINDERED = re.compile(
    r"(?<![\w'])(?:but|except|unfortunately|sadly|alas|however|regrettably)"
    r"(?! (?:please|when|how|could|can (?:we|she|he|you)|tell|let|ask|just|also|who|what|where|yes|i'll do it"
    r"|i will do it"
    r"|(?:i|we) (?:can|could) (?:only|start|do it|do (?:mornings|evenings))|only|first|be|bear|not (?:only|just)"
    r"|mainly|mostly)(?![\w']))"
)
# "No we didn't": an answer, not the negation of what follows.
ANSWERED_NO = re.compile(r"no (?:,|i|we|she|he|they|it|you|i'm|i've|we've|we're|thanks)(?![\w'])")
# "He says he's busy, so I'll wait": what the writer makes of it is their own.
OWN_WORDS = re.compile(
    r" , (?:and )?(?:so|therefore|anyway|hence) (?:(?:yes|no|then|please) )?(?:i|i'll|i'd|i'm|we|we'll|we'd"
    r"|please|let)(?![\w])"
)
# "She said nothing, and on Tuesday we had our hour".
OWN_DOINGS = re.compile(r" , (?:and|but) (?!that )(?:\w+ ){0,3}(?:i|we|i've|we've)(?![\w])")
# "I come, and I bring a friend if there is room": the condition bears on the second clause.
CLAUSE_BETWEEN = re.compile(r" , and (?:i|we|she|he|they|i'll|we'll) \w+ ")
JOINED_ON = re.compile(
    r"(?:^| )(?:and|so|also|plus|y|et|und|e|alors|tambien|auch) (?:then |yes |perhaps |in that case )?(?:i'd "
    r"|i would |we'd |i |we )?$"
)
RAISING = re.compile(
    r"(?<![\w'])(?:not|never|[a-z]+n't|no|ne|n'|nicht|nie|niemals|jamais|nao|nunca|pas|kein|"
    r"keineswegs) (?:[a-z']+ ){0,2}?(?:think|say|saying|said|want|wanted|"
    r"mean|believe|intend|intention|asked|ask|agreed|agree|wish|feel|suggest|"
    r"plan|planning|digo|quiero|creo|pienso|pido|veux|pense|dis|dire|crois|"
    r"souhaite|mochte|will|wollte|sage|sagen|schreiben|ecrirais|dirais|diria|gesagt|dit|dicho|dito|denke|glaube"
    r"|meine|quero|acho|penso|"
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
        return bool(self.marks["request"]) or bool(SOFT_REQUEST.match(self.text))

    def conceded(self, start: int) -> bool:
        """Whether a span stands in a clause that only concedes something: "even though I am busy"."""
        return bool(CONCESSION.search(self.text[self.clause(start)[0] : start + 1]))

    def wished(self, start: int, end: int) -> bool:
        """Whether a span is only a wish with something against it behind it: "I'd like to say yes, but …"."""
        return bool(WISH.search(self.text[self.clause(start)[0] : end])) and bool(HINDERED.search(self.opened[end:]))

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
        own = MAIN_CLAUSE.match(self.text[begin:]) and not SPEAKING.search(self.text[: max(0, begin - 3)])
        bidden = not destructive and begin and start - begin <= len("please ")  # "I don't want to lose it, keep me in"
        raised = begin if own or bidden else scope
        if self.negated(max(scope, begin), start, end, close) or RAISING.search(
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
            and not OWN_WORDS.search(self.opened[b : start + 8])
            and not (not destructive and OWN_DOINGS.search(self.opened[b : start + 8]))
            for _, b in self.marks["hearsay"]
        ):
            return HEARSAY
        if any(scope <= a < max(close, end) for a, _ in self.marks["doubt"]):
            return DOUBTED
        if destructive and any(a >= end and CONTRARY.search(self.opened[end:a]) for a, _ in self.marks["doubt"]):
            return DOUBTED
        if destructive and (ANY_LANGUAGE.search(self.opened[:start]) or self.told(start)):
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

    def told(self, start: int) -> bool:
        """Whether a span is what somebody tells that they said or wrote."""
        return bool(TOLD.search(self.text[: start + 2]))

    def apart(self, end: int, mark: int) -> bool:
        """Whether a gate word stands in a clause of its own that is merely joined on: "yes, and if you like …"."""
        between = self.opened[end:mark]
        joined = JOINED_ON.search(between) or CLAUSE_BETWEEN.search(between) or COUNTERFACTUAL.search(between)
        return mark >= end and bool(joined)

    def uncertain(self, end: int) -> bool:
        """Whether a condition or a doubt bears on what ends there."""
        return any(not self.apart(end, mark) for name in ("condition", "doubt") for mark, _ in self.marks[name])

    def negated(self, begin: int, start: int, end: int, close: int) -> bool:
        for a, b in self.marks["negator"]:
            if NEAR_ONLY.fullmatch(self.opened[a:b]) and SUBJECT_BETWEEN.search(self.opened[b : start + 8]):
                continue
            carried = begin <= a or self.opened.startswith(" ,", b) and bool(MODAL.fullmatch(self.opened[a:b]))
            if carried and b <= start and a >= self.scope(start) and not ANSWERED_NO.match(self.opened[a:]):
                return True
        after = self.opened[end:close]
        return bool(AFTERWARDS.search(after[:30]) or IMPOSSIBLE.match(after))


def gated(sentence: Sentence, text: str, books: Iterable[Book]) -> Gated:
    return Gated(sentence, text, tuple(books))


def gate_of(sentence: Sentence, books: tuple[Book, ...]) -> Gated:
    """The sentence with its typos mended, as these books read it."""
    return gated(sentence, corrected(sentence.plain, codes(books)), books)
