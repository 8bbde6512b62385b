"""Dates as people write them, to ISO dates relative to a day, in five languages.

Knows plain sentences; a date that can be read two ways is `ambiguous`, an impossible one `impossible`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inbound.interpret.date_readers import after
from inbound.interpret.date_wordings import breaking, broken_off, lasting, readers, span


@dataclass(frozen=True)
class When:
    """A date in a sentence: its ISO form (a day, or a month), where it stands, and whether it is certain."""

    iso: str
    start: int
    end: int
    ambiguous: bool = False
    impossible: bool = False


def dates(text: str, today: date) -> list[When]:
    """Every date in a plain sentence, in order, none overlapping another."""
    found: list[When] = []
    for when in candidates(text, today):
        if not any(when.start < other.end and other.start < when.end for other in found):
            found.append(when)
    return sorted(found, key=lambda when: when.start)


def span_end(text: str, today: date) -> str | None:
    """The end of a length of time from today: "for two weeks", "durante un mes", "zwei Wochen lang"."""
    found = next((met for form in (span, lasting, breaking, broken_off) if (met := form().search(text))), None)
    try:
        return after(found, today).isoformat() if found else None
    except (ValueError, OverflowError):
        return None


def first_date(text: str, today: date) -> When | None:
    return next(iter(dates(text, today)), None)


def candidates(text: str, today: date) -> Iterator[When]:
    for pattern, reader in readers():
        for match in pattern.finditer(text):
            try:
                value = reader(match, today)
            except (ValueError, OverflowError):
                yield When("", match.start(), match.end(), impossible=True)
                continue
            if value == "?":
                yield When("", match.start(), match.end(), ambiguous=True)
            elif value:
                yield When(value if isinstance(value, str) else value.isoformat(), match.start(), match.end())
