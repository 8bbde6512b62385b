"""Corrected readings as cases for the reader, in the contract's form, without the people's names and addresses."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any

from mailflow.domain.intents import ALWAYS_CONFIRMED
from mailflow.domain.mail import NOTHING
from mailflow.store.corrections import Corrected

NEUTRAL = ("Ana", "Kofi", "Ines", "Tomas", "Leila", "Piet", "Yuki", "Oren", "Mara", "Jonas")
# Names that are words too: only as they are written are they names.
WORDS_TOO = frozenset(
    [
        "april",
        "art",
        "bill",
        "drew",
        "faith",
        "grace",
        "hope",
        "joy",
        "june",
        "mark",
        "may",
        "pat",
        "rich",
        "rose",
        "will",
    ]
)
SHORTEST_NAME = 3
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"\+?\d(?:[ ()/.-]{0,2}\d){8,}")
SPACE = re.compile(r"[\s,]+")
LINK = re.compile(r"https?://\S+")


def cases(found: Iterable[Corrected], *, names: bool = False) -> Iterator[dict[str, Any]]:
    """One case a corrected mail; `names` keeps names, addresses, numbers and links as they were written."""
    for one in found:
        text = one.mail.reply or ""
        yield {
            "id": f"mail-{one.mail.id}",
            "asked": one.asked,
            "role": one.role,
            "now": one.mail.received_at.astimezone(UTC).date().isoformat(),
            "text": text if names else without_names(text, one.names),
            "expect": _expected(one.correction.intent),
        }


def _expected(intent: str) -> dict[str, Any]:
    """What the administrator said that it meant. Arguments are left out: nobody said in which words they stood."""
    intents = [] if intent == NOTHING else [{"name": intent}]
    return {
        "kind": "human",
        "certainty": ["confirm" if intent in ALWAYS_CONFIRMED else "sure"],
        "intents": intents,
    }


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with neutral names, addresses, telephone numbers and links in the place of real ones."""
    text = LINK.sub("https://example.org/", ADDRESS.sub("someone@example.org", text))
    text = TELEPHONE.sub("0000 000000", text)
    known = list(dict.fromkeys(part for name in names for part in SPACE.split(name) if len(part) >= SHORTEST_NAME))
    if not known:
        return text
    neutral = {name.lower(): NEUTRAL[place % len(NEUTRAL)] for place, name in enumerate(known)}
    any_name = "|".join(re.escape(name) if name.lower() in WORDS_TOO else f"(?i:{re.escape(name)})" for name in known)
    return re.sub(rf"\b(?:{any_name})\b", lambda found: neutral[found[0].lower()], text)
