"""Every mail in Chromium: in light and dark axe finds nothing, and on a phone nothing sticks out."""

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


@pytest.fixture(params=["light", "dark"], scope="module")
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from opened(browser, request.param, 1024)


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    yield from opened(browser, "light", PHONE)


def opened(browser: Browser, scheme: Scheme, width: int) -> Iterator[Page]:
    """A page that fetches nothing."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    context.route("**/*", lambda route: refuse(route, asked))
    yield page
    context.close()
    assert not asked, "a mail fetched something"


def refuse(route: Route, asked: list[str]) -> None:
    asked.append(route.request.url)
    route.abort()


@pytest.mark.parametrize("name", names())
def test_axe_finds_nothing(page: Page, name: str) -> None:
    page.set_content(sample(name).html)
    # axe takes a page without a ground for white; Chromium paints its own, and that is what people see.
    page.evaluate("document.documentElement.style.backgroundColor = 'Canvas'")
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    assert [rule["id"] for rule in found["incomplete"]] == []
    assert "color-contrast" in {rule["id"] for rule in found["passes"]}
    assert fits(page)


@pytest.mark.parametrize("name", names())
def test_on_a_phone_nothing_sticks_out(phone: Page, name: str) -> None:
    phone.set_content(sample(name).html)
    assert fits(phone)


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window, and every link large enough for a finger."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= window.innerWidth"
            " && [...document.querySelectorAll('a')].map(a => a.getBoundingClientRect())"
            ".every(box => box.height >= 44 && box.width >= 44)"
        )
    )


def test_dark_mode_is_really_dark(browser: Browser) -> None:
    """The mail leaves its ground to the reader's scheme, so that nothing has to be inverted."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.set_content(sample("request_received").html)
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    context.close()
    assert ink == "rgb(255, 255, 255)"
