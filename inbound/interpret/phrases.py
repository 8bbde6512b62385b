"""Phrase books: the wordings of each language, from data to patterns, found by a word they cannot do without.

Knows how a wording is written down; refuses to know when it counts.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import chain
from re import Pattern
from typing import Any

from inbound.phrase_data import table

LANGUAGES = ("en", "es", "fr", "de", "pt")
GAP = r"(?: [^ ,;]+){0,4}?"
WIDE_GAP = r"(?: [^ ;]+){0,7}?"
LOOKAROUND = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
OPTIONAL = re.compile(r" \(([^()?]*)\)\?")
JOINED = re.compile(r"\^?\((?:[^()]|\([^()]*\))*\)[?*+]")
WORD = re.compile(r"[a-z_][a-z'_]+")
LITERAL = re.compile(r"[a-z_][a-z'_-]*")
BEGINNING = 3
COMMANDS = "commands"
SECTIONS = (COMMANDS, "answers", "reasons", "gates", "chat")


@dataclass(frozen=True)
class Phrase:
    """One wording of an intent; `args` are those that the wording itself fixes."""

    section: str
    name: str
    args: Mapping[str, Any]
    wording: str
    language: str

    @cached_property
    def pattern(self) -> Pattern[str]:
        """Compiled when a sentence first has a word that the wording needs: most never are."""
        return compiled(self.wording)


@dataclass(frozen=True)
class Found:
    """A wording met in a sentence."""

    phrase: Phrase
    start: int
    end: int
    groups: Mapping[str, str]


@dataclass
class Book:
    """The wordings of one language, by section, indexed by a word that each needs."""

    language: str
    indexed: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    always: dict[str, list[Phrase]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    keywords: tuple[str, ...] = ()
    informal: Mapping[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    bare: Mapping[str, str] = field(default_factory=dict)
    stance: Mapping[str, str] = field(default_factory=dict)

    def find(self, text: str, sections: Iterable[str], names: Container[str] | None = None) -> Iterator[Found]:
        """Every wording of these sections in a plain sentence; outside the commands only those of these names."""
        keys = keys_in(text)
        for section in sections:
            indexed, seen = self.indexed.get(section, {}), set[int]()
            for phrase in chain(self.always.get(section, ()), *(indexed[key] for key in keys if key in indexed)):
                if id(phrase) in seen or names is not None and section != COMMANDS and phrase.name not in names:
                    continue
                seen.add(id(phrase))
                for match in phrase.pattern.finditer(text):
                    yield Found(phrase, match.start(), match.end(), {k: v for k, v in match.groupdict().items() if v})


@lru_cache(maxsize=64)
def keys_in(text: str) -> tuple[str, ...]:
    """Every word of a plain sentence, the parts of joined ones too, and how each begins."""
    words = dict.fromkeys(part for word in text.split() for part in (word, *(word.split("-") if "-" in word else ())))
    return (*words, *dict.fromkeys(word[:BEGINNING] + "*" for word in words))


@cache
def books() -> Mapping[str, Book]:
    """All phrase books, read on first use."""
    return {language: load(language) for language in LANGUAGES}


def load(language: str) -> Book:
    data = table(language)
    macros: dict[str, str] = data.get("macros", {})
    book = Book(language, informal=data.get("informal", {}), common=frozenset(data.get("common", [])))
    book.keywords = tuple(data.get("keywords", ()))
    book.bare = {word: polarity for polarity in ("yes", "no") for word in data.get(polarity, {}).get("bare", [])}
    book.stance = data.get("stance", {})
    words: set[str] = {part for word in book.bare for part in word.split()} | set(book.common)
    words.update(data.get("lookalikes", ()))
    for section in SECTIONS:
        for name, wordings in data.get(section, {}).items():
            for wording in wordings:
                add(book, section, name, expand(wording, macros), words)
    book.words = frozenset(words)
    return book


def expand(wording: str, macros: Mapping[str, str]) -> str:
    for _ in range(3):
        wording = re.sub(r"\{([a-z_]+)\}", lambda found: macros[found.group(1)], wording)
    return wording


def add(book: Book, section: str, label: str, wording: str, words: set[str]) -> None:
    name, *fixed = label.split(" ")
    args = dict(pair.split("=", 1) for pair in fixed)
    phrase = Phrase(section, name, args, wording, book.language)
    words.update(WORD.findall(re.sub(r"\?P<\w+>", "", wording)))
    keys = needed(wording)
    if not keys:
        book.always.setdefault(section, []).append(phrase)
    for key in keys:
        book.indexed.setdefault(section, {}).setdefault(key, []).append(phrase)


def compiled(wording: str) -> Pattern[str]:
    """`..` is a gap of up to four words in the clause, `…` of seven and across commas; brackets group."""
    expression = wording.replace(" .. ", GAP + " ").replace(" … ", WIDE_GAP + " ")
    expression = re.sub(r"^\(([^()?]*)\)\? ", r"(?:(?:\1) )?", expression)
    expression = OPTIONAL.sub(
        lambda found: f" {found[0].lstrip()}" if spaced(found[1]) else f"(?: (?:{found[1]}))?", expression
    )
    expression = re.sub(r"(?<!\\)\((?!\?)", "(?:", expression)
    return re.compile(rf"(?<![\w'])(?:{expression})(?![\w'])")


def spaced(alternatives: str) -> bool:
    """Whether the alternatives of an optional group bring their own trailing space."""
    return any(option.endswith(" ") for option in alternatives.split("|"))


def needed(wording: str) -> tuple[str, ...]:
    """Words, or beginnings of words ("ins*"), of which every match has one: the best element of the wording."""
    best: tuple[str, ...] = ()
    for part in elements(LOOKAROUND.sub("", wording)):
        element = tail(part)
        options = element[1:-1].split("|") if element.startswith("(") and element.endswith(")") else [element]
        keys = tuple(key(option.split(" ")[0]) for option in options)
        if all(keys) and (not best or worth(keys) > worth(best)):
            best = keys
    return best


def key(word: str) -> str:
    """A plain word itself; of one with endings ("perfect\\w*") its beginning; empty where neither is sure."""
    literal = LITERAL.match(word)
    if literal is None:
        return ""
    rest = word[literal.end() :]
    sure = literal[0][:-1] if rest[:1] in ("?", "*") else literal[0]
    if not rest:
        return sure if len(sure) > 1 else ""
    return sure[:BEGINNING] + "*" if rest[0] in "\\[(?*" and len(sure) >= BEGINNING else ""


def tail(part: str) -> str:
    """The plain words behind brackets they are joined to, as in "(please )?stop" and "(next )?(meeting|call)"."""
    while (joined := JOINED.match(part)) and joined.end() < len(part):
        part = part[joined.end() :]
    if ")" in part and not part.endswith((")", ")?")):
        part = part.rsplit(")", 1)[1].lstrip("?*+")
    return part.lstrip("^")


def worth(words: tuple[str, ...]) -> float:
    return min(len(word) for word in words) - len(words) / 4


def elements(wording: str) -> list[str]:
    """The parts of a wording between the spaces that stand outside brackets."""
    parts: list[str] = [""]
    depth = 0
    for char in wording:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            return []
        if char == " " and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part for part in parts if part]
