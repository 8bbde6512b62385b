"""A mail's HTML as the frame shows it: in one colour scheme, its links opening outside. Changes no mail."""

import re
from email.utils import getaddresses
from html import escape, unescape
from typing import Final
from urllib.parse import parse_qs, quote, urlsplit

from mailflow.demo.inbox import Delivered

HEADERS: Final = {
    "Content-Security-Policy": (
        "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation; "
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}
"""No script of a mail ever runs, nothing is fetched, and a link opens a page of its own."""

_MAILTO = re.compile(r'href="mailto:([^"]*)"')


def framed(mail: Delivered, scheme: str, answer_at: str) -> str:
    """`scheme` is light or dark; `answer_at` is the page whose reply box a `mailto:` button fills."""
    dark = scheme == "dark"
    html = mail.html or f"<html><head></head><body><pre>{escape(mail.text)}</pre></body></html>"
    html = html.replace("(prefers-color-scheme: dark)", "(min-width: 0)" if dark else "(max-width: 0)")
    html = html.replace('content="light dark"', f'content="{scheme}"')
    # A mail without a ground of its own gets the reader's, as in a mail program.
    ground = f'<style>html{{color-scheme:{scheme};background:Canvas}}</style><base target="_blank">'
    html = html.replace("<head>", f"<head>{ground}", 1)
    return _MAILTO.sub(lambda found: f'target="_top" href="{escape(_reply_link(found[1], answer_at))}"', html)


def links(mail: Delivered) -> list[str]:
    """The magic links in it, each once."""
    found = re.findall(r'href="(https?://[^"]+/do/[^"]+)"', mail.html)
    return list(dict.fromkeys(unescape(link) for link in found))


def named(mail: Delivered, header: str) -> str:
    """A field's first address, without its name."""
    found = getaddresses([str(mail.message[header] or "")])
    return found[0][1] if found else ""


def _reply_link(target: str, answer_at: str) -> str:
    body = parse_qs(urlsplit(f"mailto:{unescape(target)}").query).get("body", [""])[0]
    return f"{answer_at}?words={quote(body)}#answer"
