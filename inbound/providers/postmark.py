"""Postmark's inbound webhook with "include raw email" on: POST /inbound/postmark.

Verifies: HTTP basic authentication; Postmark signs nothing, so the address must be HTTPS and the password long.
Answers: 200 stored or known; 403 not recognised, at which Postmark stops; 503 our trouble.
Retries: ten, over about ten hours, on every answer but 200 and 403.
Set-up: MAILFLOW_POSTMARK_AUTH as user:password, and https://user:password@host/inbound/postmark as the webhook's
address; while the password changes, two here with a comma between them.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any, Final

from inbound.accept import MAX_BYTES, Incoming
from inbound.providers.contract import Answers, Call, Check, Provider, Secrets, one_of

LIMIT: Final = 4 * MAX_BYTES
"""The raw message once more beside its attachments, each escaped as JSON."""

_KEPT_OF_UNREADABLE: Final = 64 * 1024


def provider(secrets: Secrets) -> Provider:
    """Postmark showing one of these `user:password` pairs."""
    return Provider("postmark", secrets, Answers(stored=200, refused=403), LIMIT, CHECKS, unpack)


def password_is_ours(call: Call, secrets: Secrets) -> bool:
    """RFC 7617 §2. The pair is compared whole, so a name that is right tells nothing."""
    scheme, _, given = call.header("Authorization").partition(" ")
    try:
        pair = base64.b64decode(given.strip(), validate=True)
    except (binascii.Error, ValueError):
        return False
    return one_of(pair, (secret.encode() for secret in secrets)) and scheme.lower() == "basic"


CHECKS: tuple[Check, ...] = (password_is_ours,)


def unpack(call: Call) -> Incoming:
    """Their reading of SPF and DKIM is a hint that anybody can write, so the verdict is always `none`."""
    try:
        payload = json.loads(call.body)
    except (ValueError, RecursionError):
        return _held(call, "not JSON")
    if not isinstance(payload, dict):
        return _held(call, "not an object")
    raw = payload.get("RawEmail")
    if not isinstance(raw, str) or not raw.strip():
        return _held(call, "no raw email: it must be included in the server's settings", payload)
    message = raw.encode("utf-8", "replace")
    if len(message) > MAX_BYTES:
        return _held(call, "too big", payload)
    recipient = _text(payload, "OriginalRecipient")
    return Incoming(
        "postmark", _sender(payload), recipient, "none", message, hold=None if recipient else "no recipient"
    )


def _held(call: Call, why: str, payload: Mapping[str, Any] | None = None) -> Incoming:
    sender, recipient = (_sender(payload), _text(payload, "OriginalRecipient")) if payload else ("", "")
    return Incoming("postmark", sender, recipient, "none", call.body[:_KEPT_OF_UNREADABLE], hold=why)


def _sender(payload: Mapping[str, Any]) -> str:
    """The return path, which may be empty (a bounce); where Postmark tells none, the author."""
    headers = payload.get("Headers")
    for header in headers if isinstance(headers, list) else []:
        if isinstance(header, dict) and _text(header, "Name").lower() == "return-path":
            return _text(header, "Value").removeprefix("<").removesuffix(">")
    return _text(payload, "From")


def _text(mapping: Mapping[str, Any], name: str) -> str:
    value = mapping.get(name)
    return value.strip() if isinstance(value, str) else ""
