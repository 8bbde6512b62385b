"""A change to one's profile: which field, and its new value, as written. Knows one raw sentence."""

import re
from typing import Any

from inbound.interpret.phrases import LANGUAGES
from inbound.interpret.profile_forms import FIELDS, forms, moves, named, tail, told_next
from inbound.interpret.spelling import word_of
from inbound.interpret.word_lists import pattern

LOWER_CASE = re.compile(r"(?<![\w@.])[a-z]{2,}(?![\w@])(?!\.\w)")
# "My new number: …" is a form; what merely points at the profile is no value.
TELLING = frozenset(["is", "are", "es", "est", "ist", "é"])


def profile_change(raw: str, rest: str = "") -> dict[str, Any]:
    """The field and value of the first form that fits; empty when the sentence only speaks of a profile.

    The value may stand at the head of the `rest`: "Please update my company. It's Novo Nordisk now."
    """
    first = rest.split("\n")[0]
    return (
        changed(raw, first)
        or changed(LOWER_CASE.sub(lambda word: word_of(word.group(), LANGUAGES), raw.replace(" 2 ", " to ")), first)
        or in_the_next(raw, first)
    )


def merely_said(found: re.Match[str], field: str, value: str, context: str) -> bool:
    """Whether "is" only tells something: "my job is killing me", "my name is Ana"."""
    telling = found.groupdict().get("verb", "").lower() in TELLING
    if not telling or pattern("profile", "of_profile").search(context) or value.endswith(" now"):
        return False
    return field == "name" or not (value[0].isupper() or value[0].isdigit() or value[0] in '+"“„«')


def in_the_next(raw: str, rest: str) -> dict[str, Any]:
    """A field that this sentence names, with the value that the next one tells."""
    field_named, told = named().search(raw), told_next().match(rest)
    if not field_named or not told:
        return {}
    field = next(name for name in FIELDS if field_named[name])
    return {"field": field, "value": tail().sub("", told["value"]).strip(" ,'\"“”")}


def changed(raw: str, rest: str = "") -> dict[str, Any]:
    for form in forms():
        found = form.search(raw)
        if found:
            field = next(name for name in FIELDS if found[name])
            value = tail().sub("", found["value"]).strip(" ,'\"“”")
            if (
                value
                and not pattern("profile", "no_value").fullmatch(value)
                and not merely_said(found, field, value, f"{raw} {rest}")
            ):
                return {"field": field, "value": value}
    for field, form in moves():
        found = form.search(raw)
        if found and not pattern("asking", "anothers").search(raw[: found.start()]):
            return {"field": field, "value": tail().sub("", found["value"]).strip(" ,.")}
    return {}
