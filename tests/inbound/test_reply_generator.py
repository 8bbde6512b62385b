"""Every mail of the catalogue, answered as eleven programs answer: the words of the person come out, and no others."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from random import Random

import pytest

from inbound.message import parse
from inbound.reply import reply_of
from mailflow.demo.clients import CLIENTS, ENCODINGS, LANGUAGES, STYLES
from mailflow.mail.render import Rendered
from tests.demo.generator import ANSWERS, Case, case, cases
from tests.demo.letters import HTML, IN_BOTH, TEXT
from tests.mail.samples import names, sample

RIGHT = 0.99


@cache
def rendered(name: str, role: str) -> Rendered:
    return sample(name, role)


def as_sent(mail: Rendered) -> bytes:
    """The mail on the wire, its tokens filled in as the transport does."""
    message = EmailMessage(policy=SMTP.clone(max_line_length=200))
    message["From"] = "The Women's Alliance <alliance@in.example.org>"
    message["Reply-To"] = "The Women's Alliance <alliance+r4nd0mt0k3n@in.example.org>"
    message["To"] = "Ana Silva <ana@home.example>"
    message["Subject"] = mail.subject
    message["Date"] = "Tue, 03 Mar 2026 08:15:00 +0000"
    message["Message-ID"] = "<request.7.1@in.example.org>"
    message.set_content(filled(mail.text))
    message.add_alternative(filled(mail.html), subtype="html")
    return message.as_bytes()


def filled(twin: str) -> str:
    return twin.replace("⟦link⟧", "k7f3q9zz2m5x8").replace("⟦reply⟧", "r4nd0mt0k3n")


def replies(count: int, seed: int) -> Iterator[tuple[Case, Rendered]]:
    """Replies to mails of the catalogue, spread evenly over all that varies."""
    draw = Random(seed)
    for number in range(count):
        name = names()[number % len(names())]
        mail = rendered(name, draw.choice(("mentor", "mentee")))
        reply = case(
            as_sent(mail),
            draw.choice(ANSWERS),
            CLIENTS[number % len(CLIENTS)],
            draw.choice(STYLES),
            draw.choice(LANGUAGES),
            draw.choice((None, *ENCODINGS)),
            signed=draw.random() < 0.5,
            gateway=draw.random() < 0.5,
        )
        yield Case((name, *reply.tags), reply.raw, reply.expected), mail


def misread(reply: Case, text: str, html: str) -> str:
    """What came out in place of the person's words; empty when these did. Programs wrap words, so space is folded."""
    found = reply_of(parse(reply.raw), text, sent_html=html)
    return "" if found.split() == reply.expected.split() else f"{reply.tags}: {found[:300]!r}"


def leaked(wrong: str, reply: Case) -> bool:
    return len(wrong) > len(repr(reply.expected)) + len(str(reply.tags)) + 10


def test_the_answer_and_nothing_else_comes_out_of_a_reply_to_any_of_our_mails() -> None:
    found = [(misread(reply, mail.text, mail.html), reply) for reply, mail in replies(330, seed=5)]
    wrong = [words for words, _ in found if words]
    assert len(wrong) <= len(found) * (1 - RIGHT), wrong[:5]
    assert not [words for words, reply in found if words and leaked(words, reply)]


@pytest.mark.long
def test_the_answer_comes_out_of_replies_to_any_of_our_mails_in_the_long_run() -> None:
    found = [(misread(reply, mail.text, mail.html), reply) for reply, mail in replies(2_000, seed=17)]
    wrong = [words for words, _ in found if words]
    assert len(wrong) <= len(found) * (1 - RIGHT), wrong[:5]
    assert not [words for words, reply in found if words and leaked(words, reply)]


@pytest.mark.long
def test_the_answer_comes_out_in_every_combination() -> None:
    every = [(misread(reply, TEXT, HTML), reply) for answer in ANSWERS for reply in cases(IN_BOTH, answer)]
    wrong = [words for words, _ in every if words]
    assert len(wrong) <= len(every) * (1 - RIGHT), wrong[:5]
    assert not [words for words, reply in every if words and leaked(words, reply)]
