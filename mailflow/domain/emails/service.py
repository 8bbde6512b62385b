"""The emails with which the service itself answers: done, refused, which one, confirm, and its own words."""

from mailflow.domain.emails.catalogue import Email, Kind
from mailflow.domain.machine import Party

EMAILS = (
    Email(name="service_done", noun="participation", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(name="service_choices", noun="participation", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(name="service_confirm", noun="participation", kind=Kind.ECHO, to=Party.ACTOR, topic="confirm"),
    Email(name="service_correction", noun="participation", kind=Kind.NOTICE, to=Party.PARTNER, topic="none"),
    Email(name="service_sign_in", noun="administrator", kind=Kind.SAFETY, to=Party.ACTOR, topic="none"),
    Email(name="service_status", noun="participation", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(name="service_history", noun="participation", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(name="service_tips", noun="participation", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(name="service_human", noun="participation", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(name="service_report", noun="participation", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(name="service_help", noun="programme", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(name="service_who", noun="programme", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
    Email(name="service_why", noun="programme", kind=Kind.ECHO, to=Party.ACTOR, topic="none"),
)
