"""An agreement: what a pair settles at their first meeting. Proposed by one, confirmed by the other."""

from dataclasses import dataclass

from mailflow.domain.machine import NEW, Command, Guard, Party, Table, Transition, Weight
from mailflow.errors import Refusal

PROPOSED, CONFIRMED, DECLINED = "proposed", "confirmed", "declined"
POINTS = (
    "goals",
    "frequency",
    "minutes",
    "place",
    "scheduling",
    "in_bounds",
    "out_of_bounds",
    "confidential",
    "until",
)
"""What is settled, in the order of the questions; each is a field of `ProposeAgreement`."""

_PAIR = frozenset({Party.MENTOR, Party.MENTEE})


@dataclass(frozen=True, kw_only=True)
class ProposeAgreement(Command, noun="agreement", by=_PAIR, weight=Weight.LIGHT):
    """Say what was settled; what is not named stays as it was. Nothing named at all: the questions are sent."""

    mentorship: int
    goals: str | None = None
    frequency: str | None = None
    minutes: int | None = None
    place: str | None = None
    scheduling: str | None = None
    in_bounds: str | None = None
    out_of_bounds: str | None = None
    confidential: str | None = None
    until: str | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerAgreement(Command, noun="agreement", by=_PAIR, weight=Weight.LIGHT):
    """The same, as answers to the numbered questions; `answers` are a page's, by the question's key."""

    mentorship: int
    text: str
    answers: dict[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class ConfirmAgreement(Command, noun="agreement", by=_PAIR, weight=Weight.BINDING):
    """Agree to what the other one proposed."""

    agreement: int


@dataclass(frozen=True, kw_only=True)
class DeclineAgreement(Command, noun="agreement", by=_PAIR, weight=Weight.LIGHT):
    """Not like this: what held before holds on."""

    agreement: int


@dataclass(frozen=True)
class AgreementFacts:
    """`own`: the actor proposed it. `agreed_before`: an earlier version was confirmed."""

    partner: str
    own: bool = False
    agreed_before: bool = False
    says_something: bool = True


@dataclass
class WaitsForPartner(Refusal):
    """Who proposed or reported something cannot also confirm it."""

    partner: str


@dataclass
class NothingSaid(Refusal):
    """The answer held no answer."""


by_the_other = Guard("by_the_other", lambda f: not f.own, lambda f: WaitsForPartner(f.partner))
says_something = Guard("says_something", lambda f: f.says_something, lambda f: NothingSaid())

_ANY = (NEW, PROPOSED, CONFIRMED, DECLINED)

TABLE = Table(
    noun="agreement",
    states=(PROPOSED, CONFIRMED, DECLINED),
    final=(),
    transitions=(
        *(
            Transition(
                source=_ANY, verb=verb, target=PROPOSED, guards=(says_something,), emails=("agreement_proposed",)
            )
            for verb in (ProposeAgreement, AnswerAgreement)
        ),
        Transition(
            source=(PROPOSED,),
            verb=ConfirmAgreement,
            target=CONFIRMED,
            guards=(by_the_other,),
            emails=("agreement_confirmed",),
        ),
        Transition(
            source=(PROPOSED,),
            verb=DeclineAgreement,
            target=CONFIRMED,
            when=lambda f: f.agreed_before,
            emails=("agreement_declined",),
        ),
        Transition(source=(PROPOSED,), verb=DeclineAgreement, target=DECLINED, emails=("agreement_declined",)),
    ),
)
