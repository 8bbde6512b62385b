"""Absence notes, bounces, calendars and reactions: they say of themselves what the RFCs ask."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import get_args

import pytest
from icalendar import Calendar

from mailflow.demo.clients import (
    LANGUAGES,
    Answer,
    Language,
    Responder,
    bounce_of,
    calendar_reply,
    out_of_office,
    reaction,
)
from tests.demo.letters import IN_BOTH, INVITATION

NOW = datetime(2026, 3, 3, 20, 5, tzinfo=UTC)


def away(language: Language = "en", responder: Responder = "exchange") -> EmailMessage:
    raw = out_of_office(
        IN_BOTH, sender="ana@home.example", sender_name="Ana Silva", now=NOW, language=language, responder=responder
    )
    return message_from_bytes(raw, policy=policy.default)


def bounced(*, hard: bool) -> EmailMessage:
    return message_from_bytes(bounce_of(IN_BOTH, hard=hard, now=NOW), policy=policy.default)


@pytest.mark.parametrize("responder", get_args(Responder))
def test_an_absence_note_says_so_itself_unless_it_is_of_the_silent_kind(responder: Responder) -> None:
    declared = str(away(responder=responder)["Auto-Submitted"] or "").startswith("auto-")
    assert declared == (responder != "undeclared")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_absence_note_answers_our_mail_in_the_language_of_the_absent(language: Language) -> None:
    message = away(language)
    assert message["Return-Path"] == "<>"
    assert message["To"].addresses[0].addr_spec == "bounces+n0nce@mail.example"
    assert message["In-Reply-To"] == "<request_received.7.1@mail.example>"
    assert message["Subject"].endswith("Request 7: Tom would like you as a mentor")
    assert "Ana Silva" in message.get_content()


def test_absence_notes_differ_by_language() -> None:
    assert len({away(language)["Subject"] for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize(("hard", "status"), [(True, "5.1.1"), (False, "4.2.2")])
def test_a_bounce_reports_the_recipient_and_the_reason(hard: bool, status: str) -> None:
    message = bounced(hard=hard)
    assert message.get_content_type() == "multipart/report"
    assert message["Content-Type"].params["report-type"] == "delivery-status"
    assert message["Return-Path"] == "<>"
    assert message["To"] == "bounces+n0nce@mail.example"
    report = next(part for part in message.walk() if part.get_content_type() == "message/delivery-status")
    recipient = list(report.walk())[-1]
    assert recipient["Final-Recipient"] == "rfc822; ana@home.example"
    assert recipient["Action"] == "failed"
    assert recipient["Status"] == status


def test_a_bounce_returns_the_headers_of_our_mail() -> None:
    returned = [part for part in bounced(hard=True).walk() if part.get_content_type() == "text/rfc822-headers"]
    assert "<request_received.7.1@mail.example>" in returned[0].get_content()


@pytest.mark.parametrize("answer", get_args(Answer))
def test_a_calendar_answers_the_organiser_about_the_same_event(answer: Answer) -> None:
    raw = calendar_reply(INVITATION, answer, sender="ana@home.example", sender_name="Ana Silva", now=NOW)
    message = message_from_bytes(raw, policy=policy.default)
    assert message["To"] == "aspire@mail.example"
    part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    assert part["Content-Type"].params["method"] == "REPLY"
    calendar = Calendar.from_ical(part.get_content())
    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "REPLY"
    assert (event["UID"], event["SEQUENCE"]) == ("meeting-4@mail.example", 2)
    assert event["ATTENDEE"] == "mailto:ana@home.example"
    assert event["ATTENDEE"].params["PARTSTAT"] == answer.upper()


def test_a_mail_without_an_invitation_cannot_be_answered_by_a_calendar() -> None:
    with pytest.raises(ValueError, match="invites nobody"):
        calendar_reply(IN_BOTH, "accepted", sender="ana@home.example", sender_name="Ana Silva", now=NOW)


def test_a_reaction_is_a_mail_about_ours() -> None:
    raw = reaction(IN_BOTH, "👍", sender="ana@home.example", sender_name="Ana Silva", now=NOW)
    message = message_from_bytes(raw, policy=policy.default)
    assert message["In-Reply-To"] == "<request_received.7.1@mail.example>"
    kinds = [part.get_content_type() for part in message.iter_parts()]
    assert kinds == ["text/plain", "text/vnd.google.email-reaction+json", "text/html"]
    assert all(
        "👍" in str(part.get_content()) for part in message.iter_parts() if part.get_content_maintype() == "text"
    )
