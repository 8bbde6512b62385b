"""Postmark: whoever shows the password; everything else of theirs is only a hint."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbound.accept import MAX_BYTES
from inbound.providers import postmark
from inbound.providers.contract import Call
from tests.inbound.posts import MESSAGE, POSTMARK_AUTH, basic, postmark_payload

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OURS = postmark.provider((POSTMARK_AUTH,))
JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda one: st.lists(one, max_size=3))


def call(payload: Any, auth: str = basic(POSTMARK_AUTH)) -> Call:
    return Call({"authorization": auth}, json.dumps(payload).encode(), NOW)


def test_the_right_password_opens_the_door() -> None:
    assert OURS.recognises(call(postmark_payload()))


@pytest.mark.parametrize(
    "auth",
    [
        "",
        "Basic",
        basic("postmark:guessed"),
        basic("guessed:a long password"),
        basic("postmark:"),
        basic(""),
        basic(POSTMARK_AUTH).replace("Basic", "Bearer"),
        basic(POSTMARK_AUTH) + "!",
        f"Basic {POSTMARK_AUTH}",
        "Basic é",
    ],
)
def test_anything_else_does_not(auth: str) -> None:
    assert not OURS.recognises(call(postmark_payload(), auth))


@pytest.mark.parametrize("check", postmark.CHECKS, ids=lambda check: check.__name__)
def test_without_any_one_check_a_wrong_password_gets_through(check: object) -> None:
    remaining = tuple(one for one in postmark.CHECKS if one is not check)
    wrong = call(postmark_payload(), basic("postmark:guessed"))
    assert all(one(wrong, OURS.secrets) for one in remaining)


def test_both_passwords_count_while_one_replaces_the_other() -> None:
    provider = postmark.provider(("postmark:the new one", POSTMARK_AUTH))
    assert provider.recognises(call(postmark_payload(), basic("postmark:the new one")))
    assert provider.recognises(call(postmark_payload()))


def test_the_raw_email_is_the_message_and_their_verdicts_are_none() -> None:
    incoming = postmark.unpack(call(postmark_payload(Headers=[{"Name": "Received-SPF", "Value": "Pass"}])))
    assert (incoming.raw, incoming.recipient, incoming.verdict) == (MESSAGE, "wa@in.example.org", "none")
    assert incoming.sender == "mia@home.example"
    assert incoming.hold is None


def test_a_null_return_path_is_kept() -> None:
    assert postmark.unpack(call(postmark_payload(Headers=[{"Name": "Return-Path", "Value": "<>"}]))).sender == ""


@pytest.mark.parametrize(
    "payload",
    [
        [],
        "text",
        {},
        postmark_payload(RawEmail=None),
        postmark_payload(RawEmail=" "),
        postmark_payload(OriginalRecipient=None),
        postmark_payload(OriginalRecipient=["a"]),
        postmark_payload(RawEmail="x" * (MAX_BYTES + 1)),
    ],
    ids=["a list", "text", "nothing", "no raw", "blank raw", "no recipient", "a list of recipients", "too big"],
)
def test_what_cannot_be_used_is_held_with_its_reason(payload: Any) -> None:
    incoming = postmark.unpack(call(payload))
    assert incoming.hold
    assert len(incoming.raw) <= 64 * 1024


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"nan"])
def test_what_is_no_json_is_held(body: bytes) -> None:
    assert postmark.unpack(Call({}, body, NOW)).hold in ("not JSON", "not an object")


@given(st.dictionaries(st.sampled_from(sorted(postmark_payload())), JSON | st.dictionaries(st.text(), JSON)))
def test_no_payload_makes_it_stumble(payload: dict[str, Any]) -> None:
    assert isinstance(postmark.unpack(call(payload)).raw, bytes)


@given(st.text() | st.binary().map(lambda raw: "Basic " + base64.b64encode(raw).decode()))
def test_no_header_but_the_right_one_is_recognised(auth: str) -> None:
    assert not OURS.recognises(call({}, auth))
