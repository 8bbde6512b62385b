"""Tokens: nobody makes one without both the key and the row."""

from hypothesis import given
from hypothesis import strategies as st

from mailflow.mail.tokens import LENGTH, Tokens, digest, fill, make, make_all, new_nonce

KEY = b"a key of thirty-two octets......"


def test_a_token_is_twenty_six_letters_of_lower_case_base32() -> None:
    token = make(KEY, new_nonce(), "reply")
    assert len(token) == LENGTH == 26
    assert set(token) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_the_same_row_gives_the_same_token_again() -> None:
    nonce = new_nonce()
    assert make(KEY, nonce, "link") == make(KEY, nonce, "link")


def test_key_row_and_purpose_each_change_the_token() -> None:
    nonce = new_nonce()
    ways = {
        make(KEY, nonce, "reply"),
        make(KEY, nonce, "link"),
        make(KEY, nonce, "bounce"),
        make(KEY[::-1], nonce, "reply"),
        make(KEY, new_nonce(), "reply"),
    }
    assert len(ways) == 5


def test_a_token_in_capitals_is_found_by_the_same_digest() -> None:
    token = make(KEY, new_nonce(), "reply")
    assert digest(token.upper()) == digest(token)
    assert digest(token) != digest(token[:-1])


def test_the_digest_does_not_give_the_token_away() -> None:
    token = make(KEY, new_nonce(), "reply")
    assert token not in digest(token)
    assert len(digest(token)) == 64


def test_filling_leaves_no_placeholder() -> None:
    filled = fill("⟦reply⟧ ⟦link⟧ ⟦bounce⟧ ⟦link⟧", Tokens("rrr", "lll", "bbb"))
    assert filled == "rrr lll bbb lll"


@given(st.binary(min_size=1, max_size=64), st.binary(min_size=1, max_size=64))
def test_all_three_are_those_made_one_by_one(key: bytes, nonce: bytes) -> None:
    tokens = make_all(key, nonce)
    assert tokens.reply == make(key, nonce, "reply")
    assert tokens.link == make(key, nonce, "link")
    assert tokens.bounce == make(key, nonce, "bounce")
