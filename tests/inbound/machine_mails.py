"""The example mails of machines, and of people who look like them, as raw messages, also dressed up otherwise."""

import base64
import tomllib
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from functools import cache
from html import escape
from pathlib import Path

FOLDER = Path(__file__).parent / "machines"
KINDS = {"bounces": "bounce", "answers": "auto_reply", "complaints": "complaint", "people": "human"}


@dataclass(frozen=True)
class Example:
    """One mail. `severity` is of bounces alone."""

    name: str
    kind: str
    raw: bytes
    severity: str = ""


@cache
def examples() -> tuple[Example, ...]:
    """All of them."""
    return tuple(
        Example(mail["name"], kind, _raw(mail), mail.get("severity", ""))
        for name, kind in KINDS.items()
        for mail in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["mail"]
    )


def _raw(mail: dict[str, str]) -> bytes:
    if "raw" in mail:
        return mail["raw"].lstrip("\n").encode()
    message = EmailMessage()
    message["From"], message["To"] = "Orla Byrne <orla@birch.example>", "alliance@lantern.example"
    message["Subject"] = mail["subject"]
    message.set_content(mail["body"])
    return message.as_bytes()


def without_null_path(raw: bytes) -> bytes:
    """As a mail store that drops the envelope keeps it."""
    return b"\n".join(line for line in raw.split(b"\n") if not line.lower().startswith(b"return-path: <>"))


def as_html(raw: bytes) -> bytes:
    """The same in HTML alone, a line a paragraph."""
    return _dressed(raw, html=True)


def as_base64(raw: bytes) -> bytes:
    """The same with its body in base64."""
    return _dressed(raw, html=False)


def _dressed(raw: bytes, *, html: bool) -> bytes:
    """What is no plain text comes back as it was."""
    message = message_from_bytes(raw)
    payload = message.get_payload(decode=True)
    if message.is_multipart() or message.get_content_type() != "text/plain" or not isinstance(payload, bytes):
        return raw
    text = payload.decode()
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines()) if html else text
    for name in ("Content-Type", "Content-Transfer-Encoding", "MIME-Version"):
        del message[name]
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = f"text/{'html' if html else 'plain'}; charset=utf-8"
    message["Content-Transfer-Encoding"] = "base64"
    message.set_payload(base64.encodebytes(body.encode()).decode())
    return message.as_bytes()
