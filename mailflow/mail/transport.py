"""The only SMTP: hands one message to the mail server and says what became of it. Knows no message's meaning."""

import queue
import re
import smtplib
import socket
import ssl
from dataclasses import dataclass
from typing import Protocol

from mailflow.mail.server import parse_url

_DOT = re.compile(rb"(?m)^\.")
_BARE_BREAK = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True)
class Sent:
    """The server has taken it over."""

    reply: str


@dataclass(frozen=True)
class Deferred:
    """Try again later. `maybe_sent`: the line broke after the message and before the answer."""

    reason: str
    code: int | None = None
    maybe_sent: bool = False


@dataclass(frozen=True)
class Refused:
    """The server will never take this message; `of_recipient`: nor any other, since it knows no such recipient."""

    reason: str
    code: int
    of_recipient: bool = False


Outcome = Sent | Deferred | Refused


class Transport(Protocol):
    """What the deliverer sends through."""

    def send(self, envelope_from: str, to: str, message: bytes) -> Outcome:
        """Never raises for what a server or network does."""

    def close(self) -> None:
        """Ends what connections there are."""


class _Answered(Exception):
    """A reply that ends the transaction."""

    def __init__(self, verb: str, code: int, text: bytes) -> None:
        super().__init__(verb)
        self.verb, self.code = verb, code
        self.reason = f"{verb}: {code} {text.decode('utf-8', 'replace')[:300]}"


class _CutAfterData(Exception):
    """The whole message went out, and no answer came."""


class SmtpTransport:
    """Keeps up to `connections` open and uses each again. Safe for several threads at once."""

    def __init__(self, url: str, *, connections: int = 4, timeout: float = 30.0) -> None:
        """`timeout` is in seconds and holds for each answer of the server."""
        self._server = parse_url(url)
        self._timeout = timeout
        self._idle: queue.LifoQueue[smtplib.SMTP] = queue.LifoQueue(connections)
        self._tls = ssl.create_default_context() if self._server.security != "none" else None

    def send(self, envelope_from: str, to: str, message: bytes) -> Outcome:
        """One message to one recipient. A kept connection that has died meanwhile is replaced once.

        Raises ValueError for an envelope address that would be a command of its own.
        """
        if any(mark in envelope_from + to for mark in "\r\n<> "):
            raise ValueError("an envelope address has a line break, a blank or a bracket")
        wire = _on_the_wire(message)
        if (kept := self._kept()) is not None:
            outcome = self._try(kept, envelope_from, to, wire)
            if outcome is not None:
                return outcome
            self.close()  # the others have most likely died with it
        try:
            fresh = self._connect()
        except _Answered as answer:
            return Deferred(answer.reason, answer.code)
        except (OSError, smtplib.SMTPException) as trouble:
            return Deferred(f"connect: {_said(trouble)}", getattr(trouble, "smtp_code", None))
        return self._try(fresh, envelope_from, to, wire) or Deferred("the connection broke")

    def close(self) -> None:
        """Says goodbye on each idle connection."""
        while (kept := self._kept()) is not None:
            try:
                kept.quit()
            except (OSError, smtplib.SMTPException):
                kept.close()

    def probe(self) -> str | None:
        """Connects, encrypts and logs in as for a mail, and sends none: what went wrong, or None."""
        try:
            self._keep(self._connect())
        except (OSError, smtplib.SMTPException) as trouble:
            return _said(trouble)
        self.close()
        return None

    def _kept(self) -> smtplib.SMTP | None:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return None

    def _keep(self, connection: smtplib.SMTP) -> None:
        try:
            self._idle.put_nowait(connection)
        except queue.Full:
            connection.close()

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        if server.security == "smtps":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=self._timeout, context=self._tls)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=self._timeout)
        try:
            smtp.ehlo_or_helo_if_needed()
            if server.security == "starttls":
                smtp.starttls(context=self._tls)
                smtp.ehlo_or_helo_if_needed()
            if server.user is not None:
                smtp.login(server.user, server.password or "")
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _try(self, smtp: smtplib.SMTP, envelope_from: str, to: str, wire: bytes) -> Outcome | None:
        """`None` when the connection broke before the message was complete: nothing was sent."""
        try:
            reply = _transaction(smtp, envelope_from, to, wire)
        except _Answered as answer:
            self._after_refusal(smtp, answer.code)
            return _outcome(answer)
        except _CutAfterData as cut:
            smtp.close()
            return Deferred(f"no answer after the message: {_said(cut.__cause__)}", maybe_sent=True)
        except (OSError, smtplib.SMTPException):
            smtp.close()
            return None
        self._keep(smtp)
        return Sent(reply)

    def _after_refusal(self, smtp: smtplib.SMTP, code: int) -> None:
        try:
            if code == 421 or smtp.rset()[0] != 250:
                smtp.close()
                return
        except (OSError, smtplib.SMTPException):
            smtp.close()
            return
        self._keep(smtp)


def _transaction(smtp: smtplib.SMTP, envelope_from: str, to: str, wire: bytes) -> str:
    _expect(smtp, "MAIL", f"MAIL FROM:<{envelope_from}>", 250)
    _expect(smtp, "RCPT", f"RCPT TO:<{to}>", 250, 251)
    _expect(smtp, "DATA", "DATA", 354)
    smtp.send(wire)
    try:
        code, text = smtp.getreply()
    except (OSError, smtplib.SMTPException) as trouble:
        raise _CutAfterData from trouble
    if code != 250:
        raise _Answered("message", code, text)
    return text.decode("utf-8", "replace")[:300]


def _expect(smtp: smtplib.SMTP, verb: str, line: str, *codes: int) -> None:
    code, text = smtp.docmd(line)
    if code not in codes:
        raise _Answered(verb, code, text)


def _outcome(answer: _Answered) -> Outcome:
    # A sender that is refused is our set-up's fault, not the recipient's: the mail waits for the operator.
    if 500 <= answer.code < 600 and answer.verb in {"RCPT", "DATA", "message"}:
        return Refused(answer.reason, answer.code, of_recipient=answer.verb == "RCPT")
    return Deferred(answer.reason, answer.code)


def _on_the_wire(message: bytes) -> bytes:
    """CRLF lines, leading dots doubled, the final dot: RFC 5321 §4.5.2."""
    lines = _DOT.sub(b"..", _BARE_BREAK.sub(b"\r\n", message))
    return lines + (b".\r\n" if lines.endswith(b"\r\n") else b"\r\n.\r\n")


def _said(trouble: BaseException | None) -> str:
    if isinstance(trouble, smtplib.SMTPResponseException):
        text = trouble.smtp_error
        return f"{trouble.smtp_code} {text.decode('utf-8', 'replace') if isinstance(text, bytes) else text}"[:300]
    if isinstance(trouble, (TimeoutError, socket.gaierror, ConnectionError)):
        return str(trouble) or type(trouble).__name__
    return type(trouble).__name__
