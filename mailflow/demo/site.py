"""The web process of the demo: mailflow's own application with the mailbox page beside it."""

from flask import Flask

from mailflow import app, settings
from mailflow.demo import post
from mailflow.demo.inbox import Inbox
from mailflow.demo.mailbox import mailbox_routes
from mailflow.demo.post import Postman
from mailflow.house import House, build
from mailflow.settings import Settings

APPLICATION = "mailflow.demo.site:create_app()"


def create_app() -> Flask:
    """What gunicorn is pointed at; raises `ConfigurationError` where mail would be real."""
    house = build(settings.load())
    return with_mailbox(house, inbox_of(house.settings), post.by_http(house.settings))


def with_mailbox(house: House, inbox: Inbox, postman: Postman) -> Flask:
    """The application of this house and the page over this inbox."""
    site = app.create_app(house)
    site.register_blueprint(mailbox_routes(house, inbox, postman))
    return site


def inbox_of(found: Settings) -> Inbox:
    """The inbox that lies in the data folder, beside the database."""
    return Inbox(found.data / "inbox.db")
