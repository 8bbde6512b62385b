"""`mailflow doctor`: a line a check, a remedy for each that fails, on real parts."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mailflow.cli import checks, checks_dns
from mailflow.cli.checks_dns import Unanswered
from mailflow.settings import load
from mailflow.supervise import running
from tests.cli.conftest import CREATE, Terminal
from tests.sink import Sink


@pytest.fixture
def up(terminal: Terminal, tmp_path: Path, smtp_sink: Sink, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """The service runs, as the environment describes it."""
    monkeypatch.setenv("MAILFLOW_SMTP_URL", smtp_sink.url)
    monkeypatch.setenv("MAILFLOW_RELAY_SECRET", "a secret of some length")
    monkeypatch.setenv("MAILFLOW_DOMAIN", "mailflow.localhost")
    terminal.says(*CREATE)
    with running(load(), lambda line: None) as everything:
        for name, value in everything.environment.items():
            monkeypatch.setenv(name, value)
        yield terminal


def verdicts(output: str) -> dict[str, str]:
    return {one["name"]: one["verdict"] for one in json.loads(output)["checks"]}


@pytest.mark.slow
def test_a_service_in_good_health_passes_every_check(up: Terminal, smtp_sink: Sink) -> None:
    done = up.run("doctor", "--send", "ada@people.example", "--json")
    assert done.exit_code == 0, done.output
    found = verdicts(done.stdout)
    assert {found.pop(name) for name in ("mx", "spf", "dkim", "dmarc")} == {"not checked"}
    assert set(found.values()) == {"ok"}
    assert {"smtp", "send", "round trip", "redis", "base url"} <= found.keys()
    assert smtp_sink.wait_for(1)[0].recipients == ("ada@people.example",)


def test_nothing_set_up_fails_with_remedies(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILFLOW_BASE_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("MAILFLOW_DOMAIN", "mailflow.localhost")
    done = terminal.run("doctor")
    assert done.exit_code == 1
    assert "mailflow db upgrade" in done.stdout
    assert "MAILFLOW_SMTP_URL" in done.stdout
    assert "need your hand" in done.stdout


def test_a_mail_server_that_does_not_answer_is_told(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILFLOW_SMTP_URL", "smtp://127.0.0.1:1?tls=none")
    monkeypatch.setenv("MAILFLOW_REDIS_URL", "redis://127.0.0.1:1")
    monkeypatch.setenv("MAILFLOW_BASE_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("MAILFLOW_DOMAIN", "mailflow.localhost")
    found = verdicts(terminal.run("doctor", "--json").stdout)
    assert {found[name] for name in ("smtp", "redis", "base url", "database")} == {"failed"}
    assert found["round trip"] == "not checked"


RECORDS = {
    ("in.example.org", "MX"): ["mx.example.org"],
    ("in.example.org", "TXT"): ["v=spf1 mx -all", "something else"],
    ("mailflow._domainkey.in.example.org", "TXT"): ["v=DKIM1; p=abc"],
    ("_dmarc.example.org", "TXT"): ["v=DMARC1; p=reject"],
}


def domain(**without: str) -> dict[str, checks.Verdict]:
    known = {key: value for key, value in RECORDS.items() if key[1] != without.get("kind")}
    found = checks_dns.findings("in.example.org", lambda name, kind: known.get((name, kind), []))
    return {one.name: one.verdict for one in found}


def test_a_domain_with_its_records_passes_also_by_its_parents_policy() -> None:
    assert domain() == {"mx": "ok", "spf": "ok", "dkim": "ok", "dmarc": "ok"}


def test_missing_records_fail_and_a_key_under_another_name_is_a_hint() -> None:
    assert domain(kind="MX")["mx"] == "failed"
    assert domain(kind="TXT") == {"mx": "ok", "spf": "failed", "dkim": "warning", "dmarc": "failed"}


def test_two_spf_records_count_as_none() -> None:
    found = checks_dns.findings("in.example.org", lambda name, kind: ["v=spf1 -all", "v=spf1 mx -all"])
    assert found[1].verdict == "failed"


def test_a_name_server_that_is_away_proves_nothing() -> None:
    def away(name: str, kind: str) -> list[str]:
        raise Unanswered("Timeout")

    assert {one.verdict for one in checks_dns.findings("in.example.org", away)} == {"not checked"}


def test_a_short_secret_is_warned_of(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILFLOW_RELAY_SECRET", "short")
    assert verdicts(terminal.run("doctor", "--json").stdout)["relay secret"] == "warning"
