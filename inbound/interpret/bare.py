"""A yes or no in as many words, whatever the question was: at the head of a sentence, or as its verdict.

Knows the bare words of the phrase books and what may stand around them; refuses to know topics and intents.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from re import Pattern
from typing import NamedTuple

from inbound.interpret.gates import Gated
from inbound.interpret.phrases import Book
from inbound.interpret.word_lists import alternatives, any_of, pattern

listed = partial(any_of, "answers")
wording = partial(pattern, "answers")

LONGEST = 6
CLAUSES = 4
LONGEST_VERDICT = 160
WISH = re.compile(r"(?:love|like|happy|glad|wish)(?: to| i could)?$")
HINDERED = re.compile(r" ,? ?(?:but|only|except|unfortunately|sadly|alas)(?![\w'])")


@cache
def weak() -> Pattern[str]:
    """Words that open a turn of speech as often as they answer."""
    return re.compile(f"(?:{alternatives('answers', 'praise')}|{alternatives('answers', 'weak')})")


@cache
def many_times() -> Pattern[str]:
    """ "A hundred times yes", "no, a thousand times"."""
    times = alternatives("answers", "times")
    return re.compile(
        rf"^(?:a |one )?(?:{times}|100|1000) times (?P<word>yes|no)\b|^(?P<twice>yes|no)[, ]+(?:a )?(?:{times}) times\b"
    )


@cache
def towards() -> Pattern[str]:
    return re.compile(rf"^(?P<word>{alternatives('answers', 'yes_or_no')}) {listed('towards')} (?:[\w'.-]+ ?){{1,4}}$")


@cache
def verdict() -> Pattern[str]:
    """ "So from me it's a firm no, thanks"."""
    return re.compile(
        rf"(?:^|(?:^|.* ){listed('verdict_behind')} )(?:{listed('verdict_leads')} ?)*(?:{listed('verdict_small')} )*"
        rf"(?:{listed('verdict_kinds')} )*(?P<word>yes|no)(?: {listed('verdict_tails')})*$"
    )


@cache
def off_topic() -> Pattern[str]:
    """What follows a yes that answers no question: that a mail came, that somebody got in touch."""
    return re.compile(
        rf"{listed('mail')}.{{0,30}}{listed('mail_came')}|{listed('mail_read')} {listed('your')} {listed('your_mail')}"
        rf"|{wording('wonders').pattern}|{wording('got_in_touch').pattern}"
    )


@cache
def question_behind() -> Pattern[str]:
    """A question about what comes next, behind the answer: "yes, when do we start?"."""
    return re.compile(
        rf" , (?:and |but |so )?(?:{alternatives('answers', 'asks_next')}"
        rf"|(?:y |et |und |e )?{listed('asks_next_abroad')})(?![\w'])"
    )


class Answer(NamedTuple):
    """A bare yes or no: its word, where it ends, and whether it may merely open a turn of speech."""

    polarity: str
    end: int
    weak: bool = False


def bare_answer(gated: Gated, books: Sequence[Book]) -> Answer | None:
    """The yes or no that a sentence opens with, or that it comes to; None when it does neither."""
    if gated.question and not question_behind().search(gated.text):
        return None
    found = [answer for answer in verdicts(gated, books) if not gated.uncertain(answer.end)]
    strong = [answer for answer in found if not answer.weak]
    chosen = strong or found
    if not chosen or len({answer.polarity for answer in chosen}) > 1:
        return None
    rest = gated.text[chosen[0].end :]
    if off_topic().search(rest[:80]) or gated.question and not question_behind().match(rest):
        return None
    return chosen[0]


def verdicts(gated: Gated, books: Sequence[Book]) -> Iterator[Answer]:
    """Each clause that is a yes or a no: those at the head, and later ones that say what it comes to."""
    end, head = 0, True
    for number, clause in enumerate(wording("comments").sub("", gated.text).split(" , ")[:CLAUSES]):
        end = min(len(gated.text), end + len(clause) + (3 if number else 0))
        if (
            gated.told(end - len(clause))
            or any(mark < end for mark, _ in gated.marks["hearsay"])
            and not wording("comes_to").match(clause)
        ):
            return
        if set(gated.opened[end - len(clause) : end]) == {"_"}:
            continue  # an idiom that answers nothing: "no problem", "keine Ursache"
        spoken = in_full(clause) or (said_bare(clause, books) if head else come_to(clause, books))
        if spoken and weak().fullmatch(clause.split()[-1]) and wording("looks_back").match(clause):
            continue
        if spoken and not (WISH.search(clause) and HINDERED.match(gated.text[end:])):
            yield Answer(spoken[0], end, spoken[1])
        elif not all(wording("fillers").fullmatch(word) for word in clause.split()):
            head = False


def come_to(clause: str, books: Sequence[Book]) -> tuple[str, bool] | None:
    """ "…, so I can't", "…, but count me in": what is said before comes to this."""
    joined = wording("comes_to").match(clause)
    behind = clause[joined.end() :] if joined else clause if wording("own").match(clause) else ""
    spoken = said_bare(behind, books) if behind else None
    return spoken if spoken and not spoken[1] else None


def in_full(clause: str) -> tuple[str, bool] | None:
    """ "It's a no", "a hundred times yes", "yes to Tom"."""
    if not wording("yes_or_no").search(clause):
        return None
    found = many_times().match(clause)
    if found:
        return found["word"] or found["twice"], False
    named = towards().match(clause)
    if named:
        return ("no" if named["word"] in ("no", "nope", "non", "nein", "nao") else "yes"), False
    told = verdict().match(clause) if len(clause) <= LONGEST_VERDICT and not wording("was").search(clause) else None
    if told is None or wording("yes_or_no").search(clause[: told.start("word")]):
        return None  # "yes and no"
    return told["word"], False


def said_bare(clause: str, books: Sequence[Book]) -> tuple[str, bool] | None:
    """The polarity of a clause made of bare words and fillers alone, and whether all of it is weak."""
    timed = wording("until").search(clause)
    if timed and (head := said_bare(clause[: timed.start()], books)):
        return head if head[0] == "no" else None  # "it was yes until I saw the date"
    words = wording("idle").sub("", clause).split()
    said: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        step = next(
            (n for n in range(min(LONGEST, len(words) - at), 0, -1) if polarity_of(words[at : at + n], books)), 0
        )
        if step:
            said.append((polarity_of(words[at : at + step], books) or "", " ".join(words[at : at + step])))
        elif not wording("fillers").fullmatch(words[at]):
            return None
        at += step or 1
    polarities = {polarity for polarity, word in said if not weak().fullmatch(word)} or {
        polarity for polarity, _ in said
    }
    if len(polarities) != 1:
        return None
    return polarities.pop(), all(weak().fullmatch(word) for _, word in said)


def polarity_of(words: Sequence[str], books: Sequence[Book]) -> str | None:
    clause = " ".join(words)
    return next((book.bare[clause] for book in books if clause in book.bare), None)
