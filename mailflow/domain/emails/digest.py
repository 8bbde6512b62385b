"""The emails to administrators: the digest and the answers to what they ask."""

from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.machine import Party

EMAILS = (
    Email(name="digest", noun="administrator", kind=Kind.DIGEST, to=Party.ADMINISTRATOR, topic="digest"),
    Email(name="digest_stats", noun="administrator", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(name="digest_found", noun="administrator", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
)
