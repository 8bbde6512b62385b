"""mailflow from outside: a subprocess with an environment, a command line, a door for mail, an SMTP server, pages.

Knows only what operators are told; imports nothing of the service but how mail programs quote.
"""

import hashlib
import hmac
import http.cookiejar
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

from mailflow.demo.clients import Client, new_mail, reply_as
from tests.sink import Received, Sink

MAILFLOW = [sys.executable, "-m", "mailflow.cli"]
SECRET = "what the relay and the service share"
DOMAIN = "in.example.org"
PATIENCE = 45.0


@dataclass(frozen=True)
class Letter:
    """A mail as its reader sees it."""

    received: Received

    @property
    def subject(self) -> str:
        """Its subject."""
        return str(self.received.message["Subject"])

    @property
    def text(self) -> str:
        """The text, its lines joined."""
        body = self.received.message.get_body(("plain",))
        return " ".join(str(body.get_content()).split()) if body else ""

    @property
    def answers_go_to(self) -> str:
        """Where a reply goes."""
        written = str(self.received.message["Reply-To"] or self.received.message["From"])
        found = re.search(r"<([^>]+)>", written)
        return found[1] if found else written.strip()

    def link(self, label: str) -> str:
        """The address behind the button whose label holds these words."""
        found = re.search(rf"[^:]*{re.escape(label)}[^:]*: (https?://\S+)", self.text)
        assert found, f"no button {label!r} in: {self.text}"
        return found[1]


@dataclass
class Service:
    """The running service."""

    folder: Path
    sink: Sink
    port: int
    sent: int = 0
    moved: timedelta = timedelta()

    @property
    def environment(self) -> dict[str, str]:
        """What interfaces tell to set, and nothing else."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("MAILFLOW_")}
        return clean | {
            "MAILFLOW_DATA": str(self.folder),
            "MAILFLOW_DOMAIN": DOMAIN,
            "MAILFLOW_SMTP_URL": self.sink.url,
            "MAILFLOW_RELAY_SECRET": SECRET,
            "MAILFLOW_PORT": str(self.port),
            "MAILFLOW_CLOCK_FILE": str(self.folder / "clock"),
        }

    @property
    def url(self) -> str:
        """Where its pages are."""
        return f"http://127.0.0.1:{self.port}"

    def command(self, *arguments: str) -> str:
        """What a command prints."""
        done = subprocess.run(
            [*MAILFLOW, *arguments], env=self.environment, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def journal(self, slug: str) -> list[dict[str, object]]:
        """What `mailflow journal` tells."""
        return [json.loads(line) for line in self.command("journal", slug, "--json").splitlines()]

    def now(self) -> datetime:
        """The service's time."""
        return datetime.now(UTC) + self.moved

    def move_to(self, moment: datetime) -> None:
        """Let it be that moment."""
        self.moved = moment - datetime.now(UTC)
        fresh = self.folder / "clock.new"
        fresh.write_text(f"{self.moved.total_seconds():.3f}\n")
        fresh.replace(self.folder / "clock")

    def days(self, count: int, *, a_day: float = 1.1) -> None:
        """So many days go by, one at a time; the ticker looks every second."""
        for _ in range(count):
            self.move_to(self.now() + timedelta(days=1))
            time.sleep(a_day)

    def hours(self, count: float) -> None:
        """Some hours go by at once."""
        self.move_to(self.now() + timedelta(hours=count))

    def deliver(self, raw: bytes, sender: str, recipient: str, *, verdict: str = "pass", secret: str = SECRET) -> int:
        """What a mail server's script does with a mail for us."""
        stamp = str(int(time.time()))
        signed = f"{stamp}\n{verdict}\n{sender}\n{recipient}\n".encode() + raw
        headers = {
            "Content-Type": "message/rfc822",
            "X-Mailflow-Timestamp": stamp,
            "X-Mailflow-Sender": sender,
            "X-Mailflow-Recipient": recipient,
            "X-Mailflow-Verdict": verdict,
            "X-Mailflow-Signature": hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest(),
        }
        asked = urllib.request.Request(f"{self.url}/inbound/relay", raw, headers)
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            refused.close()
            return refused.code


@dataclass
class Human:
    """Somebody with a mailbox, a mail program and a browser."""

    service: Service
    name: str
    program: Client = "gmail_web"
    read: int = 0
    jar: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    @property
    def address(self) -> str:
        """Where they read mail."""
        return f"{self.name.split()[0].lower()}@people.example"

    def letters(self) -> list[Letter]:
        """All that came, oldest first."""
        return [Letter(one) for one in list(self.service.sink.messages) if one.recipients == (self.address,)]

    def gets(self, words: str, *, seconds: float = PATIENCE) -> Letter:
        """The first unread mail that holds the words, as soon as it is there; it and those before it are read then."""
        return self._awaited(lambda letter: words.lower() in f"{letter.subject} {letter.text}".lower(), words, seconds)

    def _awaited(self, fits: Callable[[Letter], bool], words: str, seconds: float) -> Letter:
        deadline = time.monotonic() + seconds
        while True:
            found = self.letters()
            for place in range(self.read, len(found)):
                if fits(found[place]):
                    self.read = place + 1
                    return found[place]
            told = [f"{letter.subject}: {letter.text[:400]}" for letter in found[self.read :]]
            assert time.monotonic() < deadline, f"{self.name} never got {words!r}, but: " + "\n".join(told)
            time.sleep(0.05)

    def writes(self, text: str, *, to: str) -> None:
        """A new mail."""
        raw = new_mail(
            self.program, to=to, subject="Hello", text=text, sender=self.address, sender_name=self.name, now=self._now()
        )
        assert self.service.deliver(raw, self.address, to) == 204

    def replies(self, letter: Letter, text: str) -> None:
        """A reply, quoted as this person's mail program does."""
        raw = reply_as(
            self.program,
            letter.received.raw,
            text,
            sender=self.address,
            sender_name=self.name,
            now=self._now(),
        )
        assert self.service.deliver(raw, self.address, letter.answers_go_to) == 204

    def presses(self, letter: Letter, label: str, **fields: str) -> str:
        """Opens the link of a button and presses the button of the page. Returns what the page then says."""
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        link = letter.link(label)
        with browser.open(link, timeout=20) as page:
            shown = page.read().decode()
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown))
        given = urllib.parse.urlencode({**{name: unescape(value) for name, value in hidden.items()}, **fields})
        with browser.open(link, given.encode(), timeout=20) as page:
            return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.read().decode())).split())

    def _now(self) -> datetime:
        self.service.sent += 1
        return self.service.now() + timedelta(seconds=self.service.sent)


@contextmanager
def up(folder: Path, sink: Sink, begins: datetime) -> Iterator[Service]:
    """`mailflow up`, until the block ends."""
    service = Service(folder, sink, _free_port())
    service.move_to(begins)
    with (folder / "output").open("w") as output:
        process = subprocess.Popen(
            [*MAILFLOW, "up"], env=service.environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            _await_ready(service)
            yield service
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number: int = listener.getsockname()[1]
    return number


def _await_ready(service: Service) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"{service.url}/readyz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError) as wrong:
            if isinstance(wrong, urllib.error.HTTPError):
                wrong.close()
            assert time.monotonic() < deadline, (service.folder / "output").read_text()
            time.sleep(0.2)
