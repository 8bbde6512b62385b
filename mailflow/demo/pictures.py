"""Pictures of the mailbox page for the README: `python -m mailflow.demo.pictures URL` while the demo runs there.

Needs the test tools (Playwright) and a Chromium; the demo itself needs neither.
"""

import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from mailflow.demo.people import cast

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZES = {"light": (1440, 900), "dark": (1440, 900), "phone": (390, 844)}


def main(arguments: list[str]) -> int:
    """Takes all pictures of the demo at this address."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if len(arguments) != 1 or path is None:
        print("usage: python -m mailflow.demo.pictures http://127.0.0.1:8000/mailbox/ (needs a Chromium)")
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name in SIZES:
            take(browser, arguments[0].rstrip("/"), name)
        browser.close()
    return 0


def take(browser: Browser, mailbox: str, name: str) -> None:
    """An open mail in one size and colour scheme; of the light one, the first page too."""
    width, height = SIZES[name]
    scheme: Literal["light", "dark"] = "dark" if name == "dark" else "light"
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{mailbox}/")
    if name == "light":
        save(page, "mailbox_start")
    open_a_request(page, mailbox)
    if name == "dark":
        page.get_by_role("link", name="Dark", exact=True).click()
    page.wait_for_load_state("networkidle")
    save(page, f"mailbox_{name}")
    context.close()


def open_a_request(page: Page, mailbox: str) -> None:
    """Somebody who was asked for a mentorship, the question open."""
    somebody = page.get_by_role("link", name="was asked for a mentorship")
    if somebody.count():
        somebody.first.click()
    else:
        page.goto(f"{mailbox}/of/{cast().mentors[17].address}")
        page.get_by_role("link", name="asks you for a mentorship").first.click()


def save(page: Page, name: str) -> None:
    """As PNG, in docs/pictures."""
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
