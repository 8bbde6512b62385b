"""The page at the root, for whoever comes without a link. Tells nothing of any programme or member."""

from flask import Blueprint

from mailflow.house import House
from mailflow.web import pages


def home_routes(_house: House) -> Blueprint:
    """`/`."""
    routes = Blueprint("home", __name__)
    routes.add_url_rule("/", "home", lambda: pages.page("home.html"))
    return routes
