"""Who wrote it: one From, one verdict, or a signature that holds; and every forged form leaves nobody or nothing."""

import base64
from functools import lru_cache
from typing import Any

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given
from hypothesis import strategies as st

from inbound.accept import Verdict
from inbound.identity import LookUp, aligned, authentication_results, author, identify, organisation, tags
from inbound.message import parse

HOST = "mx.in.example.org"
PLAIN = b"From: Mia <mia@home.example>\r\nTo: wa@in.example.org\r\nSubject: Hello\r\n\r\nyes\r\n"
SIGN: Any = dkim.sign


@lru_cache
def key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def record(flags: str = "", bits: int = 2048) -> str:
    public = (
        key(bits).public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return f"v=DKIM1; k=rsa; {flags}p={base64.b64encode(public).decode()}"


def signed(raw: bytes = PLAIN, domain: str = "home.example", bits: int = 2048, **options: Any) -> bytes:
    pem = key(bits).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    header: bytes = SIGN(raw, b"s1", domain.encode(), pem, **options)
    return header + raw


def dns(flags: str = "", bits: int = 2048) -> LookUp:
    """Every domain has the same key, so that only alignment decides whose signature counts."""
    return lambda name: record(flags, bits) if name.startswith("s1._domainkey.") else None


def no_dns(name: str) -> str | None:
    raise AssertionError(f"asked for {name}")


def verdict_of(raw: bytes, *, stated: Verdict = "none", look_up: LookUp | None = None) -> tuple[str | None, Verdict]:
    found = identify(raw, parse(raw), verdict=stated, authserv_id=HOST, look_up=look_up or dns())
    return found.address, found.verdict


def test_a_signature_of_the_from_domain_is_a_pass_without_any_policy() -> None:
    assert verdict_of(signed()) == ("mia@home.example", "pass")


def test_without_a_signature_nobody_vouches_for_it() -> None:
    assert verdict_of(PLAIN) == ("mia@home.example", "none")


@pytest.mark.parametrize("stated", ["pass", "fail"])
def test_the_relays_own_verdict_counts_and_nobody_is_asked(stated: Verdict) -> None:
    assert verdict_of(signed(), stated=stated, look_up=no_dns) == ("mia@home.example", stated)


def test_a_domain_under_the_same_organisation_may_sign() -> None:
    assert verdict_of(signed(domain="mail.home.example"))[1] == "pass"


@pytest.mark.parametrize(
    "raw",
    [
        signed(domain="evil.example"),
        signed(domain="example"),
        signed(length=True),
        signed(signature_algorithm=b"rsa-sha1"),
        signed().replace(b"yes", b"no!"),
        signed().replace(b"Mia <mia@home", b"Tom <tom@home"),
        signed().replace(b"d=home.example", b"d=home.example; d=home.example"),
        signed(bits=2048).replace(b"b=", b"b=BBBB", 1),
    ],
    ids=["unaligned", "a suffix", "l=", "sha1", "body", "From", "a tag twice", "signature"],
)
def test_a_signature_that_does_not_hold_for_this_mail_counts_as_none(raw: bytes) -> None:
    assert verdict_of(raw)[1] == "none"


@pytest.mark.parametrize(
    "look_up", [lambda name: None, lambda name: "", lambda name: "v=DKIM1; p=", lambda name: "p=;;=\xff", dns("t=y; ")]
)
def test_a_key_that_is_missing_revoked_broken_or_only_tried_out_counts_as_none(look_up: LookUp) -> None:
    assert verdict_of(signed(), look_up=look_up)[1] == "none"


def test_a_key_for_something_else_than_mail_counts_as_none() -> None:
    assert verdict_of(signed(), look_up=dns("s=tlsrpt; "))[1] == "none"


def test_only_the_first_few_signatures_are_looked_at() -> None:
    junk = b"DKIM-Signature: v=1; a=rsa-sha256; d=home.example; s=s1; h=from; bh=AA==; b=AA==\r\n"
    assert verdict_of(junk * 4 + signed())[1] == "pass"
    assert verdict_of(junk * 5 + signed())[1] == "none"


@pytest.mark.parametrize(
    "head",
    [
        b"From: mia@home.example\r\nFrom: eve@evil.example",
        b"From: mia@home.example, eve@evil.example",
        b"From: mia@home.example\r\nfrom : eve@evil.example",
        b"From: mia@home.example\rFrom: eve@evil.example",
        b"From: <mia@home.example> <eve@evil.example>",
        b"From: mia@home.example <eve@evil.example>",
        b"From: mia@home.example\0",
        b"From: mia\0@home.example",
        b"From: \xffmia@home.example",
        b"From: mia@home.example (",
        b"From: Friends: mia@home.example;",
        b"From: @evil.example:mia@home.example",
        b"From: =?utf-8?q?mia=40home.example?=",
        b"From: mia",
        b"From:",
        b"Sender: mia@home.example",
        b"From: mia@home.example\r\n\t, eve@evil.example",
        b"From: mia@home.example@evil.example",
    ],
)
def test_a_from_field_that_could_be_read_in_two_ways_is_nobodys(head: bytes) -> None:
    raw = head + b"\r\nSubject: x\r\n\r\nyes\r\n"
    assert verdict_of(raw) == (None, "none")
    assert verdict_of(raw, stated="pass") == (None, "none")
    assert verdict_of(raw, stated="fail") == (None, "fail")


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (b"From: mia@home.example", "mia@home.example"),
        (b"FROM:MIA@Home.Example", "mia@home.example"),
        (b'From: "Garcia, Mia" <mia@home.example>', "mia@home.example"),
        (b"From: =?utf-8?q?M=C3=ADa?=\r\n <mia@home.example>", "mia@home.example"),
        ("From: Mía <mia@home.example>".encode(), "mia@home.example"),
        (b"\r\n\r\nFrom: mia@home.example", "mia@home.example"),
    ],
)
def test_the_usual_forms_name_their_author(head: bytes, address: str) -> None:
    raw = head + b"\r\n\r\nFrom: eve@evil.example\r\n"
    assert author(raw, parse(raw)) == address


STATED = f"Authentication-Results: {HOST}; dmarc=pass header.from=home.example\r\n".encode()
OUR_RECEIVED = f"Received: from a (a [192.0.2.1]) by {HOST} (Postfix); x\r\n".encode()


def test_our_own_results_above_our_own_received_line_count() -> None:
    assert authentication_results(STATED + OUR_RECEIVED + PLAIN, "home.example", HOST) == "pass"
    assert verdict_of(STATED.replace(b"pass", b"fail") + OUR_RECEIVED + PLAIN)[1] == "fail"


@pytest.mark.parametrize(
    "head",
    [
        STATED,
        OUR_RECEIVED + STATED,
        b"Received: by elsewhere.example; x\r\n" + STATED,
        STATED + b"Received: by elsewhere.example; x\r\n",
        STATED + b"Received: from mx.in.example.org by elsewhere.example; x\r\n",
        STATED.replace(HOST.encode(), b"evil.example") + OUR_RECEIVED,
        STATED.replace(b"home.example", b"evil.example") + OUR_RECEIVED,
        STATED.replace(b" header.from=home.example", b"") + OUR_RECEIVED,
        STATED.replace(b"dmarc=pass", b"(dmarc=pass) dkim=pass") + OUR_RECEIVED,
        STATED.replace(b"dmarc=pass", b"dmarc=passable") + OUR_RECEIVED,
        STATED.replace(b"dmarc", b"x-dmarc") + OUR_RECEIVED,
    ],
)
def test_results_that_somebody_else_could_have_written_say_nothing(head: bytes) -> None:
    assert verdict_of(head + PLAIN)[1] == "none"


def test_one_fail_outweighs_a_pass() -> None:
    both = STATED + STATED.replace(b"pass", b"fail") + OUR_RECEIVED
    assert authentication_results(both, "home.example", HOST) == "fail"


@pytest.mark.parametrize(
    ("signer", "domain", "expected"),
    [
        ("home.example", "home.example", True),
        ("Mail.Home.Example", "home.example", True),
        ("a.co.uk", "b.co.uk", False),
        ("co.uk", "b.co.uk", False),
        ("x.github.io", "y.github.io", False),
        ("evilhome.example", "home.example", False),
        ("", "", True),
        ("", "home.example", False),
    ],
)
def test_alignment_is_by_the_registered_domain(signer: str, domain: str, expected: bool) -> None:
    assert aligned(signer, domain) is expected


def test_a_public_suffix_is_nobodys_organisation() -> None:
    assert (organisation("co.uk"), organisation("a.b.co.uk"), organisation("a..b")) == (None, "b.co.uk", None)


def test_of_a_tag_given_twice_nothing_counts() -> None:
    assert tags("a=1; b = x y ;") == {"a": "1", "b": "xy"}
    assert tags("d=one; d=two") == {}


@given(st.binary(max_size=300))
def test_no_header_makes_it_stumble(junk: bytes) -> None:
    raw = b"DKIM-Signature: d=home.example; " + junk + b"\r\n" + PLAIN
    assert verdict_of(raw)[1] == "none"


@given(st.sampled_from(["v", "a", "b", "bh", "c", "d", "h", "q", "s", "t", "x", "i"]), st.text(max_size=12))
def test_no_tag_of_a_signature_makes_it_stumble(tag: str, value: str) -> None:
    raw = signed().replace(b" v=1", f" {tag}={value}; v=1".encode("utf-8", "replace"), 1)
    assert verdict_of(raw)[0] in ("mia@home.example", None)


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda junk: f"k=rsa; p={base64.b64encode(junk).decode()}"))
def test_no_key_record_makes_it_stumble(text: str) -> None:
    assert verdict_of(signed(), look_up=lambda name: text)[1] == "none"
