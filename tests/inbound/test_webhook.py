"""The HTTP door: stored before it is acknowledged, and only the answers that the provider understands rightly."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from redis import Redis
from sqlalchemy import select, text

from mailflow import clock, queues
from mailflow.house import House, build
from mailflow.settings import Settings
from mailflow.store.mailbox import HELD, InboundMail
from tests.inbound.posts import MESSAGE, POSTMARK_AUTH, RelayCall, app, basic, post_postmark


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"postmark_auth": type(settings.secret_key)(POSTMARK_AUTH)})


@pytest.fixture
def moved_clock(tmp_path: Path) -> Iterator[None]:
    clock.follow(tmp_path / "clock")
    clock.set_offset(timedelta(days=40).total_seconds())
    yield
    clock.follow(None)


def stored(house: House) -> list[InboundMail]:
    with house.sessions() as session:
        return list(session.scalars(select(InboundMail).order_by(InboundMail.id)))


def bell(house: House) -> bool:
    assert isinstance(house.bell, Redis)
    return bool(house.bell.exists(queues.bell("inbound")))


def test_a_message_is_stored_and_rung_for(house: House) -> None:
    assert RelayCall().post(house).status_code == 204
    assert len(stored(house)) == 1
    assert bell(house)


def test_a_message_that_is_known_gets_the_same_answer(house: House) -> None:
    assert [RelayCall().post(house).status_code for _ in range(3)] == [204, 204, 204]
    assert post_postmark(house).status_code == 200
    assert len(stored(house)) == 1


def test_the_timestamp_is_compared_with_the_real_time(house: House, moved_clock: None) -> None:
    assert RelayCall().post(house).status_code == 204
    moved = str(int(clock.now().timestamp()))
    assert RelayCall(timestamp=moved).post(house).status_code == 401


@pytest.mark.parametrize("made", [RelayCall(signature=""), RelayCall(signed_with="guessed"), RelayCall(timestamp="1")])
def test_the_relay_is_told_401_and_nothing_is_stored(house: House, made: RelayCall) -> None:
    assert made.post(house).status_code == 401
    assert stored(house) == []
    assert not bell(house)


@pytest.mark.parametrize("auth", [None, "", "Basic x", basic("postmark:guessed")])
def test_postmark_is_told_403_and_nothing_is_stored(house: House, auth: str | None) -> None:
    assert post_postmark(house, auth=auth).status_code == 403
    assert stored(house) == []


def test_over_25_mib_the_relay_is_told_413(house: House) -> None:
    assert RelayCall(body=MESSAGE + b"x" * (25 * 1024 * 1024)).post(house).status_code == 413
    assert stored(house) == []


def test_who_sends_too_much_is_heard_out_and_so_hears_the_413(house: House) -> None:
    body = MESSAGE + b"x" * (40 * 1024 * 1024)
    sent = BytesIO(body + b"the next call")
    client = app(house).test_client()
    answer = client.post(
        "/inbound/relay",
        input_stream=sent,
        headers=RelayCall(body=body).headers(),
        environ_overrides={"CONTENT_LENGTH": str(len(body))},
    )
    assert answer.status_code == 413
    assert sent.read() == b"the next call"


def test_exactly_25_mib_are_stored(house: House) -> None:
    body = MESSAGE + b"x" * (25 * 1024 * 1024 - len(MESSAGE))
    assert RelayCall(body=body).post(house).status_code == 204


@pytest.mark.parametrize("body", [b"", b"\0\xff\xfe", b"no header at all", b"From" * 5000])
def test_malformed_mail_of_a_real_relay_is_stored(house: House, body: bytes) -> None:
    assert RelayCall(body=body).post(house).status_code == 204
    assert len(stored(house)) == 1


def test_an_unusable_payload_of_postmark_is_held_and_acknowledged(house: House) -> None:
    assert post_postmark(house, b"{").status_code == 200
    assert [row.state for row in stored(house)] == [HELD]


def test_when_the_database_is_in_trouble_the_answer_is_try_again(house: House) -> None:
    with house.sessions.begin() as session:
        session.execute(text("ALTER TABLE inbound_mail RENAME TO elsewhere"))
    answers = RelayCall().post(house).status_code, post_postmark(house).status_code
    with house.sessions.begin() as session:
        session.execute(text("ALTER TABLE elsewhere RENAME TO inbound_mail"))
    assert answers == (503, 503)


def test_without_redis_a_message_is_still_taken(settings: Settings, house: House) -> None:
    deaf = replace(house, bell=queues.connect("redis://127.0.0.1:1"))
    assert RelayCall().post(deaf).status_code == 204
    assert len(stored(house)) == 1


def test_a_provider_without_its_secret_has_no_route(settings: Settings) -> None:
    closed = build(settings.model_copy(update={"relay_secret": None, "postmark_auth": None}))
    assert RelayCall().post(closed).status_code == 404
    assert post_postmark(closed).status_code == 404


def test_a_secret_of_blanks_opens_nothing(settings: Settings) -> None:
    closed = build(settings.model_copy(update={"relay_secret": type(settings.secret_key)(" , ")}))
    assert RelayCall(signed_with="").post(closed).status_code == 404


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_the_body_is_taken_raw_whatever_it_claims_to_be(house: House, content_type: str) -> None:
    made = RelayCall()
    answer = (
        app(house)
        .test_client()
        .post("/inbound/relay", data=made.body, headers={**made.headers(), "Content-Type": content_type})
    )
    assert answer.status_code == 204


def test_no_secret_address_or_body_is_logged(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    RelayCall().post(house)
    RelayCall(signed_with="guessed").post(house)
    post_postmark(house)
    said = "".join(capsys.readouterr())
    assert "inbound.stored" in said
    assert not [word for word in ("mia@", "yes", "secret", "password", "one@home") if word in said]
