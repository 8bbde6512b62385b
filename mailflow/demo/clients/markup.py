"""HTML as a flat run of tokens: what a mail program keeps of a mail it quotes, renamed and cut in pieces.

Knows well-formed HTML such as our templates make, and no mail program.
"""

from html import escape
from html.parser import HTMLParser
from typing import Literal, NamedTuple

Kind = Literal["start", "end", "text"]

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
BLOCKS = frozenset(
    {"blockquote", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"}
    | {"pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_UNSEEN = frozenset({"head", "script", "style", "title", "template"})
_CELLS = frozenset({"td", "th"})
_DROPPED = frozenset({"html", "body", "meta", "link", "base"})


class Token(NamedTuple):
    """One tag or one run of text; `name` is the tag's, `text` is unescaped."""

    kind: Kind
    name: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""


class _Reader(HTMLParser):
    """Collects the tokens of the body: no head, style, script or comment."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[Token] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif not self._unseen and tag not in _DROPPED:
            self.tokens.append(Token("start", tag, tuple((name, value or "") for name, value in attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif not self._unseen and tag not in _DROPPED and tag not in VOID:
            self.tokens.append(Token("end", tag))

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.tokens.append(Token("text", text=data))


def body_of(html: str) -> tuple[Token, ...]:
    """The tokens between `<body>` and `</body>`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.tokens)


def of_text(text: str) -> tuple[Token, ...]:
    """Plain text as the paragraphs that a mail program shows it in."""
    tokens: list[Token] = []
    for paragraph in text.strip("\n").split("\n\n"):
        tokens.append(Token("start", "p"))
        for number, line in enumerate(paragraph.split("\n")):
            if number:
                tokens.append(Token("start", "br"))
            tokens.append(Token("text", text=line))
        tokens.append(Token("end", "p"))
    return tuple(tokens)


def renamed(tokens: tuple[Token, ...], prefix: str) -> tuple[Token, ...]:
    """The tokens with `prefix` before each class and id, as web mail does to keep our styles from its own page."""
    return tuple(token._replace(attributes=_renamed(token.attributes, prefix)) for token in tokens)


def _renamed(attributes: tuple[tuple[str, str], ...], prefix: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, " ".join(prefix + word for word in value.split()) if name in ("class", "id") else value)
        for name, value in attributes
    )


def written(tokens: tuple[Token, ...]) -> str:
    """The tokens as HTML."""
    return "".join(_written(token) for token in tokens)


def _written(token: Token) -> str:
    if token.kind == "text":
        return escape(token.text, quote=False)
    if token.kind == "end":
        return f"</{token.name}>"
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in token.attributes)
    return f"<{token.name}{attributes}>"


def pieces(tokens: tuple[Token, ...], cuts: int) -> list[tuple[Token, ...]]:
    """The tokens in `cuts + 1` runs (fewer when there are not so many blocks), each with its tags opened and closed."""
    ends = _block_ends(tokens)
    chosen = sorted({ends[(number + 1) * len(ends) // (cuts + 1) - 1] for number in range(cuts)} if ends else set())
    runs: list[tuple[Token, ...]] = []
    opened: list[Token] = []
    for start, stop in zip([0, *chosen], [*chosen, len(tokens)], strict=True):
        before, run = list(opened), tokens[start:stop]
        for token in run:
            _follow(opened, token)
        runs.append((*before, *run, *(Token("end", token.name) for token in reversed(opened))))
    return runs


def _block_ends(tokens: tuple[Token, ...]) -> list[int]:
    """Where a block that showed some words has just ended, but for the last one, and never between two cells."""
    ends: list[int] = []
    worded = False
    for position, token in enumerate(tokens):
        worded = worded or (token.kind == "text" and bool(token.text.strip()))
        if worded and token.kind == "end" and token.name in BLOCKS - _CELLS:
            ends.append(position + 1)
            worded = False
    return ends[:-1]


def first_number(ordered_list: Token) -> int:
    """The number of the first item of an `ol`."""
    stated = dict(ordered_list.attributes).get("start", "")
    return int(stated) if stated.isdecimal() else 1


def numbered_from(ordered_list: Token, number: int) -> Token:
    """The `ol` opened again after a cut, so that its numbers go on."""
    others = tuple(pair for pair in ordered_list.attributes if pair[0] != "start")
    return ordered_list._replace(attributes=(*others, ("start", str(number))))


def _follow(opened: list[Token], token: Token) -> None:
    if token.kind == "start" and token.name not in VOID:
        if token.name == "li" and opened and opened[-1].name == "ol":
            opened[-1] = numbered_from(opened[-1], first_number(opened[-1]) + 1)
        opened.append(token)
    elif token.kind == "end" and opened and opened[-1].name == token.name:
        opened.pop()
