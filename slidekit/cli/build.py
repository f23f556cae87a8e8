"""``slidekit build``: specs → PowerPoint files, a line for each, and the findings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slidekit.cli.formats import tell
from slidekit.cli.options import FINDINGS, LANGUAGE, STRICT, chosen, specs, venues
from slidekit.cli.places import Sources, show
from slidekit.cli.progress import progress_bar
from slidekit.cli.report import failed, print_findings, summarise

if TYPE_CHECKING:
    from slidekit.pipeline import BuildResult, Output

WRITTEN = ("pptx",)
"""Formats that this version writes."""


def only_written(ctx: click.Context, param: click.Parameter, value: str) -> None:
    """Refuse a format that cannot be written, naming those that can."""
    for name in (part.strip() for part in value.split(",")):
        if name not in WRITTEN:
            raise click.BadParameter(f"{name!r} is not written by this version; there is: {', '.join(WRITTEN)}", ctx, param)


@click.command("build")
@specs
@venues
@LANGUAGE
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to write to; default: the project's build/."
)
@click.option("--format", default="pptx", show_default=True, expose_value=False, callback=only_written, help="What to write.")
@click.option("--draft", is_flag=True, help="Write in spite of layout and style errors, stamped DRAFT.")
@STRICT
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object: outputs and findings.")
@click.option(
    "--findings",
    "form",
    type=click.Choice(FINDINGS),
    default="text",
    show_default=True,
    help="How to tell findings: see check --format; all but text replace the list of files.",
)
def command(
    specs: tuple[Path, ...],
    venues: tuple[str, ...],
    language: str | None,
    out: Path | None,
    draft: bool,
    strict: bool,
    as_object: bool,
    form: str,
) -> None:
    """Write build/DECK.pptx for each SPEC, or for every deck of the project.

    An error stops the write of its deck and leaves the former file as it was.
    """
    from slidekit.pipeline import build

    form = "json" if as_object else form
    with progress_bar(quiet=form != "text") as progress:
        result = build(
            list(specs) or None,
            venue=chosen(venues),
            language=language,
            out=out,
            draft=draft,
            strict=strict,
            progress=progress,
        )
    if form == "text":
        report(result, specs)
    else:
        click.echo(tell(form, result.outputs, result.diagnostics, Sources(specs)), nl=form != "github")
    sys.exit(1 if failed(result.diagnostics, strict) else 0)


def report(result: BuildResult, specs: tuple[Path, ...]) -> None:
    """Findings and the sum on stderr, a line per written deck on stdout."""
    print_findings(result.diagnostics, Sources(specs), sys.stderr)
    for output in result.outputs:
        click.echo(describe(output))
    written = len(result.outputs)
    decks = f"{written} deck{'' if written == 1 else 's'} written" if written else "nothing written"
    click.echo(f"{decks}, {summarise(result.diagnostics)}", err=True)


def describe(output: Output) -> str:
    """``build/florida.pptx  10 slides  1.2 s``, then what was put beside it: ``+ build/deliver/Centeno_florida.pptx``."""
    slides = f"{output.slides} slide{'' if output.slides == 1 else 's'}"
    spent = "unchanged" if output.cached else f"{output.seconds:.1f} s"
    further = [show(Path(path)) for path in (output.delivered, output.notes) if path]
    return f"{show(Path(output.path))}  {slides}  {spent}" + "".join(f"  + {path}" for path in further)
