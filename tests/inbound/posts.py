"""Calls of the inbound doors as the providers make them, right in every respect until a test changes one."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from inbound.webhook import webhook_routes
from mailflow import clock
from mailflow.house import House

RELAY_SECRET = "the relay's secret"
POSTMARK_AUTH = "postmark:a long password"
MESSAGE = (
    b"From: Mia <mia@home.example>\r\nTo: wa@in.example.org\r\nSubject: Hello\r\n"
    b"Message-ID: <one@home.example>\r\n\r\nyes\r\n"
)


def app(house: House) -> Flask:
    """A web application of the inbound doors alone."""
    made = Flask("doors")
    made.register_blueprint(webhook_routes(house))
    return made


@dataclass
class RelayCall:
    """`signed_with` is the secret; `signature` replaces what comes of it."""

    body: bytes = MESSAGE
    sender: str = "mia@home.example"
    recipient: str = "wa@in.example.org"
    verdict: str = "pass"
    timestamp: str | None = None
    signed_with: str = RELAY_SECRET
    signature: str | None = None

    def headers(self) -> dict[str, str]:
        """With the signature over what they say."""
        stamp = self.timestamp if self.timestamp is not None else str(int(clock.real_now().timestamp()))
        signed = f"{stamp}\n{self.verdict}\n{self.sender}\n{self.recipient}\n".encode("latin-1") + self.body
        made = hmac.new(self.signed_with.encode(), signed, hashlib.sha256).hexdigest()
        return {
            "Content-Type": "message/rfc822",
            "X-Mailflow-Timestamp": stamp,
            "X-Mailflow-Sender": self.sender,
            "X-Mailflow-Recipient": self.recipient,
            "X-Mailflow-Verdict": self.verdict,
            "X-Mailflow-Signature": made if self.signature is None else self.signature,
        }

    def post(self, house: House) -> TestResponse:
        """The answer of a house's own door."""
        return app(house).test_client().post("/inbound/relay", data=self.body, headers=self.headers())


def basic(pair: str) -> str:
    """The header of RFC 7617."""
    return "Basic " + base64.b64encode(pair.encode()).decode()


def postmark_payload(**changes: Any) -> dict[str, Any]:
    """The fields of Postmark's inbound webhook that matter here."""
    return {
        "From": "mia@home.example",
        "OriginalRecipient": "wa@in.example.org",
        "MessageID": "22c74902-a0c1-4511-804f-341342852c90",
        "Headers": [{"Name": "Return-Path", "Value": "<mia@home.example>"}],
        "RawEmail": MESSAGE.decode(),
        **changes,
    }


def post_postmark(house: House, body: bytes | None = None, auth: str | None = basic(POSTMARK_AUTH)) -> TestResponse:
    """The answer of a house's own door; `auth` None leaves the header out."""
    headers = {"Authorization": auth} if auth is not None else {}
    data = json.dumps(postmark_payload()).encode() if body is None else body
    return app(house).test_client().post("/inbound/postmark", data=data, headers=headers)
