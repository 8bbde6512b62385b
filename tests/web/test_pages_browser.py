"""The pages in Chromium, light, dark and as wide as a phone: axe finds nothing and the keyboard is enough."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from mailflow.app import create_app
from tests.browser import chromium
from tests.web.conftest import Site
from tests.web.test_links import expire

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PHONE = 360


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def server(site: Site) -> Iterator[str]:
    """The address of the site, as gunicorn would serve it."""
    serving = make_server("127.0.0.1", 0, create_app(site.house), threaded=True)
    thread = threading.Thread(target=serving.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    thread.join()
    serving.server_close()


@pytest.fixture(params=[("light", 1024), ("dark", 1024), ("dark", PHONE)], ids=["light", "dark", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme, width = request.param
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    yield context.new_page()
    context.close()


def check(page: Page) -> None:
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    assert "color-contrast" in {rule["id"] for rule in found["passes"]}
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    small = page.evaluate(
        "[...document.querySelectorAll('button, input:not([type=hidden]), textarea, a.button')]"
        ".filter(one => one.getBoundingClientRect().height < 44).length"
    )
    assert small == 0


def test_every_page_can_be_read_by_everybody(site: Site, server: str, page: Page) -> None:
    token = site.link("accept").split("/")[2]
    alone = ("/", "/forgotten", "/sign-in", "/sign-in/x", "/x")
    for path in (site.link("accept"), site.link("decline"), f"/unsubscribe/{token}", *alone):
        page.goto(server + path)
        check(page)
    page.goto(server + site.link("decline"))
    page.get_by_role("button").click()
    check(page)
    page.goto(server + site.link("accept"))
    check(page)
    expire(site)
    page.goto(server + site.link("accept"))
    check(page)


def test_the_keyboard_alone_is_enough(site: Site, server: str, page: Page) -> None:
    page.goto(server + site.link("decline"))
    for key in ("Tab", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("My calendar is full")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("status").wait_for()
    assert "You said no" in page.get_by_role("status").inner_text()
    assert site.state() == "declined"
