"""Yahoo Mail in the browser.

It marks the whole quoted mail as `div#yahoo_quoted_…` and indents instead of quoting: in text the attribution has four
spaces and the mail two, with no mark; an answer within the quoted mail stays inside that element. Classes and ids of
ours come back with `yiv` and a number before them.
"""

from html import escape

from mailflow.demo.clients.attribution import YAHOO, attribution
from mailflow.demo.clients.draft import Draft
from mailflow.demo.clients.flatten import Look, flattened
from mailflow.demo.clients.headers import ordered
from mailflow.demo.clients.layout import below_html, broken_html, lines_html, text_lines
from mailflow.demo.clients.markup import written
from mailflow.demo.clients.program import Program

LOOK = Look(link="", bullet="   - ", cell=" ")
ORDER = "Date From To Message-ID In-Reply-To References Subject MIME-Version"
FONT = "font-family:Helvetica Neue, Helvetica, Arial, sans-serif;font-size:13px;"


def headers(draft: Draft) -> list[tuple[str, str]]:
    number, thread = draft.digits("id", 10), draft.digits("thread", 7)
    message_id = f"<{number}.{thread}.{int(draft.now.timestamp() * 1000)}@mail.yahoo.com>"
    return [*ordered(draft, ORDER, message_id), ("X-Mailer", "WebService/1.1.24149 YMailNovation")]


def _attribution(draft: Draft) -> str:
    return attribution(YAHOO[draft.language], draft.original, draft.now, draft.language) if draft.original else ""


def text(draft: Draft) -> list[str]:
    line = _attribution(draft)
    pieces = [[f"  {words}" if words else " " for words in flattened(piece, LOOK)] for piece in draft.quoted()]
    signature = draft.signature.split("\n") if draft.signature else []
    return text_lines(draft, [f"    {line}  ", " "] if line else [], pieces, signature, glued=True)


def _said(words: str) -> str:
    return lines_html(words, '<div dir="ltr" data-setdir="false">{}</div>', "<div><br></div>")


def html(draft: Draft) -> str:
    wrap = f'<div class="ydp{draft.hexadecimal("class", 8)}yahoo-style-wrap" style="{FONT}">{{}}</div>'
    signature = f'<div><br></div><div class="signature">{broken_html(draft.signature)}</div>' if draft.signature else ""
    own = wrap.format(_said(draft.above) + signature) if draft.above else ""
    return f"<html><head></head><body>{own}{_quote(draft)}{'' if draft.above else signature}</body></html>\n"


def _quote(draft: Draft) -> str:
    if draft.original is None:
        return ""
    number, prefix = draft.digits("quoted", 10), f"yiv{draft.digits('prefix', 10)}"
    pieces = [f'<div id="{prefix}">{written(piece)}</div>' for piece in draft.quoted(prefix)]
    inside = below_html(draft, pieces, _said)
    line = escape(_attribution(draft), quote=False)
    return (
        f'<div><br></div><div id="yahoo_quoted_{number}" class="yahoo_quoted"><div style="{FONT}color:#26282a;">'
        f"<div>{line}</div><div><br></div><div><br></div><div>{inside}</div></div></div>"
    )


def _boundary(draft: Draft) -> str:
    return f"----=_Part_{draft.digits('part', 7)}_{draft.digits('of', 9)}.{int(draft.now.timestamp() * 1000)}"


YAHOO_MAIL = Program(headers=headers, text=text, html=html, boundary=_boundary)
