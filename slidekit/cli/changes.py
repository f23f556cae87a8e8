"""``slidekit changes``: what is no longer as it was when ``slidekit.lock`` was written. Writes nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from slidekit.cli.places import Sources
from slidekit.cli.progress import progress_bar
from slidekit.cli.report import failed, print_findings, summarise


@click.command("changes")
def command() -> None:
    """Say what changed since the build that slidekit.lock was written by, slide by slide; nothing is written."""
    from slidekit.pipeline import changes

    with progress_bar(quiet=False) as progress:
        outcome = changes(Path.cwd(), progress)
    print_findings(outcome.diagnostics, Sources(), sys.stderr)
    told = outcome.value or {}
    for name, words in told.items():
        click.echo(f"{name}: {words or 'the same'}")
    changed = sum(bool(words) for words in told.values())
    click.echo(f"{changed} of {len(told)} decks changed, {summarise(outcome.diagnostics)}", err=True)
    sys.exit(1 if failed(outcome.diagnostics, False) else 0)
