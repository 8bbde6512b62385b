"""Who may give a command, and how sure it must be who said it. The one place; the facts are the commands' own."""

from mailflow.domain.machine import Party, Weight
from mailflow.domain.origin import Assurance, Door
from mailflow.errors import NeedsConfirmation, NotAuthorised
from mailflow.handlers import things
from mailflow.handlers.act import Act

ENOUGH: dict[Weight, frozenset[Assurance]] = {
    Weight.ALWAYS: frozenset(Assurance),
    Weight.LIGHT: frozenset(
        {Assurance.TOKEN, Assurance.PASS, Assurance.TOKEN_AND_PASS, Assurance.PAGE, Assurance.OPERATOR}
    ),
    Weight.BINDING: frozenset({Assurance.PASS, Assurance.TOKEN_AND_PASS, Assurance.PAGE, Assurance.OPERATOR}),
    Weight.ADMINISTRATIVE: frozenset({Assurance.TOKEN_AND_PASS, Assurance.PAGE, Assurance.OPERATOR}),
    Weight.GRAVE: frozenset({Assurance.PAGE, Assurance.OPERATOR}),
}


def authorise(act: Act) -> None:
    """Raises NotAuthorised when the actor may not, NeedsConfirmation when the door's word is too weak for it."""
    if act.origin.door is Door.TIMER or act.origin.assurance is Assurance.OPERATOR:
        return
    found = things.parties(act.session, act.subject, act.origin.person)
    if act.origin.behalf_of is not None and Party.ADMINISTRATOR in found:
        found |= things.parties(act.session, act.subject, act.origin.behalf_of)
    if not act.command.by & found:
        raise NotAuthorised
    if act.origin.assurance not in ENOUGH[act.command.weight]:
        raise NeedsConfirmation
