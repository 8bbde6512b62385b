"""The tokens of a message, and the placeholders that stand for them until it is sent. Knows no storage."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Final, Literal

Purpose = Literal["reply", "link", "bounce"]

REPLY: Final = "⟦reply⟧"
LINK: Final = "⟦link⟧"
BOUNCE: Final = "⟦bounce⟧"
LENGTH: Final = 26
"""130 bits at five a character; RFC 4648 §6 alphabet, in lower case."""


@dataclass(frozen=True)
class Tokens:
    """What the deliverer fills in as it sends: one for answering, one for links, one for the return path."""

    reply: str
    link: str
    bounce: str


def new_nonce() -> bytes:
    """The random half of a message's tokens, kept on its row."""
    return secrets.token_bytes(16)


def make(secret: bytes, nonce: bytes, purpose: Purpose) -> str:
    """The same token each time for the same row: neither the key nor the row alone gives it away."""
    mac = hmac.new(secret, purpose.encode("ascii") + b":" + nonce, hashlib.sha256).digest()
    return base64.b32encode(mac).decode("ascii").lower()[:LENGTH]


def make_all(secret: bytes, nonce: bytes) -> Tokens:
    """The three tokens of one message."""
    return Tokens(make(secret, nonce, "reply"), make(secret, nonce, "link"), make(secret, nonce, "bounce"))


def digest(token: str) -> str:
    """What a row keeps to be found by; case is folded because mail programs lower-case addresses."""
    return hashlib.sha256(token.casefold().encode("utf-8")).hexdigest()


def fill(body: str, tokens: Tokens) -> str:
    """The body as it goes out. Stored and shown bodies are never filled."""
    return body.replace(REPLY, tokens.reply).replace(LINK, tokens.link).replace(BOUNCE, tokens.bounce)
