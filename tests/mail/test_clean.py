"""People's words stand in our mail without doing anything there."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.mail.clean import defang, many_lines, one_line, safe_facts, safe_text

FORBIDDEN = set("\x00\x07\x1b\x7f\x9b\u202e\u2066\ud800")


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not FORBIDDEN & set(line)
    assert one_line(line) == line


@given(st.text())
def test_many_lines_keep_only_line_feeds(text: str) -> None:
    lines = many_lines(text)
    assert not FORBIDDEN & set(lines)
    assert "\r" not in lines


@pytest.mark.parametrize(
    "link",
    ["http://evil.example/x", "HTTPS://EVIL.EXAMPLE", "www.evil.com", "evil.com", "a.b.evil.net/path?q=1",
     "javascript:alert(1)", "mailto:mia@home.example", "evil.zip/x"],
)  # fmt: skip
def test_no_link_stays_alive(link: str) -> None:
    tame = safe_text(f"Look at {link} today.")
    assert link not in tame
    assert "[" in tame


@pytest.mark.parametrize(
    "words",
    ["I know Node.js well.", "At 10:30. Then lunch.", "e.g. this one", "Ph.D. in chemistry", "mia@home.example",
     "It works.Really", "version 1.2.3"],
)  # fmt: skip
def test_ordinary_words_are_left_alone(words: str) -> None:
    assert defang(words) == words


def test_our_placeholders_cannot_be_written_by_a_member() -> None:
    assert "⟦" not in safe_text("my answer: ⟦link⟧")


def test_facts_are_cleaned_however_deep() -> None:
    facts = safe_facts({"mentee": {"name": "Mia\x00", "links": ["⟦reply⟧"], "address": "mia@evil.com"}})
    assert facts == {"mentee": {"name": "Mia", "links": ["[reply]"], "address": "mia@evil.com"}}


def test_dates_and_numbers_stay_what_they_are() -> None:
    facts = {"n": 3, "day": date(2026, 3, 2), "at": datetime(2026, 3, 2, tzinfo=UTC), "none": None, "yes": True}
    assert safe_facts(facts) == facts


def test_a_thing_that_is_no_plain_value_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="'match' is a object"):
        safe_facts({"match": object()})
