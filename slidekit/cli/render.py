"""``slidekit render``: pictures of slides without PowerPoint, and a second opinion on them."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slidekit.cli.formats import finding_fields
from slidekit.cli.options import LANGUAGE, Spec, is_package
from slidekit.cli.places import Sources, show
from slidekit.cli.report import failed, order, print_findings

if TYPE_CHECKING:
    from slidekit.pipeline.render import RenderResult

FORMATS = ("png", "svg", "pdf", "html")
ENGINES = ("scene", "libreoffice")
OF_OFFICE = ("png", "pdf")
"""What LibreOffice can be asked for."""
LISTED = 3
"""Files that are named one by one."""


@click.command("render")
@click.argument("spec", type=Spec(packages=True), metavar="SPEC|FILE.pptx")
@click.option("--slide", "slides", multiple=True, metavar="N|ID", help="Only this slide; give it several times.")
@click.option("--states", is_flag=True, help="Draw every state of a slide with clicks, not only the last.")
@click.option("--venue", metavar="ID", help="Lay out for this venue. Default: the deck's own.")
@LANGUAGE
@click.option("--to", type=click.Choice(FORMATS), default="png", show_default=True, help="What to write.")
@click.option("--notes", is_flag=True, help="With --to pdf: each slide above its notes.")
@click.option("--engine", type=click.Choice(ENGINES), default="scene", show_default=True, help="Who draws.")
@click.option("--compare", is_flag=True, help="Draw with both engines; write a sheet of both and a figure for each slide.")
@click.option("--width", type=click.IntRange(16, 16384), metavar="PX", help="Width of PNG; default: the venue's screen.")
@click.option("--draft", is_flag=True, help="Draw in spite of layout and style errors, stamped DRAFT.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder, or file where there is one; default: the project's build/."
)
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object: files, comparison, findings.")
def command(spec: Path, as_object: bool, **chosen: object) -> None:
    """Draw the slides of SPEC as PNG, SVG, PDF or HTML; neither PowerPoint nor LibreOffice is needed.

    A FILE.pptx is drawn by LibreOffice, and so is the deck built from SPEC with --engine libreoffice.
    """
    check_choices(spec, chosen)
    from slidekit.pipeline.render import render

    result = render(spec, **chosen)  # type: ignore[arg-type]
    if as_object:
        click.echo(as_json(result))
    else:
        for line in lines_of(result):
            click.echo(line)
        print_findings(result.diagnostics, Sources([spec]), sys.stderr)
    sys.exit(1 if failed(result.diagnostics, strict=False) else 0)


def check_choices(spec: Path, chosen: dict[str, object]) -> None:
    """Raises UsageError for options that exclude each other."""
    to, office = chosen["to"], chosen["engine"] == "libreoffice" or is_package(spec)
    if is_package(spec) and spec.suffix.lower() != ".pptx":
        raise click.UsageError(f"{spec.name} is no .pptx; save it as one")
    if is_package(spec) and (chosen["compare"] or chosen["venue"] or chosen["language"] or chosen["draft"]):
        raise click.UsageError("--compare, --venue, --language and --draft go with a spec, not with a finished file")
    if office and to not in OF_OFFICE:
        raise click.UsageError(f"LibreOffice draws {' and '.join(OF_OFFICE)}; {to} is drawn from a spec, with --engine scene")
    if (office or chosen["compare"]) and chosen["states"]:
        raise click.UsageError("LibreOffice draws the last state of a slide only; leave --states out")
    if chosen["notes"] and (to != "pdf" or office or chosen["compare"]):
        raise click.UsageError("--notes goes with --to pdf, drawn from a spec")


def lines_of(result: RenderResult) -> list[str]:
    """The files, or their folder where they are many, and how two renderings compare."""
    lines = [f"{each.slide}  {each.similarity:.3f}" for each in result.comparison]
    if result.comparison:
        mean = sum(each.similarity for each in result.comparison) / len(result.comparison)
        lines.append(f"mean of {len(result.comparison)} slides  {mean:.3f}")
    if len(result.files) > LISTED:
        folder = show(Path(result.files[0].path).parent)
        return [*lines, f"{folder}{'' if folder.endswith('/') else '/'}  {len(result.files)} {result.files[0].format}"]
    return [*lines, *(show(Path(file.path)) for file in result.files)]


def as_json(result: RenderResult) -> str:
    """One object; ASCII, so that no terminal can spoil it."""
    said = {
        "files": [asdict(file) for file in result.files],
        "comparison": [
            {**asdict(each), "similarity": round(each.similarity, 4), "share": round(each.share, 4)}
            for each in result.comparison
        ],
        "diagnostics": [finding_fields(finding) for finding in order(result.diagnostics)],
    }
    return json.dumps(said, indent=2)
