"""The holes of an offer as fields of a form, and a form's answers as arguments. Knows commands only by their fields."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, Final

from mailflow.domain.commands import BY_NAME
from mailflow.domain.invitation import JoinProgramme, PassOnWish
from mailflow.domain.meeting import MoveMeeting, MoveNextMeeting, PlanMeeting
from mailflow.domain.mentorship import REASONS, EndMentorship
from mailflow.domain.offers import Offer
from mailflow.domain.participation.places import ReturnToProgramme
from mailflow.domain.participation.profile import FIELDS, ChangeProfile
from mailflow.mail.clean import many_lines

LONGEST_ANSWER: Final = 4_000
LONG: Final = frozenset({"reason", "text", "note", "wording", "objectives", "thanks", "concern", "value"})
_ROLES: Final = ("mentee", "mentor", "both")
CHOICES: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    (EndMentorship.__name__, "reason"): REASONS,
    (ChangeProfile.__name__, "field"): tuple(FIELDS),
    **{(command.__name__, "role"): _ROLES for command in (JoinProgramme, PassOnWish, ReturnToProgramme)},
}
"""Where only a few answers are possible."""
KINDS: Final[Mapping[tuple[str, str], str]] = {
    (command.__name__, "when"): "moment" for command in (PlanMeeting, MoveMeeting, MoveNextMeeting)
}


@dataclass(frozen=True)
class Entry:
    """One field: `kind` is `long`, `number`, `date`, `moment`, `choice` or `line`.

    The words beside it are the template's, by `command` and `name`, unless it brings a `label` of its own.
    """

    name: str
    kind: str
    needed: bool
    command: str = ""
    label: str = ""
    value: str = ""
    options: tuple[str, ...] = ()


def entries(offer: Offer) -> list[Entry]:
    """The fields that the offer's commands leave open, each once, those that are needed first."""
    found: dict[str, Entry] = {}
    for data in offer.commands:
        for field in fields(BY_NAME[data["name"]]):
            if field.name in offer.holes:
                found.setdefault(field.name, _entry(data["name"], field))
    return sorted(found.values(), key=lambda entry: not entry.needed)


def arguments(offer: Offer, answers: Mapping[str, str]) -> dict[str, Any]:
    """What was filled in, by the hole's name. Raises ValueError where a number is none."""
    given: dict[str, Any] = {}
    for entry in entries(offer):
        answer = many_lines(answers.get(entry.name, ""))[:LONGEST_ANSWER].strip()
        if answer:
            given[entry.name] = int(answer) if entry.kind == "number" else answer
    return given


def missing(offer: Offer, given: Mapping[str, Any]) -> list[str]:
    """The fields that are needed and were left empty."""
    return [entry.name for entry in entries(offer) if entry.needed and entry.name not in given]


def _entry(command: str, field: "Field[Any]") -> Entry:
    options = CHOICES.get((command, field.name), ())
    kind = "choice" if options else KINDS.get((command, field.name)) or _kind(field)
    return Entry(field.name, kind, field.default is MISSING, command=command, options=options)


def _kind(field: "Field[Any]") -> str:
    if field.type in (int, int | None):
        return "number"
    if field.name in ("until", "due", "date"):
        return "date"
    return "long" if field.name in LONG else "line"
