"""What people say freely, as data: sentences by topic and intent. Knows the files; refuses to know what is alike."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inbound.likeness import NOTHING, UNSURE

FOLDER = Path(__file__).parent / "examples"
ANYWHERE = "anywhere"
SAME = {"match": "request", "membership": "release", "digest": "admin"}
"""Topics whose answers are worded as another's."""
POLITE = frozenset(["accept", "join", "keep", "met", "renew", "confirm", "reapply", "available", "goal.done"])
REFUSING = frozenset(["decline", "leave", "not_met", "no_renew", "cancel", "no_reapply", "unavailable", "goal.reopen"])


@dataclass(frozen=True)
class Label:
    """An intent with its fixed arguments as a topic has it; `nothing` and `unsure` are labels as well."""

    topic: str
    name: str
    args: tuple[tuple[str, str], ...] = ()

    @property
    def meaning(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """What it comes to, whatever the topic."""
        return self.name, self.args

    @property
    def polarity(self) -> str:
        """Whether it says yes or no to what was asked; `""` where it does neither."""
        answer = dict(self.args).get("answer")
        if self.name in POLITE or answer == "yes":
            return "yes"
        return "no" if self.name in REFUSING or answer == "no" else ""


@dataclass(frozen=True)
class Example:
    """A sentence somebody might write, and what it means."""

    text: str
    label: Label
    language: str = "en"


def examples(folder: Path = FOLDER) -> tuple[Example, ...]:
    """All of them, in the order of the files."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.toml")):
        tables: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(path.read_text(encoding="utf-8"))
        for topic, table in tables.items():
            for key, texts in table.items():
                found.extend(Example(text, labelled(topic, key), path.stem) for text in texts)
    return tuple(found)


def labelled(topic: str, key: str) -> Label:
    """`rsvp answer=yes` of a topic; the tables of what means nothing, or stays open, are of no topic."""
    name, *fixed = key.split(" ")
    if topic in (NOTHING, UNSURE):
        return Label("", name)
    return Label(topic, name, tuple((pair.split("=", 1)[0], pair.split("=", 1)[1]) for pair in fixed))


def fingerprint(known: tuple[Example, ...]) -> str:
    """Changes with any example."""
    digest = hashlib.sha256()
    for one in known:
        digest.update(repr(one).encode())
    return digest.hexdigest()[:16]
