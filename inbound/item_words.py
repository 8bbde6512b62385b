"""An administrator's "3 accept": an item's number and the very word of one of its offers. Knows no other phrase."""

import re
from collections.abc import Sequence

from inbound.interpret.model import Intent
from inbound.text import fold
from mailflow.domain.intents import ADMINISTRATORS

CLAUSE = re.compile(r"\s*[\n;]+\s*|\s*,\s*(?=\d)")
ITEM = re.compile(r"#?(\d{1,3})\s*[.:)=-]?\s+([a-z][a-z_. ]{1,30}?)\s*[.!]?")
ITEM_SAYS = re.compile(r"\s*#?(\d{1,3})\s*[.:)=-]?\s+([A-Za-z][A-Za-z_. ]{1,30}?)\s*:\s*(\S.{0,2000})", re.DOTALL)


def item_words(reply: str, offered: Sequence[tuple[int | None, str]]) -> tuple[Intent, ...]:
    """What each clause says, where every clause is an item and a word that it offers; else nothing.

    Administrators' own words ("yes", "remind") are left to their grammar, which knows more ways to say them.
    """
    words = {(number, name.replace(".", "_")): name for number, name in offered if name not in ADMINISTRATORS}
    found = [_one(clause, words) for clause in CLAUSE.split(reply.strip()) if clause]
    return tuple(intent for intent in found if intent is not None) if found and None not in found else ()


def _one(clause: str, words: dict[tuple[int | None, str], str]) -> Intent | None:
    said = ITEM_SAYS.fullmatch(clause)
    plain = ITEM.fullmatch(fold(clause)) if said is None else said
    if plain is None:
        return None
    number, word = int(plain[1]), re.sub(r"[ .]+", "_", fold(plain[2]))
    name = words.get((number, word))
    if name is None:
        return None
    return Intent(name, {"items": [number]} | ({"words": said[3].strip()} if said is not None else {}))
