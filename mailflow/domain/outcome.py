"""What became of a command. Knows neither the database nor the words for it."""

from dataclasses import dataclass, field
from typing import Any

from mailflow.domain.machine import Command


@dataclass(frozen=True)
class Outcome:
    """`entry` is the journal's; None while it `needs_confirmation`. `answered`: a mail of the command's own replies.

    `noun` and `thing` name what was moved; `facts` fill the sentence, of the refusal if there is one.
    """

    command: Command
    entry: int | None
    noun: str | None = None
    thing: int | None = None
    refusal: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    reversible: bool = False
    answered: bool = False
    replayed: bool = False
    needs_confirmation: bool = False
