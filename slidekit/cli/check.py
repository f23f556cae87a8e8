"""``slidekit check``: what ``build`` would say, without writing; and what is wrong with a PowerPoint file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from slidekit.cli.formats import tell
from slidekit.cli.options import FINDINGS, LANGUAGES, STRICT, chosen, is_package, specs_and_packages, venues
from slidekit.cli.places import Sources
from slidekit.cli.report import failed, print_findings, summarise
from slidekit.core.diagnostics import Diagnostic


@click.command("check")
@specs_and_packages
@venues
@LANGUAGES
@STRICT
@click.option(
    "--format",
    "form",
    type=click.Choice(FINDINGS),
    default="text",
    show_default=True,
    help="Text for people, one JSON object, annotations for GitHub, or a SARIF 2.1.0 log.",
)
def command(specs: tuple[Path, ...], venues: tuple[str, ...], languages: tuple[str, ...], strict: bool, form: str) -> None:
    """Report what build would find in each SPEC, or in every deck of the project, without writing anything.

    A FILE.pptx is judged as it stands, whoever wrote it: by the rules that hold everywhere, and with --venue by those of a
    venue of the nearest project.
    """
    found = judge(specs, venues, languages, strict)
    sources = Sources(specs)
    if form == "text":
        print_findings(found, sources, sys.stdout)
        click.echo(summarise(found), err=True)
    else:
        click.echo(tell(form, (), found, sources), nl=form != "github")
    sys.exit(1 if failed(found, strict) else 0)


def judge(specs: tuple[Path, ...], venues: tuple[str, ...], languages: tuple[str, ...], strict: bool) -> tuple[Diagnostic, ...]:
    """The findings on every spec and every file; without any, on the project's decks."""
    from slidekit.pipeline import check

    packages = [path for path in specs if is_package(path)]
    decks = [path for path in specs if not is_package(path)]
    found: list[Diagnostic] = []
    if decks or not packages:
        found += check(decks or None, venue=chosen(venues), language=chosen(languages), strict=strict).diagnostics
    if packages:
        from slidekit.pipeline.packages import check_file  # what reads files from elsewhere takes 0.1 s to load
    for path in packages:
        found += check_file(path, venue=chosen(venues)).diagnostics
    return tuple(dict.fromkeys(found))
