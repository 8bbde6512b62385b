"""Our addresses go out and come back the same, and a doubtful From is nobody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.mail.addresses import (
    Recipient,
    exactly_one_address,
    is_address,
    parse_recipient,
    programme_address,
    reply_address,
    return_path,
    site_address,
    usable_slug,
)
from mailflow.mail.tokens import make_all

DOMAIN = "in.example.org"
TOKEN = make_all(b"k", b"n").reply

slugs = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True).filter(usable_slug)


@given(slugs)
def test_a_programme_and_its_replies_are_read_back(slug: str) -> None:
    assert parse_recipient(programme_address(slug, DOMAIN), DOMAIN) == Recipient(slug, None, "programme")
    assert parse_recipient(reply_address(slug, TOKEN, DOMAIN), DOMAIN) == Recipient(slug, TOKEN, "reply")


def test_bounces_and_the_site_are_read_back() -> None:
    assert parse_recipient(return_path(TOKEN, DOMAIN), DOMAIN) == Recipient(None, TOKEN, "bounce")
    assert parse_recipient(site_address(DOMAIN), DOMAIN) == Recipient(None, None, "site")
    assert parse_recipient(reply_address(None, TOKEN, DOMAIN), DOMAIN) == Recipient(None, TOKEN, "reply")


def test_case_and_brackets_do_not_matter() -> None:
    shouted = f"<{reply_address('alliance', TOKEN, DOMAIN).upper()}>"
    assert parse_recipient(shouted, DOMAIN) == Recipient("alliance", TOKEN, "reply")


def test_a_host_without_sub_addresses_has_its_own_forms() -> None:
    assert parse_recipient(f"r-{TOKEN}@{DOMAIN}", DOMAIN) == Recipient(None, TOKEN, "reply")
    assert parse_recipient(f"b-{TOKEN}@{DOMAIN}", DOMAIN) == Recipient(None, TOKEN, "bounce")


@pytest.mark.parametrize("mangled", [TOKEN[:-1], TOKEN + "a", TOKEN[:-1] + "1", TOKEN[:-1] + "é", "", "a+b"])
def test_a_mangled_token_is_no_token(mangled: str) -> None:
    assert parse_recipient(f"alliance+{mangled}@{DOMAIN}", DOMAIN) == Recipient("alliance", None, "programme")


@pytest.mark.parametrize(
    "address",
    ["", "alliance", "@in.example.org", "alliance@elsewhere.example", "al liance@in.example.org",
     "-a@in.example.org", "postmaster@in.example.org", "alliance@in.example.org.evil.example"],
)  # fmt: skip
def test_what_is_not_ours_is_unknown(address: str) -> None:
    assert parse_recipient(address, DOMAIN).kind == "unknown"


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_without_failing(text: str) -> None:
    parse_recipient(text, DOMAIN)
    parse_recipient(f"{text}@{DOMAIN}", DOMAIN)


@pytest.mark.parametrize("slug", ["hello", "bounces", "postmaster", "", "-a", "a-", "A", "a_b", "r-abc"])
def test_a_programme_may_not_take_our_own_names(slug: str) -> None:
    assert not usable_slug(slug)


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ("tom@home.example", "tom@home.example"),
        ("  Tom Berg <Tom@Home.Example> ", "tom@home.example"),
        ('"Berg, Tom" <tom@home.example>', "tom@home.example"),
        ('"tom@home.example" <tom@home.example>', "tom@home.example"),
        ('"Tom \\" Berg" <tom@home.example>', "tom@home.example"),
        ("=?utf-8?b?VMO2bQ==?= <tom@home.example>", "tom@home.example"),
        ("Töm <tom@home.example>", "tom@home.example"),
        ("Tom\r\n <tom@home.example>", "tom@home.example"),
        ("tom@home.example (Tom (Berg))", "tom@home.example"),
        ("Tom <tom+list@home.example>", "tom+list@home.example"),
    ],
)
def test_one_person_is_known(field: str, address: str) -> None:
    assert exactly_one_address([field]) == address


@pytest.mark.parametrize(
    "fields",
    [
        [],
        ["tom@home.example", "tom@home.example"],
        ["tom@home.example, mia@home.example"],
        ["Tom <tom@home.example>, Mia <mia@home.example>"],
        ["tom@home.example <mia@home.example>"],
        ["<tom@home.example> <mia@home.example>"],
        ["Tom <tom@home.example> mia@home.example"],
        ["Friends: tom@home.example;"],
        ["<@relay.example:tom@home.example>"],
        ["tom@home.example@evil.example"],
        ['"tom@home.example'],
        ["(tom <tom@home.example>"],
        ['"tom"@home.example'],
        ['"Tom" tom@home.example'],
        ["to(m)m@home.example"],
        ["tom@home"],
        ["tom@[192.0.2.1]"],
        ["tom@home.example\x00"],
        ["Tom\x00 <tom@home.example>"],
        ["Tom\nFrom: mia@home.example <tom@home.example>"],
        ["tom@home..example"],
        [".tom@home.example"],
        ["tom@-home.example"],
        ["töm@home.example"],
        ["Tom <tom@home.example"],
        ["Tom tom@home.example>"],
        ["x" * 65 + "@home.example"],
        ["tom@" + "a." * 130 + "example"],
        ["T" * 2_000 + " <tom@home.example>"],
    ],
)
def test_where_parsers_could_disagree_nobody_has_spoken(fields: list[str]) -> None:
    assert exactly_one_address(fields) is None


@given(st.text(max_size=200))
def test_whatever_is_let_through_is_a_plain_address(text: str) -> None:
    for field in (text, f"{text} <tom@home.example>", f"{text}@home.example"):
        found = exactly_one_address([field])
        assert found is None or (is_address(found) and found in field.lower())
