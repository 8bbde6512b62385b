"""Mutt, for all programs that write text alone.

It quotes the text part of the mail, not its HTML, names the person without the address in an attribution that is
English whatever the language, wraps nothing that it quotes, and separates the signature as RFC 3676 §4.3 says.
"""

from mailflow.demo.clients.attribution import MUTT, attribution
from mailflow.demo.clients.draft import Draft
from mailflow.demo.clients.flatten import quoted
from mailflow.demo.clients.headers import ordered
from mailflow.demo.clients.layout import joined, signed
from mailflow.demo.clients.mime import narrowest
from mailflow.demo.clients.program import Encoded, Program

ORDER = "Date From To Subject Message-ID References MIME-Version In-Reply-To"


def headers(draft: Draft) -> list[tuple[str, str]]:
    stamp = f"{draft.now:%Y%m%d%H%M%S}.GA{draft.digits('id', 5)}"
    return [*ordered(draft, ORDER, f"<{stamp}@{draft.domain}>"), ("User-Agent", "Mutt/2.2.12 (2023-09-09)")]


def text(draft: Draft) -> list[str]:
    above = draft.above.split("\n") if draft.above else []
    if draft.original is None:
        return joined([above, signed(draft.signature)])
    line = attribution(MUTT, draft.original, draft.now, "en")
    blocks: list[list[str]] = []
    for piece, remark in draft.around(_pieces(draft.warned, draft.original.text, draft.cuts)):
        blocks.extend([quoted(piece), remark.split("\n") if remark else []])
    first, *rest = blocks
    return joined([above, [line, *first], *rest, signed(draft.signature)])


def _pieces(warned: str, words: str, cuts: int) -> list[list[str]]:
    """The quoted lines, cut between paragraphs."""
    paragraphs = [part for part in [warned, *words.strip("\n").split("\n\n")] if part]
    ends = sorted({(number + 1) * len(paragraphs) // (cuts + 1) for number in range(cuts)} - {0})
    runs = zip([0, *ends], [*ends, len(paragraphs)], strict=True)
    return ["\n\n".join(paragraphs[start:stop]).split("\n") for start, stop in runs]


def encoded(_draft: Draft, words: str) -> Encoded:
    return narrowest(words, "us-ascii"), "7bit" if words.isascii() else "8bit"


def _boundary(draft: Draft) -> str:
    return draft.hexadecimal("boundary", 16)


PLAIN = Program(headers=headers, text=text, html=None, boundary=_boundary, encoded=encoded)
