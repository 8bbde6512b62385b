"""Telling machines from people, by headers, structure and words."""

import pytest

from inbound.classify import automatic_words, classify
from inbound.message import parse
from inbound.read import Context, read
from inbound.text import fold

HUMAN_HEAD = "From: Ana Duarte <ana@example.org>\nTo: post@lantern.example\nSubject: Re: Will you mentor Kofi?\n"


def kind(head: str, body: str = "Yes, gladly.") -> str:
    return classify(parse((head.rstrip("\n") + "\n\n" + body).encode()), "lantern.example").kind


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated (vacation)",
        "X-Autoreply: yes",
        "X-Autorespond: away",
        "X-Autoresponder: 1",
        "X-Auto-Response: yes",
        "Precedence: auto_reply",
        "Return-Path: <>",
        "List-Id: <staff.example.org>",
        "List-Unsubscribe: <mailto:leave@example.org>",
    ],
)
def test_headers_of_machines_make_an_auto_reply(header: str) -> None:
    assert kind(HUMAN_HEAD + header) == "auto_reply"


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: no",
        "Precedence: bulk",
        "Precedence: list",
        "X-Auto-Response-Suppress: All",
        "Return-Path: <ana@example.org>",
        "X-Mailer: Apple Mail",
        "Importance: high",
    ],
)
def test_headers_that_prove_nothing_leave_a_person_a_person(header: str) -> None:
    assert kind(HUMAN_HEAD + header) == "human"


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Will you mentor Kofi?",
        "Out of Office Re: hello",
        "Abwesenheitsnotiz: hallo",
        "Automatische Antwort: hallo",
        "Réponse automatique : bonjour",
        "Respuesta automática: hola",
        "Resposta automática: olá",
        "Risposta automatica: ciao",
        "Automatisch antwoord: hallo",
        "Autosvar: hej",
        "Automaattinen vastaus: hei",
        "Automatyczna odpowiedź: witaj",
        "Automatická odpověď: ahoj",
        "Автоматический ответ: привет",
        "自動返信: こんにちは",
        "自动回复: 你好",
        "자동 응답: 안녕",
        "Otomatik yanıt: merhaba",
        "Automatikus válasz: szia",
        "Răspuns automat: salut",
    ],
)
def test_subjects_of_absence_in_twenty_languages_are_known(subject: str) -> None:
    assert kind(f"From: a@example.org\nSubject: {subject}") == "auto_reply"


@pytest.mark.parametrize(
    "words",
    [
        "I am out of the office until 9 March. For urgent matters please contact Tom.",
        "Ich bin bis zum 9. März nicht im Büro. In dringenden Fällen wenden Sie sich an Frau Roth.",
        "Je suis absent du bureau jusqu'au 9 mars. En cas d'urgence, veuillez contacter Paul.",
        "Estoy fuera de la oficina hasta el 9 de marzo. En caso de urgencia, contacte con Eva.",
        "Estou fora do escritório até dia 9. Em caso de urgência, por favor contacte a Rita.",
        "This is an automated response.",
    ],
)
def test_words_of_absence_alone_are_enough(words: str) -> None:
    verdict = automatic_words(fold(words))
    assert verdict is not None
    assert verdict.kind == "auto_reply"


@pytest.mark.parametrize(
    "words",
    [
        "I'm out of the office till Thursday but from my phone: yes, I'll take her.",
        "Yes, gladly. I am away next week, so let us start after that.",
        "We met on Tuesday.",
    ],
)
def test_a_person_who_is_away_stays_a_person(words: str) -> None:
    assert automatic_words(fold(words)) is None


def test_a_delivery_report_is_a_bounce() -> None:
    raw = (
        'From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nCould not deliver.\n--b\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; x@y.example\nAction: failed\nStatus: 5.1.1\n--b--\n"
    )
    assert classify(parse(raw.encode())).kind == "bounce"


def test_a_bounce_without_a_report_is_known_by_sender_subject_and_words() -> None:
    head = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice"
    assert kind(head, "I'm afraid I wasn't able to deliver your message to the following addresses.") == "bounce"


def test_a_feedback_report_is_a_complaint() -> None:
    raw = (
        'From: fbl@isp.example\nContent-Type: multipart/report; report-type=feedback-report; boundary="b"\n\n'
        "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--b--\n"
    )
    assert classify(parse(raw.encode())).kind == "complaint"


def test_our_own_mail_come_back_is_a_loop() -> None:
    assert kind(HUMAN_HEAD + "X-Mailflow-Reason: request_received") == "loop"
    assert kind(HUMAN_HEAD + "Message-ID: <request.7.1@lantern.example>") == "loop"


def test_a_reaction_is_a_person_and_marked() -> None:
    verdict = classify(parse((HUMAN_HEAD + "\n👍 Ana Duarte reacted to your message:").encode()))
    assert (verdict.kind, verdict.reaction) == ("human", True)


def test_what_comes_to_the_address_of_returned_mail_is_no_persons() -> None:
    raw = (HUMAN_HEAD + "\nYes, gladly.").encode()
    assert read(raw, Context(at_return_path=True)).kind == "auto_reply"
    assert read(raw, Context()).kind == "human"


def test_an_envelope_without_a_sender_is_a_machines() -> None:
    raw = (HUMAN_HEAD + "\nYes, gladly.").encode()
    assert read(raw, Context(null_sender=True)).kind == "auto_reply"
    assert read(raw, Context(null_sender=True)).intents == ()
