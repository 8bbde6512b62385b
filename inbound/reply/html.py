"""HTML as the text that a person sees, quotes marked with `>`, hidden parts and client marks left out.

Knows the marks by which mail programs fence quotes; refuses to know what the words say.
"""

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_HTML = 1_000_000
MAX_TAGS = 12_000
MAX_NESTED = 250
MAX_NODES = 6_000
MAX_NAMES = 24
TAG = re.compile(r"/?([a-zA-Z][^\s/>]{0,20})")
NEVER_NESTED = frozenset(["p", "li", "td", "tr", "th", "dd", "dt", "br", "img", "hr", "input", "meta", "link", "col"])
FIRST_TAGS = 2000
DROPPED = frozenset(
    ["script", "style", "head", "title", "meta", "link", "noscript", "template", "object", "svg", "button", "select"]
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "center",
        "dl",
        "dt",
        "dd",
        "hr",
        "address",
        "form",
    ]
)
# Everything from this element on was quoted (Outlook and its kin put the quote beside, not inside, the mark).
FROM_HERE = re.compile(
    r"(?:x_)*(?:divrplyfwdmsg|appendonsend|olk_src_body_section|mail-editor-reference-message-containe"
    r"r|ms-outlook-mobile-reference-message|outlookmessageheader)",
    re.IGNORECASE,
)
# The element itself is the quote.
WHOLE = re.compile(
    r"(?:x_)*(?:yahoo_quoted|protonmail_quote|zmail_extra|gmail_extra_quote|"
    r"moz-email-headers-table|yahooquoted|tutanota_quote|quotedoriginal|"
    r"original-message|mcntmcntr|isforwardcontent|freebird_quote|hwd_quote|messagereplysection|history_container|front-blockquote)",
    re.IGNORECASE,
)
GMAIL = re.compile(r"(?:x_)*gmail_quote(?:_container)?", re.IGNORECASE)
ATTRIBUTION = re.compile(r"(?:x_)*(?:gmail_attr|moz-cite-prefix|moz-forward-container-header)", re.IGNORECASE)
SIGNATURE = re.compile(
    r"(?:x_)*(?:[a-z]{1,12}[-_]?signature|gmail_signature_prefix|ms-outlook-mobile-signature|"
    r"signature|signature_block|mb_sig|composer_signature|bloop_sign\w{0,40}|messagesignaturesection|protonmail_signature_block(?:-user|-proton)"
    r"?|yahoo-signature|ymail_android_signature|tutanota_signature|applemailsignature)",
    re.IGNORECASE,
)
# The line that Outlook draws above the header block of a quote, in whatever language.
DRAWN_ABOVE = re.compile(r"border:\s*none;\s*border-top:\s*solid #(?:E1E1E1|B5C4DF) 1\.0pt", re.IGNORECASE)
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|"
    r"pt|em)?\s*(?:;|$)|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|"
    r"$)",
    re.IGNORECASE,
)
# Gmail's button "indent more" sets this; where it quotes, it draws a line at the left.
INDENTED = re.compile(
    r"\s*margin:\s?0(?:px)? 0(?:px)? 0(?:px)? 40px;\s*border:\s?(?:none|0(?:px)?);\s*padding:\s?0(?:px)?;?\s*",
    re.IGNORECASE,
)
RULE = "\n________________________________\n"


class Writer:
    """Collects text as the tree is walked; knows how deep in quotes it is, and what was left out as a signature."""

    def __init__(self) -> None:
        self.lines: list[str] = [""]
        self.depth = 0
        self.finished = False
        self.unsigned = False
        self.nodes = 0

    def text(self, words: str) -> None:
        flat = re.sub(r"[ \t\r\n]+", " ", words)
        if flat.strip() or (self.lines[-1] and flat):
            self.lines[-1] += flat.lstrip() if not self.lines[-1] else flat

    def pre(self, words: str) -> None:
        for number, line in enumerate(words.split("\n")):
            if number:
                self.line()
            self.lines[-1] += line

    def line(self) -> None:
        self.lines[-1] = self.quoted(self.lines[-1])
        self.lines.append("")

    def quoted(self, line: str) -> str:
        return ">" * min(self.depth, 5) + " " + line.strip() if self.depth else line.rstrip()

    def block(self) -> None:
        if self.lines[-1].strip():
            self.line()

    def result(self) -> str:
        self.block()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n")


def as_text(html: str, *, fenced: bool = True) -> str:
    """The visible text of an HTML body, in linear time; quotes as `>` lines or left out.

    `fenced`: leave out what stands in a client's own fence, too. Answers are written within fences, so where it is
    known what we sent, they are opened.
    """
    tree = LexborHTMLParser(bounded(html))
    for signatures in (False, True):
        writer = Writer()
        if tree.body is not None:
            walk(tree.body, writer, keep_signatures=signatures, fenced=fenced)
        text = writer.result()
        if not writer.unsigned or any(line.strip() and not line.startswith(">") for line in text.split("\n")):
            return text
    return text


def bounded(html: str) -> str:
    """Only so many tags, and nested only so deep: a parser's time grows with their product."""
    pieces = html[:MAX_HTML].split("<", MAX_TAGS)[:MAX_TAGS]
    if len(pieces) <= MAX_NESTED:
        return "<".join(pieces)
    depth, opened = 0, Counter[str]()
    for number, piece in enumerate(pieces[1:], start=1):
        found = TAG.match(piece)
        name = found[1].lower() if found else ""
        if not name or name in NEVER_NESTED or piece[0] == "/" and not opened[name]:
            continue  # what closes nothing leaves the others open
        step = -1 if piece[0] == "/" else 1
        opened[name] += step
        depth += step
        if depth > MAX_NESTED:
            return "<".join(pieces[:number])
    return "<".join(pieces)


def begins_with(html: str, words: str) -> bool:
    """Whether the HTML shows these words first, with nothing hidden in it: told without walking through it."""
    beginning = html[max(html.find("<body"), 0) :][: 4 * len(words) + FIRST_TAGS]
    body = LexborHTMLParser(bounded(html)).body
    said = "".join(words.split())
    if body is None or not said or HIDDEN.search(beginning):
        return False
    return "".join(body.text()[: 4 * len(words) + FIRST_TAGS].split()).startswith(said)


def walk(root: LexborNode, writer: Writer, *, keep_signatures: bool, fenced: bool) -> None:
    """Depth first with a stack of our own: a mail nests as deep as it likes."""
    stack: list[tuple[LexborNode | None, str]] = [(root, "open")]
    while stack and not writer.finished and writer.nodes < MAX_NODES:
        node, step = stack.pop()
        if step == "rise":
            writer.block()
            writer.depth -= 1
        elif step == "close":
            writer.block()
        elif step == "apart":
            writer.block()
            if writer.lines[-2:-1] != [""]:
                writer.line()
        elif node is not None:
            writer.nodes += 1
            visit(node, writer, stack, keep_signatures=keep_signatures, fenced=fenced)


def visit(
    node: LexborNode, writer: Writer, stack: list[tuple[LexborNode | None, str]], *, keep_signatures: bool, fenced: bool
) -> None:
    tag = node.tag or ""
    if tag == "-text":
        (writer.pre if in_pre(node) else writer.text)(node.text_content or "")
        return
    if tag.startswith("-") or tag in DROPPED or dropped(node, writer, keep_signatures=keep_signatures, fenced=fenced):
        return
    if tag == "br":
        writer.line()
        return
    if tag == "hr":
        writer.block()
        writer.lines[-1] = RULE.strip()
        writer.line()
        return
    open_element(node, tag, writer, stack)
    stack.extend((child, "open") for child in reversed(list(node.iter(include_text=True))))


def open_element(node: LexborNode, tag: str, writer: Writer, stack: list[tuple[LexborNode | None, str]]) -> None:
    if tag in BLOCKS:
        writer.block()
        if tag == "p" and writer.lines[-2:-1] != [""] and len(writer.lines) > 1:
            writer.line()
        stack.append((None, "apart" if tag == "table" else "close"))
    if tag == "blockquote" and not indents(node):
        writer.depth += 1
        stack.append((None, "rise"))
    if tag in ("td", "th") and writer.lines[-1]:
        writer.lines[-1] += " "


def indents(quote: LexborNode) -> bool:
    """Whether an editor's button for indenting made it: moved in, with no line drawn beside it and no other mark."""
    attributes = quote.attributes or {}
    return set(attributes) == {"style"} and bool(INDENTED.fullmatch((attributes["style"] or "")[:200]))


def dropped(node: LexborNode, writer: Writer, *, keep_signatures: bool, fenced: bool) -> bool:
    """Whether the element is a client's mark, hidden, or a quote as a whole."""
    attributes = node.attributes
    if not attributes:
        return False
    told = " ".join(attributes.get(name) or "" for name in ("class", "id", "name"))
    names = [name for name in told[:2000].split(None, MAX_NAMES)[:MAX_NAMES] if len(name) < 80]
    style = (attributes.get("style") or "")[:500]
    if HIDDEN.search(style) or "hidden" in attributes:
        return True
    if fenced and (DRAWN_ABOVE.search(style) or any(FROM_HERE.match(name) for name in names)):
        writer.finished = bool("".join(writer.lines).strip())
        return True
    if not names:
        return False
    if any(SIGNATURE.fullmatch(name) for name in names):
        writer.unsigned = not keep_signatures
        return not keep_signatures
    if any(ATTRIBUTION.fullmatch(name) for name in names):
        return True
    if not fenced:
        return False
    if any(GMAIL.fullmatch(name) for name in names) and node.tag != "blockquote":
        return node.css_first("blockquote") is None
    return any(WHOLE.fullmatch(name) for name in names)


def in_pre(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "pre"
