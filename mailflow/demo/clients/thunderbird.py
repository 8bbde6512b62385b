"""Thunderbird on the desktop.

It names the person in the attribution and leaves the address out (`div.moz-cite-prefix`), quotes in
`blockquote[type=cite]` with `cite="mid:…"`, writes its text part as format=flowed at 72 columns, and starts the answer
below the quoted mail unless told otherwise. Signatures have the separator of RFC 3676 §4.3.
"""

from html import escape
from urllib.parse import quote as percent_encoded

from mailflow.demo.clients.attribution import THUNDERBIRD, attribution
from mailflow.demo.clients.draft import Draft
from mailflow.demo.clients.flatten import Look, flattened, quoted
from mailflow.demo.clients.headers import ordered
from mailflow.demo.clients.layout import below_html, broken_html, signed, text_lines
from mailflow.demo.clients.markup import written
from mailflow.demo.clients.mime import plainest
from mailflow.demo.clients.program import Encoded, Program

LOOK = Look(bold="*", mailto=True, bullet="  * ", hidden=False)
ORDER = "Message-ID Date MIME-Version Subject To References From In-Reply-To"


def headers(draft: Draft) -> list[tuple[str, str]]:
    fields = ordered(draft, ORDER, f"<{draft.uuid('id')}@{draft.domain}>")
    return [*fields, ("User-Agent", "Mozilla Thunderbird"), ("Content-Language", draft.language)]


def _attribution(draft: Draft) -> str:
    row = THUNDERBIRD[draft.language]
    return attribution(row, draft.original, draft.now, draft.language) if draft.original else ""


def text(draft: Draft) -> list[str]:
    line = _attribution(draft)
    pieces = [quoted(flattened(piece, LOOK)) for piece in draft.quoted()]
    return text_lines(draft, [line] if line else [], pieces, signed(draft.signature), glued=True)


def _said(words: str) -> str:
    return "".join(f"<p>{broken_html(paragraph)}</p>" for paragraph in words.split("\n\n"))


def html(draft: Draft) -> str:
    signature = f'<div class="moz-signature">-- <br>{broken_html(draft.signature)}</div>' if draft.signature else ""
    quote = ""
    if draft.original:
        cite = percent_encoded(draft.original.message_id.strip("<>"), safe="@")
        block = f'<blockquote type="cite" cite="mid:{cite}">{{}}</blockquote>'
        pieces = [block.format(written(piece)) for piece in draft.quoted()]
        line = escape(_attribution(draft), quote=False)
        quote = f'<div class="moz-cite-prefix">{line}<br></div>{below_html(draft, pieces, _said)}'
    body = _said(draft.above) + signature + quote if draft.above else quote + signature
    return (
        '<!DOCTYPE html>\n<html>\n  <head>\n    <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n'
        f"  </head>\n  <body>\n{body}\n  </body>\n</html>\n"
    )


def _boundary(draft: Draft) -> str:
    return f"------------{draft.hexadecimal('boundary', 24)}"


def encoded(_draft: Draft, words: str) -> Encoded:
    """8bit as long as no line is too long for it (RFC 5322 §2.1.1)."""
    short = max(map(len, words.encode().split(b"\n"))) < 998
    return "UTF-8", "8bit" if short and not words.isascii() else plainest(words)


THUNDERBIRD_MAIL = Program(headers=headers, text=text, html=html, boundary=_boundary, encoded=encoded, flowed=True)
