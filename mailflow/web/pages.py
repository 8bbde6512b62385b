"""What all pages share: their headers, their style sheet, their error pages. Knows no page's content."""

from collections.abc import Callable
from hashlib import sha256
from typing import Final

import structlog
from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from werkzeug.exceptions import HTTPException

from mailflow.errors import where
from mailflow.house import House
from mailflow.mail import filters

STYLE: Final = "style.css"
CONTENT_SECURITY: Final = (
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}
WHAT_WENT_WRONG: Final = {
    404: ("There is no such page", "The address may be cut off, or the page is gone."),
    405: ("That does not work here", "Please go back and use the buttons on the page."),
    413: ("That is too long", "Please go back and send less at once."),
    429: ("One moment, please", "There were many tries just now. Please wait a minute and try again."),
    500: ("Something went wrong on our side", "Nothing was changed. Please try again in a minute."),
}

log = structlog.get_logger(__name__)


def prepare(app: Flask, house: House) -> None:
    """Gives the application the templates, the headers, the style sheet and the error pages."""
    folders = [folder / "web" for folder in house.settings.template_folders]
    app.jinja_loader = ChoiceLoader([FileSystemLoader(folders)])
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.filters |= {"day": filters.day, "moment": filters.moment}
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    style = next(path for folder in folders if (path := folder / STYLE).is_file()).read_bytes()
    version = sha256(style).hexdigest()[:12]
    app.jinja_env.globals["style"] = f"/{STYLE}?{version}"
    app.add_url_rule(f"/{STYLE}", "style", lambda: _style(style))
    app.after_request(_protect(secure=house.settings.base_url.startswith("https:")))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _our_error)


def page(template: str, status: int = 200, **facts: object) -> Response:
    """A page of templates/web."""
    return Response(render_template(template, **facts), status, mimetype="text/html")


def sorry(status: int) -> Response:
    """The page for an error; it never says what was asked for."""
    title, text = WHAT_WENT_WRONG.get(status, WHAT_WENT_WRONG[404 if status < 500 else 500])
    return page("sorry.html", status, title=title, text=text)


def _style(style: bytes) -> Response:
    return Response(style, mimetype="text/css", headers={"Cache-Control": "public, max-age=31536000, immutable"})


def _protect(*, secure: bool) -> Callable[[Response], Response]:
    """A view that has set a header of its own keeps it."""
    headers = SECURITY_HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if secure else {})

    def protect(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    return protect


def _http_error(error: HTTPException) -> ResponseReturnValue:
    return sorry(error.code or 500)


def _our_error(error: Exception) -> ResponseReturnValue:
    """Where it happened is logged, and what was in it is not."""
    log.error("web.error", error=type(error).__name__, where=where(error), method=request.method)
    return sorry(500)
