"""The choices of a member's own page as forms: a key, a label, the fields. Takes nothing up."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from mailflow.domain.form import AnswerForm
from mailflow.domain.request import SendRequest
from mailflow.handlers import things
from mailflow.handlers.act import Act
from mailflow.handlers.desk import Choice, lay_out
from mailflow.store.programmes import Participation
from mailflow.web import fields, questions
from mailflow.web.fields import Entry

SECOND: Final = frozenset(
    {
        "DeclineRequest",
        "WithdrawRequest",
        "DeclinePlace",
        "DeclineAgreement",
        "DeclineWording",
        "CancelEnding",
        "ReturnGoal",
        "ReopenGoal",
        "FinishGoal",
        "DropGoal",
        "ReportNotMet",
        "CancelMeeting",
        "LeaveProgramme",
        "ShowTips",
        "ShowWho",
    }
)
"""Whose buttons step back behind others."""
SERIOUS: Final = frozenset({"LeaveProgramme", "WithdrawRequest", "CancelMeeting"})
"""What cannot be meant lightly: its button is folded away."""


@dataclass(frozen=True)
class Shown:
    """One choice as a form: `key` names it in what is posted; without `entries` it is a button alone."""

    key: str
    label: str
    command: str
    entries: list[Entry]
    wrong: tuple[str, ...] = ()

    @property
    def second(self) -> bool:
        """Whether its button steps back behind another."""
        return self.command in SECOND

    @property
    def folded(self) -> bool:
        """Whether its form is folded away until it is wanted; what cannot be meant lightly always is."""
        return bool(self.entries) or self.command in SERIOUS


def find_choice(act: Act, member: Participation, key: str) -> Choice | None:
    """The choice of that key, as things are now; None when it is not held out any more."""
    every = (one for held in lay_out(act, member).all() for one in held.choices)
    return next((one for one in every if key_of(one) == key), None)


def key_of(choice: Choice) -> str:
    """The same for the same commands, each time that the page is made."""
    written = json.dumps(choice.offer.commands, sort_keys=True)
    return sha256(written.encode()).hexdigest()[:16]


def entries_of(act: Act, member: Participation, choice: Choice) -> list[Entry]:
    """The fields of the choice's form."""
    if questions.is_asked(choice.offer):
        return questions.entries(act, choice.offer, member)
    found = fields.entries(choice.offer)
    if choice.command == SendRequest.__name__ and member.role != "both":
        return [entry for entry in found if entry.name != "role"]
    return found


def label_of(act: Act, member: Participation, choice: Choice) -> str:
    """What the button says."""
    words = act.house.words(member.language)
    if choice.command == AnswerForm.__name__:
        form = things.find(act.session, "form", choice.offer.commands[0]["form"])
        return words.raw("words", f"page.{form.questionnaire}")
    return words.raw("buttons", words.key("buttons", choice.topic, choice.offer.intent))
