"""Replies of every mail program: real MIME, addressed and threaded right, with the answer where the person put it."""

import itertools
import re
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.demo.clients import (
    CLIENTS,
    ENCODINGS,
    LANGUAGES,
    STYLES,
    Client,
    Encoding,
    Language,
    Style,
    disclaimer,
    mail_from_stranger,
    new_mail,
    reply_as,
    warning,
)
from tests.demo.letters import IN_BOTH, IN_TEXT

NOW = datetime(2026, 3, 3, 21, 5, tzinfo=ZoneInfo("Europe/Berlin"))
ANSWER = "Yes, happy to take him on – from April.\n\nCould he send me his plans?"


def reply(
    client: Client,
    answer: str = ANSWER,
    *,
    original: bytes = IN_BOTH,
    language: Language = "en",
    style: Style = "top",
    signature: str | None = None,
    encoding: Encoding | None = None,
    banner: bool = False,
    warned: bool = False,
    confidential: bool = False,
) -> EmailMessage:
    raw = reply_as(
        client,
        original,
        answer,
        sender="ana@home.example",
        sender_name="Ana Silva",
        now=NOW,
        language=language,
        style=style,
        signature=signature,
        encoding=encoding,
        banner=banner,
        warned=warned,
        disclaimer=confidential,
    )
    return message_from_bytes(raw, policy=policy.default)


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return part.get_content().replace("\r\n", "\n") if isinstance(part, EmailMessage) else ""


def folded(text: str) -> str:
    """The words alone: no head, no markup, no quoting marks, no line ends."""
    text = re.sub(r"<head>.*</head>", "", text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>|^[> ]+", " ", text, flags=re.MULTILINE).split())


def bodies(message: EmailMessage) -> list[str]:
    return [folded(text) for text in (body(message, "plain"), body(message, "html")) if text]


@pytest.mark.parametrize("client", CLIENTS)
def test_a_reply_is_addressed_and_threaded(client: Client) -> None:
    message = reply(client)
    assert message["To"].addresses[0].addr_spec == "aspire+t0ken@mail.example"
    assert message["From"].addresses[0].addr_spec == "ana@home.example"
    assert message["In-Reply-To"] == "<request_received.7.1@mail.example>"
    assert message["References"].split() == ["<request.7@mail.example>", "<request_received.7.1@mail.example>"]
    assert message["Subject"] in {f"{mark} Request 7: Tom would like you as a mentor" for mark in ("Re:", "RE:")}
    assert message["Date"].datetime == NOW
    assert message["MIME-Version"] == "1.0"


@pytest.mark.parametrize("encoding", [None, *ENCODINGS])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("client", CLIENTS)
def test_every_paragraph_of_the_answer_stands_in_every_body(
    client: Client, style: Style, encoding: Encoding | None
) -> None:
    message = reply(client, style=style, encoding=encoding)
    assert not [part.defects for part in message.walk() if part.defects]
    assert bodies(message)
    for text in bodies(message):
        for paragraph in ANSWER.split("\n\n"):
            assert text.count(paragraph) == 1


@pytest.mark.parametrize("client", CLIENTS)
def test_the_style_says_where_the_answer_stands(client: Client) -> None:
    first, second = ANSWER.split("\n\n")
    ours = ("Hello Ana,", "You can reply with")

    def order(style: Style) -> list[list[str]]:
        texts = bodies(reply(client, style=style))
        return [sorted([*ours, first, second], key=text.index) for text in texts]

    assert all(found == [first, second, *ours] for found in order("top"))
    assert all(found == [*ours, first, second] for found in order("bottom"))
    assert all(found == [ours[0], first, second, ours[1]] for found in order("interleaved"))


@pytest.mark.parametrize("client", CLIENTS)
def test_more_remarks_than_paragraphs_of_ours_lose_nothing(client: Client) -> None:
    remarks = [f"Remark number {number}." for number in range(40)]
    for text in bodies(reply(client, "\n\n".join(remarks), style="interleaved")):
        places = [text.index(remark) for remark in remarks]
        assert places == sorted(places)


@pytest.mark.parametrize("client", CLIENTS)
def test_all_that_we_wrote_is_quoted(client: Client) -> None:
    for original in (IN_BOTH, IN_TEXT):
        for text in bodies(reply(client, original=original)):
            for words in ("Hello Ana,", "Yes, I will take Tom on.", "You can reply with: yes, no, or a question."):
                assert words in text


def test_numbers_go_on_after_an_answer_between_them() -> None:
    remarks = "\n\n".join(f"Remark number {number}." for number in range(40))
    for client in ("gmail_web", "outlook_web", "apple_mail"):
        text = body(reply(client, remarks, style="interleaved"), "plain")
        assert "2. No, not this time." in text


@pytest.mark.parametrize(
    ("client", "marks"),
    [
        ("gmail_web", ['class="gmail_quote gmail_quote_container"', 'class="gmail_attr"', 'class="m_']),
        ("gmail_mobile", ['class="gmail_quote"', 'class="gmail_attr"', 'dir="auto"']),
        ("outlook_desktop", ['class="MsoNormal"', "border-top:solid #E1E1E1", "<b>From:</b>"]),
        ("outlook_web", ['id="appendonsend"', 'id="divRplyFwdMsg"', 'class="x_card"']),
        ("outlook_mobile", ['id="ms-outlook-mobile-signature"', 'id="divRplyFwdMsg"', 'class="x_card"']),
        ("apple_mail", ['<blockquote type="cite"><div>On ', 'class="Apple-interchange-newline"']),
        ("ios_mail", ['<blockquote type="cite">On ', "Sent from my iPhone", "\ufeff"]),
        ("yahoo", ['class="yahoo_quoted"', "yahoo-style-wrap", 'id="yiv']),
        ("thunderbird", ['class="moz-cite-prefix"', 'cite="mid:request_received.7.1@mail.example"']),
        ("proton", ['class="protonmail_quote"', 'class="protonmail_signature_block"']),
    ],
)
def test_the_html_has_the_marks_of_its_program(client: Client, marks: list[str]) -> None:
    html = body(reply(client), "html")
    assert [mark for mark in marks if mark not in html] == []


def test_a_plain_program_writes_no_html() -> None:
    assert body(reply("plain"), "html") == ""
    assert "> Hello Ana," in body(reply("plain"), "plain")


@pytest.mark.parametrize(
    ("client", "language", "line"),
    [
        ("gmail_web", "en", "On Tue, Mar 3, 2026 at 9:15\u202fAM Aspire Mentoring <aspire@mail.example> wrote:"),
        ("gmail_web", "de", "Am Di., 3. März 2026 um 09:15 Uhr schrieb Aspire Mentoring <\naspire@mail.example>:"),
        ("gmail_mobile", "zh", "Aspire Mentoring <aspire@mail.example> 于2026年3月3日周二 09:15写道："),
        ("apple_mail", "fr", "> Le 3 mars 2026 à 09:15, Aspire Mentoring <aspire@mail.example> a écrit :"),
        ("ios_mail", "en", "> On Mar 3, 2026, at 9:15\u202fAM, Aspire Mentoring <aspire@mail.example> wrote:"),
        (
            "yahoo",
            "es",
            "    El martes, 3 de marzo de 2026, 09:15:00 GMT+01:00, Aspire Mentoring <aspire@mail.example>",
        ),
        ("thunderbird", "ru", "03.03.2026 9:15, Aspire Mentoring пишет:\n> Hello Ana,"),
        ("proton", "en", "On Tuesday, March 3, 2026 at 9:15 AM, Aspire Mentoring <aspire@mail.example> wrote:"),
        ("plain", "fr", "On Tue, Mar 03, 2026 at 09:15:00AM +0100, Aspire Mentoring wrote:\n> Hello Ana,"),
        (
            "outlook_desktop",
            "de",
            "Von: Aspire Mentoring <aspire@mail.example>\nGesendet: Dienstag, 3. März 2026 09:15\n",
        ),
        (
            "outlook_web",
            "fr",
            "________________________________\nDe : Aspire Mentoring <aspire@mail.example>\nEnvoyé :",
        ),
        ("outlook_mobile", "en", "\nSent: Tuesday, March 3, 2026 9:15:00 AM\nTo: Ana Silva <ana@home.example>\n"),
    ],
)
def test_the_attribution_is_that_of_program_and_language(client: Client, language: Language, line: str) -> None:
    assert line in body(reply(client, language=language), "plain")


@pytest.mark.parametrize(("client", "language"), list(itertools.product(CLIENTS, LANGUAGES)))
def test_every_program_speaks_every_language(client: Client, language: Language) -> None:
    message = reply(client, language=language)
    assert bodies(message)
    for text in bodies(message):
        between = text[text.index("plans?") + len("plans?") : text.index("Hello Ana,")]
        assert "Aspire Mentoring" in between
        assert "26" in between
        assert "None" not in between
        assert not re.search(r"[{}]", between)


@pytest.mark.parametrize("client", CLIENTS)
def test_the_same_mail_is_written_twice_alike(client: Client) -> None:
    assert reply(client).as_bytes() == reply(client).as_bytes()


def test_two_mails_never_share_an_id() -> None:
    variants = [
        reply(client, answer, style=style) for client in CLIENTS for answer in ("yes", "no") for style in STYLES
    ]
    assert len({message["Message-ID"] for message in variants}) == len(variants)


def test_a_second_answer_keeps_one_re() -> None:
    again = IN_BOTH.replace(b"Subject: Request", b"Subject: Re: Request")
    assert reply("gmail_web", original=again)["Subject"] == "Re: Request 7: Tom would like you as a mentor"
    assert reply("outlook_web", language="de")["Subject"].startswith("AW: Request 7")


def test_an_own_signature_stands_in_place_of_the_footer() -> None:
    for client in CLIENTS:
        for text in bodies(reply(client, signature="Ana Silva\nStop Smoking Clinic")):
            assert "Stop Smoking Clinic" in text
            assert "iPhone" not in text
            assert "Get Outlook" not in text


@pytest.mark.parametrize("client", ["gmail_web", "thunderbird", "plain"])
@pytest.mark.parametrize("encoding", [None, "qp", "base64", "flowed"])
def test_the_separator_of_a_signature_keeps_its_space(client: Client, encoding: Encoding | None) -> None:
    assert "\n-- \nAna Silva\n" in body(reply(client, signature="Ana Silva", encoding=encoding), "plain")


def test_an_empty_signature_is_none_at_all() -> None:
    assert "iPhone" in body(reply("ios_mail"), "plain")
    assert "iPhone" not in body(reply("ios_mail", signature=""), "plain")


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("language", ["en", "de", "sv"])
def test_gateways_write_above_below_and_into_the_quoted_mail(client: Client, language: Language) -> None:
    message = reply(client, language=language, banner=True, confidential=True)
    assert bodies(message)
    for text in bodies(message):
        assert text.startswith(folded(warning(language)))
        assert text.endswith(folded(disclaimer(language)))
    quoted = reply(client, language=language, warned=True)
    assert "[EXTERNAL] Request 7" in quoted["Subject"]
    for text in bodies(quoted):
        assert text.index("plans?") < text.index(folded(warning(language))) < text.index("Hello Ana,")


@pytest.mark.parametrize(
    ("language", "answer", "charset"),
    [
        ("en", "Yes, with pleasure.", "us-ascii"),
        ("fr", "Oui, avec plaisir : déjà noté.", "windows-1252"),
        ("pl", "Tak, chętnie pomogę.", "iso-8859-2"),
        ("ru", "Да, с удовольствием.", "koi8-r"),
        ("ja", "はい、喜んで。", "iso-2022-jp"),
        ("zh", "好的，我很乐意。", "gb2312"),
        ("en", "Да", "utf-8"),
    ],
)
def test_outlook_for_windows_takes_the_charset_of_the_region(language: Language, answer: str, charset: str) -> None:
    message = reply("outlook_desktop", answer, language=language)
    text = message.get_body(preferencelist=("plain",))
    assert isinstance(text, EmailMessage)
    assert text.get_content_charset() == charset
    assert answer in text.get_content()


@pytest.mark.parametrize(("encoding", "transfer"), [("qp", "quoted-printable"), ("base64", "base64")])
def test_an_encoding_asked_for_is_that_of_every_body(encoding: Encoding, transfer: str) -> None:
    for client in CLIENTS:
        parts = [part for part in reply(client, encoding=encoding).walk() if not part.is_multipart()]
        assert {part["Content-Transfer-Encoding"] for part in parts} == {transfer}


def test_flowed_and_html_only_have_one_body() -> None:
    flowing = reply("apple_mail", encoding="flowed")
    assert flowing["Content-Type"].params["format"] == "flowed"
    assert reply("apple_mail", encoding="html_only").get_content_type() == "text/html"


def test_lines_end_and_fit_as_smtp_wants_them() -> None:
    for client, language in itertools.product(CLIENTS, LANGUAGES):
        raw = reply_as(
            client, IN_BOTH, ANSWER, sender="ana@home.example", sender_name="Žofie Łuk", now=NOW, language=language
        )
        assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
        assert max(map(len, raw.split(b"\r\n"))) <= 998
        assert raw.partition(b"\r\n\r\n")[0].isascii()


words = st.text(st.characters(exclude_categories=("C", "Z"), include_characters="éñß日"), min_size=1, max_size=12)
sentences = st.lists(words, min_size=1, max_size=30).map(" ".join)


@given(answer=sentences, client=st.sampled_from(CLIENTS), encoding=st.sampled_from([None, *ENCODINGS]))
def test_no_word_is_lost_on_the_way(answer: str, client: Client, encoding: Encoding | None) -> None:
    message = reply(client, answer, encoding=encoding, signature="")
    # A line that begins with ">" is wrapped as a quotation: with a mark on each of its lines.
    sent, came = ("".join(text.replace(">", "").split()) for text in (answer, bodies_unfolded(message)))
    assert sent in came


def bodies_unfolded(message: EmailMessage) -> str:
    """The text, or what stands in the HTML once its entities are text again."""
    return body(message, "plain") or unescape(re.sub(r"<[^>]*>", "", body(message, "html")))


def test_a_mail_to_nobody_asked_for_answers_nothing() -> None:
    for client in CLIENTS:
        raw = new_mail(
            client,
            to="aspire@mail.example",
            subject="Größe",
            text="stop",
            sender="ana@home.example",
            sender_name="Ana Silva",
            now=NOW,
            signature="",
        )
        message = message_from_bytes(raw, policy=policy.default)
        assert (message["To"], message["Subject"]) == ("aspire@mail.example", "Größe")
        assert "In-Reply-To" not in message
        assert "References" not in message
        assert set(bodies(message)) == {"stop"}


def test_a_stranger_is_nobody_we_know() -> None:
    raw = mail_from_stranger(to="aspire@mail.example", subject="Hello", text="May I join?", now=NOW)
    message = message_from_bytes(raw, policy=policy.default)
    assert message["From"].addresses[0].domain == "elsewhere.example"
    assert "May I join?" in body(message, "plain")
