"""Outlook for Windows, on the web, and on the phone.

None quotes: under the answer stands a block "From: Sent: To: Subject:" in the language of the program, then the mail as
it was, so that an answer below or within it has no mark at all. Windows writes Word's HTML (`p.MsoNormal`), a block
with a top border, and charsets of the region. Web and phone write `div#divRplyFwdMsg` after a rule (web after
`div#appendonsend` too), and put `x_` before our classes and ids. In text a rule is 32 underscores, and a link is
`words<address>`. Signatures have no separator; the phone's is "Get Outlook for iOS".
"""

import base64
from collections.abc import Callable, Sequence
from html import escape

from babel.dates import format_datetime

from mailflow.demo.clients.attribution import LOCALES
from mailflow.demo.clients.draft import Draft
from mailflow.demo.clients.flatten import Look, flattened
from mailflow.demo.clients.headers import ordered
from mailflow.demo.clients.layout import below_html, broken_html, lines_html, text_lines
from mailflow.demo.clients.markup import written
from mailflow.demo.clients.mime import narrowest
from mailflow.demo.clients.original import Original
from mailflow.demo.clients.outlook_labels import DESKTOP_CHARSETS, LABELS
from mailflow.demo.clients.program import Encoded, Program
from mailflow.demo.clients.signatures import OUTLOOK_MOBILE

LOOK = Look(link="{text}<{url}>", mailto=True, bullet="  *   ", picture="[{}]")
RULE = "_" * 32
ORDER = "From To Subject Date Message-ID References In-Reply-To"
STORE = "https://aka.ms/o0ukef"
SAID = '<div class="elementToProof" style="font-family: Aptos, Calibri, sans-serif; font-size: 12pt;">{}</div>'
NORMAL = '<p class="MsoNormal">{}<o:p></o:p></p>'
EMPTY = '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
LINE = '<hr style="display:inline-block;width:98%" tabindex="-1">'


def headers(draft: Draft) -> list[tuple[str, str]]:
    drawn = draft.hexadecimal("id", 22).upper()
    server = f"AM{draft.digits('server', 1)}PR04MB{draft.digits('box', 4)}"
    message_id = f"<{server}{drawn}@{server}.eurprd04.prod.outlook.com>"
    fields = ordered(draft, ORDER, message_id, LABELS[draft.language].answer)
    index = base64.b64encode(b"\x01\xdc" + draft.digest("thread")[:20]).decode()
    language = LOCALES[draft.language].replace("_", "-")
    extra = [("Thread-Index", index), ("Accept-Language", language), ("Content-Language", language)]
    return [*fields, *extra, ("X-MS-Has-Attach", ""), ("MIME-Version", "1.0")]


def _block(draft: Draft, original: Original, *, seconds: bool) -> list[tuple[str, str]]:
    """The header block's labels and values; the phone's times have seconds."""
    labels = LABELS[draft.language]
    time = labels.time.replace("mm", "mm:ss") if seconds else labels.time
    local = original.sent.astimezone(draft.now.tzinfo)
    sent = format_datetime(local, f"{labels.date} {time}", locale=LOCALES[draft.language])
    return [
        (labels.sender, _named(original.sender)),
        (labels.sent, sent),
        (labels.to, _named(original.recipient)),
        (labels.subject, draft.subject),
    ]


def _named(person: tuple[str, str]) -> str:
    name, address = person
    return f"{name} <{address}>" if name else address


def _text(draft: Draft, signature: Sequence[str], *, rule: bool, seconds: bool) -> list[str]:
    block: list[str] = []
    if draft.original:
        block = [f"{label} {value}" for label, value in _block(draft, draft.original, seconds=seconds)]
        block = [RULE, *block] if rule else block
    return text_lines(draft, block, [flattened(piece, LOOK) for piece in draft.quoted()], list(signature))


def _lines(signature: str) -> list[str]:
    return signature.split("\n") if signature else []


def desktop_text(draft: Draft) -> list[str]:
    return _text(draft, _lines(draft.signature), rule=False, seconds=False)


def web_text(draft: Draft) -> list[str]:
    return _text(draft, _lines(draft.signature), rule=True, seconds=False)


def mobile_text(draft: Draft) -> list[str]:
    footer = OUTLOOK_MOBILE[draft.language]
    lines = [f"{footer}<{STORE}>"] if draft.signature == footer else _lines(draft.signature)
    return _text(draft, lines, rule=True, seconds=True)


def _block_html(block: list[tuple[str, str]]) -> str:
    return "<br>".join(f"<b>{escape(label)}</b> {escape(value, quote=False)}" for label, value in block)


def desktop_html(draft: Draft) -> str:
    def said(text: str) -> str:
        return lines_html(text, NORMAL, EMPTY)

    signature = EMPTY + said(draft.signature) if draft.signature else ""
    quote = ""
    if draft.original:
        border = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"
        block = NORMAL.format(_block_html(_block(draft, draft.original, seconds=False)))
        quote = f'{EMPTY}<div><div style="{border}">{block}</div></div>{EMPTY}'
    below = below_html(draft, [written(piece) for piece in draft.quoted()], said)
    body = said(draft.above) + signature + quote + below if draft.above else quote + below + signature
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>'
        '<meta name="Generator" content="Microsoft Word 15 (filtered medium)"><style><!--\n'
        'p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0in; font-size:11.0pt; font-family:"Calibri",sans-serif;}\n'
        '--></style></head><body lang="EN-US" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">'
        f'<div class="WordSection1">{body}</div></body></html>\n'
    )


def _reply_block(draft: Draft, *, seconds: bool) -> str:
    if draft.original is None:
        return ""
    block = _block_html(_block(draft, draft.original, seconds=seconds))
    font = 'face="Calibri, sans-serif" style="font-size:11pt" color="#000000"'
    return f'{LINE}<div id="divRplyFwdMsg" dir="ltr"><font {font}>{block}</font><div>&nbsp;</div></div>'


def _below(draft: Draft, said: Callable[[str], str]) -> str:
    """The quoted mail, which web and phone keep in a block of its own."""
    pieces = [written(piece) for piece in draft.quoted("x_")]
    return f"<div>{below_html(draft, pieces, said)}</div>" if pieces else ""


def _page(body: str) -> str:
    style = '<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style>'
    return f'<html><head>{style}</head><body dir="ltr">{body}</body></html>\n'


def web_html(draft: Draft) -> str:
    def said(text: str) -> str:
        return lines_html(text, SAID, SAID.format("<br>"))

    signature = f'<div id="Signature"><p>{broken_html(draft.signature)}</p></div>' if draft.signature else ""
    quote = '<div id="appendonsend"></div>' + _reply_block(draft, seconds=False) if draft.original else ""
    below = _below(draft, said)
    ours = said(draft.above) if draft.above else SAID.format("<br>")
    return _page(ours + signature + quote + below if draft.above else ours + quote + below + signature)


def mobile_html(draft: Draft) -> str:
    def said(text: str) -> str:
        return lines_html(text, '<div dir="auto">{}</div>', '<div dir="auto"><br></div>')

    words = escape(draft.signature).replace("\n", "<br>")
    if draft.signature == OUTLOOK_MOBILE[draft.language]:
        words = f'<a href="{STORE}">{words}</a>'
    signature = f'<div id="ms-outlook-mobile-signature"><div></div>{words}</div>' if words else ""
    below = _below(draft, said)
    quote = _reply_block(draft, seconds=True)
    return _page(said(draft.above) + signature + quote + below if draft.above else quote + below + signature)


def _boundary(draft: Draft) -> str:
    return f"_000_{draft.hexadecimal('boundary', 30).upper()}_"


def desktop_encoded(draft: Draft, text: str) -> Encoded:
    regional = DESKTOP_CHARSETS.get(draft.language, "Windows-1252")
    return narrowest(text, "us-ascii", regional), "quoted-printable"


def online_encoded(_draft: Draft, text: str) -> Encoded:
    charset = narrowest(text, "us-ascii", "iso-8859-1")
    return charset, "base64" if charset == "utf-8" else "quoted-printable"


DESKTOP = Program(headers=headers, text=desktop_text, html=desktop_html, boundary=_boundary, encoded=desktop_encoded)
WEB = Program(headers=headers, text=web_text, html=web_html, boundary=_boundary, encoded=online_encoded)
MOBILE = Program(headers=headers, text=mobile_text, html=mobile_html, boundary=_boundary, encoded=online_encoded)
