"""The words of each language: one TOML file each, read and checked here. Knows no template, no rule, no mail."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from babel import Locale

from mailflow.errors import ConfigurationError

Section = Literal[
    "subjects",
    "preheaders",
    "reasons",
    "refusals",
    "done",
    "will",
    "stands",
    "words",
    "replies",
    "buttons",
    "matters",
    "questions",
    "hints",
    "layout",
]

SECTIONS: Final[tuple[Section, ...]] = get_args(Section)


class NoSentence(ConfigurationError):
    """The catalogue lacks a sentence, or the facts lack what the sentence tells."""


@dataclass(frozen=True)
class Catalogue:
    """One language. `sections` hold sentences by key; `{mentee}` or `{mentee.first_name}` are holes for facts."""

    code: str
    locale: str
    direction: Literal["ltr", "rtl"]
    sections: Mapping[Section, Mapping[str, str]]

    def has(self, section: Section, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self.sections[section]

    def raw(self, section: Section, key: str) -> str:
        """The sentence with its holes; raises `NoSentence`."""
        try:
            return self.sections[section][key]
        except KeyError:
            raise NoSentence(f"languages/{self.code}.toml has no {key!r} under [{section}]") from None

    def key(self, section: Section, topic: str, intent: str) -> str:
        """Where the words for an intent stand: those for this topic, where it has its own."""
        own = f"on_{topic}.{intent}"
        return own if self.has(section, own) else intent

    def say(self, section: Section, key: str, facts: Mapping[str, Any] = MappingProxyType({})) -> str:
        """The sentence with its holes filled; a thing in a hole is said by its name. Raises `NoSentence`."""
        sentence = self.raw(section, key)
        if "{" not in sentence:
            return sentence
        try:
            return sentence.format_map(_Sayable(facts))
        except (KeyError, AttributeError, IndexError, ValueError) as missing:
            raise NoSentence(f"[{section}] {key} in languages/{self.code}.toml: no fact {missing}") from missing


class _Sayable(Mapping[str, Any]):
    """Facts as `str.format` reads them: a nested mapping answers to `.field`, and is said by its name.

    Several values are said in a row.
    """

    __slots__ = ("_facts",)

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self._facts = facts

    def __getitem__(self, key: str) -> Any:
        value = self._facts[key]
        if isinstance(value, list | tuple):
            return ", ".join(str(one) for one in value)
        return _Sayable(value) if isinstance(value, dict) else value

    def __getattr__(self, key: str) -> Any:
        return self[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def __format__(self, form: str) -> str:
        return format(str(self["name"]), form)


def codes() -> tuple[str, ...]:
    """The languages there are."""
    here = files(__name__).iterdir()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in here if entry.name.endswith(".toml")))


@cache
def load(code: str) -> Catalogue:
    """Reads and checks a catalogue; raises `ConfigurationError` naming what is wrong in it."""
    if code not in codes():
        raise ConfigurationError(f"there is no language {code!r}: there is {', '.join(codes())}")
    return read(code, (files(__name__) / f"{code}.toml").read_text("utf-8"))


def read(code: str, source: str) -> Catalogue:
    """A catalogue from its text; raises `ConfigurationError`."""
    try:
        tables = tomllib.loads(source)
    except tomllib.TOMLDecodeError as wrong:
        raise ConfigurationError(f"languages/{code}.toml cannot be read: {wrong}") from wrong
    head = tables.pop("language", {})
    unknown = sorted(set(tables) - set(SECTIONS))
    if unknown:
        raise ConfigurationError(f"languages/{code}.toml has unknown sections: {', '.join(unknown)}")
    direction = head.get("direction", "ltr")
    if direction not in {"ltr", "rtl"} or not isinstance(head.get("locale"), str):
        raise ConfigurationError(f"languages/{code}.toml: [language] needs a locale, and direction ltr or rtl")
    sections = {name: _sentences(code, name, tables.get(name, {})) for name in SECTIONS}
    return Catalogue(code, head["locale"], direction, MappingProxyType(sections))


def _sentences(code: str, section: str, table: Mapping[str, Any]) -> Mapping[str, str]:
    sentences: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            sentences |= _sentences(code, section, {f"{key}.{inner}": text for inner, text in value.items()})
        elif isinstance(value, str) and value.strip():
            sentences[key] = value
        else:
            raise ConfigurationError(f"languages/{code}.toml: [{section}] {key} is no sentence")
    return MappingProxyType(sentences)


def name_of(code: str) -> str:
    """What a language calls itself, with a capital: `English`, `Deutsch`."""
    locale = Locale.parse(load(code).locale)
    return (locale.get_language_name(locale) or code).capitalize()


def called(words: str) -> str | None:
    """The language that the words name: by its code, or by its name in itself or in English."""
    wanted = words.strip().casefold()
    for code in codes():
        english = Locale.parse(load(code).locale).get_language_name("en") or code
        if wanted in (code, name_of(code).casefold(), english.casefold()):
            return code
    return None
