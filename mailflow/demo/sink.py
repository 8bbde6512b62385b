"""An SMTP server on the loopback that carries every mail into the demo's inbox. Passes nothing on to anybody."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.smtp import SMTP, Envelope, Session

from mailflow import clock
from mailflow.demo.inbox import Inbox

LOOPBACK = "127.0.0.1"


@contextmanager
def listening(inbox: Inbox) -> Iterator[str]:
    """The URL of a sink, for MAILFLOW_SMTP_URL; it listens for as long as the block."""
    server = _Server(inbox)
    try:
        yield f"smtp://{LOOPBACK}:{server.port}?tls=none"
    finally:
        server.stop()


class _Handler:
    """aiosmtpd's hooks."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002 - as aiosmtpd calls it
        """Keep one copy a recipient."""
        raw = envelope.original_content or b""
        for recipient in envelope.rcpt_tos:
            self._inbox.put(clock.now(), envelope.mail_from or "", recipient, raw)
        return "250 kept"


class _Server:
    """The sink in a thread of its own."""

    def __init__(self, inbox: Inbox) -> None:
        self.port = 0
        self._handler = _Handler(inbox)
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="smtp sink", daemon=True)
        self._thread.start()
        self._ready.wait(10)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _protocol(self) -> SMTP:
        return SMTP(self._handler, enable_SMTPUTF8=True, hostname="sink.invalid", loop=self._loop)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(self._loop.create_server(self._protocol, LOOPBACK, 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        self._loop.run_until_complete(self._end())
        self._loop.close()

    async def _end(self) -> None:
        """What is still connected is cut off."""
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
