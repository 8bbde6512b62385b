"""Dear mails: over a limit refused with the reason, within it but dear to take apart left to a child process."""

import time

import pytest

from inbound import message
from inbound.caps import slim
from inbound.child import TooDear, message_of, taken_apart_by_a_child
from inbound.message import ForbiddenCharset, TooBig, TooManyParts, Unreadable, is_small, parse
from inbound.mime import taken_apart
from inbound.reply.html import as_text

HEAD = b"From: Bo Lind <bo@example.net>\r\nTo: post@lantern.example\r\nSubject: =?utf-8?q?caf=C3=A9?=\r\n"
MIXED = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
PLAIN = b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWe met, caf\xc3\xa9.\r\n"


def with_attachment(size: int) -> bytes:
    head = b'--b\r\nContent-Type: image/png; name="plan.png"\r\nContent-Disposition: attachment\r\n\r\n'
    return HEAD + MIXED + PLAIN + head + b"x" * size + b"\r\n--b--\r\n"


def with_parts(count: int) -> bytes:
    return HEAD + MIXED + PLAIN * count + b"--b--\r\n"


@pytest.mark.parametrize(
    "raw", [with_attachment(300_000), with_parts(60), (b"X-Long: " + b"a" * 400 + b"\r\n") * 100 + HEAD + b"\r\nyes"]
)
def test_a_dear_mail_is_taken_apart_by_a_child_as_it_would_be_here(raw: bytes) -> None:
    assert not is_small(raw)
    assert parse(raw) == taken_apart(raw)


def test_a_small_mail_needs_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message, "taken_apart_by_a_child", None)
    assert parse(with_attachment(1000)).attachments[0].name == "plan.png"


@pytest.mark.parametrize(
    ("raw", "refusal", "why"),
    [
        (HEAD + b"\r\n" + b"word " * 60_000, TooBig, "256 KiB"),
        (b"Subject: " + b"a" * 140_000 + b"\r\n\r\nyes", TooBig, "128 KiB"),
        (b"X: y\r\n" * 2000 + HEAD + b"\r\nyes", TooBig, "1,000 header fields"),
        (b"X: y\r" * 2000 + HEAD + b"\r\nyes", TooBig, "1,000 header fields"),
        (HEAD + b"\r\n" + b"x" * (25 * 1024 * 1024), TooBig, "25 MiB"),
        (with_parts(201), TooManyParts, "200 parts"),
        (HEAD + MIXED + b"--b\r\n\r\nyes\r\n" * 201, TooManyParts, "200 parts"),
        (with_parts(60) + b"--b\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+AGE-", ForbiddenCharset, "utf-7"),
    ],
)
def test_what_is_over_a_limit_is_refused_with_its_reason(raw: bytes, refusal: type[Unreadable], why: str) -> None:
    raw = raw.replace(b"--b--\r\n--b", b"--b") if refusal is ForbiddenCharset else raw
    with pytest.raises(refusal, match=why):
        parse(raw)


def folded(count: int) -> bytes:
    return b"References: " + b"<a@b.example>\r\n " * count + b"<last@b.example>\r\n" + HEAD


@pytest.mark.parametrize("blank", [b"\r\n", b"\n"])
def test_a_long_header_block_is_read_here_and_as_a_short_one(blank: bytes) -> None:
    body = b"First line\r\n indented, " + b"long " * 2000 + b"\r\nend"
    long, short = (parse(folded(count) + blank + body) for count in (4000, 2))
    assert is_small(slim(folded(4000) + blank + body))
    assert len(slim(folded(4000))) < 5000
    assert (long.text, long.subject, long.from_field) == (short.text, short.subject, short.from_field)
    assert short.references[0] == "last@b.example"
    assert long.references[-1] == "a@b.example"


def test_a_body_that_begins_without_a_blank_line_keeps_its_long_lines() -> None:
    body = b"no header at all\r\n and " + b"words " * 3000
    assert parse(HEAD + body).text.count("words") == 3000


def test_a_heap_of_parameters_is_read_as_far_as_sixty_four() -> None:
    found = parse(b'Content-Type: text/plain; charset="iso-8859-2"' + b"; a*0*=x" * 9000 + b"\r\n\r\nza\xbfalenie")
    assert found.text == "za\u017calenie"


@pytest.mark.slow
def test_a_child_that_needs_too_long_is_ended() -> None:
    with pytest.raises(TooDear):
        taken_apart_by_a_child(HEAD + MIXED + b"\n" * 24_000_000)


def test_a_child_tells_a_refusal_that_is_not_known_as_unreadable() -> None:
    with pytest.raises(Unreadable, match="odd"):
        message_of({"refused": "Odd", "why": "odd"})


@pytest.mark.parametrize("sign", ["(", "<", '"', ",", "a@b.example,", "=?utf-8?q?=28?="])
def test_a_heap_of_signs_in_an_address_is_nobody_or_few(sign: str) -> None:
    found = parse(b"From: " + (sign * 3000).encode() + b"\r\n\r\nyes")
    assert len(found.from_field) <= 64


@pytest.mark.parametrize(
    "tag", ["<div>", "<blockquote>", "<table><tr><td>", "<p class='a'>x", "<b>", "<x>", "&lt;", "<"]
)
def test_a_page_takes_time_in_proportion_to_its_length(tag: str) -> None:
    as_text("<p>warm up")
    started = time.process_time()
    as_text("<p>Yes.</p>" + tag * (1_000_000 // len(tag)))
    assert time.process_time() - started < 1.0


def test_words_before_a_heap_of_tags_are_read() -> None:
    assert as_text("<p>Yes.</p>" + "<div>" * 100_000).startswith("Yes.")
