"""The running demo: web, worker and ticker as processes, and a reply that goes through all of them."""

import http.client
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from mailflow.demo import live
from mailflow.demo.inbox import Inbox
from mailflow.errors import ConfigurationError


def ask(url: str, form: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and body of a page; a form is posted."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    body = urlencode(form) if form is not None else None
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if form is not None else {}
    try:
        connection.request("POST" if form is not None else "GET", parts.path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@pytest.mark.slow
def test_a_reply_from_the_page_is_answered_by_the_workers(tmp_path: Path) -> None:
    with live.live(tmp_path, lambda line: None, lambda done: None, length=timedelta(days=1)) as shown:
        assert ask(shown.mailbox)[0] == 200
        assert ask(shown.sign_in)[0] in (200, 302, 303)
        inbox = Inbox(tmp_path / "inbox.db")
        invited = next(mail for mail in inbox.since(0) if mail.email == "invitation_sent")
        before = len(inbox.of(invited.recipient))
        page = f"{shown.mailbox}of/{invited.recipient}/{invited.id}"
        status, _ = ask(page, {"do": "reply", "text": "Yes, as a mentor", "client": "Gmail"})
        assert status == 303
        assert len(inbox.of(invited.recipient)) > before


def test_two_demos_do_not_share_a_folder(tmp_path: Path) -> None:
    with (
        live.alone(tmp_path),
        pytest.raises(ConfigurationError, match="stop it first"),
        live.alone(tmp_path),
    ):
        pass
