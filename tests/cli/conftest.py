"""The command line as an operator uses it: a folder, an environment, and what is printed."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mailflow.cli import commands
from mailflow.errors import ConfigurationError

CREATE = (
    *("programme", "create", "alliance", "--preset", "womens_alliance", "--name", "Our Alliance"),
    *("--admin", "Ada Admin <ada@people.example>", "--zone", "Europe/Berlin"),
)


@dataclass
class Terminal:
    """Runs commands in this process, as `main` does."""

    runner: CliRunner

    def run(self, *arguments: str, given: str | bytes = "") -> Result:
        """Exit status and output, whatever they are."""
        return self.runner.invoke(commands, arguments, input=given, prog_name="mailflow")

    def says(self, *arguments: str, given: str | bytes = "") -> str:
        """The output of a command that went well."""
        done = self.run(*arguments, given=given)
        assert done.exit_code == 0, done.output + str(done.exception)
        return str(done.stdout)

    def tells(self, *arguments: str, given: str | bytes = "") -> Any:
        """The JSON of a command that went well."""
        return json.loads(self.says(*arguments, "--json", given=given))

    def complains(self, *arguments: str) -> str:
        """What the operator can mend."""
        done = self.run(*arguments)
        if isinstance(done.exception, ConfigurationError):
            return str(done.exception)
        assert done.exit_code == 2, done.output
        return str(done.output)


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("MAILFLOW_DATA", str(tmp_path))
    monkeypatch.setenv("MAILFLOW_DOMAIN", "in.example.org")
    monkeypatch.setenv("COLUMNS", "160")
    return Terminal(CliRunner())


@pytest.fixture
def alliance(terminal: Terminal) -> Terminal:
    """The programme is made."""
    terminal.says(*CREATE)
    return terminal
