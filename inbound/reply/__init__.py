"""Reply text: what the person newly wrote, out of all that a mail program sends along."""

from dataclasses import replace

from inbound.message import Message
from inbound.reply.html import as_text, begins_with
from inbound.reply.lines import Words, extract, own_words

__all__ = ["Words", "extract", "own_words", "reply_of", "shown_words", "words_in"]


def reply_of(
    message: Message, sent: str = "", our_addresses: frozenset[str] = frozenset(), *, sent_html: str = ""
) -> str:
    """The reply in a message, as it is shown."""
    return words_in(message, sent, our_addresses, sent_html=sent_html).shown


def words_in(
    message: Message, sent: str = "", our_addresses: frozenset[str] = frozenset(), *, sent_html: str = ""
) -> Words:
    """The person's own words in a message; the plain text counts, and HTML where there is none."""
    name = next((name for name, _ in message.from_field), "")
    if message.text.strip():
        return extract(message.text, sent, our_addresses, sent_html=sent_html, name=name)
    known = bool(sent or sent_html)
    words = extract(as_text(message.html, fenced=not known), sent, our_addresses, sent_html=sent_html, name=name)
    if words.shown or known:
        return words
    # All of it stands within a fence, as a forwarded mail does: shown, so that it is not taken for an empty one.
    return Words(extract(as_text(message.html, fenced=False), name=name).shown, "")


def shown_words(
    message: Message, read: Words, sent: str = "", our_addresses: frozenset[str] = frozenset(), *, sent_html: str = ""
) -> Words | None:
    """What the HTML beside the plain text says, where it does not plainly begin with the same words."""
    if not message.text.strip() or not message.html.strip() or begins_with(message.html, read.shown):
        return None
    words = words_in(replace(message, text=""), sent, our_addresses, sent_html=sent_html)
    return words if words.read.split() and words.read.split() != read.read.split() else None
