"""A reply from the door to the mail server: latency at rest, and a batch drained against a job a mail on RQ.

Goals: p50 at rest at most 30 ms; the batch at least 6 times as fast as a job a mail on RQ's forking worker; at most
50 jobs for 1,000 mails. The service is the real one: gunicorn, worker, ticker, Valkey, SQLite, an SMTP sink.
"""

import hashlib
import hmac
import http.client
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks import pairs
from inbound.accept import Incoming, accept
from mailflow import clock, embedded
from mailflow.house import House, build
from mailflow.settings import load
from mailflow.store import migrations
from mailflow.supervise import running
from tests.sink import Received, SinkThread
from workers import drains

SECRET = "what the relay and the benchmarks share"
AT_REST, PAUSE = 100, 0.15
BATCH, ROUNDS = 1_000, 3
MAILS = {"drain": BATCH, "simple": BATCH // 2, "fork": BATCH // 10}
NAMES = {"drain": "doorbell and drain", "simple": "a job a mail, SimpleWorker", "fork": "a job a mail, forking"}


def prepare(folder: Path, sink_url: str, count: int) -> House:
    """A house with so many requests that were sent to their mentors."""
    house = build(load(data=folder, smtp_url=sink_url, relay_secret=SECRET))
    migrations.upgrade(house.settings.database_url)
    pairs.ask(house, pairs.programme(house), count)
    drains.drain_outbox(house)
    return house


def requests_in(messages: Sequence[Received]) -> list[Received]:
    """The mails that ask for an answer."""
    return [one for one in messages if "email=request_received" in str(one.message["X-Mailflow-Reason"])]


def post(url: str, sender: str, recipient: str, raw: bytes) -> None:
    """Through the relay door, signed, on a connection of its own as a mail server's script has it."""
    line = http.client.HTTPConnection(urlsplit(url).netloc)
    stamp = str(int(clock.real_now().timestamp()))
    head = f"{stamp}\npass\n{sender}\n{recipient}\n".encode()
    headers = {
        "Content-Type": "message/rfc822",
        "X-Mailflow-Timestamp": stamp,
        "X-Mailflow-Sender": sender,
        "X-Mailflow-Recipient": recipient,
        "X-Mailflow-Verdict": "pass",
        "X-Mailflow-Signature": hmac.new(SECRET.encode(), head + raw, hashlib.sha256).hexdigest(),
    }
    line.request("POST", "/inbound/relay", raw, headers)
    answer = line.getresponse()
    line.close()
    assert answer.status == 204, answer.status


def at_rest(thread: SinkThread, folder: Path) -> None:
    """One reply at a time: from the POST to the answer, and to the last of the mails that it sets off."""
    house = prepare(folder, thread.sink.url, AT_REST)
    todo = list(pairs.replies(requests_in(thread.sink.messages)))
    with running(
        house.settings, lambda line: None, MAILFLOW_SMTP_URL=thread.sink.url, MAILFLOW_RELAY_SECRET=SECRET
    ) as up:
        time.sleep(3)
        first, last = [], []
        for sender, recipient, raw in todo:
            thread.sink.clear()
            start = time.perf_counter()
            post(up.base_url, sender, recipient, raw)
            first.append(_after(thread, 1, start))
            last.append(_after(thread, 3, start))
            time.sleep(PAUSE)
    print(f"at rest, POST to the first mail at the sink  p50 {_ms(first, 50):6.1f} ms, p99 {_ms(first, 99):6.1f} ms")
    print(f"at rest, POST to the third mail at the sink  p50 {_ms(last, 50):6.1f} ms, p99 {_ms(last, 99):6.1f} ms")


def _after(thread: SinkThread, count: int, start: float) -> float:
    while len(thread.sink.messages) < count:
        if time.perf_counter() - start > 10:
            raise TimeoutError(f"only {len(thread.sink.messages)} of {count} mails came")
        time.sleep(0.0005)
    return time.perf_counter() - start


def _ms(seconds: list[float], percent: int) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1000


def batch(thread: SinkThread, folder: Path) -> None:
    """The same waiting mails for each contestant, from a copy of one database."""
    thread.sink.clear()
    house = prepare(folder, thread.sink.url, BATCH + 1)
    for sender, recipient, raw in pairs.replies(requests_in(thread.sink.messages)):
        accept(house.sessions, Incoming("relay", sender, recipient, "pass", raw), clock.now())
    for made in (house.sessions, house.durable):
        made.kw["bind"].dispose()
    house.engine.dispose()
    rounds: dict[str, list[dict[str, float]]] = {kind: [] for kind in MAILS}
    with embedded.redis_url(None, folder / "valkey") as url:
        for _ in range(ROUNDS):
            for kind, told in rounds.items():
                told.append(contest(kind, folder, url))
    report(rounds)


def contest(kind: str, folder: Path, redis_url: str) -> dict[str, float]:
    """One contestant over a fresh copy."""
    with tempfile.TemporaryDirectory() as fresh:
        shutil.copyfile(folder / "mailflow.db", Path(fresh) / "mailflow.db")
        environment = {**os.environ, "MAILFLOW_DATA": fresh, "MAILFLOW_REDIS_URL": redis_url}
        command = [sys.executable, "-m", "benchmarks.contestant", kind, str(MAILS[kind])]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        assert told["mails"] >= MAILS[kind], told
        return told


def report(rounds: dict[str, list[dict[str, float]]]) -> None:
    """Medians, and the ratios last."""
    rates = {}
    for kind, told in rounds.items():
        rates[kind] = statistics.median(one["mails"] / one["seconds"] for one in told)
        cpu = statistics.median(one["cpu"] / one["mails"] for one in told) * 1e6
        one = told[0]
        work = f"{one['letters'] / one['mails']:.0f} letters, {one['entries'] / one['mails']:.0f} entries, "
        work += f"{one['timers'] / one['mails']:.0f} timers a mail"
        print(f"{NAMES[kind]:28} {rates[kind]:7.0f} mails/s, {cpu:7.0f} µs CPU a mail, {work}")
    print(f"jobs for {BATCH} mails {max(one['jobs'] for one in rounds['drain']):.0f} (goal at most 50)")
    print(f"ratio to SimpleWorker {rates['drain'] / rates['simple']:6.1f}")
    print(f"ratio to the forking worker {rates['drain'] / rates['fork']:6.1f} (goal 6)")


def main() -> None:
    """Both figures."""
    thread = SinkThread()
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        at_rest(thread, Path(first))
        batch(thread, Path(second))
    thread.stop()


if __name__ == "__main__":
    main()
