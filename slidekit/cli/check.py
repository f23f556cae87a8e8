"""``slidekit check``: what ``build`` would say, without writing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from slidekit.cli.formats import as_annotation, as_json
from slidekit.cli.options import LANGUAGES, STRICT, chosen, specs, venues
from slidekit.cli.places import Sources
from slidekit.cli.report import failed, order, print_findings, summarise


@click.command("check")
@specs
@venues
@LANGUAGES
@STRICT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Text for people, one JSON object, or annotations for GitHub.",
)
def command(specs: tuple[Path, ...], venues: tuple[str, ...], languages: tuple[str, ...], strict: bool, form: str) -> None:
    """Report what build would find in each SPEC, or in every deck of the project, without writing anything."""
    from slidekit.pipeline import check

    result = check(list(specs) or None, venue=chosen(venues), language=chosen(languages), strict=strict)
    sources = Sources(specs)
    if form == "json":
        click.echo(as_json(result.outputs, result.diagnostics))
    elif form == "github":
        for finding in order(result.diagnostics):
            click.echo(as_annotation(finding, sources))
    else:
        print_findings(result.diagnostics, sources, sys.stdout)
        click.echo(summarise(result.diagnostics), err=True)
    sys.exit(1 if failed(result.diagnostics, strict) else 0)
