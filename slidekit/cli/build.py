"""``slidekit build``: specs → PowerPoint files, a line for each, and the findings."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from slidekit.cli.formats import as_json, tell
from slidekit.cli.options import FINDINGS, LANGUAGES, STRICT, chosen, specs, venues
from slidekit.cli.places import Sources, show
from slidekit.cli.progress import progress_bar
from slidekit.cli.report import failed, in_colour, order, render, summarise

if TYPE_CHECKING:
    from slidekit.pipeline import BuildResult, Output

WRITTEN = ("pptx", "pdf", "html", "png", "svg")
"""Formats that are written; the first always is."""
OURS = frozenset({"build-crashed"})
"""Findings that are slidekit's own failure."""


def only_written(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """The formats asked for beside PowerPoint; one that cannot be written is refused, naming those that can."""
    names = [part.strip() for part in value.split(",")]
    for name in names:
        if name not in WRITTEN:
            raise click.BadParameter(f"{name!r} is not written; there is: {', '.join(WRITTEN)}", ctx, param)
    return tuple(name for name in dict.fromkeys(names) if name != WRITTEN[0])


@click.command("build")
@specs
@venues
@LANGUAGES
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to write to; default: the project's build/."
)
@click.option(
    "--format",
    "formats",
    default="pptx",
    show_default=True,
    callback=only_written,
    help="What to write beside the deck, whatever its venue wants: pptx,pdf,html,png,svg.",
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to build in; default: as many as pay.")
@click.option("--executor", metavar="URL", help="Build on a Dask cluster: dask://HOST:PORT, its scheduler.")
@click.option("--draft", is_flag=True, help="Write in spite of layout and style errors, stamped DRAFT.")
@STRICT
@click.option("--force", is_flag=True, help="Make everything anew, whatever was made before.")
@click.option("--lock", "lock", is_flag=True, help="Write slidekit.lock: what was built, to be held against later builds.")
@click.option("--locked", is_flag=True, help="Write nothing if anything is not as it was locked.")
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
    specs: tuple[Path, ...], as_object: bool, form: str, jobs: int | None, lock: bool, locked: bool, **chosen_: Any
) -> None:
    """Write build/DECK.pptx for each SPEC, or for every deck of the project.

    With --venue the file is build/DECK.VENUE.pptx, and a language asked for goes into its name where it would not be clear.
    An error stops the write of its deck and leaves the former file as it was. What has not changed is not built again.
    """
    from slidekit.pipeline import build

    if lock and (locked or chosen_["draft"]):
        raise click.UsageError("--lock goes with neither --locked nor --draft")
    form = "json" if as_object else form
    with progress_bar(quiet=form != "text") as progress:
        result = build(
            list(specs) or None,
            venue=chosen(chosen_["venues"]),
            language=chosen(chosen_["languages"]),
            out=chosen_["out"],
            draft=chosen_["draft"],
            strict=chosen_["strict"],
            force=chosen_["force"],
            jobs=jobs or "auto",
            executor=chosen_["executor"],
            lock="write" if lock else "hold" if locked else None,
            formats=chosen_["formats"],
            progress=progress,
        )
    says = text_says if form == "text" else partial(told_says, form)
    for name, text in says(result, specs):
        stream = sys.stdout if name == "out" else sys.stderr
        click.echo(text, file=stream, nl=False, color=in_colour(stream))
    if any(finding.code in OURS for finding in result.diagnostics):
        sys.exit(3)
    if failed(result.diagnostics, chosen_["strict"]):
        sys.exit(1)
    if not (lock or locked or chosen_["force"]):
        remember(result, specs, says)


def told_says(form: str, result: BuildResult, specs: Sequence[Path]) -> list[tuple[str, str]]:
    """For programs, on stdout: the JSON object, annotations, or a SARIF log."""
    if form == "json":
        return [("out", as_json(result.outputs, result.diagnostics, result.differences) + "\n")]
    return [("out", tell(form, result.outputs, result.diagnostics, Sources(specs)) + ("\n" if form == "sarif" else ""))]


def text_says(result: BuildResult, specs: Sequence[Path]) -> list[tuple[str, str]]:
    """Findings, how venues differ and the sum for stderr, a line per deck for stdout: stream and text in their order."""
    sources = Sources(specs)
    findings = "".join(f"{render(finding, sources)}\n" for finding in order(result.diagnostics))
    lines = "".join(f"{describe(output)}\n" for output in result.outputs)
    return [("err", findings), ("out", lines), ("err", f"{venue_lines(result)}{summary(result)}\n")]


def summary(result: BuildResult) -> str:
    """``3 decks written, 1 unchanged, 2 warnings``."""
    written = sum(not output.cached for output in result.outputs)
    kept = len(result.outputs) - written
    if not result.outputs:
        decks = "nothing written"
    elif not written:
        decks = f"{kept} deck{'' if kept == 1 else 's'} unchanged, nothing to do"
    else:
        decks = f"{written} deck{'' if written == 1 else 's'} written{f', {kept} unchanged' if kept else ''}"
    return f"{decks}, {summarise(result.diagnostics)}"


def venue_lines(result: BuildResult) -> str:
    """How the slides of each deck differ from venue to venue, a line for each group of venues."""
    if not result.differences:
        return ""
    from slidekit.pipeline.comparing import tell_venues

    return "".join(f"{tell_venues(difference)}\n" for difference in result.differences)


def describe(output: Output) -> str:
    """``build/florida.pptx  10 slides  1.2 s``, then what was put beside it: ``+ build/deliver/Centeno_florida.pptx``."""
    slides = f"{output.slides} slide{'' if output.slides == 1 else 's'}"
    spent = "unchanged" if output.cached else f"{output.seconds:.1f} s"
    further = [show(Path(path)) for path in (output.delivered, output.notes) if path]
    further += renderings(output)
    return f"{show(Path(output.path))}  {slides}  {spent}" + "".join(f"  + {path}" for path in further)


def renderings(output: Output) -> list[str]:
    """Each file in another format; of slides their folder and how many there are."""
    files: dict[str, list[Path]] = {}
    for each in output.renderings:
        files.setdefault(each.format, []).append(Path(each.path))
    told: list[str] = []
    for form, paths in files.items():
        slides = [path for path in paths if path.parent == Path(output.path).with_suffix("")]
        told += [show(path) for path in paths if path not in slides]
        told += [f"{show(slides[0].parent)}/ ({len(slides)} {form})"] if slides else []
    return told


def remember(result: BuildResult, specs: Sequence[Path], says: Any) -> None:
    """Keep what the same command would say if nothing changed, so that it can say so at once.

    The words of the command are the root context's object: there are none where another program calls.
    """
    from slidekit.records.runs import keep

    words = click.get_current_context().find_root().obj
    if words is None:
        return
    again = replace(result, outputs=tuple(replace(output, seconds=0.0, cached=True) for output in result.outputs))
    keep(words, dict(result.looked), says(again, specs))
