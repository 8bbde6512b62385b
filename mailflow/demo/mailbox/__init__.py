"""The mailbox page of the demo: read everybody's mail, answer it, and let time pass. Refused where mail is real."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Blueprint

from mailflow import clock
from mailflow.demo.inbox import Inbox
from mailflow.demo.mailbox.routes import Mailbox
from mailflow.demo.post import Postman
from mailflow.errors import ConfigurationError
from mailflow.house import House

REFUSED = (
    "The mailbox page shows everybody's mail and moves the clock: it runs only where MAILFLOW_SMTP_URL names the "
    "demo's own server on the loopback and MAILFLOW_CLOCK_FILE is set. Use `mailflow demo`."
)


def mailbox_routes(house: House, inbox: Inbox, postman: Postman) -> Blueprint:
    """`/mailbox`; raises `ConfigurationError` when mail would leave this machine, or the clock is the real one."""
    if not _never_leaves(house) or clock.offset_file() is None:
        raise ConfigurationError(REFUSED)
    routes = Blueprint("mailbox", __name__, url_prefix="/mailbox")
    page = Mailbox(house, inbox, postman)
    routes.before_request(page.only_from_itself)
    for rule, name, view, methods in page.rules():
        routes.add_url_rule(rule, name, view, methods=methods)
    return routes


def _never_leaves(house: House) -> bool:
    url = house.settings.smtp_url
    host = urlsplit(url.get_secret_value()).hostname if url else None
    try:
        return host is not None and ip_address(host).is_loopback
    except ValueError:
        return False


__all__ = ["mailbox_routes"]
