"""What a refusal sets going: where the policy lets administrators allow it, they are asked. Refuses nothing itself."""

from sqlalchemy.orm import Session

from mailflow.domain.commands import to_data
from mailflow.domain.machine import Command
from mailflow.domain.origin import Origin
from mailflow.domain.request import MenteeHasEnoughMentors, SendRequest
from mailflow.errors import Refusal
from mailflow.handlers import act as acts
from mailflow.handlers.matter import raise_matter
from mailflow.handlers.request import find_member
from mailflow.store.journal import JournalEntry
from mailflow.store.programmes import Participation


def ask_administrators(
    session: Session, command: Command, origin: Origin, refusal: Refusal, entry: JournalEntry
) -> None:
    """WA-09: one mentor too many is refused, and an administrator may allow it. `entry` is the refusal's own."""
    if not isinstance(refusal, MenteeHasEnoughMentors) or not isinstance(command, SendRequest):
        return
    act = acts.begin(session, command, origin)
    if act.policy.caps.over_mentors != "ask":
        return
    act.entries.append(entry)
    asker: Participation = act.subject
    asked = find_member(act, command.target)
    mentee, mentor = (asker, asked) if refusal.mentee == asker.person.name else (asked, asker)
    raise_matter(
        act,
        "third_mentor",
        mentee,
        text=command.text,
        person=asker.person,
        mentor=mentor.person.name,
        mentee=mentee.person.name,
        mentee_id=mentee.id,
        asked=to_data(command),
    )
    entry.facts = {**entry.facts, "passed_on": True}
