"""The command line: puts the house together for an operator. Each group of commands stands in a module of its own."""

import sys
from importlib import import_module

import click

from mailflow import __version__
from mailflow.errors import ConfigurationError

WHERE = {
    "up": "running",
    "demo": "demo",
    "programme": "programmes",
    "invite": "programmes",
    "admin": "administrators",
    "journal": "mail",
    "read": "reading",
    "drain": "running",
    "doctor": "doctor",
    "config": "running",
    "pipe": "mail",
    "db": "running",
}


class Commands(click.Group):
    """Imports a command's module when it is called: a mail server runs `pipe` for each mail, and waits for it."""

    def list_commands(self, _: click.Context) -> list[str]:
        """In the order in which an operator needs them."""
        return list(WHERE)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """None for a name that is no command's."""
        if cmd_name not in WHERE:
            return None
        module = import_module(f"mailflow.cli.{WHERE[cmd_name]}")
        found: dict[str | None, click.Command] = {command.name: command for command in module.COMMANDS}
        return found[cmd_name]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mailflow")
def commands() -> None:
    """Mentoring programmes that run by email.

    \b
    Try it:           mailflow demo
    Run it:           mailflow up
    A new programme:  mailflow programme create alliance --preset womens_alliance \\
                          --name "Our Alliance" --admin "Ada Admin <ada@x.example>"
    Ask people in:    mailflow invite alliance ana@x.example --role mentee
    Is all well?      mailflow doctor
    """


def main() -> None:
    """The entry point: what an operator can mend is told in a sentence, with exit status 1."""
    try:
        commands(prog_name="mailflow")
    except ConfigurationError as wrong:
        click.echo(f"mailflow: {wrong}", err=True)
        sys.exit(1)
