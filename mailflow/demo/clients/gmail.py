"""Gmail in the browser and on Android.

It writes the text part from its HTML: bold as `*words*`, links as `words <address>`, lines broken near 78, also after
the `<` of an address. All of the quoted mail sits in `div.gmail_quote`, and so does an answer written below or within
it, between two blockquotes. In the browser the signature comes after the quoted mail unless a setting says otherwise;
the app puts it under the answer, without dashes. Classes and ids of ours come back with `m_` and a number before them.
"""

import base64
from html import escape

from mailflow.demo.clients.attribution import GMAIL, attribution
from mailflow.demo.clients.draft import Draft
from mailflow.demo.clients.flatten import Look, flattened, quoted, wrapped
from mailflow.demo.clients.headers import ordered
from mailflow.demo.clients.layout import below_html, broken_html, lines_html, signed, text_lines
from mailflow.demo.clients.markup import written
from mailflow.demo.clients.program import Program

WIDTH = 78
LOOK = Look(bold="*", bullet="   - ", picture="[image: {}]", cell=" ")
BLOCKQUOTE = (
    '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);'
    'padding-left:1ex">{}</blockquote>'
)
ORDER = "MIME-Version References In-Reply-To From Date Message-ID Subject To"


def headers(draft: Draft) -> list[tuple[str, str]]:
    drawn = base64.urlsafe_b64encode(draft.digest("id") + draft.digest("more")).decode()
    return ordered(draft, ORDER, f"<CA{drawn[:50]}+{drawn[50:64]}@mail.gmail.com>")


def _attribution(draft: Draft) -> str:
    return attribution(GMAIL[draft.language], draft.original, draft.now, draft.language) if draft.original else ""


def _text(draft: Draft, signature: list[str], *, signature_last: bool) -> list[str]:
    line = _attribution(draft)
    pieces = [quoted(flattened(piece, LOOK)) for piece in draft.quoted()]
    lines = text_lines(draft, [line] if line else [], pieces, signature, signature_last=signature_last)
    return wrapped(lines, WIDTH, at_angle=True)


def web_text(draft: Draft) -> list[str]:
    return _text(draft, signed(draft.signature), signature_last=True)


def mobile_text(draft: Draft) -> list[str]:
    return _text(draft, draft.signature.split("\n") if draft.signature else [], signature_last=False)


def _said(text: str, direction: str) -> str:
    """The first line stands in the outer block itself, each further one in a block of its own."""
    first, _, rest = text.partition("\n")
    block = f'<div dir="{direction}">{{}}</div>'
    blocks = lines_html(rest, block, block.format("<br>")) if rest else ""
    return f'<div dir="{direction}">{escape(first, quote=False)}{blocks}</div>'


def _quote(draft: Draft, direction: str) -> str:
    if draft.original is None:
        return ""
    _, address = draft.original.sender
    linked = f'&lt;<a href="mailto:{escape(address)}">{escape(address)}</a>&gt;'
    line = escape(_attribution(draft), quote=False).replace(f"&lt;{escape(address)}&gt;", linked)
    quotes = [BLOCKQUOTE.format(written(piece)) for piece in draft.quoted(f"m_{draft.digits('class', 19)}")]
    inside = below_html(draft, quotes, lambda text: _said(text, direction))
    container = "gmail_quote gmail_quote_container" if direction == "ltr" else "gmail_quote"
    return f'<div class="{container}"><div dir="ltr" class="gmail_attr">{line}<br></div>{inside}</div>'


def web_html(draft: Draft) -> str:
    signature = (
        '<div><br clear="all"></div><br><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" '
        f'class="gmail_signature"><div dir="ltr">{broken_html(draft.signature)}</div></div>'
    )
    tail = signature if draft.signature else ""
    if draft.above:
        return f"{_said(draft.above, 'ltr')}<br>{_quote(draft, 'ltr')}{tail}\n"
    return f'<div dir="ltr"><div dir="ltr"></div><br>{_quote(draft, "ltr")}{tail}</div>\n'


def mobile_html(draft: Draft) -> str:
    """A signature of the app is known by `data-smartmail` alone."""
    signature = f'<br><div data-smartmail="gmail_signature">{broken_html(draft.signature)}</div>'
    tail = signature if draft.signature else ""
    if draft.above:
        return f"{_said(draft.above, 'auto')}{tail}<br>{_quote(draft, 'auto')}\n"
    return f'<div dir="auto"></div><br>{_quote(draft, "auto")}{tail}\n'


def _boundary(draft: Draft) -> str:
    return "000000000000" + draft.hexadecimal("boundary", 16)


WEB = Program(headers=headers, text=web_text, html=web_html, boundary=_boundary)
MOBILE = Program(headers=headers, text=mobile_text, html=mobile_html, boundary=_boundary)
