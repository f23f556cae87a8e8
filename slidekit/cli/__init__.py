"""Floor 8: arguments → exit code. One file per command, loaded when it is called.

Exit codes: 0 fine · 1 findings of severity error (with ``--strict`` warnings too) · 2 wrong usage · 3 slidekit's own failure.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from slidekit import __version__

COMMANDS = {
    "build": "Write the decks as PowerPoint files.",
    "check": "Report the same findings without writing; judge any PowerPoint file.",
    "changes": "Say what changed since the build that was locked.",
    "preview": "Show a deck in the browser, drawn anew at each save.",
    "scene": "Print the finished layout, item by item.",
    "render": "Draw the slides as pictures, PDF or HTML, without PowerPoint.",
    "figures": "List the pictures and their places; sign them off.",
    "swap": "Put another picture in a figure's place.",
    "studio": "Open a page to change pictures, places and words.",
    "new": "Start a project: a small deck with everything it needs.",
    "schema": "Print the JSON Schema of a kind of file.",
    "layouts": "List the slide layouts and their slots.",
    "venues": "List the venues with their rules and sources.",
    "explain": "Explain a finding by its code.",
    "cache": "Show or clear what is remembered of earlier builds.",
    "doctor": "Look at the installation and the project.",
}
"""Every command with its one line of help: ``slidekit --help`` loads none of them."""

LATER = ("pull", "diff", "import")
"""Commands that the plan names and this version does not have."""


class Commands(click.Group):
    """A group whose commands live in a module each, and whose failures never show a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"slidekit.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from slidekit.core.diagnostics import did_you_mean

            if name in LATER:
                ctx.fail(f"{name} is not in this version ({__version__}); there is: {', '.join(COMMANDS)}")
            ctx.fail(f"no command {name}; {did_you_mean(name, COMMANDS)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a stopped run and a reader that has gone end as the shell expects, 130 and 141."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            sys.exit(130)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)
        return result

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """As click's, and never a traceback: what nobody foresaw is one line and exit code 3."""
        try:
            return super().main(*args, **kwargs)
        except Exception as failure:
            if os.environ.get("SLIDEKIT_TRACEBACK") == "1":
                traceback.print_exc()
            click.echo(describe(failure), err=True)
            sys.exit(3)


def describe(failure: Exception) -> str:
    """One line for a failure that is slidekit's own, and how to see more of it."""
    said = " ".join(str(failure).split())[:200]
    kind = type(failure).__name__
    return (
        f"slidekit failed: {kind}{': ' + said if said else ''}; please report this "
        f"(slidekit {__version__}; SLIDEKIT_TRACEBACK=1 shows where)"
    )


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine, 1 findings (with --strict warnings too), 2 wrong usage, 3 slidekit's own failure.",
)
@click.version_option(__version__, prog_name="slidekit")
def cli() -> None:
    """Lecture decks as text, rendered to editable PowerPoint."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The ``slidekit`` command; ends the process with its exit code. Letters that the terminal has not become ``?``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for some in every installed package takes 30 ms
    gc.disable()  # a command ends soon and its decks hold no cycles: looking for some would take a fifth of a build
    try:
        words = sys.argv[1:] if arguments is None else list(arguments)
        cli.main(args=words, prog_name="slidekit", obj=words if arguments is None else None)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # taking a large deck down object by object would take a twentieth of its build
