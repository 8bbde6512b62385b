"""Every mail in Chromium, light, dark and as wide as a phone: axe finds nothing, nothing sticks out."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.browser import chromium
from tests.mail.samples import names, sample

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PHONE = 360
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(
    params=[("light", 1024), ("dark", 1024), ("light", PHONE)], ids=["light", "dark", "phone"], scope="module"
)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme, width = request.param
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    opened = context.new_page()
    asked: list[str] = []
    context.route("**/*", lambda route: refuse(route, asked))
    yield opened
    context.close()
    assert not asked, "a mail fetched something"


def refuse(route: Route, asked: list[str]) -> None:
    asked.append(route.request.url)
    route.abort()


@pytest.mark.parametrize("name", names())
def test_axe_finds_nothing_and_nothing_sticks_out(page: Page, name: str) -> None:
    page.set_content(sample(name).html)
    # axe takes a page without a ground for white; Chromium paints its own, and that is what people see.
    page.evaluate("document.documentElement.style.backgroundColor = 'Canvas'")
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    assert [rule["id"] for rule in found["incomplete"]] == []
    assert "color-contrast" in {rule["id"] for rule in found["passes"]}
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    small = page.evaluate(
        "[...document.querySelectorAll('a')].map(a => a.getBoundingClientRect())"
        ".filter(box => box.height < 44 || box.width < 44).length"
    )
    assert small == 0


def test_dark_mode_is_really_dark(browser: Browser) -> None:
    """The mail leaves its ground to the reader's scheme, so that nothing has to be inverted."""
    context = browser.new_context(color_scheme="dark")
    opened = context.new_page()
    opened.set_content(sample("request_received").html)
    ink = opened.evaluate("getComputedStyle(document.querySelector('h1')).color")
    context.close()
    assert ink == "rgb(255, 255, 255)"
