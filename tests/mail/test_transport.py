"""What becomes of a message at a real SMTP server, for each way in which it may go wrong."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from mailflow.errors import ConfigurationError
from mailflow.mail.compose import compose
from mailflow.mail.server import parse_url
from mailflow.mail.transport import Deferred, Refused, Sent, SmtpTransport
from tests.mail.letters import LETTER, TOKENS
from tests.sink import Sink

MESSAGE = compose(LETTER, TOKENS)
FROM, TO = "bounces+abc@in.example.org", "tom@home.example"


@pytest.fixture
def transport(smtp_sink: Sink) -> Iterator[SmtpTransport]:
    made = SmtpTransport(smtp_sink.url, timeout=1.0)
    yield made
    made.close()


def test_a_message_arrives_as_it_was_with_its_envelope(transport: SmtpTransport, smtp_sink: Sink) -> None:
    assert isinstance(transport.send(FROM, TO, MESSAGE), Sent)
    (received,) = smtp_sink.messages
    assert (received.sender, received.recipients, received.raw) == (FROM, (TO,), MESSAGE)


def test_lines_that_begin_with_a_dot_and_bare_line_ends_survive(transport: SmtpTransport, smtp_sink: Sink) -> None:
    transport.send(FROM, TO, b"Subject: x\n\n.\n..two\r\nthree\r.end")
    assert smtp_sink.messages[0].raw == b"Subject: x\r\n\r\n.\r\n..two\r\nthree\r\n.end\r\n"


def test_one_connection_serves_many_messages(transport: SmtpTransport, smtp_sink: Sink) -> None:
    for _ in range(5):
        assert isinstance(transport.send(FROM, TO, MESSAGE), Sent)
    assert smtp_sink.connections == 1
    assert len(smtp_sink.messages) == 5


def test_several_threads_send_at_once(smtp_sink: Sink) -> None:
    transport = SmtpTransport(smtp_sink.url, connections=2)
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda _: transport.send(FROM, TO, MESSAGE), range(30)))
    transport.close()
    assert all(isinstance(outcome, Sent) for outcome in outcomes)
    assert len(smtp_sink.messages) == 30


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
def test_a_four_hundred_is_for_later(transport: SmtpTransport, smtp_sink: Sink, verb: str) -> None:
    smtp_sink.answer(verb, "451 4.3.0 later")
    outcome = transport.send(FROM, TO, MESSAGE)
    assert isinstance(outcome, Deferred)
    assert outcome.code == 451
    assert not outcome.maybe_sent
    smtp_sink.behave()
    assert isinstance(transport.send(FROM, TO, MESSAGE), Sent)


@pytest.mark.parametrize("verb", ["RCPT", "DATA"])
def test_a_five_hundred_about_recipient_or_message_is_final(
    transport: SmtpTransport, smtp_sink: Sink, verb: str
) -> None:
    smtp_sink.answer(verb, "550 5.1.1 nobody here")
    outcome = transport.send(FROM, TO, MESSAGE)
    assert isinstance(outcome, Refused)
    assert outcome.code == 550
    assert "nobody here" in outcome.reason


def test_a_refused_sender_is_our_own_trouble_and_waits(transport: SmtpTransport, smtp_sink: Sink) -> None:
    smtp_sink.answer("MAIL", "530 5.7.0 log in first")
    outcome = transport.send(FROM, TO, MESSAGE)
    assert isinstance(outcome, Deferred)
    assert outcome.code == 530


def test_after_a_refusal_the_connection_is_used_again(transport: SmtpTransport, smtp_sink: Sink) -> None:
    smtp_sink.answer("RCPT", "550 nobody")
    transport.send(FROM, TO, MESSAGE)
    smtp_sink.behave()
    assert isinstance(transport.send(FROM, "mia@home.example", MESSAGE), Sent)
    assert smtp_sink.connections == 1
    assert smtp_sink.messages[0].recipients == ("mia@home.example",)


@pytest.mark.parametrize("verb", ["MAIL", "RCPT"])
def test_a_line_cut_before_the_message_has_sent_nothing(transport: SmtpTransport, smtp_sink: Sink, verb: str) -> None:
    smtp_sink.cut(verb)
    outcome = transport.send(FROM, TO, MESSAGE)
    assert isinstance(outcome, Deferred)
    assert not outcome.maybe_sent
    assert not smtp_sink.messages


def test_a_line_cut_after_the_message_may_have_sent_it(transport: SmtpTransport, smtp_sink: Sink) -> None:
    smtp_sink.cut("DATA")
    outcome = transport.send(FROM, TO, MESSAGE)
    assert isinstance(outcome, Deferred)
    assert outcome.maybe_sent
    assert len(smtp_sink.messages) == 1  # and it was not sent a second time


def test_a_server_that_does_not_answer_after_the_message_may_have_it(smtp_sink: Sink) -> None:
    transport = SmtpTransport(smtp_sink.url, timeout=0.2)
    smtp_sink.stall("DATA", 0.6)
    outcome = transport.send(FROM, TO, MESSAGE)
    assert isinstance(outcome, Deferred)
    assert outcome.maybe_sent
    transport.close()


def test_a_server_that_does_not_answer_before_it_has_nothing(smtp_sink: Sink) -> None:
    transport = SmtpTransport(smtp_sink.url, timeout=0.2)
    smtp_sink.stall("RCPT", 0.6)
    outcome = transport.send(FROM, TO, MESSAGE)
    assert isinstance(outcome, Deferred)
    assert not outcome.maybe_sent
    transport.close()


def test_a_kept_connection_that_died_is_replaced(transport: SmtpTransport, smtp_sink: Sink) -> None:
    assert isinstance(transport.send(FROM, TO, MESSAGE), Sent)
    smtp_sink.cut("MAIL")
    transport.send(FROM, TO, MESSAGE)
    smtp_sink.behave()
    assert isinstance(transport.send(FROM, TO, MESSAGE), Sent)
    assert len(smtp_sink.messages) == 2


def test_nobody_listening_is_for_later() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        outcome = SmtpTransport(f"smtp://127.0.0.1:{taken.getsockname()[1]}", timeout=0.5).send(FROM, TO, MESSAGE)
    assert isinstance(outcome, Deferred)
    assert outcome.reason.startswith("connect:")


@pytest.mark.parametrize("greeting", [b"554 go away\r\n", b"421 busy\r\n", b"", b"nonsense\r\n"])
def test_a_server_that_turns_us_away_at_the_door_is_for_later(greeting: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_greet_once, args=(server, greeting))
        thread.start()
        transport = SmtpTransport(f"smtp://127.0.0.1:{server.getsockname()[1]}", timeout=1.0)
        outcome = transport.send(FROM, TO, MESSAGE)
        thread.join()
    assert isinstance(outcome, Deferred)


def _greet_once(server: socket.socket, greeting: bytes) -> None:
    connection, _ = server.accept()
    with connection:
        connection.sendall(greeting)


def test_starttls_is_demanded_and_not_hoped_for(smtp_sink: Sink) -> None:
    transport = SmtpTransport(f"smtp://127.0.0.1:{smtp_sink.port}?tls=starttls", timeout=1.0)
    assert isinstance(transport.send(FROM, TO, MESSAGE), Deferred)
    assert not smtp_sink.messages


def test_a_line_break_in_an_envelope_is_an_error(transport: SmtpTransport, smtp_sink: Sink) -> None:
    with pytest.raises(ValueError, match="line break"):
        transport.send(FROM, f"{TO}>\r\nRCPT TO:<mia@home.example", MESSAGE)
    assert not smtp_sink.messages


def test_the_url_says_where_and_how() -> None:
    server = parse_url("smtp://us%40er:p%3Aw@mail.example:2525?tls=starttls")
    assert (server.host, server.port, server.security) == ("mail.example", 2525, "starttls")
    assert (server.user, server.password) == ("us@er", "p:w")
    assert parse_url("smtps://mail.example").port == 465
    assert parse_url("smtp://mail.example?tls=starttls").port == 587
    assert parse_url("smtp://127.0.0.1").port == 25
    assert parse_url("smtp://u:p@127.0.0.1").user == "u"


@pytest.mark.parametrize(
    "url",
    ["", "mail.example", "http://mail.example", "smtp://", "smtp://mail.example?tls=maybe", "smtp://u:p@mail.example"],
)
def test_a_url_that_cannot_work_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        parse_url(url)
    assert "u:p" not in str(refused.value)
