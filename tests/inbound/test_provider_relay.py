"""The relay: whoever has the secret, now, and nobody else; and each check is needed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbound.providers import relay
from inbound.providers.contract import Call, Check
from tests.inbound.posts import MESSAGE, RELAY_SECRET, RelayCall

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
SECRETS = (RELAY_SECRET,)


def call(made: RelayCall) -> Call:
    stamped = made if made.timestamp is not None else replace(made, timestamp=STAMP)
    return Call({name.lower(): value for name, value in stamped.headers().items()}, stamped.body, NOW)


def at(seconds: int) -> str:
    return str(int(NOW.timestamp()) + seconds)


@dataclass(frozen=True)
class Attack:
    """A call that exactly one check keeps out."""

    name: str
    call: RelayCall
    only: Check


ATTACKS = (
    Attack("no signature", RelayCall(signature=""), relay.signature_is_ours),
    Attack("the wrong secret", RelayCall(signed_with="guessed"), relay.signature_is_ours),
    Attack("another's signature", RelayCall(signature="0" * 64), relay.signature_is_ours),
    Attack("an old recording", RelayCall(timestamp=at(-901)), relay.not_from_the_past),
    Attack("made in advance", RelayCall(timestamp=at(901)), relay.not_from_the_future),
    Attack("a number written otherwise", RelayCall(timestamp=f"+{STAMP}"), relay.timestamp_is_ten_digits),
    Attack("digits of another script", RelayCall(timestamp=f"{STAMP[:-1]}²"), relay.timestamp_is_ten_digits),
)


def passes(checks: tuple[Check, ...], made: RelayCall) -> bool:
    return replace(relay.provider(SECRETS), checks=checks).recognises(call(made))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_is_not_recognised(attack: Attack) -> None:
    assert not passes(relay.CHECKS, attack.call)


@pytest.mark.parametrize("check", relay.CHECKS, ids=lambda check: check.__name__)
def test_without_any_one_check_some_attack_gets_through(check: Check) -> None:
    remaining = tuple(one for one in relay.CHECKS if one is not check)
    assert any(passes(remaining, attack.call) for attack in ATTACKS if attack.only is check)


@pytest.mark.parametrize("seconds", [-900, 0, 900])
def test_a_clock_may_be_fifteen_minutes_off(seconds: int) -> None:
    assert passes(relay.CHECKS, RelayCall(timestamp=at(seconds)))


@pytest.mark.parametrize("stamp", ["", "now", "1" * 11, "-1", "1e9", "NaN", "9" * 400])
def test_what_is_no_time_is_refused_without_a_stumble(stamp: str) -> None:
    assert not passes(relay.CHECKS, RelayCall(timestamp=stamp))


@pytest.mark.parametrize(
    "change",
    [
        lambda made: replace(made, headers={**made.headers, "x-mailflow-verdict": "none"}),
        lambda made: replace(made, headers={**made.headers, "x-mailflow-sender": "eve@home.example"}),
        lambda made: replace(made, headers={**made.headers, "x-mailflow-recipient": "ispe@in.example.org"}),
        lambda made: replace(made, headers={**made.headers, "x-mailflow-timestamp": at(1)}),
        lambda made: replace(made, body=made.body + b" "),
    ],
    ids=["verdict", "sender", "recipient", "timestamp", "body"],
)
def test_nothing_that_is_signed_can_be_changed(change: Callable[[Call], Call]) -> None:
    assert not relay.provider(SECRETS).recognises(change(call(RelayCall())))


def test_both_secrets_count_while_one_replaces_the_other() -> None:
    provider = relay.provider(("the new secret", RELAY_SECRET))
    assert provider.recognises(call(RelayCall()))
    assert provider.recognises(call(RelayCall(signed_with="the new secret")))
    assert not provider.recognises(call(RelayCall(signed_with="the older secret")))


def test_the_envelope_and_the_verdict_are_taken_from_the_headers() -> None:
    incoming = relay.unpack(call(RelayCall(sender="<mia@home.example>", recipient="<wa@in.example.org>")))
    assert (incoming.sender, incoming.recipient) == ("mia@home.example", "wa@in.example.org")
    assert (incoming.verdict, incoming.raw, incoming.hold) == ("pass", MESSAGE, None)


def test_an_empty_sender_is_a_null_return_path() -> None:
    assert relay.unpack(call(RelayCall(sender=""))).sender == ""


def test_an_unknown_verdict_is_worth_nothing() -> None:
    assert relay.unpack(call(RelayCall(verdict="passable"))).verdict == "none"


@pytest.mark.parametrize(
    ("made", "why"), [(RelayCall(body=b" \r\n"), "empty"), (RelayCall(recipient=""), "no recipient")]
)
def test_what_cannot_be_used_is_held(made: RelayCall, why: str) -> None:
    assert relay.unpack(call(made)).hold == why


@given(st.dictionaries(st.sampled_from([name.lower() for name in RelayCall().headers()]), st.text()), st.binary())
def test_no_call_makes_it_stumble(headers: dict[str, str], body: bytes) -> None:
    made = Call(headers, body, NOW)
    assert not relay.provider(SECRETS).recognises(made)
    assert relay.unpack(made).raw == body
