"""An SMTP server on the loopback that keeps what it gets, and misbehaves when a test tells it to."""

import asyncio
import email
import email.policy
import threading
import time
from dataclasses import dataclass, field
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass(frozen=True)
class Received:
    """A message as it came over the wire, with its envelope."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        """The parsed message."""
        return email.message_from_bytes(self.raw, policy=email.policy.default)


@dataclass
class Sink:
    """`messages` in the order of their arrival; `url` is what `MAILFLOW_SMTP_URL` takes."""

    port: int = 0
    messages: list[Received] = field(default_factory=list)
    connections: int = 0
    _answers: dict[str, str] = field(default_factory=dict)
    _cuts: set[str] = field(default_factory=set)
    _stalls: dict[str, float] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"smtp://127.0.0.1:{self.port}?tls=none"

    def clear(self) -> None:
        """Forgets all messages, and behaves again."""
        self.messages.clear()
        self.connections = 0
        self.behave()

    def behave(self) -> None:
        """Takes every mail from now on."""
        self._answers.clear()
        self._cuts.clear()
        self._stalls.clear()

    def answer(self, verb: str, line: str) -> None:
        """Says `line`, such as `451 later`, to every MAIL, RCPT or DATA from now on; the mail is not kept."""
        self._answers[verb] = line

    def cut(self, verb: str) -> None:
        """Cuts the connection instead of answering; a mail cut after its DATA has been taken, and is kept."""
        self._cuts.add(verb)

    def stall(self, verb: str, seconds: float) -> None:
        """Waits before it answers."""
        self._stalls[verb] = seconds

    def wait_for(self, count: int, seconds: float = 10.0) -> list[Received]:
        """The messages, as soon as there are `count` of them; fails when they do not come."""
        deadline = time.monotonic() + seconds
        while len(self.messages) < count:
            assert time.monotonic() < deadline, f"{len(self.messages)} messages came, not {count}"
            time.sleep(0.005)
        return list(self.messages)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """aiosmtpd's hook."""
        answer = await self._behaviour("MAIL", server)
        if answer.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """aiosmtpd's hook."""
        answer = await self._behaviour("RCPT", server)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """aiosmtpd's hook."""
        raw = envelope.original_content or b""
        if "DATA" in self._cuts:
            self.messages.append(Received(envelope.mail_from or "", tuple(envelope.rcpt_tos), raw))
        answer = await self._behaviour("DATA", server)
        if answer.startswith("250") and "DATA" not in self._cuts:
            self.messages.append(Received(envelope.mail_from or "", tuple(envelope.rcpt_tos), raw))
        return answer

    async def _behaviour(self, verb: str, server: SMTP) -> str:
        await asyncio.sleep(self._stalls.get(verb, 0))
        if verb in self._cuts and server.transport is not None:
            server.transport.abort()  # type: ignore[attr-defined]  # a TCP transport, which has it
        return self._answers.get(verb, "250 OK")


class SinkThread:
    """Runs a sink in a thread of its own until `stop`."""

    def __init__(self) -> None:
        self.sink = Sink()
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._run, name="smtp-sink", daemon=True)
        self._thread.start()
        self._listening.wait(10)

    def stop(self) -> None:
        """Stops listening, and ends the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _protocol(self) -> SMTP:
        self.sink.connections += 1
        return SMTP(self.sink, enable_SMTPUTF8=True, hostname="sink.invalid", loop=self._loop)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(self._loop.create_server(self._protocol, "127.0.0.1", 0))
        self.sink.port = server.sockets[0].getsockname()[1]
        self._listening.set()
        self._loop.run_forever()
        server.close()
        self._loop.run_until_complete(self._end_connections())
        self._loop.close()

    async def _end_connections(self) -> None:
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
