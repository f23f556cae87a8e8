"""``slidekit scene``: the finished layout as text or JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from slidekit.cli.options import LANGUAGE, Spec
from slidekit.cli.places import Sources
from slidekit.cli.report import failed, print_findings


@click.command("scene")
@click.argument("spec", type=Spec())
@click.option("--venue", metavar="ID", help="Lay out for this venue. Default: the deck's own.")
@LANGUAGE
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object, lengths in EMU.")
def command(spec: Path, venue: str | None, language: str | None, as_object: bool) -> None:
    """Print the finished layout of SPEC, item by item: where everything stands, and how its text breaks."""
    from slidekit.pipeline import lay_out
    from slidekit.scene.dump import dump, to_json

    outcome = lay_out(spec, venue=venue, language=language)
    if outcome.value is not None:
        text = json.dumps(to_json(outcome.value), indent=1) if as_object else dump(outcome.value).rstrip("\n")
        click.echo(text)
    print_findings(outcome.diagnostics, Sources([spec]), sys.stderr)
    sys.exit(1 if failed(outcome.diagnostics, strict=False) else 0)
