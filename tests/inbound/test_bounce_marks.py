"""A bounce is known by any two of its marks; a person's words above a forwarded one make it a person's mail."""

import re

import pytest

from inbound.classify import classify
from inbound.message import opened
from tests.inbound.machine_mails import Example, examples

BOUNCES = [one for one in examples() if one.kind == "bounce"]
FIELD = re.compile(rb"[^\n]+(?:\n[ \t][^\n]*)*")
STATUS_PART = re.compile(rb"--\S+\ncontent-type: message/delivery-status.*?(?=\n--)", re.IGNORECASE | re.DOTALL)
MARKS = [
    re.compile(rb"^return-path: <>", re.IGNORECASE | re.MULTILINE),
    re.compile(
        rb"^from: .*(?:mailer-?daemon|postmaster|microsoftexchange|mail delivery)", re.IGNORECASE | re.MULTILINE
    ),
    re.compile(rb"multipart/report; ?report-type=\"?delivery-status", re.IGNORECASE),
    re.compile(rb"^x-failed-recipients: ", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^content-type: message/delivery-status", re.IGNORECASE | re.MULTILINE),
    re.compile(
        rb"^subject: .*(?:undeliver|not delivered|delivery (?:status|fail)|failure notice|returned mail)",
        re.IGNORECASE | re.MULTILINE,
    ),
]
ASKED = "Hello, I wrote to Kofi and this came back. Could you ask him for another address?"
TOLD = "Here is what I got when I wrote to Kofi. He has told me that he uses another address now, so that is solved."


def names(one: Example) -> str:
    return one.name


def marks(raw: bytes) -> int:
    return sum(1 for mark in MARKS if mark.search(raw))


def without_one_field(raw: bytes) -> list[bytes]:
    head, _, body = raw.partition(b"\n\n")
    fields = FIELD.findall(head)
    return [b"\n".join(fields[:at] + fields[at + 1 :]) + b"\n\n" + body for at in range(len(fields))]


@pytest.mark.parametrize("bounce", BOUNCES, ids=names)
def test_a_bounce_that_has_lost_any_one_field_or_its_report_is_one_by_two_other_marks(bounce: Example) -> None:
    lesser = [*without_one_field(bounce.raw), STATUS_PART.sub(b"", bounce.raw, count=1)]
    kinds = {raw: classify(opened(raw)).kind for raw in lesser if marks(raw) >= 2}
    assert [raw for raw, kind in kinds.items() if kind != "bounce"] == []


def forwards(bounce: Example, words: str, prefix: str = "Fwd: ") -> dict[str, bytes]:
    """As mail programs pass it on: its text beneath, the whole as an attachment, its parts one by one."""
    found = opened(bounce.raw)
    head = f"From: Ana Duarte <ana@example.org>\nSubject: {prefix}{found.subject}\nMIME-Version: 1.0\n"
    sender = found.first("from")
    gmail = (
        f"---------- Forwarded message ---------\nFrom: {sender}\nSubject: {found.subject}\nTo: <ana@example.org>\n\n"
    )
    outlook = (
        f"-----Original Message-----\nFrom: {sender}\nSent: 2 March 2026 10:00\nTo: Ana\nSubject: {found.subject}\n\n"
    )
    mixed = f'{head}Content-Type: multipart/mixed; boundary="fw"\n\n--fw\nContent-Type: text/plain; charset=utf-8\n\n'
    plain = f"{head}Content-Type: text/plain; charset=utf-8\n\n{words}\n\n"
    parts = "".join(f"--fw\nContent-Type: {part.type}\n\n{part.text}\n" for part in found.parts)
    whole = bounce.raw.decode()
    return {
        "gmail": f"{plain}{gmail}{found.text}".encode(),
        "outlook": f"{plain}{outlook}{found.text}".encode(),
        "attached": f"{mixed}{words}\n--fw\nContent-Type: message/rfc822\n\n{whole}\n--fw--\n".encode(),
        "in parts": f"{mixed}{words}\n\n{gmail}{found.text}\n{parts}--fw--\n".encode(),
    }


@pytest.mark.parametrize("bounce", BOUNCES[::3], ids=names)
def test_a_bounce_that_a_person_forwards_with_a_question_is_that_persons_mail(bounce: Example) -> None:
    assert mistaken(forwards(bounce, ASKED)) == {}


@pytest.mark.parametrize("bounce", BOUNCES[1::3], ids=names)
def test_a_bounce_that_a_person_forwards_with_what_is_known_of_it_is_that_persons_mail(bounce: Example) -> None:
    assert mistaken(forwards(bounce, TOLD)) == {}


@pytest.mark.parametrize("bounce", [one for one in BOUNCES if b"message/delivery-status" in one.raw], ids=names)
def test_a_report_that_a_person_attaches_to_words_of_their_own_is_that_persons_mail(bounce: Example) -> None:
    found = forwards(bounce, TOLD, prefix="My letter to Kofi: ")
    assert mistaken({form: found[form] for form in ("attached", "in parts")}) == {}


def mistaken(found: dict[str, bytes]) -> dict[str, str]:
    verdicts = {form: classify(opened(raw)) for form, raw in found.items()}
    return {form: verdict.why for form, verdict in verdicts.items() if verdict.kind != "human"}
