"""The sixty invented people of the example programme, read from people.toml. Knows nothing of what they do."""

import tomllib
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from mailflow.demo.clients import Client
from mailflow.demo.stage import Player

PROGRAMS: tuple[Client, ...] = (
    "gmail_web",
    "outlook_desktop",
    "ios_mail",
    "apple_mail",
    "gmail_mobile",
    "outlook_web",
    "thunderbird",
    "plain",
)
Role = Literal["administrator", "president", "mentor", "mentee"]


@dataclass(frozen=True)
class Character(Player):
    """A player with a life. `offers` is what a mentor offers, or what a mentee hopes for."""

    role: Role = "mentee"
    city: str = ""
    zone: str = ""
    topics: str = ""
    about: str = ""
    offers: str = ""

    @property
    def profile(self) -> str:
        """The answers to the profile's questions, in their order."""
        answers = (self.name, self.topics, self.about, self.city, self.offers, self.zone, "English")
        return "\n".join(f"{number}. {answer}" for number, answer in enumerate(answers, 1))


@dataclass(frozen=True)
class Cast:
    """Everybody, in the order of the file."""

    administrator: Character
    president: Character
    mentors: tuple[Character, ...]
    mentees: tuple[Character, ...]

    @property
    def everybody(self) -> tuple[Character, ...]:
        """All sixty."""
        return (self.administrator, self.president, *self.mentors, *self.mentees)


def cast() -> Cast:
    """The same people on every call."""
    table = tomllib.loads((files("mailflow.demo") / "people.toml").read_text("utf-8"))
    return Cast(
        administrator=_character(table["administrator"], "administrator", 0),
        president=_character(table["president"], "president", 1),
        mentors=tuple(_character(row, "mentor", place) for place, row in enumerate(table["mentors"])),
        mentees=tuple(_character(row, "mentee", place + 3) for place, row in enumerate(table["mentees"])),
    )


def _character(row: list[str], role: Role, place: int) -> Character:
    name, city, zone, topics, about, offers = row
    address = ".".join(_plain(part) for part in (name.split()[0], name.split()[-1])) + "@people.example"
    return Character(name, address, PROGRAMS[place % len(PROGRAMS)], role, city, zone, topics, about, offers)


def _plain(text: str) -> str:
    """As an address is spelt: `Inès` becomes `ines`."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return "".join(letter for letter in folded.lower() if letter.isalnum())
