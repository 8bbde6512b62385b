"""Mails an administrator the link that signs them in. Knows no session and no cookie."""

from sqlalchemy.orm import Session

from mailflow.domain.emails import EMAILS
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.handlers import act as acts
from mailflow.handlers import letters, recipients
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.programmes import Administrator, Programme


def mail_link(session: Session, administrator: Administrator) -> OutgoingMail:
    """Queue the mail; the token of its links is the one that signs in."""
    programme = session.get_one(Programme, administrator.programme_id)
    origin = Origin(door=Door.LINK, key="sign-in", assurance=Assurance.NONE, person=administrator.person_id)
    act = acts.of_door(session, programme, administrator, origin)
    to = recipients.administrator(administrator, programme.language)
    return letters.queue(act, EMAILS["service_sign_in"], administrator, to, {}, offers=())
