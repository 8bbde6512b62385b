"""The transition table of each noun that has states. Only the union."""

from mailflow.domain import agreement, form, goal, invitation, matter, meeting, mentorship, request
from mailflow.domain.machine import Table
from mailflow.domain.participation import table as participation

TABLES: dict[str, Table] = {
    table.noun: table
    for table in (
        request.TABLE,
        invitation.TABLE,
        participation.TABLE,
        form.TABLE,
        mentorship.TABLE,
        agreement.TABLE,
        goal.TABLE,
        meeting.TABLE,
        matter.TABLE,
    )
}
