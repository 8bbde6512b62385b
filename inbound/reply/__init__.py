"""Reply text: what the person newly wrote, out of all that a mail program sends along."""

from inbound.message import Message
from inbound.reply.html import as_text
from inbound.reply.lines import own_words

__all__ = ["own_words", "reply_of"]


def reply_of(message: Message, sent: str = "", our_addresses: frozenset[str] = frozenset()) -> str:
    """The reply in a message; the plain text counts, and HTML where there is none."""
    text = message.text if message.text.strip() else as_text(message.html)
    return own_words(text, sent, our_addresses)
