"""HTML to text, as mail programs make the text part of a reply; and text wrapped, quoted and flowed.

The programs differ in links, bold, lists and pictures; those differences are a `Look`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from mailflow.demo.clients.markup import BLOCKS, VOID, Token, first_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a program writes as text what it has as HTML; an empty template drops the thing."""

    link: str = "{text} <{url}>"
    mailto: bool = False  # whether `mailto:` stays in a link's address
    bold: str = ""
    bullet: str = "* "
    picture: str = ""
    cell: str = "\t"
    hidden: bool = True  # whether text under `display:none` (a preheader) shows up


@dataclass(slots=True)
class _Page:
    """The lines so far, the line being written, and what is open around it."""

    look: Look
    lines: list[str] = field(default_factory=list)
    line: str = ""
    links: list[tuple[str, int]] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)

    def end_line(self) -> None:
        if self.line.strip():
            self.lines.append(self.line.rstrip())
        self.line = ""

    def blank(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1]:
            self.lines.append("")


_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"})
_BOLD = frozenset({"b", "strong"})


def flattened(tokens: tuple[Token, ...], look: Look) -> list[str]:
    """The lines of text, none blank at either end, unwrapped."""
    page = _Page(look)
    for token in tokens if look.hidden else _shown(tokens):
        if token.kind == "text":
            _write(page, token.text)
        elif token.kind == "start":
            _open(page, token)
        else:
            _close(page, token.name)
    page.blank()
    return page.lines[:-1] if page.lines and not page.lines[-1] else page.lines


def _shown(tokens: tuple[Token, ...]) -> Iterable[Token]:
    """The tokens without elements that are styled away."""
    depth = 0
    for token in tokens:
        styled_away = re.search(r"display:\s*none", dict(token.attributes).get("style", ""))
        if token.kind == "start" and token.name not in VOID and (depth or styled_away):
            depth += 1
        elif token.kind == "end" and depth:
            depth -= 1
        elif not depth:
            yield token


def _write(page: _Page, text: str) -> None:
    words = re.sub(r"[ \t\r\n]+", " ", text)
    page.line += words.lstrip(" ") if not page.line.strip() or page.line.endswith(" ") else words


def _open(page: _Page, token: Token) -> None:
    name, attributes = token.name, dict(token.attributes)
    if name == "br":
        page.lines.append(page.line.rstrip())
        page.line = ""
    elif name == "img":
        page.line += page.look.picture.format(attributes["alt"]) if attributes.get("alt") else ""
    elif name == "a":
        page.links.append((attributes.get("href", ""), len(page.line)))
    elif name in _BOLD:
        page.line += page.look.bold
    elif name in ("td", "th"):
        page.line = page.line.rstrip() + page.look.cell if page.line.strip() else ""
    elif name in BLOCKS:
        page.blank() if name in _SPACED else page.end_line()
        _open_list(page, token)


def _open_list(page: _Page, token: Token) -> None:
    if token.name in ("ul", "ol"):
        page.lists.append(first_number(token) - 1 if token.name == "ol" else -1)
    elif token.name == "li":
        if page.lists and page.lists[-1] >= 0:
            page.lists[-1] += 1
            page.line = f"{page.look.bullet.rstrip(' *-•')}{page.lists[-1]}. "
        else:
            page.line = page.look.bullet


def _close(page: _Page, name: str) -> None:
    if name == "a" and page.links:
        page.line = _linked(page.look, page.line, *page.links.pop())
    elif name in _BOLD:
        page.line += page.look.bold
    elif name in ("td", "th"):
        return
    elif name in BLOCKS:
        if name in ("ul", "ol") and page.lists:
            page.lists.pop()
        page.blank() if name in _SPACED else page.end_line()


def _linked(look: Look, line: str, url: str, start: int) -> str:
    shown = line[start:]
    target = url if look.mailto else url.removeprefix("mailto:")
    if not url or shown in (url, target):
        return line
    return line[:start] + (look.link.format(text=shown.strip(), url=target) if look.link else shown)


_QUOTE = re.compile(r"(?:> ?)*")


def quoted(lines: Iterable[str], mark: str = "> ", blank: str = ">") -> list[str]:
    """Each line behind a quoting mark; programs differ in what a blank line gets."""
    return [(mark + line if not line.startswith(">") else ">" + line) if line else blank for line in lines]


def wrapped(lines: Iterable[str], width: int, *, at_angle: bool = False) -> list[str]:
    """The lines broken at spaces, and after `<` where asked (Gmail does); quoting marks are repeated."""
    pattern = _ANGLES if at_angle else _WORDS
    broken: list[str] = []
    for line in lines:
        mark = _mark(line)
        fits = len(line) <= width or line.isspace()
        broken.extend([line] if fits else [(mark + run).rstrip() for run in _runs(line, mark, width, pattern)])
    return broken


def flowed(lines: Iterable[str], width: int = 72) -> list[str]:
    """The lines as RFC 3676 §4 asks: a soft break ends in a space, and unquoted lines are space-stuffed."""
    return [part for line in lines for part in _flowed(line, width)]


def _flowed(line: str, width: int) -> list[str]:
    if line == "-- ":  # RFC 3676 §4.3: the signature separator is neither wrapped nor stripped
        return [line]
    mark = _mark(line)
    quote = ">" * mark.count(">") + " " if mark else ""
    runs = [quote + run.rstrip(" ") for run in _runs(line, mark, width - 2, _WORDS)]
    broken = [run + " " for run in runs[:-1]] + [runs[-1].rstrip(" ")]
    return broken if mark else [_stuffed(run) for run in broken]


def _stuffed(run: str) -> str:
    """RFC 3676 §4.4"""
    return " " + run if run.startswith((" ", ">", "From ")) else run


_WORDS = re.compile(r"\S+\s*|\s+")
_ANGLES = re.compile(r"<|[^\s<]+\s*|\s+")


def _mark(line: str) -> str:
    found = _QUOTE.match(line)
    return found.group() if found else ""


def _runs(line: str, mark: str, width: int, words: re.Pattern[str]) -> list[str]:
    """The line's text without its mark, in runs that fit beside the mark; a word longer than that stays whole."""
    runs, run = [], ""
    for word in words.findall(line[len(mark) :]):
        if run and len(mark) + len(run) + len(word.rstrip()) > width:
            runs.append(run)
            run = ""
        run += word
    return [*runs, run]
