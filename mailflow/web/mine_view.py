"""What a member's own page shows: their things as plain facts, each with its choices as forms. Changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
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
from mailflow.store.mentoring import Request
from mailflow.store.programmes import Participation
from mailflow.web.choices import Shown, entries_of, key_of, label_of
from mailflow.web.waits import waiting

HELP: Final = (AskHuman, ReportPrivately, ShowTips, ShowWho)


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
            {
                "said": said,
                "text": held.thing.text if isinstance(held.thing, Request) else None,
                "choices": self._show(choices),
            }
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

    def around(self) -> dict[str, Any]:
        """The programme's name, and what the words for days need."""
        return {
            "programme": self.act.programme.name,
            "locale": self.act.house.words(self.member.language).locale,
            "you": {"zone": self.member.zone},
        }

    def _show(self, choices: Iterable[Choice]) -> list[Shown]:
        """Each choice is shown once on the page, where it comes first."""
        new = [one for one in choices if key_of(one) not in self.used]
        self.used |= {key_of(one) for one in new}
        return [self._shown(one) for one in new]

    def _shown(self, choice: Choice) -> Shown:
        key = key_of(choice)
        wrong = self.wrong if key == self.bad_key else ()
        entries = entries_of(self.act, self.member, choice)
        return Shown(key, label_of(self.act, self.member, choice), choice.command, entries, wrong)

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
        one_by_one = desk.member.of(ChangeProfile)
        if any(held.thing.questionnaire == "profile" for held in desk.forms):
            self.used |= {key_of(one) for one in one_by_one}
        return self._show([*asked, *one_by_one])

    def _found(self) -> list[dict[str, Any]] | None:
        if not self.words or self.member.state != ACTIVE:
            return None
        found = look_for(self.act, self.member, self.words)
        return [{**facts_of.member(one), "role": one.role} for one in found]
