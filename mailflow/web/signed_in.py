"""What the administrators' pages share: whose programme is meant, what a form is about, and who pressed it."""

from flask import request
from flask import session as cookie

from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.store.programmes import Programme
from mailflow.web.sign_in import Administration


def programme_of(found: Administration | None, slug: str) -> Programme | None:
    """The programme of that name, if who is signed in runs it."""
    return next((one for one in found.programmes if one.slug == slug), None) if found is not None else None


def form_about() -> str:
    """What the nonce of a form is bound to: this page and this sign-in."""
    return f"{request.path}|{cookie.get('sign_in')}"


def origin_of(found: Administration, key: str) -> Origin:
    """A press of who is signed in; `key` makes it happen once."""
    return Origin(door=Door.LINK, key=key, assurance=Assurance.PAGE, person=found.person.id)
