"""Contact sheets of every mail, to be looked at: `python -m tests.mail.gallery FOLDER [NAME…]`. Asserts nothing."""

import html
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser

from tests.browser import chromium
from tests.mail.samples import names, sample

Look = Literal["light", "dark", "inverted", "phone"]
LOOKS: Final[tuple[Look, ...]] = ("light", "dark", "inverted", "phone")
WIDTH: Final[dict[Look, int]] = {"light": 640, "dark": 640, "inverted": 640, "phone": 375}
A_SHEET: Final = 6
INVERSION: Final = "filter: invert(1) hue-rotate(180deg); background: #ffffff;"
"""What mail programs do that turn a light mail dark by themselves."""

GROW: Final = """async () => {
  const frames = [...document.querySelectorAll('iframe')];
  await Promise.all(frames.map(frame => frame.contentDocument.readyState === 'complete' || new Promise(
    done => frame.addEventListener('load', done))));
  for (const frame of frames) frame.style.height = frame.contentDocument.documentElement.scrollHeight + 'px';
}"""


def sheet(mails: Sequence[str], look: Look) -> str:
    """A page with these mails side by side, each in a frame of its own."""
    style = INVERSION if look == "inverted" else ""
    frames = (
        f'<figure><figcaption>{name}: {html.escape(sample(name).subject)}</figcaption><iframe scrolling="no" '
        f'style="width:{WIDTH[look]}px;{style}" srcdoc="{html.escape(sample(name).html)}"></iframe></figure>'
        for name in mails
    )
    return (
        '<!doctype html><html><head><meta name="color-scheme" content="light dark"><style>'
        "body{display:flex;align-items:flex-start;gap:16px;margin:16px;font:16px sans-serif}"
        "figure{margin:0}iframe{border:1px solid #808080}</style></head><body>" + "".join(frames) + "</body></html>"
    )


def sheets_of(mails: Sequence[str]) -> list[Sequence[str]]:
    return [mails[start : start + A_SHEET] for start in range(0, len(mails), A_SHEET)]


def picture(browser: Browser, mails: Sequence[str], look: Look, to: Path) -> None:
    """One sheet as a PNG."""
    width = 32 + len(mails) * (WIDTH[look] + 18)
    scheme: Literal["light", "dark"] = "dark" if look == "dark" else "light"
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.set_content(sheet(mails, look))
    page.evaluate(GROW)
    page.screenshot(path=to, full_page=True)
    context.close()


def main(folder: str, *wanted: str) -> None:
    """Every mail, or those named, in every look."""
    to = Path(folder)
    to.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for look in LOOKS:
            for place, mails in enumerate(sheets_of(wanted or names())):
                picture(browser, mails, look, to / f"{look}-{place:02}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
