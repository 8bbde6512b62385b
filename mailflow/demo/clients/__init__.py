"""How mail programs write: replies, new mails, absence notes and bounces as real MIME, of the arguments alone.

No clock, network, file or chance; every sentence is ours, every form is what the program of that name really sends.
"""

from typing import get_args

from mailflow.demo.clients.corporate import disclaimer, warning
from mailflow.demo.clients.draft import Language, Style
from mailflow.demo.clients.machine import Responder, bounce_of, out_of_office
from mailflow.demo.clients.reaction import reaction
from mailflow.demo.clients.reply import Client, Encoding, mail_from_stranger, new_mail, reply_as
from mailflow.demo.clients.rsvp import Answer, calendar_reply
from mailflow.demo.clients.signatures import SIGN_OFFS

CLIENTS: tuple[Client, ...] = get_args(Client)
LANGUAGES: tuple[Language, ...] = get_args(Language)
STYLES: tuple[Style, ...] = get_args(Style)
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)

__all__ = [
    "CLIENTS",
    "ENCODINGS",
    "LANGUAGES",
    "SIGN_OFFS",
    "STYLES",
    "Answer",
    "Client",
    "Encoding",
    "Language",
    "Responder",
    "Style",
    "bounce_of",
    "calendar_reply",
    "disclaimer",
    "mail_from_stranger",
    "new_mail",
    "out_of_office",
    "reaction",
    "reply_as",
    "warning",
]
