"""The bytes we put together mean, to a strict reader, exactly what the letter says."""

import string
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.mail.clean import one_line
from mailflow.mail.compose import Calendar, Kind, Letter, UnsendableAddress, compose
from tests.mail.letters import LETTER, TOKENS


def read(letter: Letter) -> EmailMessage:
    message = message_from_bytes(compose(letter, TOKENS), policy=policy.SMTP)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage, subtype: str) -> str:
    part = message.get_body((subtype,))
    assert isinstance(part, EmailMessage)
    content: str = part.get_content()
    return content.replace("\r\n", "\n")


def test_every_field_is_read_back() -> None:
    message = read(LETTER)
    assert message["From"].addresses[0].display_name == "The Women's Alliance"
    assert message["From"].addresses[0].addr_spec == "alliance@in.example.org"
    assert message["To"].addresses[0].addr_spec == "tom@home.example"
    assert message["Reply-To"].addresses[0].addr_spec == f"alliance+{TOKENS.reply}@in.example.org"
    assert message["Subject"] == LETTER.subject
    assert message["Date"].datetime == LETTER.date
    assert message["Message-ID"] == LETTER.message_id
    assert message["In-Reply-To"] == "<request.7.0@in.example.org>"
    assert message["References"] == "<request.7.0@in.example.org>"
    assert message["List-Id"] == "<alliance.in.example.org>"
    assert message["Feedback-ID"] == LETTER.feedback_id
    assert message["X-Mailflow-Reason"] == LETTER.reason
    assert message["MIME-Version"] == "1.0"
    assert message.get_content_type() == "multipart/alternative"
    assert not message.defects


def test_tokens_stand_in_bodies_and_reply_fields_and_nowhere_else() -> None:
    message = read(LETTER)
    assert f"/do/{TOKENS.link}/1" in body(message, "plain")
    assert f"/do/{TOKENS.link}/1" in body(message, "html")
    allowed = {"Reply-To", "List-Unsubscribe"}
    for name, value in message.items():
        assert name in allowed or not any(token in str(value) for token in (TOKENS.reply, TOKENS.link))
    hinted = replace(LETTER, subject="⟦link⟧", message_id="<⟦reply⟧@in.example.org>", references=("<⟦link⟧@x>",))
    head = compose(hinted, TOKENS).partition(b"\r\n\r\n")[0]
    assert head.count(TOKENS.link.encode()) == 1  # in List-Unsubscribe


def test_one_click_unsubscribing_as_rfc_8058_says() -> None:
    message = read(LETTER)
    assert message["List-Unsubscribe"] == (
        f"<https://m.example.org/unsubscribe/{TOKENS.link}>,"
        f" <mailto:alliance+{TOKENS.reply}@in.example.org?subject=stop>"
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_kind_decides_whether_one_press_stops_it() -> None:
    stoppable = {kind for kind in get_args(Kind) if "List-Unsubscribe" in read(replace(LETTER, kind=kind))}
    assert stoppable == {"prompt", "digest"}


def test_an_echo_says_that_it_replies() -> None:
    assert read(LETTER)["Auto-Submitted"] == "auto-generated"
    assert read(replace(LETTER, kind="echo"))["Auto-Submitted"] == "auto-replied"


def test_a_first_message_of_a_thread_answers_nothing() -> None:
    message = read(replace(LETTER, in_reply_to=None, references=()))
    assert "In-Reply-To" not in message
    assert "References" not in message


def test_long_references_are_folded_and_kept() -> None:
    ids = tuple(f"<request.7.{n}.{'x' * 30}@in.example.org>" for n in range(40))
    assert read(replace(LETTER, references=ids))["References"] == " ".join(ids)


def test_a_calendar_stands_beside_the_bodies_and_as_a_file() -> None:
    data = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
    message = read(replace(LETTER, calendar=Calendar(data, "REQUEST")))
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics",
    ]  # fmt: skip
    parts = list(message.walk())
    assert parts[4]["Content-Type"].params["method"] == "REQUEST"
    assert parts[4].get_payload(decode=True) == parts[5].get_payload(decode=True) == data
    assert not any(part.defects for part in parts)


def test_mail_that_is_mostly_not_latin_is_sent_as_base64() -> None:
    letter = replace(LETTER, text="こんにちは、トムさん。" * 20)
    assert body(read(letter), "plain") == letter.text


@pytest.mark.parametrize(
    "address", ["", "tom", "töm@home.example", "tom@home.example\r\nBcc: x@evil.example", "a@b@c.d"]
)
def test_an_address_that_cannot_be_sent_to_is_refused(address: str) -> None:
    with pytest.raises(UnsendableAddress):
        compose(replace(LETTER, to_address=address), TOKENS)
    with pytest.raises(UnsendableAddress):
        compose(replace(LETTER, reply_address_template=address), TOKENS)


hostile = st.one_of(
    st.text(max_size=120),
    st.text(alphabet=string.printable + "\r\n\x00\u202eéλ漢😀=?_", max_size=300),
    st.sampled_from(["=?utf-8?q?x?=", "a\r\nBcc: evil@x.example", "\r\n\r\n<html>", '"', "\\", "a, b <c@d.example>"]),
)
identifiers = st.text(alphabet=string.ascii_letters + string.digits + ".-", min_size=1, max_size=60)


@given(hostile, hostile, hostile, hostile, identifiers)
def test_whatever_people_write_no_field_is_added_or_changed(
    from_name: str, to_name: str, subject: str, reason: str, ident: str
) -> None:
    letter = replace(
        LETTER, from_name=from_name, to_name=to_name, subject=subject, reason=reason,
        message_id=f"<{ident}@in.example.org>", feedback_id=ident,
    )  # fmt: skip
    raw = compose(letter, TOKENS)
    head = raw.partition(b"\r\n\r\n")[0]
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    message = read(letter)
    assert [name for name, _ in message.items()] == [name for name, _ in read(LETTER).items()]
    assert str(message["Subject"]) == one_line(subject)
    assert str(message["X-Mailflow-Reason"]) == one_line(reason)
    assert str(message["Feedback-ID"]) == ident
    assert message["Message-ID"] == f"<{ident}@in.example.org>"
    for field, name, address in (("From", from_name, "alliance@in"), ("To", to_name, "tom@home")):
        (mailbox,) = message[field].addresses
        # Python's own reader puts blanks between two encoded words of a name, against RFC 2047 §6.2.
        assert mailbox.display_name.replace(" ", "") == one_line(name).replace(" ", "")
        assert mailbox.addr_spec.startswith(address)
    assert b"\r\nBcc" not in head
    assert not message.defects


# What may stand in a body: `many_lines` has been over it, and lines end in \n.
printed = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t .=-"), max_size=400)


@given(printed, printed)
def test_bodies_are_read_back_letter_by_letter(text: str, html: str) -> None:
    message = read(replace(LETTER, text=text, html=html))
    assert body(message, "plain") == text
    assert body(message, "html") == html
    assert not any(part.defects for part in message.walk())


def test_control_characters_do_not_reach_the_wire() -> None:
    text = "".join(map(chr, range(32))) + "\x7f\ud800 end"
    assert body(read(replace(LETTER, text=text)), "plain") == "\t\n\n end"


def test_a_date_in_a_zone_keeps_its_moment() -> None:
    moment: Any = read(replace(LETTER, date=datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC)))["Date"]
    assert moment.datetime == datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC)
