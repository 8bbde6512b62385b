"""What a member's own page shows: their things as plain facts, each with its choices as forms. Changes nothing."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from mailflow.domain.form import AnswerForm
from mailflow.domain.participation.profile import ChangeProfile
from mailflow.domain.participation.states import ACTIVE
from mailflow.domain.request import SendRequest
from mailflow.domain.service import AskHuman, ReportPrivately, ShowTips, ShowWho
from mailflow.handlers import facts as facts_of
from mailflow.handlers import things
from mailflow.handlers.act import Act
from mailflow.handlers.agreement import points
from mailflow.handlers.desk import Choice, Desk, Held, HeldPair, lay_out
from mailflow.handlers.history import undoable
from mailflow.handlers.participation.finding import look_for
from mailflow.store.programmes import Participation
from mailflow.web import fields, questions
from mailflow.web.fields import Entry
from mailflow.web.waits import waiting

HELP: Final = (AskHuman, ReportPrivately, ShowTips, ShowWho)


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
SERIOUS: Final = frozenset({"LeaveProgramme", "WithdrawRequest", "CancelMeeting"})


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


@dataclass
class Page:
    """Everything on the page. `given` and `wrong` are of the form that was sent incomplete, by its key."""

    act: Act
    member: Participation
    words: str = ""
    bad_key: str = ""
    wrong: tuple[str, ...] = ()
    used: set[str] = field(default_factory=set)

    def facts(self) -> dict[str, Any]:
        """What the template prints."""
        desk = lay_out(self.act, self.member)
        waits = [
            {"said": said, "text": getattr(held.thing, "text", None), "choices": self._show(choices)}
            for held, said, choices in waiting(self.act, self.member, desk)
        ]
        return {
            "member": self.member,
            "waits": waits,
            "pairs": [self._pair(one) for one in desk.pairs],
            "ended": [self._ended(one) for one in desk.ended],
            "requests": [self._request(one) for one in desk.requests],
            "ask": next(iter(self._show(desk.member.of(SendRequest))), None),
            "found": self._found(),
            "searched": self.words,
            "profile": self._profile(desk),
            "help": self._show((*desk.member.of(*HELP), *desk.programme.of(*HELP))),
            "membership": self._show(desk.member.choices),
            "lately": undoable(self.act, self.member),
        }

    def _show(self, choices: Iterable[Choice]) -> list[Shown]:
        """Each choice is shown once on the page, where it comes first."""
        new = [one for one in choices if key_of(one) not in self.used]
        self.used |= {key_of(one) for one in new}
        return [self._shown(one) for one in new]

    def _shown(self, choice: Choice) -> Shown:
        key = key_of(choice)
        wrong = self.wrong if key == self.bad_key else ()
        return Shown(key, label_of(self.act, self.member, choice), choice.command, self._entries(choice), wrong)

    def _entries(self, choice: Choice) -> list[Entry]:
        return entries_of(self.act, self.member, choice)

    def _pair(self, one: HeldPair) -> dict[str, Any]:
        about = facts_of.about(self.act, one.pair.thing, self.member.person, "member")
        return {
            **about["mentorship"],
            "partner": about["partner"],
            "partner_role": about["partner_role"],
            "goals": [self._goal(goal) for goal in one.goals],
            "meetings": [{**facts_of.plain(held.thing), "choices": self._show(held.choices)} for held in one.meetings],
            "agreement": self._agreement(one.agreement),
            "choices": self._show(one.pair.choices),
        }

    def _goal(self, held: Held) -> dict[str, Any]:
        return {**facts_of.plain(held.thing), "choices": self._show(held.choices)}

    def _agreement(self, held: Held | None) -> dict[str, Any] | None:
        if held is None:
            return None
        return {
            "state": held.thing.state,
            "points": points(self.act, held.thing.fields),
            "choices": self._show(held.choices),
        }

    def _ended(self, held: Held) -> dict[str, Any]:
        about = facts_of.about(self.act, held.thing, self.member.person, "member")
        return {"partner": about["partner"], "choices": self._show(held.choices)}

    def _request(self, held: Held) -> dict[str, Any]:
        about = facts_of.about(self.act, held.thing, self.member.person, "member")
        mine = things.role_in(held.thing, self.member) == held.thing.initiator
        return {**about["request"], "partner": about["partner"], "mine": mine, "choices": self._show(held.choices)}

    def _profile(self, desk: Desk) -> list[Shown]:
        """The questions where there are some; else one field at a time."""
        asked = [one for held in desk.forms for one in held.of(AnswerForm)]
        self._show(desk.member.of(ChangeProfile) if desk.forms else ())
        return self._show([*asked, *desk.member.of(ChangeProfile)])

    def _found(self) -> list[dict[str, Any]] | None:
        if not self.words or self.member.state != ACTIVE:
            return None
        found = look_for(self.act, self.member, self.words)
        return [{**facts_of.member(one), "role": one.role} for one in found]


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
