"""Every mail, rendered: its twins say the same, mail programs can show it, and people can read it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mailflow.domain.intents import ADMINISTRATORS, MEMBERS
from mailflow.mail.render import LONGEST_PREHEADER, LONGEST_SUBJECT, Rendered
from tests.mail import reading_grade
from tests.mail.samples import TEMPLATES, names, sample

MAILS = [(name, role) for name in names() for role in ("mentor", "mentee")]
CLIPPED = 60_000
ELEMENTS = {
    "html", "head", "meta", "title", "body", "div", "table", "tbody", "tr", "td", "th", "h1", "h2", "p", "br", "a",
    "ul", "ol", "li", "strong", "em", "span",
}  # fmt: skip
PROPERTIES = {
    "margin", "padding", "width", "max-width", "min-width", "height", "max-height", "font-family", "font-size",
    "font-style", "font-weight", "line-height", "color", "background-color", "border", "border-top", "border-radius",
    "border-collapse", "display", "overflow", "opacity", "text-align", "text-decoration", "white-space",
    "border-bottom",
}  # fmt: skip
DEAD = (
    "<script",
    "<svg",
    "<form",
    "<img",
    "<meter",
    "data:",
    "var(",
    "url(",
    "@media",
    "@import",
    "javascript:",
    "cid:",
)
BARE = {"yes", "no", "ok", *(intent.replace(".", " ") for intent in (*MEMBERS, *ADMINISTRATORS))}


@pytest.fixture(params=MAILS, ids=lambda mail: f"{mail[0]}-{mail[1]}")
def mail(request: pytest.FixtureRequest) -> Rendered:
    return sample(*request.param)


@pytest.fixture
def page(mail: Rendered) -> LexborHTMLParser:
    return LexborHTMLParser(mail.html)


def test_there_are_mails_and_each_has_its_twin() -> None:
    assert names()
    assert {path.stem for path in TEMPLATES.glob("[a-z]*.txt")} == set(names())


def words_of(text: str) -> list[str]:
    text = re.sub(r"https?://\S+|[|*]", " ", text)
    return re.findall(r"\w[\w'’-]*", text)


def test_the_twins_say_the_same_words_in_the_same_order(mail: Rendered, page: LexborHTMLParser) -> None:
    for node in [*page.css("a[href^='mailto:']"), *page.css("body > div:first-child"), *page.css("head")]:
        node.decompose()
    assert words_of(page.root.text(separator=" ") if page.root else "") == words_of(mail.text)


def test_both_twins_lead_to_the_same_pages(mail: Rendered, page: LexborHTMLParser) -> None:
    links = [node.attributes["href"] or "" for node in page.css("a")]
    assert [link for link in links if link.startswith("http")] == re.findall(r"https?://\S+", mail.text)


def test_no_mail_program_clips_it(mail: Rendered) -> None:
    assert len(mail.html.encode()) < CLIPPED
    assert len(mail.text.encode()) < CLIPPED


def test_only_what_every_mail_program_shows_is_used(mail: Rendered, page: LexborHTMLParser) -> None:
    assert {node.tag for node in page.css("*")} <= ELEMENTS
    assert not [dead for dead in DEAD if dead in mail.html.lower()]
    assert not page.css("[class], [id], style, link")
    assert {name for node in page.css("[style]") for name in style_of(node)} <= PROPERTIES


def style_of(node: LexborNode) -> dict[str, str]:
    rules = [rule.partition(":") for rule in (node.attributes.get("style") or "").split(";") if rule.strip()]
    return {name.strip(): value.strip() for name, _, value in rules}


def test_text_is_large_enough_and_targets_are_too(page: LexborHTMLParser) -> None:
    for node in page.css("p, li, h1, h2, a, td"):
        size = style_of(node).get("font-size", "16px")
        assert int(size.removesuffix("px")) >= 16 or not node.text(strip=True)
    for node in page.css("a"):
        style = style_of(node)
        padding = int(style["padding"].split("px")[0])
        assert style["display"] == "inline-block"
        assert 2 * padding + int(style["line-height"].removesuffix("px")) >= 44


def test_a_colour_comes_with_its_ground_and_stands_out_however_it_is_inverted(page: LexborHTMLParser) -> None:
    for node in page.css("[style]"):
        style = style_of(node)
        if "color" not in style:
            continue
        ink, ground = rgb(style["color"]), rgb(style["background-color"])
        for change in (same, inverted, lightness_turned):
            assert contrast(change(ink), change(ground)) >= 4.5
        # A ground that reads on white and on black pages alike is neither dark nor light.
        assert contrast(ground, (255, 255, 255)) >= 3
        assert contrast(ground, (18, 18, 18)) >= 3


Colour = tuple[int, int, int]


def rgb(value: str) -> Colour:
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def same(colour: Colour) -> Colour:
    return colour


def inverted(colour: Colour) -> Colour:
    return 255 - colour[0], 255 - colour[1], 255 - colour[2]


def lightness_turned(colour: Colour) -> Colour:
    """The same hue with light for dark, as mail programs do who force their dark mode."""
    shift = 255 - max(colour) - min(colour)
    return colour[0] + shift, colour[1] + shift, colour[2] + shift


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2's contrast ratio."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_screen_reader_finds_its_way(mail: Rendered, page: LexborHTMLParser) -> None:
    (html,) = page.css("html")
    assert html.attributes["lang"] == "en"
    assert html.attributes["dir"] == "ltr"
    assert [node.text() for node in page.css("title")] == [mail.subject]
    assert len(page.css("h1")) == 1
    assert all(node.attributes.get("role") == "presentation" or node.css("th") for node in page.css("table"))
    links = [(node.text(strip=True), node.attributes.get("aria-label") or "") for node in page.css("a")]
    assert all(text and text in (spoken or text) for text, spoken in links)
    names = [spoken or text for text, spoken in links]
    assert len(set(names)) == len(names)


def test_subject_and_preheader_are_short_and_calm(mail: Rendered) -> None:
    assert 0 < len(mail.subject) <= LONGEST_SUBJECT
    assert 0 < len(mail.preheader) <= LONGEST_PREHEADER
    assert "…" not in mail.subject + mail.preheader
    assert all(ord(letter) < 0x2190 for letter in mail.subject + mail.preheader)


def test_it_is_said_calmly_and_simply(mail: Rendered) -> None:
    ours = "\n".join(line for line in mail.text.splitlines() if not line.startswith("    | "))
    assert "!" not in ours
    assert reading_grade.grade(ours) <= 8


def lines_of(page: LexborHTMLParser) -> Iterator[str]:
    for node in page.css("p, li, h1, h2, a, td"):
        yield from node.text(separator="\n").splitlines()


def test_no_line_is_a_bare_command(mail: Rendered, page: LexborHTMLParser) -> None:
    said = {line.strip(" .:*-").casefold() for line in (*mail.text.splitlines(), *lines_of(page))}
    assert not said & BARE


def test_every_placeholder_is_one_that_is_filled(mail: Rendered) -> None:
    assert set(re.findall("⟦.*?⟧", mail.text + mail.html)) <= {"⟦reply⟧", "⟦link⟧"}
    assert "⟦" not in mail.subject + mail.preheader


def test_the_style_sheet_has_only_classes_that_are_used() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (TEMPLATES / "_style.css").read_text("utf-8"), flags=re.DOTALL)
    selectors = [rule.partition("{")[0].strip() for rule in sheet.split("}") if rule.strip()]
    assert all(re.fullmatch(r"\.[a-z]+", selector) for selector in selectors)
    sources = "".join(path.read_text("utf-8") for path in Path(TEMPLATES).glob("*.html"))
    used = {name for names_ in re.findall(r'class="([^"]*)"', sources) for name in names_.split()}
    assert {selector[1:] for selector in selectors} == used
