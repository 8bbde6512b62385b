"""Composing a mail: facts to bytes, against Jinja + css-inline + EmailMessage. Goal: at least 7 times as fast."""

import re
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import css_inline

from mailflow import languages
from mailflow.mail.compose import compose
from mailflow.mail.render import Rendered, Renderer
from mailflow.mail.tokens import fill
from tests.mail.letters import LETTER, TOKENS
from tests.mail.samples import BUTTONS, FACTS, RENDERER, TEMPLATES

ROUNDS, MAILS = 15, 50
EMAIL = "request_received"
TOLD = {name: FACTS[name] for name in ("programme", "you", "request", "mentor", "mentee", "partner", "partner_role")}


def render(renderer: Renderer) -> Rendered:
    """The same mail for both."""
    return renderer.render(EMAIL, language="en", facts=TOLD, buttons=BUTTONS, words=("“Yes”, and you are introduced",))


def ours() -> bytes:
    """Templates inlined as they were loaded, bytes put together directly."""
    mail = render(RENDERER)
    return compose(replace(LETTER, subject=mail.subject, text=mail.text, html=mail.html), TOKENS)


def peer(folder: Path) -> Callable[[], bytes]:
    """The usual way: the same templates with classes, each mail inlined, and the library's own message."""
    for path in TEMPLATES.iterdir():
        source = re.sub(r'class="([a-z ]*)"', r"class='\1'", path.read_text("utf-8"))
        (folder / path.name).write_text(source, "utf-8")
    renderer = Renderer([folder], "https://mailflow.example.org", "in.example.org", languages.load)
    inliner = css_inline.CSSInliner(extra_css=(TEMPLATES / "_style.css").read_text("utf-8"))

    def make() -> bytes:
        mail = render(renderer)
        message = EmailMessage(policy=SMTP)
        message["From"] = f'"{LETTER.from_name}" <{LETTER.from_address}>'
        message["To"] = f"{LETTER.to_name} <{LETTER.to_address}>"
        message["Reply-To"] = f'"{LETTER.from_name}" <{fill(LETTER.reply_address_template, TOKENS)}>'
        message["Subject"] = mail.subject
        message["Date"] = LETTER.date
        message["Message-ID"] = LETTER.message_id
        message["In-Reply-To"] = LETTER.in_reply_to
        message["References"] = " ".join(LETTER.references)
        message["Auto-Submitted"] = "auto-generated"
        message["List-Id"] = f"<{LETTER.list_id}>"
        message["List-Unsubscribe"] = f"<{LETTER.base_url}/unsubscribe/{TOKENS.link}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message["X-Mailflow-Reason"] = LETTER.reason
        message.set_content(fill(mail.text, TOKENS))
        message.add_alternative(fill(inliner.inline(mail.html), TOKENS), subtype="html")
        return message.as_bytes()

    return make


def microseconds(make: Callable[[], bytes]) -> float:
    """CPU time a mail."""
    start = time.process_time()
    for _ in range(MAILS):
        make()
    return (time.process_time() - start) / MAILS * 1e6


def main() -> None:
    """Interleaved rounds, medians, the ratio last."""
    with tempfile.TemporaryDirectory() as folder:
        other = peer(Path(folder))
        rounds = [(microseconds(ours), microseconds(other)) for _ in range(ROUNDS)]
        mine, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
        print(f"ours  {mine:8.0f} µs a mail, {len(ours())} bytes")
        print(f"peer  {theirs:8.0f} µs a mail, {len(other())} bytes")
        print(f"ratio {theirs / mine:8.1f} (goal 7)")


if __name__ == "__main__":
    main()
