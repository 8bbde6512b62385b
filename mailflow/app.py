"""Puts the web process together: every door that speaks HTTP. Holds no rule and no page."""

import hmac

from flask import Flask

from inbound.webhook import webhook_routes
from mailflow import settings
from mailflow.house import House, build
from mailflow.web import pages
from mailflow.web.admin import admin_routes
from mailflow.web.forgotten import forgotten_routes
from mailflow.web.health import health_routes
from mailflow.web.home import home_routes
from mailflow.web.links import link_routes
from mailflow.web.mine import mine_routes
from mailflow.web.preferences import preferences_routes
from mailflow.web.readings import reading_routes
from mailflow.web.sign_in import SESSION_LASTS, sign_in_routes
from mailflow.web.unsubscribe import unsubscribe_routes

DOORS = (
    webhook_routes,
    health_routes,
    home_routes,
    link_routes,
    mine_routes,
    unsubscribe_routes,
    preferences_routes,
    forgotten_routes,
    sign_in_routes,
    admin_routes,
    reading_routes,
)


def create_app(house: House | None = None) -> Flask:
    """The application of this house; without one, of what the environment says. What gunicorn is pointed at."""
    house = house or build(settings.load())
    app = Flask("mailflow", static_folder=None, template_folder=None)
    app.config.update(
        SECRET_KEY=hmac.digest(house.secret, b"web sessions", "sha256"),
        SESSION_COOKIE_NAME="mailflow",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=house.settings.base_url.startswith("https:"),
        PERMANENT_SESSION_LIFETIME=SESSION_LASTS,
        MAX_CONTENT_LENGTH=64 * 1024,
    )
    pages.prepare(app, house)
    for routes in DOORS:
        app.register_blueprint(routes(house))
    return app
