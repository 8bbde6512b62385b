"""HTML cut in pieces, turned into text, wrapped and flowed: nothing is lost on the way."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mailflow.demo.clients.flatten import Look, flattened, flowed, quoted, wrapped
from mailflow.demo.clients.markup import body_of, of_text, pieces, renamed, written
from tests.demo.letters import HTML, TEXT

PLAIN = Look(link="", hidden=True)

words = st.text(st.sampled_from("abcXYZé.,-日<"), min_size=1, max_size=14)
lines = st.lists(words, max_size=30).map(" ".join)
paragraphs = st.lists(lines, min_size=1, max_size=12)


def unflowed(text: list[str]) -> list[str]:
    """RFC 3676 §4.2 read back: soft breaks closed, stuffing and quoting marks removed."""
    whole: list[str] = []
    open_line = False
    for line in text:
        content = re.sub(r"^>*", "", line)
        content = content.removeprefix(" ")
        if open_line:
            whole[-1] += content
        else:
            whole.append(content)
        open_line = content.endswith(" ") and content != "-- "
    return whole


@given(paragraphs)
def test_what_is_flowed_can_be_read_back(text: list[str]) -> None:
    assert unflowed(flowed(text)) == text
    assert unflowed(flowed(quoted(text))) == text


def test_flowed_text_leaves_the_signature_separator_alone() -> None:
    assert flowed(["-- ", "From here", " indented"]) == ["-- ", " From here", "  indented"]


@given(paragraphs, st.integers(20, 90))
def test_wrapping_changes_nothing_but_line_ends(text: list[str], width: int) -> None:
    for at_angle in (False, True):
        broken = wrapped(text, width, at_angle=at_angle)
        assert "".join("".join(broken).split()) == "".join("".join(text).split())
        assert all(len(line) <= width or " " not in line.strip() for line in broken)


def test_wrapping_repeats_the_quoting_marks() -> None:
    assert wrapped(["> one two three"], 10) == ["> one two", "> three"]
    assert wrapped(["On Monday Ana <ana@home.example> wrote:"], 30, at_angle=True)[0] == "On Monday Ana <"


@given(st.integers(0, 30))
def test_pieces_are_whole_and_lose_nothing(cuts: int) -> None:
    tokens = body_of(HTML)
    runs = pieces(tokens, cuts)
    assert len(runs) <= cuts + 1
    for run in runs:
        opened = [token.name for token in run if token.kind == "start"]
        closed = [token.name for token in run if token.kind == "end"]
        assert sorted(name for name in opened if name != "br") == sorted(closed)
    together = [line for run in runs for line in flattened(run, PLAIN) if line]
    assert together == [line for line in flattened(tokens, PLAIN) if line]


def test_text_and_its_html_say_the_same() -> None:
    assert flattened(of_text(TEXT), PLAIN) == TEXT.strip().split("\n")


def test_a_preheader_shows_only_where_styles_are_ignored() -> None:
    tokens = body_of(HTML)
    assert "Reply yes or no to Tom." in flattened(tokens, Look(hidden=True))
    assert "Reply yes or no to Tom." not in flattened(tokens, Look(hidden=False))


def test_head_style_and_comments_are_not_quoted() -> None:
    html = written(body_of(HTML))
    assert "color: #fff" not in html
    assert "the card" not in html
    assert "Request 7" not in html


def test_links_bold_and_lists_look_as_asked() -> None:
    tokens = body_of('<p><b>Now</b>: <a href="mailto:a@b.example">write</a></p><ul><li>one</li><li>two</li></ul>')
    look = Look(link="{text}<{url}>", bold="*", bullet=" - ", mailto=True)
    assert flattened(tokens, look) == ["*Now*: write<mailto:a@b.example>", "", " - one", " - two"]


def test_classes_and_ids_are_renamed_and_nothing_else() -> None:
    tokens = body_of('<p class="a b" id="c" title="d">e</p>')
    assert written(renamed(tokens, "x_")) == '<p class="x_a x_b" id="x_c" title="d">e</p>'
