"""Which turns of speech take the force from a wording beside them, by the intents they spoil. Their words are data."""

from dataclasses import dataclass
from re import Pattern

from inbound.interpret.holding import INFORMATION, TAKES_UP
from inbound.interpret.model import BARE, FREE, PHRASE
from inbound.interpret.word_lists import pattern
from mailflow.domain.intents import DESTRUCTIVE, MEMBERS

BEFORE, WORDS, AFTER, UP_TO, WHOLE = "before", "words", "after", "up to", "whole"
"""Where to look: before the wording, in it, behind it, up to its end, in the whole sentence."""

SUBJECT = "turns"
ORDERS = frozenset(
    [
        "capacity",
        "end",
        "erase",
        "favourite",
        "hours",
        "leave",
        "maintain",
        "move",
        "pause",
        "plan",
        "profile",
        "remind_later",
        "restart",
        "stop",
        "undo",
        "withdraw",
    ]
)
ANY = frozenset(MEMBERS)
GOALS = frozenset(name for name in MEMBERS if name.startswith("goal."))
KNOWN = frozenset(["why", "who", "help", "status", "my_id", "history"])
TAKING_UP = TAKES_UP | {"wait"}


@dataclass(frozen=True)
class Turn:
    """A turn of speech: the intents that it spoils, the list of its words, and where they stand to the wording."""

    names: frozenset[str]
    words: str
    where: str
    kinds: frozenset[str] = frozenset([PHRASE])

    def bears_on(self, name: str, kind: str) -> bool:
        """Whether it can spoil this intent, found by a phrase, a bare word or as free text."""
        return name in self.names and kind in self.kinds

    @property
    def pattern(self) -> Pattern[str]:
        return pattern(SUBJECT, self.words)


def of(*names: str) -> frozenset[str]:
    return frozenset(names)


ALL_KINDS = frozenset([PHRASE, BARE, FREE])
TURNS_OF_SPEECH = (
    Turn(of("confirm"), "receipt", AFTER, ALL_KINDS),
    Turn(of("accept", "decline"), "mostly", UP_TO, ALL_KINDS),
    Turn(of("accept", "join", "rsvp"), "joined_elsewhere", WHOLE),
    Turn(of("accept"), "approved_by_others", UP_TO),
    Turn(of("stop"), "not_yet", AFTER),
    Turn(of("stop"), "nothing_wanted", WORDS),
    Turn(of("keep"), "go_ahead", WORDS, ALL_KINDS),
    Turn(ANY, "beforehand", BEFORE, ALL_KINDS),
    Turn(ANY - {"decline", "not_met"}, "not_i", AFTER, ALL_KINDS),
    Turn(ANY, "arrived", AFTER, of(BARE)),
    Turn(of("accept", "keep", "rsvp", "renew"), "of_things", WORDS),
    Turn(DESTRUCTIVE - {"accept", "decline"}, "of_another", UP_TO),
    Turn(DESTRUCTIVE, "spoken", WHOLE, ALL_KINDS),
    Turn(of("help"), "about_a_subject", BEFORE),
    Turn(of("why"), "rhetorical", WHOLE),
    Turn(of("goal.done"), "not_all", WHOLE),
    Turn(of("goal.done"), "nearly", UP_TO),
    Turn(INFORMATION | ORDERS, "to_a_third", BEFORE),
    Turn(KNOWN, "to_be_known", BEFORE),
    Turn(KNOWN, "with_question_word", UP_TO),
    Turn(of("met"), "kin", AFTER),
    Turn(of("undo"), "a_part", AFTER),
    Turn(of("undo"), "the_thing", WORDS),
    Turn(of("history"), "logged", AFTER),
    Turn(GOALS, "how", WHOLE),
    Turn(of("goal.add"), "names_listed", WHOLE),
    Turn(of("frequency"), "to_do", BEFORE),
    Turn(of("available"), "count", AFTER),
    Turn(of("hours"), "worked", WHOLE),
    Turn(of("pause"), "paused_from", AFTER),
    Turn(of("report"), "a_paper", UP_TO),
    Turn(of("report"), "nothing_to", UP_TO),
    Turn(of("rsvp"), "unpromised", BEFORE),
    Turn(of("find"), "of_oneself", WORDS),
    Turn(of("pause"), "anothers_pause", UP_TO),
    Turn(of("answer"), "skipped", WORDS, of(FREE)),
)
