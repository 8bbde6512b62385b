"""What `mailflow doctor` tries with mail: the server's greeting, a mail of its own, a round trip through the door."""

import http
import http.client
import io
import secrets
import time
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlsplit

from sqlalchemy import select

from inbound.pipe import STORED, pipe
from inbound.providers import relay
from inbound.providers.contract import Call
from mailflow import clock
from mailflow.cli.checks import Finding, connection
from mailflow.house import House
from mailflow.mail.addresses import site_address
from mailflow.mail.transport import Sent, SmtpTransport
from mailflow.store.mailbox import RECEIVED, InboundMail

PATIENCE = 10.0
NO_SERVER = "Set MAILFLOW_SMTP_URL, such as smtp://user:password@mail.example.org:587?tls=starttls"


def smtp(house: House) -> Finding:
    """Connect, encrypt, log in."""
    if house.settings.smtp_url is None:
        return Finding("smtp", "failed", "no mail server: all mail waits", NO_SERVER)
    trouble = SmtpTransport(house.settings.smtp_url.get_secret_value(), timeout=PATIENCE).probe()
    if trouble is None:
        return Finding("smtp", "ok", "the server takes our name and password")
    return Finding("smtp", "failed", trouble, "Compare host, port, ?tls= and password with what your provider says.")


def send(house: House, address: str) -> Finding:
    """One mail, at once, past the outbox."""
    if house.transport is None:
        return Finding("send", "failed", "no mail server", NO_SERVER)
    message = _message(house, address, "mailflow can send", "This mail shows that mailflow can send to you.")
    outcome = house.transport.send(site_address(house.settings.domain), address, message.as_bytes())
    if isinstance(outcome, Sent):
        return Finding("send", "ok", f"handed over for {address}: look there, in the spam folder too")
    return Finding("send", "failed", outcome.reason, "The mail server's answer above says why.")


def round_trip(house: House, seconds: float = PATIENCE) -> Finding:
    """A mail of our own through the inbound door, until a worker has settled it. It is answered to nobody."""
    message = _message(house, site_address(house.settings.domain), "A round trip", secrets.token_hex(16))
    stored = _post(house, message) if house.settings.relay_secrets else _pipe(house, message)
    if stored is not None:
        return stored
    deadline = time.monotonic() + seconds
    while not _settled(house, str(message["Message-ID"])):
        if time.monotonic() > deadline:
            remedy = "Start the worker and the ticker (mailflow up runs both)."
            return Finding("round trip", "failed", f"stored, but not worked on within {seconds:.0f} s", remedy)
        time.sleep(0.1)
    return Finding("round trip", "ok", "a mail came in and was worked on")


def _message(house: House, to: str, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = site_address(house.settings.domain)
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(clock.real_now())
    message["Message-ID"] = f"<doctor.{secrets.token_hex(12)}@{house.settings.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Mailflow-Reason"] = "doctor"
    message.set_content(f"{text}\n")
    return message


def _post(house: House, message: EmailMessage) -> Finding | None:
    """What went wrong, or None."""
    url, raw = house.settings.base_url, message.as_bytes()
    fields = {
        "x-mailflow-timestamp": str(int(clock.real_now().timestamp())),
        "x-mailflow-verdict": "none",
        "x-mailflow-sender": "",
        "x-mailflow-recipient": site_address(house.settings.domain),
    }
    signed = relay.signature(house.settings.relay_secrets[0], Call(fields, raw, clock.real_now()))
    headers = {**fields, "X-Mailflow-Signature": signed, "Content-Type": "message/rfc822"}
    line = connection(url)
    try:
        line.request("POST", f"{urlsplit(url).path}/inbound/relay", raw, headers)
        status = line.getresponse().status
    except (OSError, http.client.HTTPException):
        return Finding(
            "round trip", "failed", f"{url} does not answer", "Start mailflow, or correct MAILFLOW_BASE_URL."
        )
    finally:
        line.close()
    if status == http.HTTPStatus.NO_CONTENT:
        return None
    remedy = "Both sides need the same MAILFLOW_RELAY_SECRET, and clocks that agree."
    return Finding("round trip", "failed", f"the door answered {status}", remedy)


def _pipe(house: House, message: EmailMessage) -> Finding | None:
    to = site_address(house.settings.domain)
    if pipe(house, io.BytesIO(message.as_bytes()), sender="", recipient=to) == STORED:
        return None
    return Finding("round trip", "failed", "the mail could not be stored", "See the database's line above.")


def _settled(house: House, message_id: str) -> bool:
    with house.engine.connect() as connected:
        found = select(InboundMail.state).where(InboundMail.message_id == message_id)
        state = connected.scalar(found)
    return state is not None and state != RECEIVED
