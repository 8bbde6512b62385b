"""What on a member's own page waits for their word: which choices ask for an answer now. Changes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from mailflow.domain.agreement import AnswerAgreement, ConfirmAgreement, DeclineAgreement
from mailflow.domain.form import OPEN, AnswerForm
from mailflow.domain.goal import AcceptWording, ConfirmGoal, DeclineWording, ReturnGoal
from mailflow.domain.machine import Command
from mailflow.domain.meeting import GiveObjectives
from mailflow.domain.mentorship import CancelEnding, ConfirmEnding, ExplainEnding, ThankMentor
from mailflow.domain.participation.membership import KeepPlace, LeaveProgramme
from mailflow.domain.participation.places import AcceptPlace, DeclinePlace
from mailflow.domain.request import (
    AcceptRequest,
    AnswerRequestLater,
    DeclineRequest,
    ReplaceRequest,
    WaitForRequest,
    WithdrawRequest,
)
from mailflow.handlers import facts as facts_of
from mailflow.handlers.act import Act
from mailflow.handlers.desk import Choice, Desk, Held
from mailflow.store.programmes import Participation


@dataclass(frozen=True)
class Wait:
    """While a thing holds `first` out, it waits for an answer: that one, or one of the `others`."""

    first: type[Command]
    others: tuple[type[Command], ...] = ()
    when: Callable[[Any], bool] = lambda thing: True


WAITS: Final = (
    Wait(AcceptPlace, (DeclinePlace,)),
    Wait(KeepPlace, (LeaveProgramme,)),
    Wait(AcceptRequest, (DeclineRequest, AnswerRequestLater)),
    Wait(ConfirmEnding, (CancelEnding,)),
    Wait(ConfirmAgreement, (DeclineAgreement,)),
    Wait(AcceptWording, (DeclineWording,)),
    Wait(ConfirmGoal, (ReturnGoal,)),
    Wait(GiveObjectives, when=lambda meeting: meeting.objectives is None),
    Wait(WaitForRequest, (WithdrawRequest, ReplaceRequest)),
    Wait(ThankMentor),
    Wait(ExplainEnding),
    Wait(AnswerForm, when=lambda form: form.state == OPEN),
)
"""In the order in which the page shows them."""


def waiting(act: Act, member: Participation, desk: Desk) -> Iterator[tuple[Held, str, tuple[Choice, ...]]]:
    """Each thing that waits for the member, with what it says and the answers there are."""
    for wait in WAITS:
        for held in desk.all():
            if held.of(wait.first) and wait.when(held.thing):
                yield held, _said(act, member, wait, held), held.of(wait.first, *wait.others)
    for pair in desk.pairs:
        if pair.agreement is None and pair.pair.thing.first_met_at is not None:
            yield pair.pair, _said(act, member, Wait(AnswerAgreement), pair.pair), pair.pair.of(AnswerAgreement)


def _said(act: Act, member: Participation, wait: Wait, held: Held) -> str:
    words = act.house.words(member.language)
    facts = facts_of.about(act, held.thing, member.person, "member")
    form = f".{held.thing.questionnaire}" if wait.first is AnswerForm else ""
    return words.say("words", f"waits.{wait.first.__name__}{form}", facts)
