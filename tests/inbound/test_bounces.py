"""Hard bounces told from soft ones: only an address that is no more counts against a person."""

import pytest

from inbound.message import parse
from inbound.read import Context, read
from mailflow.demo.clients import bounce_of
from tests.demo.generator import NOW
from tests.demo.letters import IN_BOTH


def report(status: str, diagnostic: str = "", action: str = "failed") -> bytes:
    told = f"Diagnostic-Code: smtp; {diagnostic}\n" if diagnostic else ""
    return (
        'From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nYour message came back.\n--b\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ana@example.org\n"
        f"Action: {action}\nStatus: {status}\n{told}--b--\n"
    ).encode()


def undeclared(words: str) -> bytes:
    return f"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice\n\n{words}\n".encode()


@pytest.mark.parametrize(
    "raw",
    [
        report("5.1.1"),
        report("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound"),
        report("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled"),
        report("5.4.4", "host not found"),
        report("5.0.0", "550 No such user here"),
        report("5.7.1", "550 5.7.1 ana@example.org: Recipient address rejected: User unknown"),
        undeclared("I wasn't able to deliver your message. 550 5.1.1 User unknown"),
        undeclared("Sorry, no mailbox here by that name."),
        undeclared("Der Empfänger ana@example.org ist unbekannt. Nachricht nicht zustellbar."),
    ],
)
def test_an_address_that_is_no_more_bounces_hard(raw: bytes) -> None:
    reading = read(raw, Context())
    assert (reading.kind, reading.method) == ("bounce", "hard")


@pytest.mark.parametrize(
    "raw",
    [
        report("4.4.1"),
        report("4.2.2", "452 4.2.2 mailbox full"),
        report("5.2.2", "552 5.2.2 mailbox is over quota"),
        report("5.1.1", action="delayed"),
        report("5.7.1", "554 5.7.1 message blocked because of its content"),
        report("5.7.1", "550 5.7.1 this mail is against our policy"),
        report("5.3.4", "message too big"),
        report("5.4.7", "delivery time expired"),
        report("5.0.0", "550 mail refused"),
        report("5.1.1", "550 5.1.1 mailbox temporarily unavailable, try again later"),
        undeclared("I wasn't able to deliver your message: the mailbox is full."),
        undeclared("Delivery is delayed; we will keep trying. Your message could not be delivered yet."),
        undeclared("Your message could not be delivered."),
    ],
)
def test_what_may_pass_bounces_soft(raw: bytes) -> None:
    reading = read(raw, Context())
    assert (reading.kind, reading.method) == ("bounce", "soft")


@pytest.mark.parametrize("hard", [True, False])
def test_a_report_as_mail_servers_write_it_is_told_apart(hard: bool) -> None:
    reading = read(bounce_of(IN_BOTH, hard=hard, now=NOW), Context())
    assert (reading.kind, reading.method) == ("bounce", "hard" if hard else "soft")


def test_a_report_of_any_form_is_read_without_an_exception() -> None:
    for size in range(0, 400, 7):
        read(report("5.1.1", "550 no such user")[:size], Context())
    assert parse(report("9.9.9")).parts
