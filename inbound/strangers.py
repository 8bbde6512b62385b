"""Mail of people whom the programme does not know, and of members who name no programme. One answer in seven days."""

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mailflow.dispatch import handle
from mailflow.domain.invitation import PassOnWish
from mailflow.domain.machine import Command
from mailflow.domain.offers import Offer
from mailflow.domain.origin import Assurance
from mailflow.domain.programme import AskToJoin
from mailflow.handlers import act as acts
from mailflow.handlers import answers, things
from mailflow.handlers.invitation import add_person
from mailflow.store.mailbox import HELD
from mailflow.store.programmes import Programme
from mailflow.store.queries import person_at

if TYPE_CHECKING:
    from inbound.carry_out import Said

UNKNOWN = "from somebody we do not know"
WHOM_TO_ASK = "invitation_whom_to_ask"
ASKED = "invitation"
OFFERS = (Offer("join", (), ("role",)),)
"""What there is to ask for at the door: the reader then finds as what somebody wants in."""

WANTS_IN = frozenset({"join", "who", "human"})
"""What a stranger asks who would like to come in, or to know whom to ask: the administrators hear of it."""


def is_stranger(session: Session, said: "Said") -> bool:
    """Whether the sender is neither a member nor in office, and answers nothing that was ours to ask them."""
    found = said.found
    if found.person_id is None or found.programme_id is None:
        return True
    if said.members or things.offices(session, found.programme_id, found.person_id):
        return False
    return found.answered is None or (found.answered.email == WHOM_TO_ASK and _still_wants_in(said))


def introduced(session: Session, said: "Said") -> "Said | None":
    """The same of somebody whom we know, or whom their mail's own signature vouches for; else None."""
    if said.found.person_id is not None:
        return said
    return _with_person(session, said) if _is_proven(said) else None


def answer(session: Session, said: "Said") -> None:
    """In with the code, or told whom to ask; held where nothing shows that the sender is who they say."""
    if not _is_proven(said):
        said.row.state, said.row.held_because = HELD, UNKNOWN
        return
    known = _with_person(session, said)
    command = wish(known)
    origin = replace(known.origin(0), assurance=max_assurance(known.assurance))
    outcome = handle(session, command, origin)
    programme = session.get_one(Programme, known.found.programme_id)
    act = acts.of_door(session, programme, programme, known.origin(-1))
    thing = things.load(session, outcome.noun, outcome.thing) if outcome.noun and outcome.thing else programme
    answers.tell_done(act, thing, [outcome])


def max_assurance(found: Assurance) -> Assurance:
    """At least a pass: a stranger's mail was let in here by its DMARC verdict alone."""
    return Assurance.PASS if found is Assurance.NONE else found


def _is_proven(said: "Said") -> bool:
    return said.verdict == "pass" and said.found.from_address is not None


def _still_wants_in(said: "Said") -> bool:
    """Not a no, and not only a thank-you."""
    names = {intent.name for intent in said.reading.intents}
    return "join" in names or (not names and said.reading.certainty == "unsure")


def _with_person(session: Session, said: "Said") -> "Said":
    """The same, with a person for the address that the mail's own signature vouches for."""
    if said.found.person_id is not None:
        return said
    address = said.found.from_address or ""
    person = person_at(session, address) or add_person(session, "", address)
    said.row.person_id = person.id
    return replace(said, found=replace(said.found, person_id=person.id))


def wish(said: "Said") -> Command:
    """To be let in, by those who can."""
    names = {intent.name for intent in said.reading.intents}
    role = next((intent.args.get("role") for intent in said.reading.intents if intent.name == "join"), None)
    answered = said.found.answered
    if answered is not None:
        return PassOnWish(invitation=answered.thing_id, role=role, text=said.reading.reply)
    text = f"{said.subject}\n{said.reading.reply}"
    return AskToJoin(programme=said.found.programme_id or 0, role=role, text=text, wants_in=bool(names & WANTS_IN))
