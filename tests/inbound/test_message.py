"""Taking messages apart: caps, charsets, broken MIME, and no exception but the typed ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbound.message import ForbiddenCharset, TooBig, TooManyParts, Unreadable, parse

PLAIN = b"From: Ana Duarte <ana@example.org>\r\nTo: post@lantern.example\r\nSubject: Re: hello\r\n\r\n"


def with_body(content_type: str, body: bytes, encoding: str = "8bit") -> bytes:
    head = f"From: ana@example.org\r\nContent-Type: {content_type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode() + body


def test_leading_blank_lines_do_not_hide_the_headers() -> None:
    assert parse(b"\r\n\n" + PLAIN + b"yes").from_field == (("Ana Duarte", "ana@example.org"),)


def test_a_multipart_without_its_boundary_is_text() -> None:
    assert "yes please" in parse(with_body("multipart/alternative", b"yes please")).text


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        ("utf-8", "é".encode()),
        ("iso-8859-1", b"\xe9"),
        ("us-ascii", "é".encode()),
        ("utf-8", b"\xe9"),
        ("no-such-charset", b"\xe9"),
    ],
)
def test_text_is_utf8_then_as_declared_then_cp1252(charset: str, body: bytes) -> None:
    assert parse(with_body(f"text/plain; charset={charset}", body)).text == "é"


def test_japanese_mail_in_seven_bits_is_read_as_declared() -> None:
    body = "はい、喜んで".encode("iso-2022-jp")
    assert parse(with_body("text/plain; charset=iso-2022-jp", body)).text == "はい、喜んで"


@pytest.mark.parametrize("charset", ["utf-7", "UTF-7", "hz-gb-2312"])
def test_charsets_in_which_text_hides_are_refused(charset: str) -> None:
    with pytest.raises(ForbiddenCharset):
        parse(with_body(f"text/plain; charset={charset}", b"+AGE-"))


def test_flowed_lines_are_joined_and_quotes_are_not() -> None:
    body = b"I can only manage one \nat a time.\n> Are you still \n> there?\n"
    text = parse(with_body("text/plain; format=flowed", body)).text
    assert "only manage one at a time." in text
    assert "> Are you still" in text


def test_base64_without_its_padding_is_still_read() -> None:
    assert parse(with_body("text/plain", b"eWVz", "base64")).text == "yes"
    assert parse(with_body("text/plain", b"eWVzIQ", "base64")).text == "yes!"


def test_encoded_words_in_the_subject_are_decoded() -> None:
    assert parse(b"Subject: =?utf-8?Q?=C2=BFVienes=3F?=\n\nsi").subject == "¿Vienes?"


def test_an_attachment_is_named_and_not_read() -> None:
    raw = (
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nyes\n'
        b'--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="no.txt"\n\nno\n--b--\n'
    )
    message = parse(raw)
    assert (message.text.strip(), [item.name for item in message.attachments]) == ("yes", ["no.txt"])


def test_too_much_text_is_held() -> None:
    with pytest.raises(TooBig):
        parse(PLAIN + b"word " * 60_000)


def test_too_long_headers_are_held() -> None:
    with pytest.raises(TooBig):
        parse(b"Subject: " + b"=?utf-8?Q?a?= " * 20_000 + b"\n\nhi")


def test_deep_nesting_is_held() -> None:
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(400))
    with pytest.raises(TooManyParts):
        parse(deep + b"\n\nhi")


def test_the_newest_reference_comes_first() -> None:
    raw = b"In-Reply-To: <c@x>\nReferences: <a@x> <b@x>\n <c@x>\n\nhi"
    assert parse(raw).references == ("<c@x>".strip("<>"), "b@x", "a@x")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2000))
def test_no_bytes_raise_anything_but_unreadable(raw: bytes) -> None:
    try:
        message = parse(raw)
    except Unreadable:
        return
    assert isinstance(message.subject + message.message_id + message.text, str)
    assert all("@" in address for _, address in message.from_field)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_flipped_byte_is_never_fatal(position: int, value: int) -> None:
    raw = bytearray(
        PLAIN.replace(b"\r\n\r\n", b'\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n')
        + b"--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"I=E2=80=99m in\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>I am in</p>\r\n--b--\r\n"
    )
    raw[position % len(raw)] = value
    try:
        text = parse(bytes(raw)).text
    except Unreadable:
        return
    assert isinstance(text, str)
