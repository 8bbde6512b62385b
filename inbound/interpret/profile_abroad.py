"""How a changed field of a profile is told in Spanish, French, German and Portuguese: the old is out, the new is this.

Knows wordings alone; which fields there are it is told.
"""

import re
from functools import cache, partial
from re import Pattern

from inbound.interpret.word_lists import any_of

listed = partial(any_of, "profile_abroad")


@cache
def leads() -> str:
    """What stands between the news and the value: ", el nuevo es el", ": ", "; die neue ist", ", maintenant c'est"."""
    article, number, stated = listed("article"), listed("number"), rf"(?:{listed('is')}(?!\w))"
    fresh = rf"(?:{article}\s+)?(?:{listed('new')}|{number})(?:\s+{number})?\s*(?::|{stated}|passa a ser)\s*"
    return rf"\s*[,:;.–-]?\s*(?:{listed('and_now')}\s+)?(?:{fresh}|{stated}\s*|:\s*)(?:{article}\s+)?"


@cache
def profile() -> str:
    return rf"(?:\s+{listed('of')}\s+(?:perfil|profil))?"


def patterns(fields: str, value: str) -> tuple[Pattern[str], ...]:
    """The forms, for the fields and the shape of a value that a profile has."""
    forms = (
        written_down(fields),
        outdated(fields),
        rf"{listed('switched')}\s+(?:{listed('article')}\s+)?(?:{listed('new')}\s+)?(?:{fields}){profile()}{leads()}",
        renewed(fields),
        rf"{listed('mine')}\s+(?:{fields}){profile()}\s+{listed('is_now')}\s+(?:{listed('article')}\s+)?",
    )
    return tuple(re.compile(rf"\b{form}{value}", re.IGNORECASE) for form in forms)


def written_down(fields: str) -> str:
    """ "In my profile, under phone please put …"."""
    where = rf"{listed('in')}\s+{listed('my')}?\s*(?:perfil|profil|profile)\s*[,:]?\s+(?:{listed('under')}\s+)?"
    what = rf"(?:{listed('article')}\s+|the\s+|my\s+)?(?:{fields})\s*[,:]?\s+"
    return rf"{where}{what}{listed('please')}?{listed('put')}(?:\s+(?:please|bitte|por favor|ein))?\s*:?\s+"


def outdated(fields: str) -> str:
    """ "El cargo ya no es ese: el nuevo es …"."""
    out = rf"{listed('is_out')}(?:\s+(?:ya\s+)?(?:plus\s+)?{listed('out')})?"
    return rf"(?:{listed('article')}\s+)(?:{fields}){profile()},?\s+{out}{profile()}{leads()}"


def renewed(fields: str) -> str:
    """ "Nuevo cargo: …"."""
    article, stated = listed("article"), rf"(?:{listed('is')}(?!\w))"
    return rf"(?:{article}\s+)?{listed('new')}\s+(?:{fields})\s*(?::|{stated})\s*(?:{article}\s+)?"
