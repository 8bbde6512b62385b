"""Our mail as the words it comes back in: both twins in order, addresses left out, blocks known.

Knows what was sent; refuses to know what came back.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_SENT = 200_000
GRAM = 3
MAX_PLACES = 8
SHORT_BLOCK = 12
# Scripts without spaces count by the character, so that a line broken anywhere still matches.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
ASCII_WORD = re.compile(r"\w+")
LINK = re.compile(r"[<(\[]{0,2}(?:https?://|mailto:)\S{0,2000}", re.IGNORECASE)
ADDRESSED = re.compile(r"(https?://[^\s\"'<>⟦]{10,200})")
PICTURE = re.compile(r"\[image: [^\]]{0,100}\]", re.IGNORECASE)
UNSEEN = frozenset(["head", "script", "style", "title", "template"])
BLOCKS = frozenset(["p", "div", "li", "tr", "td", "th", "table", "h1", "h2", "h3", "h4", "blockquote", "br", "hr"])


def words_of(text: str) -> list[str]:
    """The words of a line, case and links folded away."""
    if ":" in text:  # as every link and picture has
        text = PICTURE.sub(" ", LINK.sub(" ", text))
    return (ASCII_WORD if text.isascii() else WORD).findall(text.casefold())


@dataclass(frozen=True)
class Parent:
    """The words of both twins one after the other, where each run of three begins, and where each short block does."""

    words: tuple[str | None, ...]
    places: dict[tuple[str | None, ...], list[int]]
    blocks: dict[tuple[str, ...], list[int]]
    starts: frozenset[int]
    stops: frozenset[int]
    links: tuple[str, ...]

    def linked(self, line: str) -> bool:
        """Whether the line is nothing but a link of ours."""
        link = line.strip("> <([])\t")
        nearest = bisect_right(self.links, link) - 1
        return nearest >= 0 and " " not in link and link.startswith(self.links[nearest])

    def longest(self, words: list[str], at: int) -> tuple[int, int]:
        """(length, place) of the longest run of ours that begins at `at`."""
        best = (0, -1)
        for place in self.places.get(tuple(words[at : at + GRAM]), ()):
            length = GRAM
            while (
                at + length < len(words)
                and place + length < len(self.words)
                and words[at + length] == self.words[place + length]
            ):
                length += 1
            best = max(best, (length, place))
        return best


@lru_cache(maxsize=64)
def parent(text: str, html: str) -> Parent:
    """Our mail, from its text and its HTML; either may be empty."""
    words: list[str | None] = []
    blocks: dict[tuple[str, ...], list[int]] = {}
    starts: set[int] = set()
    stops: set[int] = set()
    for twin in (text[:MAX_SENT].split("\n"), list(lines_of(html[:MAX_SENT]))):
        for line in twin:
            said = words_of(line)
            if said:
                starts.add(len(words))
                stops.add(len(words) + len(said))
                if len(said) <= SHORT_BLOCK:
                    blocks.setdefault(tuple(said), []).append(len(words))
                words.extend(said)
        words.append(None)
    places: dict[tuple[str | None, ...], list[int]] = {}
    for at in range(len(words) - GRAM + 1):
        known = places.setdefault(tuple(words[at : at + GRAM]), [])
        if len(known) < MAX_PLACES:
            known.append(at)
    return Parent(tuple(words), places, blocks, frozenset(starts), frozenset(stops), links_in(text + html))


def links_in(sent: str) -> tuple[str, ...]:
    """The beginnings of the links, as far as they are the same for everybody: what is stored has no tokens yet.

    In order, none the beginning of another: so the last one not above a line is the only one that may begin it.
    """
    kept: list[str] = []
    for link in sorted({found.group(1) for found in ADDRESSED.finditer(sent[: 2 * MAX_SENT])}):
        if not kept or not link.startswith(kept[-1]):
            kept.append(link)
    return tuple(kept)


def lines_of(html: str) -> Iterator[str]:
    """Each block's text, hidden ones too, since some programs show them; items of a numbered list with their number."""
    body = LexborHTMLParser(html).body if html else None
    line = ""
    stack: list[LexborNode | str] = [body] if body is not None else []
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield line
            line = node
            continue
        tag = node.tag or ""
        if tag == "-text":
            line += node.text_content or ""
        if tag.startswith("-") or tag in UNSEEN:
            continue
        if tag in BLOCKS:
            yield line
            line = number_of(node) if tag == "li" else ""
            stack.append("")
        stack.extend(reversed(list(node.iter(include_text=True))))
    yield line


def number_of(item: LexborNode) -> str:
    """The number that a program writes before an item of a numbered list."""
    lists = item.parent
    if lists is None or lists.tag != "ol":
        return ""
    items = [child for child in lists.iter() if child.tag == "li"]
    start = str((lists.attributes or {}).get("start") or "1")
    first = int(start) if start.isdigit() and len(start) < 5 else 1
    return f"{first + next((n for n, one in enumerate(items) if one == item), 0)}. "
