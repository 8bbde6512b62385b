"""What an email of the catalogue is. Knows no particular email; `emails/__init__.py` is the union of them."""

from dataclasses import dataclass
from enum import StrEnum

from mailflow.domain.machine import Party
from mailflow.domain.offers import OfferSpec

FREE_TEXT = frozenset({"form", "question"})
"""Topics whose whole reply is what was asked for."""


class Kind(StrEnum):
    """Decides everything about an email's sending; the table stands in docs/architecture.md."""

    ECHO = "echo"
    NOTICE = "notice"
    PROMPT = "prompt"
    DIGEST = "digest"
    SAFETY = "safety"

    @property
    def waits_for_grace(self) -> bool:
        """Whether the policy's grace passes before it goes."""
        return self is Kind.NOTICE

    @property
    def keeps_quiet_hours(self) -> bool:
        """Whether it waits for the recipient's day."""
        return self in (Kind.NOTICE, Kind.PROMPT)

    @property
    def counts_in_budget(self) -> bool:
        """Whether it is one of the few prompts a member may get in a day and in a week."""
        return self is Kind.PROMPT

    @property
    def one_click_stop(self) -> bool:
        """Whether it carries the RFC 8058 pair."""
        return self in (Kind.PROMPT, Kind.DIGEST)


@dataclass(frozen=True, kw_only=True)
class Email:
    """One email: its name is its template's; `noun` is the thing it is about; `to` whom of that thing it goes to."""

    name: str
    noun: str
    kind: Kind
    to: Party
    topic: str
    offers: tuple[OfferSpec, ...] = ()
    form: str | None = None

    def answer(self, intent: str, number: int | None = None) -> str:
        """What its button writes as a reply: of a digest's item the number and the word, of choices the number.

        Empty where the whole reply is somebody's words: the button's would be taken for them.
        """
        if self.topic in FREE_TEXT:
            return ""
        word = intent.replace(".", " ").replace("_", " ")
        if number is None:
            return word
        return f"{number} {word}" if self.kind is Kind.DIGEST else str(number)
