"""``slidekit figures``: the library of pictures: where each is used, signed off or not, landmarks confirmed or not."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from slidekit.cli.figures_import import command as import_
from slidekit.cli.library import holding_fields, print_holding, print_table
from slidekit.cli.places import Sources
from slidekit.cli.report import failed, print_findings
from slidekit.core.diagnostics import Diagnostic, Outcome, Refused
from slidekit.source.project import find_project

if TYPE_CHECKING:
    from slidekit.sync import Library

T = TypeVar("T")


@click.group("figures")
def command() -> None:
    """See which picture is where, sign pictures off, and confirm their landmarks, in the project around this folder."""


command.add_command(import_)


@command.command("list", short_help="Every figure with its places.")
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object: figures and findings.")
def list_(as_object: bool) -> None:
    """List every figure: kind, size, review, stale landmarks, credit, and each place with its resolution.

    Resolution is the picture's own pixels per inch of the slide, beside those of the venue's screen.
    """
    findings, library = look()
    if as_object:
        from slidekit.cli.formats import finding_fields

        figures = [holding_fields(holding) for holding in library.holdings.values()] if library else []
        click.echo(json.dumps({"figures": figures, "diagnostics": [finding_fields(each) for each in findings]}, indent=2))
    else:
        if library is not None:
            print_table(library)
        print_findings(findings, Sources(), sys.stderr)
    sys.exit(1 if failed(findings, strict=False) else 0)


@command.command("show", short_help="Everything about one figure.")
@click.argument("figure")
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object.")
def show(figure: str, as_object: bool) -> None:
    """Show everything about FIGURE: its facts, its landmarks, and the slides and marks that use it."""
    findings, library = look()
    if library is None:
        leave(findings)
    try:
        holding = library.find(figure)
    except Refused as refused:
        leave(refused.diagnostics)
    if as_object:
        click.echo(json.dumps(holding_fields(holding), indent=2))
    else:
        print_holding(holding)


@command.command("review", short_help="Sign a figure off.")
@click.argument("figure")
@click.option("--by", required=True, metavar="INITIALS", help="Who has looked at the picture.")
@click.option("--date", "day", metavar="DAY", help="When, as 2026-04-28. Default: SOURCE_DATE_EPOCH, else today.")
def review(figure: str, by: str, day: str | None) -> None:
    """Sign FIGURE off: you have looked at its pixels, they show no private data, and its landmarks fit.

    Writes review: {by, date, sha256} into assets/figures.yaml; it is void once the file changes.
    """
    from slidekit.source import day as day_of
    from slidekit.sync import sign

    try:
        when = day or day_of(os.environ)
    except Refused as refused:
        leave(refused.diagnostics)
    note = taken(sign(find_project(Path.cwd()), figure, by=by, day=when))
    click.echo(f"{figure} reviewed by {note['by']} on {note['date']} (sha256 {note['sha256'][:12]}…)")


@command.command("confirm", short_help="Confirm stale landmarks.")
@click.argument("figure")
@click.argument("landmarks", nargs=-1, metavar="[LANDMARK]...")
def confirm(figure: str, landmarks: tuple[str, ...]) -> None:
    """Say that the stale landmarks of FIGURE fit its new picture: all of them, or the ones named."""
    from slidekit.sync import confirm as settle

    done = taken(settle(find_project(Path.cwd()), figure, landmarks))
    click.echo(f"{figure}: confirmed {', '.join(done)}" if done else f"{figure}: nothing was stale")


def look() -> tuple[tuple[Diagnostic, ...], Library | None]:
    """The findings and the library of the project around the current folder."""
    from slidekit.source import DiskWorkspace
    from slidekit.sync import survey

    outcome = survey(DiskWorkspace(find_project(Path.cwd())))
    return outcome.diagnostics, outcome.value


def taken(outcome: Outcome[T]) -> T:
    """The value, or the end of the command."""
    if outcome.value is None:
        leave(outcome.diagnostics)
    return outcome.value


def leave(findings: Sequence[Diagnostic]) -> NoReturn:
    """End with the findings and exit code 1."""
    print_findings(findings, Sources(), sys.stderr)
    sys.exit(1)
