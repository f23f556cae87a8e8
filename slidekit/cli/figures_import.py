"""``slidekit figures import``: a DICOM file becomes a picture of the project, and nothing else of it does."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from slidekit.cli.places import Sources, show
from slidekit.cli.report import print_findings
from slidekit.core.diagnostics import Refused

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LARGEST = 2**30


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE.dcm")
@click.option("--id", "figure", required=True, metavar="ID", help="The figure's id; the picture becomes assets/ID.png.")
@click.option("--window", nargs=2, type=float, metavar="C W", help="Centre and width. Default: the file's own.")
@click.option("--frame", type=click.IntRange(min=1), metavar="N", help="Which frame, from 1, where there are several.")
@click.option("--flip", is_flag=True, help="Mirror left to right.")
@click.option("--overlays", is_flag=True, help="Burn in the overlays that the file has.")
@click.option("--reviewed", is_flag=True, help="Somebody has looked: no private text is in the pixels.")
def command(
    file: Path,
    figure: str,
    window: tuple[float, float] | None,
    frame: int | None,
    flip: bool,
    overlays: bool,
    reviewed: bool,
) -> None:
    """Write the pixels of FILE.dcm to assets/ID.png and print the lines for assets/figures.yaml.

    No name, date or number of the file is kept, only the millimetres per pixel, the side, and how the picture is turned.
    An existing picture is not overwritten.
    """
    from slidekit.media.dicom_import import import_dicom
    from slidekit.source.atomic import write_atomic
    from slidekit.source.project import find_project

    if not ID.fullmatch(figure):
        raise click.UsageError("--id takes small letters, digits and single hyphens, as hip-ap")
    if window is not None and window[1] <= 0:
        raise click.UsageError(f"--window has the width {window[1]:g}; it must be more than 0")
    target = find_project(Path.cwd()) / "assets" / f"{figure}.png"
    if target.exists():
        raise click.UsageError(f"{show(target)} exists already; choose another id, or delete it first")
    if file.stat().st_size > LARGEST:
        raise click.UsageError("the file has more than 1 GB; export the frame that you mean")
    outcome = import_dicom(
        file.read_bytes(), figure, window=window, frame=frame, flip=flip, overlays=overlays, reviewed=reviewed, name="the file"
    )  # file names of hospital exports are often names of patients
    print_findings(outcome.diagnostics, Sources(), sys.stderr)
    made = outcome.value
    if made is None:
        sys.exit(1)
    try:
        write_atomic(target, made.data)
    except Refused as refused:
        print_findings(refused.diagnostics, Sources(), sys.stderr)
        sys.exit(1)
    click.echo(f"wrote {show(target)}, {made.width} × {made.height} pixels; add to assets/figures.yaml:", err=True)
    click.echo(made.lines, nl=False)
