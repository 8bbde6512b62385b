"""Apple Mail on the Mac and Mail on the iPhone.

The attribution is part of the quoted mail: in text it has the quoting mark itself (`> On … wrote:`), in HTML it stands
in `blockquote[type=cite]`, which is their only mark. The Mac sets `Apple-interchange-newline` under it. The iPhone puts
"Sent from my iPhone" between answer and quote, and a U+FEFF before the first quoted word. Blank quoted lines keep the
space after the mark.
"""

from html import escape

from mailflow.demo.clients.attribution import APPLE, attribution
from mailflow.demo.clients.draft import Draft
from mailflow.demo.clients.flatten import Look, flattened, quoted
from mailflow.demo.clients.headers import ordered
from mailflow.demo.clients.layout import below_html, broken_html, lines_html, text_lines
from mailflow.demo.clients.markup import written
from mailflow.demo.clients.program import Program

LOOK = Look(bullet="• ", hidden=False)
MARK = "\ufeff"
CITE = '<blockquote type="cite">{}</blockquote>'
MAC_ORDER = "From Message-ID MIME-Version Subject Date In-Reply-To To References"
PHONE_ORDER = "From MIME-Version Subject Date Message-ID References In-Reply-To To"


def _message_id(draft: Draft) -> str:
    return f"<{draft.uuid('id').upper()}@{draft.domain}>"


def mac_headers(draft: Draft) -> list[tuple[str, str]]:
    return [*ordered(draft, MAC_ORDER, _message_id(draft)), ("X-Mailer", "Apple Mail (2.3826.200.121)")]


def phone_headers(draft: Draft) -> list[tuple[str, str]]:
    return [*ordered(draft, PHONE_ORDER, _message_id(draft)), ("X-Mailer", "iPhone Mail (22D72)")]


def _attribution(draft: Draft) -> str:
    return attribution(APPLE[draft.language], draft.original, draft.now, draft.language) if draft.original else ""


def _text(draft: Draft, mark: str) -> list[str]:
    line = _attribution(draft)
    above_quote = quoted([line, ""], blank="> ") if line else []
    pieces = [quoted(flattened(piece, LOOK), blank="> ") for piece in draft.quoted(mark=mark)]
    signature = draft.signature.split("\n") if draft.signature else []
    return text_lines(draft, above_quote, pieces, signature, glued=True)


def mac_text(draft: Draft) -> list[str]:
    return _text(draft, "")


def phone_text(draft: Draft) -> list[str]:
    return _text(draft, MARK)


def _said(text: str) -> str:
    return lines_html(text, "<div>{}</div>", "<div><br></div>")


def mac_html(draft: Draft) -> str:
    line = escape(_attribution(draft), quote=False)
    pieces = [f"<div>{written(piece)}</div>" for piece in draft.quoted()]
    pieces[:1] = [f'<div>{line}</div><br class="Apple-interchange-newline">{piece}' for piece in pieces[:1]]
    inside = below_html(draft, [CITE.format(piece) for piece in pieces], _said)
    signature = f"<br><div>{broken_html(draft.signature)}</div>" if draft.signature else ""
    body = _said(draft.above) + signature if draft.above else ""
    below = f"<div><br>{inside}</div><br>" if inside else ""
    style = "overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;"
    return (
        '<html aria-label="message body"><head><meta http-equiv="content-type" content="text/html; charset=utf-8">'
        f'</head><body style="{style}">{body}{below}{"" if draft.above else signature}</body></html>\n'
    )


def phone_html(draft: Draft) -> str:
    line = escape(_attribution(draft), quote=False)
    cite = f'<div dir="ltr"><br><blockquote type="cite">{line}<br><br></blockquote></div>' if line else ""
    pieces = [CITE.format(f'<div dir="ltr">{written(piece)}</div>') for piece in draft.quoted(mark=MARK)]
    inside = below_html(draft, pieces, lambda text: f'<div dir="ltr">{_said(text)}</div>')
    signature = f'<br><div dir="ltr">{broken_html(draft.signature)}</div>' if draft.signature else ""
    body = _said(draft.above) + signature if draft.above else ""
    return (
        '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>'
        f'<body dir="auto">{body}{cite}{inside}{"" if draft.above else signature}</body></html>\n'
    )


def _mac_boundary(draft: Draft) -> str:
    return f"Apple-Mail=_{draft.uuid('boundary').upper()}"


def _phone_boundary(draft: Draft) -> str:
    return f"Apple-Mail-{draft.uuid('boundary').upper()}"


MAC = Program(headers=mac_headers, text=mac_text, html=mac_html, boundary=_mac_boundary)
PHONE = Program(headers=phone_headers, text=phone_text, html=phone_html, boundary=_phone_boundary)
