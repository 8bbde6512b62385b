"""Reply text: what the person newly wrote, out of all that a mail program sends along."""

from inbound.message import Message
from inbound.reply.html import as_text
from inbound.reply.lines import own_words

__all__ = ["own_words", "reply_of"]


def reply_of(
    message: Message, sent: str = "", our_addresses: frozenset[str] = frozenset(), *, sent_html: str = ""
) -> str:
    """The reply in a message; the plain text counts, and HTML where there is none."""
    name = next((name for name, _ in message.from_field), "")
    text = message.text
    if not text.strip():
        text = as_text(message.html, fenced=not (sent or sent_html))
    return own_words(text, sent, our_addresses, sent_html=sent_html, name=name)
