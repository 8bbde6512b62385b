"""The mailbox page in Chromium: the whole loop with scripts off, and axe in light, dark and phone width."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from tests.browser import chromium
from tests.demo.stages import Asked, asked

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PHONE = 390
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Asked]:
    with serving(tmp_path) as story:
        yield story


@contextmanager
def serving(folder: Path) -> Iterator[Asked]:
    """The story, and a web server over its site for as long as the block."""
    server = make_server("127.0.0.1", 0, Flask("not yet"), threaded=True)
    with asked(folder, server.port) as told:
        server.app = told.site
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield told
        server.shutdown()
        thread.join(10)
        server.server_close()


def home(told: Asked) -> str:
    return f"{told.stage.house.settings.base_url}/mailbox/"


def test_the_whole_loop_is_done_without_scripts(browser: Browser, told: Asked) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home(told))
    page.get_by_role("link", name="Tom Okafor was asked for a mentorship").click()
    expect(page.frame_locator("iframe").get_by_text("Yes, accept").first).to_be_visible()
    page.get_by_role("link", name="Yes, happy to").click()
    page.get_by_role("button", name="Send reply").click()
    expect(page.get_by_text("asked → accepted")).to_be_visible()

    page.get_by_role("button", name="+1 hour").click()
    page.get_by_role("link", name="Mia Lindgren").first.click()
    page.get_by_role("link", name="Meet Tom, your mentor").click()
    page.get_by_role("link", name="Text", exact=True).click()
    expect(page.get_by_text("tom.okafor@people.example").first).to_be_visible()
    context.close()


def test_a_button_in_the_mail_opens_the_real_page(browser: Browser, told: Asked) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{home(told)}of/{told.tom.address}/{told.request.id}")
    with context.expect_page() as opened:
        page.frame_locator("iframe").get_by_role("link", name="Yes, accept", exact=True).click()
    opened.value.get_by_role("button", name="Yes, accept").click()
    expect(opened.value.get_by_text("You accepted")).to_be_visible()
    page.reload()
    expect(page.get_by_text("asked → accepted")).to_be_visible()
    context.close()


def test_an_answer_by_mail_fills_the_reply_box(browser: Browser, told: Asked) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{home(told)}of/{told.tom.address}/{told.request.id}")
    page.frame_locator("iframe").get_by_role("link", name="by email").first.click()
    expect(page.get_by_label("Your answer")).to_have_value("accept")
    context.close()


def test_a_scanner_that_presses_everything_does_nothing(browser: Browser, told: Asked) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{home(told)}of/{told.tom.address}/{told.request.id}")
    page.get_by_role("button", name="Click the links as a scanner").click()
    expect(page.get_by_text("A scanner opened 2 links")).to_be_visible()
    expect(page.get_by_text("asked → accepted")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 1440), ("light", 1024), ("light", PHONE)])
def test_axe_finds_nothing_and_nothing_sticks_out(browser: Browser, told: Asked, scheme: Scheme, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    mail = f"{home(told)}of/{told.tom.address}/{told.request.id}"
    places = [home(told), f"{home(told)}of/{told.tom.address}", f"{home(told)}of/{told.tom.address}/new", mail]
    faults: list[tuple[str, str, str]] = []
    for place in [*places, f"{mail}?tab=checks", f"{mail}?tab=headers", f"{home(told)}journal"]:
        page.goto(place)
        found: dict[str, Any] = Axe().run(page, options=RULES).response
        faults += [(place, rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]]
        if not page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
            faults.append((place, "sticks out", ""))
    assert faults == []
    context.close()


def test_each_column_scrolls_by_itself_and_the_page_stays(browser: Browser, told: Asked) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 180})
    page = context.new_page()
    page.goto(home(told))
    people = page.locator(".people")
    assert people.evaluate("column => column.scrollHeight > column.clientHeight + 60")
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    context.close()
