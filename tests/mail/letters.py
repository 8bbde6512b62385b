"""A letter as the house would hand it over, for the tests of outgoing mail."""

from datetime import UTC, datetime

from mailflow.mail.compose import Letter
from mailflow.mail.tokens import Tokens, make_all

TOKENS: Tokens = make_all(b"k" * 32, b"n" * 16)

LETTER = Letter(
    from_name="The Women's Alliance",
    from_address="alliance@in.example.org",
    reply_address_template="alliance+⟦reply⟧@in.example.org",
    to_name="Tom Berg",
    to_address="tom@home.example",
    subject="Mia asks you to be a mentor",
    text="Hello Tom,\n\nsay yes: https://m.example.org/do/⟦link⟧/1\n",
    html='<p>Hello Tom, <a href="https://m.example.org/do/⟦link⟧/1">say yes</a></p>\n',
    message_id="<request.7.1@in.example.org>",
    kind="prompt",
    list_id="alliance.in.example.org",
    feedback_id="request_received:alliance:mailflow",
    reason="a request by Mia",
    date=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    base_url="https://m.example.org",
    in_reply_to="<request.7.0@in.example.org>",
    references=("<request.7.0@in.example.org>",),
)
