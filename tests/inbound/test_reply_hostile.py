"""What bounding the work on hostile mails leaves alone; what they cost is for `benchmarks/hostile.py` to measure."""

import pytest

from inbound.reply import extract
from inbound.reply.html import as_text, bounded
from inbound.reply.lines import apart
from inbound.reply.parent import links_in, parent

MEGABYTE = 1_000_000
MOST_SHOWN = 256 * 1024
ANSWER = "Yes, I will."
LINKS = "\n".join(f"https://a.example/{number:06d}/abcdefghij" for number in range(2500))
ALIKE = "we ask you now to tell us about it today\n" * 2500
TEXTS = {
    "a long row before a colon": "x " + "-" * 690 + ":\n",
    "introductions glued on": "x" + " On 1" * 130 + " wrote:\n",
    "verbs": "wrote " * 60 + ":\n",
    "verbs without spaces": "დაწერა" * 40 + ":\n",
    "closings apart": "Best,\n\n",
    "fences": "```\n",
    "rows": "-----\n",
    "links": "https://a.example/000001/abc\n",
}
SIGNED = "Ana Lima\nThe intended recipient\n"
PAGES = {
    "classes": f"<p class='{'a ' * 500}'>",
    "nested, never closed": "<pre>",
    "closed, never opened": "</div><blockquote>",
}


def filled(unit: str) -> str:
    return (unit * (MEGABYTE // len(unit) + 1))[:MEGABYTE]


@pytest.mark.parametrize("sent", ["", LINKS, ALIKE], ids=["nothing sent", "many links sent", "one line sent often"])
@pytest.mark.parametrize("form", TEXTS)
def test_an_answer_above_a_megabyte_of_hostile_text_is_found_whatever_was_sent(form: str, sent: str) -> None:
    words = extract(f"{ANSWER}\n\n{filled(TEXTS[form])}", sent)
    assert words.read.startswith(ANSWER)
    assert len(words.shown) < MOST_SHOWN


def test_an_answer_above_a_name_on_every_line_is_found() -> None:
    words = extract(f"{ANSWER}\n{filled(SIGNED)}", name="Ana Lima")
    assert words.read.startswith(ANSWER)


@pytest.mark.parametrize("form", PAGES)
def test_an_answer_above_a_megabyte_of_hostile_html_is_all_of_it(form: str) -> None:
    assert as_text(f"<p>{ANSWER}</p>{filled(PAGES[form])}").strip() == ANSWER


def test_what_closes_nothing_does_not_hide_how_deep_a_page_is_nested() -> None:
    assert bounded("</div><blockquote>" * 1000).count("<blockquote>") < 300
    assert bounded("<pre>" * 1000).count("<pre>") < 300
    assert bounded("<div>a</div>" * 1000) == "<div>a</div>" * 1000
    assert bounded("<p>a<br>" * 1000) == "<p>a<br>" * 1000


def test_a_reply_above_or_below_a_very_long_mail_is_found() -> None:
    assert extract("Yes, I will.\n\n" + "> and so on\n" * 50_000).read == "Yes, I will."
    assert extract("> and so on\n" * 50_000 + "\nYes, I will.").read == "Yes, I will."


def test_a_line_of_nothing_but_a_link_of_ours_is_ours_and_another_is_not() -> None:
    known = parent("See https://a.example/one/two and https://a.example/one/two/three here.", "")
    for line in ("https://a.example/one/two/threeABC", "<https://a.example/one/two?x>"):
        assert known.linked(line)
    for line in ("https://a.example/one/tw", "https://b.example/one/two", "", "https://a.example/one/two and more"):
        assert not known.linked(line)
    assert links_in("https://a.example/one/two/three https://a.example/one/two") == ("https://a.example/one/two",)


def test_an_introduction_glued_to_the_reply_is_told_apart_from_it() -> None:
    assert apart("Yes. On Mon, 2 Mar 2026 Bob wrote:") == ["Yes.", "On Mon, 2 Mar 2026 Bob wrote:"]
    assert apart("Yes. --On 2 March 2026 Bob Smith:") == ["Yes.", "--On 2 March 2026 Bob Smith:"]
    for whole in ("On Mon, 2 Mar 2026 Bob wrote:", "Yes.On Mon, 2 Mar 2026 Bob wrote:", "--On 2 March 2026 Bob Smith:"):
        assert apart(whole) == [whole]
