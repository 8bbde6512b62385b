"""Mail that cannot be read: a machine's is known by its marks all the same, a person's is held."""

import base64

import pytest

from inbound.caps import BEGINNING_BYTES, beginning
from inbound.message import Unreadable, opened, parse
from inbound.read import Context, read

REPORT = b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n'
DAEMON = b"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: post@lantern.example\nSubject: Undeliverable mail\n"
ANA = b"From: Ana Duarte <ana@example.org>\nTo: post@lantern.example\nSubject: Re: Will you mentor Kofi?\n"
STATUS = b"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; kofi@example.org\nAction: failed\nStatus: 5.1.1\n"
STATUS_PART = b"--b\nContent-Type: message/delivery-status\n\n" + STATUS


def report(text: bytes, rest: bytes = b"", status: bytes = STATUS_PART) -> bytes:
    return DAEMON + REPORT + b"\n--b\n" + text + b"\n" + status + rest + b"--b--\n"


def returned(letter: bytes) -> bytes:
    return b"--b\nContent-Type: message/rfc822\n\n" + letter + b"\n"


PLAIN = b"Content-Type: text/plain; charset=us-ascii\n\nIt could not be delivered.\n"
NESTED = b"".join(b'Content-Type: multipart/mixed; boundary="n%d"\n\n--n%d\n' % (i, i) for i in range(30))
DIGEST = b"Content-Type: multipart/digest; boundary=d\n\n" + b"--d\nContent-Type: message/rfc822\n\nTo: a\n\nb\n" * 300
LONG_HEADER = b"References: " + b"<a@b.example>\n " * 12_000 + b"<c@d.example>\n"
REPORTS = {
    "utf-7, as Exchange 2003 writes": report(PLAIN.replace(b"us-ascii", b"unicode-1-1-utf-7")),
    "utf-7 in what is returned": report(PLAIN, returned(b"Content-Type: text/plain; charset=utf-7\n\n+AGE-")),
    "hz": report(PLAIN.replace(b"us-ascii", b"hz-gb-2312")),
    "an unknown charset": report(PLAIN.replace(b"us-ascii", b"x-unknown")),
    "no charset, mixed case": report(PLAIN.replace(b"text/plain; charset=us-ascii", b"Text/PLAIN")),
    "nested too deeply": report(PLAIN, returned(NESTED + b"\nhello\n")),
    "too many parts": report(PLAIN, returned(DIGEST)),
    "too long a text returned": report(PLAIN, returned(b"Subject: x\n\n" + b"word " * 900_000)),
    "headers too long": LONG_HEADER + report(PLAIN),
    "headers too many": report(PLAIN).replace(b"\nTo: ", b"\nX: y" * 1200 + b"\nTo: ", 1),
    "status in base64": report(
        PLAIN,
        status=b"--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: Base64\n\n"
        + base64.encodebytes(STATUS),
    ),
    "types in capitals": report(PLAIN)
    .replace(b"multipart/report", b"MULTIPART/REPORT")
    .replace(b"message/d", b"MESSAGE/D"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_delivery_report_is_a_bounce_and_hard_however_little_of_it_can_be_read(name: str) -> None:
    reading = read(REPORTS[name], Context())
    assert (reading.kind, reading.method) == ("bounce", "hard"), reading.why


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (DAEMON + b"Content-Type: text/plain; charset=utf-7\n\nNo such user: kofi+AEA-example.org", "bounce"),
        (ANA + b"Auto-Submitted: auto-replied\nContent-Type: text/plain; charset=utf-7\n\n+AGE-", "auto_reply"),
        (ANA.replace(b"Re: ", b"Out of office: ") + b"Content-Type: text/plain; charset=utf-7\n\n+AGE-", "auto_reply"),
        (DAEMON + REPORT.replace(b"delivery-status", b"feedback-report") + b"\n" + b"word " * 60_000, "complaint"),
        (report(PLAIN + b"word " * 60_000), "bounce"),
        (ANA + b"X-Mailflow-Reason: checkin\nContent-Type: text/plain; charset=utf-7\n\n+AGE-", "loop"),
    ],
)
def test_what_cannot_be_read_is_of_the_kind_that_its_marks_tell(raw: bytes, kind: str) -> None:
    with pytest.raises(Unreadable):
        parse(raw)
    assert read(raw, Context()).kind == kind


@pytest.mark.parametrize(
    "rest",
    [
        b"Content-Type: text/plain; charset=utf-7\n\nYes+ACE-",
        b"\n" + b"Yes, gladly. " * 30_000,
        b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\nContent-Type: text/plain\n\nYes.\n" * 201,
        b"Content-Type: text/calendar; charset=utf-7\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n",
    ],
)
def test_a_persons_mail_that_cannot_be_read_is_held_and_nothing_in_it_acts(rest: bytes) -> None:
    reading = read(ANA + rest, Context(asked="request", role="mentor"))
    assert (reading.kind, reading.method, reading.intents, reading.reply) == ("human", "held", (), "")
    assert reading.why.startswith("it could not be read: ")


def test_at_the_address_for_returned_mail_only_machines_write() -> None:
    raw = ANA + b"Content-Type: text/plain; charset=utf-7\n\n+AGE-"
    assert read(raw, Context(at_return_path=True)).kind == "auto_reply"
    assert read(raw, Context(null_sender=True)).kind == "auto_reply"


def test_a_person_who_forwards_what_nobody_can_read_is_read() -> None:
    letter = returned(b"Subject: x\nContent-Type: text/plain; charset=utf-7\n\n+AGE-")
    raw = ANA + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nYes, gladly.\n' + letter + b"--b--\n"
    assert [intent.name for intent in read(raw, Context(asked="request", role="mentor")).intents] == ["accept"]


def test_what_can_be_read_is_opened_as_it_is_parsed() -> None:
    assert opened(report(PLAIN)) == parse(report(PLAIN))
    assert opened(ANA + b"\nyes").unread == ""


def test_the_beginning_of_a_message_is_short_in_every_way() -> None:
    assert len(beginning(ANA + b"\n" + b"x" * 1_000_000)) <= BEGINNING_BYTES + 500
    assert len(beginning(LONG_HEADER * 9 + ANA + b"\nyes")) <= 2 * BEGINNING_BYTES
    assert beginning(ANA + REPORT + b"\n" + b"--b\nContent-Type: text/plain\n\nyes\n" * 300).count(b"--b") <= 21


@pytest.mark.parametrize("blank", [b"\n", b"\r", b"\r\n"])
def test_no_heap_of_parts_keeps_the_outline_from_being_taken(blank: bytes) -> None:
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="n%d"%b%b--n%d%b' % (i, blank, blank, i, blank) for i in range(3000)
    )
    reading = read(DAEMON + deep + b"\n", Context())
    assert reading.kind == "bounce"
