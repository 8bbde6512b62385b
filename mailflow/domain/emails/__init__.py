"""The catalogue: every email there is, by name. Knows no texts; those are templates and language catalogues."""

from mailflow.domain.emails import (
    agreement,
    digest,
    form,
    goal,
    invitation,
    matter,
    meeting,
    mentorship,
    participation,
    request,
    service,
)
from mailflow.domain.emails.catalogue import Email, Kind

EMAILS: dict[str, Email] = {
    email.name: email
    for email in (
        *invitation.EMAILS,
        *participation.EMAILS,
        *form.EMAILS,
        *request.EMAILS,
        *mentorship.EMAILS,
        *agreement.EMAILS,
        *goal.EMAILS,
        *meeting.EMAILS,
        *matter.EMAILS,
        *digest.EMAILS,
        *service.EMAILS,
    )
}

__all__ = ["EMAILS", "Email", "Kind"]
