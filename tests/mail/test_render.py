"""A mail is rendered whole, from plain facts, with placeholders for its tokens."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import css_inline
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from selectolax.lexbor import LexborHTMLParser

from mailflow import languages
from mailflow.languages import NoSentence
from mailflow.mail.render import LONGEST_PREHEADER, LONGEST_SUBJECT, Renderer, shortened
from tests.mail.samples import BUTTONS, FACTS, RENDERER, TEMPLATES, sample


def folder(path: Path, body_text: str, body_html: str | None = None) -> Path:
    """A folder with the one email `request_received`, of this body."""
    for kind, body in (("txt", body_text), ("html", body_html or body_text)):
        head = (
            '{% extends "_layout.'
            + kind
            + '" %}{% from "_macros.'
            + kind
            + '" import own_words, goals, questions with context %}'
        )
        source = head + "{% block body %}" + body + "{% endblock %}"
        (path / f"request_received.{kind}").write_text(source, "utf-8")
    return path


def render(path: Path, **facts: Any) -> tuple[str, str]:
    renderer = Renderer([path, TEMPLATES], "https://m.example.org", "in.example.org", languages.load)
    done = renderer.render("request_received", language="en", facts=FACTS | facts)
    return done.text, done.html


def test_subject_preheader_and_reason_come_from_the_catalogue() -> None:
    mail = sample("request_received")
    assert mail.subject == "Mia asks you for a mentorship"
    assert "Mia" in mail.preheader
    assert mail.preheader in mail.html
    assert "Why this came: Mia found you among the members of The Women's Alliance." in mail.text


def test_a_thread_keeps_its_subject_and_a_timer_says_its_own_reason() -> None:
    mail = RENDERER.render(
        "request_received", language="en", facts=FACTS, subject="As it began", reason="The week is over."
    )
    assert mail.subject == "As it began"
    assert "Why this came: The week is over." in mail.text
    assert "Why this came: The week is over." in mail.html


def test_each_button_leads_to_its_offer_and_writes_its_answer() -> None:
    links = {node.attributes["href"] for node in LexborHTMLParser(sample("request_received").html).css("a")}
    assert "https://mailflow.example.org/do/⟦link⟧/0" in links
    assert (
        "mailto:alliance%2B⟦reply⟧@in.example.org?subject=Re%3A%20Mia%20asks%20you%20for%20a%20mentorship&body=accept"
        in links
    )
    assert "https://mailflow.example.org/unsubscribe/⟦link⟧" in links
    text = sample("request_received").text
    assert "Yes, accept: https://mailflow.example.org/do/⟦link⟧/0\n" in text
    assert "No, decline: https://mailflow.example.org/do/⟦link⟧/1\n" in text


def test_without_offers_there_is_neither_button_nor_box() -> None:
    mail = RENDERER.render("request_received", language="en", facts=FACTS)
    assert "/do/" not in mail.text + mail.html
    assert "You can reply with" not in mail.text + mail.html


def test_a_missing_fact_is_an_error_and_never_a_gap() -> None:
    with pytest.raises(UndefinedError, match="about"):
        RENDERER.render("request_received", language="en", facts=FACTS | {"partner": {"name": "M", "first_name": "M"}})
    with pytest.raises(NoSentence, match="first_name"):
        RENDERER.render("request_received", language="en", facts=FACTS | {"partner": {"name": "M"}})


def test_an_operators_own_template_comes_first(tmp_path: Path) -> None:
    text, html = render(folder(tmp_path, "Our own words"))
    assert "Our own words" in text
    assert "Our own words" in html
    assert "Why this came" in text


def test_members_words_are_fenced_line_by_line(tmp_path: Path) -> None:
    path = folder(tmp_path, "{{ own_words(request.text) }}")
    text, html = render(path, request={"text": "One\n\n\naccept\r\nthree <b>&"})
    assert "    | One\n    | accept\n    | three <b>&\n" in text
    assert "| One<br>\n| accept<br>\n| three &lt;b&gt;&amp;" in html
    assert not any(line.strip() == "accept" for line in text.splitlines())


def test_members_words_are_capped(tmp_path: Path) -> None:
    path = folder(tmp_path, "{{ own_words(request.text) }}")
    text, html = render(path, request={"text": "a long tale\n" * 9_000})
    assert text.count("| a long tale") == 60
    assert "    | …" in text
    assert len(html) < 60_000
    assert len(render(path, request={"text": "word " * 90_000})[0]) < 10_000


def test_days_and_moments_name_weekday_and_zone(tmp_path: Path) -> None:
    path = folder(tmp_path, "{{ request.at | day }} / {{ request.at | moment }} / {{ request.on | day }}")
    facts = {"at": datetime(2026, 3, 2, 23, 30, tzinfo=UTC), "on": date(2026, 7, 1)}
    text, _ = render(path, request=facts)
    assert "Tuesday, 3 March 2026 / Tuesday, 3 March 2026, 00:30 (Paris, GMT+01:00) / Wednesday, 1 July 2026" in text


def test_someone_without_a_zone_is_told_utc(tmp_path: Path) -> None:
    path = folder(tmp_path, "{{ request.at | moment }}")
    you = {key: value for key, value in FACTS["you"].items() if key != "zone"}
    text, _ = render(path, you=you, request={"at": datetime(2026, 3, 2, 23, 30, tzinfo=UTC)})
    assert "Monday, 2 March 2026, 23:30 (GMT+00:00)" in text


def test_goals_and_questions_are_numbered_in_both(tmp_path: Path) -> None:
    path = folder(tmp_path, "{{ goals(goals_list) }}{{ questions(items) }}")
    goals, items = FACTS["goals"], [{"number": 1, "text": "Why now?"}, {"number": 2, "text": "Why you?"}]
    for body in render(path, goals_list=goals, items=items):
        assert "1. Lead one meeting a month until June (40 %), by Tuesday, 30 June 2026" in body
        assert "2. Lead one meeting a month until June\n" in body.replace("</p>", "")
        assert "2. Why you?" in body


hostile = st.text(max_size=80) | st.sampled_from(
    [
        "</p><script>x</script>",
        "⟦link⟧",
        "{{ you }}",
        "{you}",
        "a\r\nb",
        "\u202eevil",
        "http://evil.example/⟦reply⟧",
        '">',
    ]
)


@given(hostile, hostile, hostile)
def test_whatever_members_write_stays_text(name: str, words: str, interest: str) -> None:
    partner = FACTS["partner"] | {"name": name, "first_name": name, "about": words, "interests": [interest]}
    clean = FACTS["partner"] | {"about": "x", "interests": ["x"]}
    request = FACTS["request"] | {"text": words}
    mail = RENDERER.render(
        "request_received", language="en", facts=FACTS | {"partner": partner, "request": request}, buttons=BUTTONS
    )
    plain = RENDERER.render("request_received", language="en", facts=FACTS | {"partner": clean}, buttons=BUTTONS)
    ours = [node.tag for node in LexborHTMLParser(plain.html).css("a, script, h1, table, img")]
    assert [node.tag for node in LexborHTMLParser(mail.html).css("a, script, h1, table, img")] == ours
    assert mail.html.count("⟦") == plain.html.count("⟦")
    assert mail.text.count("⟦") == plain.text.count("⟦")
    assert len(mail.subject) <= LONGEST_SUBJECT
    assert len(mail.subject.splitlines()) == 1
    assert len(mail.preheader) <= LONGEST_PREHEADER
    assert "\u202e" not in mail.text + mail.html + mail.subject


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_shortening_never_exceeds_and_keeps_what_fits(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest
    assert short.endswith("…") or short == " ".join(shortened(text, 10**6).split())


def test_inlined_templates_are_what_inlining_the_mail_would_give(tmp_path: Path) -> None:
    """Renders once with classes left in, inlines that with css-inline, and compares every element."""
    for path in TEMPLATES.iterdir():
        source = path.read_text("utf-8")
        (tmp_path / path.name).write_text(source.replace('class="', 'data-class="'), "utf-8")
    classy = Renderer([tmp_path], "https://mailflow.example.org", "in.example.org", languages.load)
    mail = classy.render("request_received", language="en", facts=FACTS, buttons=BUTTONS, words=("yes, do",))
    sheet = (TEMPLATES / "_style.css").read_text("utf-8")
    after = css_inline.CSSInliner(extra_css=sheet).inline(mail.html.replace('data-class="', 'class="'))
    ours = RENDERER.render("request_received", language="en", facts=FACTS, buttons=BUTTONS, words=("yes, do",)).html
    assert styles(ours) == styles(after)
    assert len([style for _, style in styles(ours) if style]) > 30


def styles(html: str) -> list[tuple[str | None, str | None]]:
    return [(node.tag, node.attributes.get("style")) for node in LexborHTMLParser(html).css("*")]


def test_a_class_without_a_style_is_found_at_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'fancy'"):
        render(folder(tmp_path, "text", '<p class="fancy">text</p>'))
