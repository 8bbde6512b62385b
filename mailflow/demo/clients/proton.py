"""Proton Mail in the browser.

It marks the quoted mail twice (`div.protonmail_quote` around `blockquote.protonmail_quote`), puts its own line under
the answer in `div.protonmail_signature_block` unless a person has paid to lose it, sends base64, and in text keeps a
Markdown-like link in that line.
"""

import base64
from html import escape

from mailflow.demo.clients.attribution import PROTON, attribution
from mailflow.demo.clients.draft import Draft
from mailflow.demo.clients.flatten import Look, flattened, quoted
from mailflow.demo.clients.headers import ordered
from mailflow.demo.clients.layout import below_html, broken_html, lines_html, text_lines
from mailflow.demo.clients.markup import written
from mailflow.demo.clients.program import Encoded, Program
from mailflow.demo.clients.signatures import PROTON as FOOTERS

LOOK = Look(link="[{text}]({url})", mailto=True, bullet="- ")
ORDER = "Date To From Subject Message-ID In-Reply-To References MIME-Version"
SITE = "https://proton.me/mail/home"
FONT = "font-family: Arial, sans-serif; font-size: 14px;"


def headers(draft: Draft) -> list[tuple[str, str]]:
    drawn = base64.urlsafe_b64encode(draft.digest("id") + draft.digest("more")).decode()
    fields = ordered(draft, ORDER, f"<{drawn[:64]}=@{draft.domain}>")
    return [*fields, ("X-Pm-Message-ID", draft.hexadecimal("pm", 40))]


def _attribution(draft: Draft) -> str:
    return attribution(PROTON[draft.language], draft.original, draft.now, draft.language) if draft.original else ""


def text(draft: Draft) -> list[str]:
    line = _attribution(draft)
    pieces = [quoted(flattened(piece, LOOK), blank="> ") for piece in draft.quoted()]
    footer = FOOTERS[draft.language]
    linked = footer.replace("Proton Mail", f"[Proton Mail]({SITE})")
    signature = linked if draft.signature == footer else draft.signature
    return text_lines(draft, [line] if line else [], pieces, signature.split("\n") if signature else [])


def _said(words: str) -> str:
    return lines_html(words, f'<div style="{FONT}">{{}}</div>', f'<div style="{FONT}"><br></div>')


def html(draft: Draft) -> str:
    signature = _signature(draft)
    quote = ""
    if draft.original:
        line = escape(_attribution(draft), quote=False)
        block = '<blockquote class="protonmail_quote" type="cite">{}</blockquote>'
        below = below_html(draft, [block.format(written(piece)) for piece in draft.quoted()], _said)
        quote = f'<div class="protonmail_quote">{line}<br><br>{below}<br></div>'
    return _said(draft.above) + signature + quote if draft.above else quote + signature


def _signature(draft: Draft) -> str:
    if not draft.signature:
        return ""
    footer = FOOTERS[draft.language]
    words = broken_html(draft.signature)
    if draft.signature == footer:
        link = f'<a target="_blank" href="{SITE}">Proton Mail</a>'
        own, words = "", words.replace("Proton Mail", link)
    else:
        own, words = words, ""
    return (
        f'<div style="{FONT}"><br></div><div class="protonmail_signature_block" style="{FONT}">'
        f'<div class="protonmail_signature_block-user">{own}</div>'
        f'<div class="protonmail_signature_block-proton">{words}</div></div><div style="{FONT}"><br></div>'
    )


def _boundary(draft: Draft) -> str:
    return f"b1=_{draft.hexadecimal('boundary', 40)}"


def encoded(_draft: Draft, _words: str) -> Encoded:
    return "utf-8", "base64"


PROTON_MAIL = Program(headers=headers, text=text, html=html, boundary=_boundary, encoded=encoded)
