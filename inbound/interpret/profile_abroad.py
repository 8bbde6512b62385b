"""How a changed field of a profile is told in Spanish, French, German and Portuguese: the old is out, the new is this.

Knows wordings alone; which fields there are it is told.
"""

import re
from functools import cache
from re import Pattern

from inbound.interpret.word_lists import alternatives

SUBJECT = "profile_abroad"


def any_of(name: str) -> str:
    return f"(?:{alternatives(SUBJECT, name)})"


@cache
def leads() -> str:
    """What stands between the news and the value: ", el nuevo es el", ": ", "; die neue ist", ", maintenant c'est"."""
    article, number, stated = any_of("article"), any_of("number"), rf"(?:{any_of('is')}(?!\w))"
    fresh = rf"(?:{article}\s+)?(?:{any_of('new')}|{number})(?:\s+{number})?\s*(?::|{stated}|passa a ser)\s*"
    return rf"\s*[,:;.–-]?\s*(?:{any_of('and_now')}\s+)?(?:{fresh}|{stated}\s*|:\s*)(?:{article}\s+)?"


@cache
def profile() -> str:
    return rf"(?:\s+{any_of('of')}\s+(?:perfil|profil))?"


def patterns(fields: str, value: str) -> tuple[Pattern[str], ...]:
    """The forms, for the fields and the shape of a value that a profile has."""
    forms = (
        written_down(fields),
        outdated(fields),
        rf"{any_of('switched')}\s+(?:{any_of('article')}\s+)?(?:{any_of('new')}\s+)?(?:{fields}){profile()}{leads()}",
        renewed(fields),
        rf"{any_of('mine')}\s+(?:{fields}){profile()}\s+{any_of('is_now')}\s+(?:{any_of('article')}\s+)?",
    )
    return tuple(re.compile(rf"\b{form}{value}", re.IGNORECASE) for form in forms)


def written_down(fields: str) -> str:
    """ "In my profile, under phone please put …"."""
    where = rf"{any_of('in')}\s+{any_of('my')}?\s*(?:perfil|profil|profile)\s*[,:]?\s+(?:{any_of('under')}\s+)?"
    what = rf"(?:{any_of('article')}\s+|the\s+|my\s+)?(?:{fields})\s*[,:]?\s+"
    return rf"{where}{what}{any_of('please')}?{any_of('put')}(?:\s+(?:please|bitte|por favor|ein))?\s*:?\s+"


def outdated(fields: str) -> str:
    """ "El cargo ya no es ese: el nuevo es …"."""
    out = rf"{any_of('is_out')}(?:\s+(?:ya\s+)?(?:plus\s+)?{any_of('out')})?"
    return rf"(?:{any_of('article')}\s+)(?:{fields}){profile()},?\s+{out}{profile()}{leads()}"


def renewed(fields: str) -> str:
    """ "Nuevo cargo: …"."""
    article, stated = any_of("article"), rf"(?:{any_of('is')}(?!\w))"
    return rf"(?:{article}\s+)?{any_of('new')}\s+(?:{fields})\s*(?::|{stated})\s*(?:{article}\s+)?"
