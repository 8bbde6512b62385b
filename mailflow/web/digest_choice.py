"""How often an administrator's digest comes, as a choice of a form. Knows the form's field, and changes nothing."""

from collections.abc import Iterator, Mapping
from typing import Final

from mailflow.domain.digest import EVERY, SetDigestFrequency
from mailflow.domain.machine import Command
from mailflow.store.programmes import Administrator

FIELD: Final = "digest"
OFFERED: Final = ("daily", "weekly", "never")


def chosen(office: Administrator) -> str:
    """What is set now, by the word that the form offers for it."""
    return next(word for word in OFFERED if EVERY[word] == office.digest_every)


def change(office: Administrator, form: Mapping[str, str]) -> Iterator[Command]:
    """The command, where the form says otherwise than the row."""
    word = form.get(FIELD, "")
    if word in OFFERED and word != chosen(office):
        yield SetDigestFrequency(administrator=office.id, value=word)
