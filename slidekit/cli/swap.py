"""``slidekit swap``: another picture for a figure, and what that does to its places and marks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slidekit.cli.library import inches, resolution, where
from slidekit.cli.places import Sources
from slidekit.cli.report import print_findings
from slidekit.source.project import find_project

if TYPE_CHECKING:
    from slidekit.media import Info
    from slidekit.sync import Swap, Use


AGAIN = "run it again with --accept, or --landmark"


@click.command("swap")
@click.argument("target", type=click.Path(path_type=Path, exists=True))
@click.argument("figure")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only report; write nothing.")
@click.option("--accept", is_flag=True, help="Write even when landmarks become stale.")
@click.option("--landmark", "landmarks", multiple=True, metavar="NAME=X,Y", help="Where a landmark is in the new picture.")
@click.option("--alt", metavar="TEXT", help="In a .pptx: another alt text.")
def command(
    target: Path, figure: str, file: Path, dry_run: bool, accept: bool, landmarks: tuple[str, ...], alt: str | None
) -> None:
    """Make FILE the picture of FIGURE in TARGET, a project or a .pptx, and say what happens to its places and marks.

    In a project the picture is written beside the former one, freed of metadata and under a name of its own; the former file
    stays. In a .pptx that slidekit wrote, every place of the figure gets it, cut anew; what people have edited stays.

    The same picture at another resolution keeps its landmarks. With another picture they stay where they are in fractions
    and are stale until confirmed; that wants --accept, or their places by --landmark. Swapping the former picture back
    undoes it.
    """
    if target.suffix.lower() in (".pptx", ".potx", ".pptm", ".ppsx", ".ppt"):
        swap_in_deck(target, figure, file, dry_run, accept, landmarks, alt)
        return
    if alt:
        raise click.UsageError("--alt is for .pptx files; in a project edit assets/figures.yaml")
    swap_in_project(target, figure, file, dry_run, accept, landmarks)


def swap_in_project(target: Path, figure: str, file: Path, dry_run: bool, accept: bool, landmarks: tuple[str, ...]) -> None:
    """Plan, tell, write; ends the command with 1 where nothing could be written."""
    from slidekit.sync import make_swap, plan_swap

    root = find_project(target)
    plan = plan_swap(root, figure, file, places_given(landmarks))
    swap = plan.value
    if swap is not None:
        tell(swap)
    print_findings(plan.diagnostics, Sources([root]), sys.stderr)
    if swap is None:
        sys.exit(1)
    if dry_run or swap.idle:
        click.echo("nothing written" if dry_run else "nothing to do: the figure has this picture already")
        return
    if not swap.same and swap.stale and not accept:
        click.echo(f"nothing written: {', '.join(swap.stale)} would be at places set for the former picture; {AGAIN}", err=True)
        sys.exit(1)
    done = make_swap(root, swap)
    print_findings(done.diagnostics, Sources([root]), sys.stderr)
    if done.value is None:
        sys.exit(1)
    kept = f"; the former picture is still in {swap.former}" if swap.path != swap.former else ""
    click.echo(
        f"written: {swap.path} and assets/figures.yaml{kept}" if swap.data is not None else "written: assets/figures.yaml"
    )
    if swap.stale and not swap.same:
        click.echo(
            f"next: look at the marks; where they are off, --landmark {swap.stale[0]}=X,Y or slidekit studio puts them right,"
        )
        click.echo(f"      where they fit, slidekit figures confirm {figure}; then slidekit build")
    else:
        click.echo("next: slidekit build")


def places_given(landmarks: tuple[str, ...]) -> dict[str, str]:
    """``tip=0.4,0.5`` by name."""
    places = {}
    for each in landmarks:
        name, sign, place = each.partition("=")
        if not sign or not name.strip():
            raise click.BadParameter(f"{each} is not NAME=X,Y, as tip=0.4,0.5", param_hint="--landmark")
        places[name.strip()] = place.strip()
    return places


def swap_in_deck(
    target: Path, figure: str, file: Path, dry_run: bool, accept: bool, landmarks: tuple[str, ...], alt: str | None
) -> None:
    """Plan, tell, write; ends the command with 1 where nothing could be written."""
    from slidekit.cli.swap_deck import tell_deck
    from slidekit.sync import make_deck_swap, plan_deck_swap

    plan = plan_deck_swap(target, figure, file, places_given(landmarks), alt)
    swap = plan.value
    if swap is not None:
        tell_deck(swap)
    print_findings(plan.diagnostics, Sources(), sys.stderr)
    if swap is None:
        sys.exit(1)
    if dry_run or swap.data is None:
        click.echo("nothing written" if dry_run else "nothing to do: the figure has this picture already")
        return
    if swap.wants_accept and not accept:
        click.echo(f"nothing written: marks would be at places set for the former picture; {AGAIN}", err=True)
        sys.exit(1)
    done = make_deck_swap(swap)
    print_findings(done.diagnostics, Sources(), sys.stderr)
    if done.value is None:
        sys.exit(1)
    if swap.stale and not swap.exact:
        click.echo(f"look at the marks; where one is off, run the swap again with --landmark {swap.stale[0]}=X,Y")
    click.echo(f"written: {target}")


def tell(swap: Swap) -> None:
    """The report: picture, metadata, keys, landmarks, places."""
    click.echo(f"{swap.figure}: {swap.former} → {swap.path}")
    click.echo(f"  size: {size_of(swap.before)} → {size_of(swap.after)}")
    if swap.before is not None:
        one, other = shape_of(swap.before), shape_of(swap.after)
        click.echo(f"  aspect: {one}" if one == other else f"  aspect: {one} → {other}")
    click.echo(f"  picture: {verdict(swap)}")
    click.echo(f"  metadata removed: {', '.join(swap.removed) or 'none'}")
    if swap.stale:
        click.echo(f"  stale until confirmed: {', '.join('places in numbers' if n == 'numbers' else n for n in swap.stale)}")
    elif not swap.idle:
        click.echo("  stale until confirmed: none")
    if swap.changed:
        click.echo(f"  assets/figures.yaml: {', '.join(swap.changed)}")
    if swap.check:
        click.echo(f"  look at these, written for the former picture: {', '.join(swap.check)}")
    click.echo(f"  places: {len(swap.places)}")
    for place in swap.places:
        tell_place(place.before, place.after, swap)


def tell_place(before: Use, after: Use | None, swap: Swap) -> None:
    """A line for a place, and one for each of its marks."""
    now = after or before
    size = inches(before.spot) if inches(before.spot) == inches(now.spot) else f"{inches(before.spot)} → {inches(now.spot)}"
    if before.spot or now.spot:
        click.echo(f"    {where(before)}  {size} in, {resolution(before.spot)} → {resolution(now.spot)} px/inch")
    else:
        click.echo(f"    {where(before)}")
    for mark in before.marks:
        stale = [name for name in mark.needs if name in swap.stale]
        moved = not stale and any(name in swap.given for name in mark.needs)
        fate = f"stale ({', '.join(stale)})" if stale else "moved with its landmark" if moved else "kept"
        click.echo(f"      {mark.id}  {fate}")


def verdict(swap: Swap) -> str:
    """Whether it is the same picture, with the numbers that say so."""
    likeness = swap.likeness
    if likeness is None and swap.after.kind == "mp4":
        return "a film; taken as another one"
    if likeness is None:
        return "the former one cannot be read; taken as another picture"
    numbers = f"grey levels differ by {likeness.mean:.1f} on average, by {likeness.worst} at most"
    return f"{'the same' if likeness.same else 'another one'} ({numbers})"


def size_of(info: Info | None) -> str:
    """``PNG 1200 × 900``."""
    return f"{info.kind.upper()} {info.width} × {info.height}" if info else "unreadable"


def shape_of(info: Info) -> str:
    """``1.33 (landscape)``."""
    way = "square" if info.width == info.height else "landscape" if info.width > info.height else "portrait"
    return f"{info.width / info.height:.2f} ({way})"
