"""Every command explains itself, and the list of commands is the interface that operators rely on."""

import subprocess
import sys

import pytest

from mailflow.cli import WHERE
from tests.cli.conftest import Terminal

PROMISED = ["up", "demo", "programme", "invite", "admin", "journal", "read", "drain", "doctor", "config", "pipe", "db"]


def test_the_commands_are_those_promised() -> None:
    assert sorted(WHERE) == sorted(PROMISED)


@pytest.mark.parametrize("command", PROMISED)
def test_each_command_has_help(terminal: Terminal, command: str) -> None:
    said = terminal.says(command, "--help")
    assert len(said.split("Options:")[0].split()) > 5


def test_an_unknown_command_is_refused(terminal: Terminal) -> None:
    assert terminal.run("dance").exit_code == 2


def test_python_runs_it_and_tells_mistakes_without_a_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mailflow.cli", "read", "nowhere.eml"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == "mailflow: Cannot read nowhere.eml (No such file or directory).\n"
