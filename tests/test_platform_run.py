"""`run.py`: sets up once, says plainly what is missing, and its locks name every package by hash and none by place."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import run

LOCKS = (run.RUNNING, run.TESTING)
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==\S+", re.MULTILINE)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A checkout without `.venv`; returns the commands that were run to make one."""
    (tmp_path / run.RUNNING).write_text("a==1\n")
    (tmp_path / run.TESTING).write_text("a==1\nb==2\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    commands: list[list[str]] = []

    def pretend(command: list[str], **_: object) -> "subprocess.CompletedProcess[bytes]":
        commands.append(command)
        run.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        run.PYTHON.write_text("#!/bin/sh\n")
        run.PYTHON.chmod(0o755)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("run.subprocess.run", pretend)
    return commands


def test_it_sets_up_once(checkout: list[list[str]]) -> None:
    assert run.set_up(run.RUNNING) == ""
    assert len(checkout) == 3
    assert run.set_up(run.RUNNING) == ""
    assert len(checkout) == 3


def test_the_test_tools_come_with_the_first_test(checkout: list[list[str]]) -> None:
    run.set_up(run.RUNNING)
    run.set_up(run.TESTING)
    assert len(checkout) == 6
    run.set_up(run.RUNNING)
    assert len(checkout) == 6


def test_a_changed_lock_installs_again_and_keeps_the_venv(checkout: list[list[str]]) -> None:
    run.set_up(run.TESTING)
    (run.ROOT / run.TESTING).write_text("a==1\nb==3\n")
    run.set_up(run.TESTING)
    assert len(checkout) == 6
    assert "--clear" not in checkout[3]


def test_another_python_makes_the_venv_anew(checkout: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    run.set_up(run.TESTING)
    monkeypatch.setattr(run, "interpreter", lambda: "another")
    run.set_up(run.TESTING)
    assert "--clear" in checkout[3]


def test_a_step_that_fails_is_named_and_tried_again(checkout: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("run.subprocess.run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    assert run.set_up(run.RUNNING).startswith("Setting up .venv failed at: ")
    assert not run.installed(run.RUNNING)


def test_uv_is_used_when_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with_uv, without = run.steps("/bin/uv", run.RUNNING), run.steps(None, run.RUNNING)
    assert {step[0] for step in with_uv} == {"/bin/uv"}
    assert without[0][:3] == [sys.executable, "-m", "venv"]
    assert all("--require-hashes" in steps[1] for steps in (with_uv, without))


def test_a_missing_venv_module_is_told_with_its_remedy(
    checkout: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("run.shutil.which", lambda name: None)
    monkeypatch.setattr("run.importlib.util.find_spec", lambda name: None)
    assert "apt install python3-venv" in run.set_up(run.RUNNING)
    assert checkout == []


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("run.sys.version_info", (3, 9, 19))
    assert run.main(["demo"]) == 1
    assert "mailflow needs Python 3.11 or newer, and this is 3.9.19" in capsys.readouterr().err


def test_without_a_command_it_prints_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 2
    assert "python3 run.py demo" in capsys.readouterr().err


@pytest.mark.parametrize("failing", ["ruff", "mypy", "pytest"])
def test_any_failure_fails_the_suite_and_hides_no_other(monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    ran: list[str] = []

    def pretend(command: list[str], **_: object) -> "subprocess.CompletedProcess[bytes]":
        ran.append(command[2])
        return subprocess.CompletedProcess(command, 4 if command[2] == failing else 0)

    monkeypatch.setattr("run.subprocess.run", pretend)
    assert run.run_suite(["-k", "clock"]) == 4
    assert ran == ["ruff", "ruff", "mypy", "pytest"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_a_hash_for_each_package_and_no_address(lock: str) -> None:
    text = (run.ROOT / lock).read_text()
    assert "://" not in text
    assert "index" not in re.sub(r"^#.*", "", text, flags=re.MULTILINE)
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert blocks
    assert all(PINNED.match(block) and "--hash=sha256:" in block for block in blocks)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((run.ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    running, testing = (set(PINNED.findall((run.ROOT / lock).read_text())) for lock in LOCKS)
    assert names(project["dependencies"] + extras["setup"]) <= running
    assert names(extras["test"]) <= testing
    assert running <= testing


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in requirements}


def test_a_skip_fails_the_run_when_none_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("import pytest\n\ndef test_it():\n    pytest.skip('not today')\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "--no-skips", str(tmp_path)]
    finished = subprocess.run(command, cwd=run.ROOT, capture_output=True, text=True, check=False)
    assert "1 skipped" in finished.stdout
    assert finished.returncode == 1


def test_the_long_runs_wait_until_they_are_asked_for(request: pytest.FixtureRequest) -> None:
    assert not [item.name for item in request.session.items if item.get_closest_marker("long")]
