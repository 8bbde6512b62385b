"""What a browser takes from a page. Knows HTML, and no page."""

import re
from html import unescape

from werkzeug.test import TestResponse


def hidden_fields(page: TestResponse) -> dict[str, str]:
    """The hidden fields of the page's forms."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))


def words(page: TestResponse) -> str:
    """The page's text on one line, without its markup."""
    body = page.text.partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
