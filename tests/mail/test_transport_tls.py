"""Over TLS with a password: what a relay on the internet asks for, against a real server with its own certificate."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from mailflow import clock
from mailflow.mail.transport import Deferred, Sent, SmtpTransport


@dataclass
class Relay:
    """Takes mail from whoever logs in over TLS."""

    certificate: Path
    smtps: int = 0
    starttls: int = 0
    senders: list[str | None] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        """aiosmtpd's hook."""
        self.senders.append(envelope.mail_from if session.ssl or server.transport else None)
        return "250 OK"


def make_certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(clock.now() - timedelta(days=1))
        .not_valid_after(clock.now() + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "certificate.pem"
    path.write_bytes(private + built.public_bytes(serialization.Encoding.PEM))
    return path


def authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: object) -> AuthResult:
    right = isinstance(login, LoginPassword) and (login.login, login.password) == (b"user", b"p:w")
    return AuthResult(success=right)


@pytest.fixture
def relay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    made = Relay(make_certificate(tmp_path))
    monkeypatch.setenv("SSL_CERT_FILE", str(made.certificate))
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(made.certificate)
    loop, ready, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    def plain() -> SMTP:
        return SMTP(
            made, authenticator=authenticate, auth_required=True, tls_context=tls, require_starttls=True, loop=loop
        )

    def implicit() -> SMTP:
        return SMTP(made, authenticator=authenticate, auth_require_tls=False, loop=loop)

    async def serve() -> None:
        servers = [
            await loop.create_server(plain, "127.0.0.1", 0),
            await loop.create_server(implicit, "127.0.0.1", 0, ssl=tls),
        ]
        made.starttls, made.smtps = (one.sockets[0].getsockname()[1] for one in servers)
        ready.set()
        await stop.wait()
        for one in servers:
            one.close()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    ready.wait(5)
    yield made
    loop.call_soon_threadsafe(stop.set)
    thread.join(5)
    loop.close()


def url(relay: Relay, kind: str, password: str = "p%3Aw", host: str = "localhost") -> str:
    if kind == "smtps":
        return f"smtps://user:{password}@{host}:{relay.smtps}"
    return f"smtp://user:{password}@{host}:{relay.starttls}?tls=starttls"


@pytest.mark.parametrize("kind", ["smtps", "starttls"])
def test_a_relay_takes_mail_from_whoever_logs_in(relay: Relay, kind: str) -> None:
    transport = SmtpTransport(url(relay, kind), timeout=2.0)
    for _ in range(2):
        assert isinstance(transport.send("us@in.example.org", "tom@home.example", b"Subject: x\r\n\r\nx\r\n"), Sent)
    transport.close()
    assert relay.senders == ["us@in.example.org"] * 2


@pytest.mark.parametrize("kind", ["smtps", "starttls"])
def test_a_wrong_password_is_our_trouble_and_is_not_told(relay: Relay, kind: str) -> None:
    outcome = SmtpTransport(url(relay, kind, "secret"), timeout=2.0).send("us@in.example.org", "tom@home.example", b"x")
    assert isinstance(outcome, Deferred)
    assert "secret" not in outcome.reason


@pytest.mark.parametrize("kind", ["smtps", "starttls"])
def test_a_certificate_for_somebody_else_is_not_trusted(relay: Relay, kind: str) -> None:
    outcome = SmtpTransport(url(relay, kind, host="127.0.0.1"), timeout=2.0).send(
        "us@in.example.org", "tom@home.example", b"x"
    )
    assert isinstance(outcome, Deferred)
    assert not relay.senders
