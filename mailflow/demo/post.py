"""Hands mail to the inbound door as a mail server would: raw, signed, by HTTP. Knows no other way in."""

import hashlib
import hmac
import http.client
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask

from mailflow import clock
from mailflow.errors import MailflowError
from mailflow.settings import Settings

PATH = "/inbound/relay"
STORED = 204
PATIENCE = 30.0

Post = Callable[[bytes, Mapping[str, str]], int]


class NotTaken(MailflowError):
    """The door did not store the mail."""


@dataclass(frozen=True)
class Postman:
    """Signs as docs/architecture.md tells, and posts."""

    secret: str
    post: Post

    def bring(self, raw: bytes, *, sender: str, recipient: str, verdict: str = "pass") -> None:
        """One message for one recipient; `sender` is the envelope's. Raises `NotTaken`."""
        stamp = str(int(clock.real_now().timestamp()))
        head = f"{stamp}\n{verdict}\n{sender}\n{recipient}\n".encode()
        headers = {
            "Content-Type": "message/rfc822",
            "X-Mailflow-Timestamp": stamp,
            "X-Mailflow-Sender": sender,
            "X-Mailflow-Recipient": recipient,
            "X-Mailflow-Verdict": verdict,
            "X-Mailflow-Signature": hmac.new(self.secret.encode(), head + raw, hashlib.sha256).hexdigest(),
        }
        status = self.post(raw, headers)
        if status != STORED:
            raise NotTaken(f"the inbound door answered {status}")


def by_http(settings: Settings) -> Postman:
    """Through the web process that listens where the settings say."""

    def post(raw: bytes, headers: Mapping[str, str]) -> int:
        connection = http.client.HTTPConnection(settings.host, settings.port, timeout=PATIENCE)
        try:
            connection.request("POST", PATH, raw, dict(headers))
            return connection.getresponse().status
        finally:
            connection.close()

    return Postman(settings.relay_secrets[0], post)


def in_process(app: Flask, settings: Settings) -> Postman:
    """Through the same route of an application in this process, where no web process runs yet."""
    client = app.test_client()

    def post(raw: bytes, headers: Mapping[str, str]) -> int:
        return client.post(PATH, data=raw, headers=dict(headers)).status_code

    return Postman(settings.relay_secrets[0], post)
