"""The order of answer, signature, attribution and quoted pieces, which all mail programs share; not their marks."""

from collections.abc import Callable
from html import escape

from mailflow.demo.clients.draft import Draft


def text_lines(
    draft: Draft,
    attribution: list[str],
    quoted: list[list[str]],
    signature: list[str],
    *,
    signature_last: bool = False,
    glued: bool = False,
) -> list[str]:
    """The lines of a text part.

    A signature stands under the answer, or with `signature_last` at the very end; `glued`: no blank line between the
    attribution and the quoted mail.
    """
    under_answer = bool(draft.above) and not (signature_last and draft.original)
    if glued and quoted:
        quoted, attribution = [attribution + quoted[0], *quoted[1:]], []
    blocks = [draft.above.split("\n") if draft.above else [], signature if under_answer else [], attribution]
    for piece, remark in draft.around(quoted):
        blocks.extend([piece, remark.split("\n") if remark else []])
    return joined([*blocks, [] if under_answer else signature])


def joined(blocks: list[list[str]]) -> list[str]:
    """The blocks that have lines, a blank line between them."""
    lines: list[str] = []
    for block in filter(None, blocks):
        lines.extend(["", *block] if lines else block)
    return lines


def signed(signature: str, separator: str = "-- ") -> list[str]:
    """The signature's lines under its separator; nothing without a signature."""
    return [separator, *signature.split("\n")] if signature else []


def below_html(draft: Draft, quoted: list[str], remark: Callable[[str], str]) -> str:
    """The quoted pieces with the remarks between and below them."""
    return "".join(piece + (remark(words) if words else "") for piece, words in draft.around(quoted))


def lines_html(text: str, line: str, blank: str) -> str:
    """Each line in `line`, whose `{}` takes it; an empty one is `blank`."""
    return "".join(line.format(escape(words, quote=False)) if words else blank for words in text.split("\n"))


def broken_html(text: str) -> str:
    """The lines with `<br>` between them."""
    return "<br>".join(escape(words, quote=False) for words in text.split("\n"))
