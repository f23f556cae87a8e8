"""Figures for people and for programs: a table, a page, JSON fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from slidekit.cli.report import printable

if TYPE_CHECKING:
    from slidekit.resolve.model import Mark
    from slidekit.spec.figures import Figure
    from slidekit.spec.place import Place
    from slidekit.sync import Holding, Library, Role, Spot, Use

HEADS = ("figure", "kind", "pixels", "review", "stale", "credit", "where", "inches", "px/inch")


def print_table(library: Library) -> None:
    """A row per figure, and one per further place of it."""
    rows: list[tuple[str, ...]] = [HEADS]
    for holding in library.holdings.values():
        pixels = f"{holding.info.width}×{holding.info.height}" if holding.info else "?"
        stale = ", ".join(holding.stale) or "-"
        head = (
            holding.id,
            holding.figure.kind or "?",
            pixels,
            holding.review,
            stale,
            shorten(credit_of(holding.figure)) or "?",
        )
        places = [(where(use), inches(use.spot), resolution(use.spot)) for use in holding.uses]
        places += [(tell_role(role), "", "") for role in holding.roles]
        places = places or [("not used", "", "")]
        for number, place in enumerate(places):
            rows.append((*(head if number == 0 else ("",) * len(head)), *place))
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    for number, row in enumerate(rows):
        line = "  ".join(printable(cell).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        click.echo(click.style(line, bold=True) if number == 0 else line)


def print_holding(holding: Holding) -> None:
    """Everything about one figure."""
    figure, info = holding.figure, holding.info
    size = f"{info.kind}, {info.width} × {info.height} pixels, sha256 {info.sha256}" if info else "cannot be read"
    size = f"{holding.seconds:.1f} s, {size}" if holding.seconds is not None else size
    review = holding.review
    if figure.review is not None:
        review += f" (by {figure.review.by} on {figure.review.date.isoformat()})"
    facts = {"file": f"{holding.path} ({size})", "kind": figure.kind or "not said", "credit": credit_of(figure) or "none"}
    facts |= {"review": review, "alt": text_of(figure.alt), "caption": text_of(figure.caption), "view": text_of(figure.view)}
    click.echo(click.style(holding.id, bold=True))
    for name, value in facts.items():
        if value:
            click.echo(f"  {name}: {printable(value)}")
    click.echo(f"  landmarks: {len(figure.landmarks) or 'none'}")
    for name, place in figure.landmarks.items():
        click.echo(f"    {name} {spell(place)}{'  stale' if name in holding.stale else ''}")
    if "numbers" in holding.stale and "numbers" not in figure.landmarks:
        click.echo("    places written as numbers: stale")
    click.echo(f"  used: {len(holding.uses)} time{'' if len(holding.uses) == 1 else 's'}")
    for role in holding.roles:
        click.echo(f"    {tell_role(role)}")
    for use in holding.uses:
        size = f"  {inches(use.spot)} in, {resolution(use.spot)} px/inch" if use.spot else ""
        click.echo(f"    {where(use)}{size}")
        for mark in use.marks:
            click.echo(f"      {tell(mark, holding.stale)}")


def tell(mark: Mark, stale: Sequence[str]) -> str:
    """``arrow-tip  tip  stale``."""
    needs = ", ".join(mark.needs)
    return f"{mark.id}  on {needs}" + ("  stale" if any(name in stale for name in mark.needs) else "")


def where(use: Use) -> str:
    """Deck, slide and panel: ``talk/needle-in-view/needle``; the venue where that is not the deck's own."""
    return f"{use.deck}/{use.slide}/{use.panel}" + (f" at {use.venue}" if use.visiting else "")


def tell_role(role: Role) -> str:
    """What a figure is for besides its places: ``for needle at pittsburgh``."""
    said = {
        "stand-in": f"for {role.of} at {role.where}",
        "still": f"a still of {role.of}",
        "poster": f"the poster of {role.of}",
        "left-out": f"on {role.of} of {role.where}, not shown at its venue",
        "idle": f"on {role.of} of {role.where}, which no deck takes",
    }
    return said[role.kind]


def inches(spot: Spot | None) -> str:
    """``4.20×3.15``, width and height on the slide."""
    return f"{spot.box.w / 914_400:.2f}×{spot.box.h / 914_400:.2f}" if spot else "?"


def resolution(spot: Spot | None) -> str:
    """``286 of 144``: the picture's pixels per inch of the slide, and the screen's."""
    return f"{spot.ppi:.0f} of {spot.screen_ppi:.0f}" if spot else "?"


def holding_fields(holding: Holding) -> dict[str, object]:
    """A figure as JSON says it; lengths in EMU, places in fractions."""
    figure, info = holding.figure, holding.info
    review = figure.review
    return {
        "id": holding.id,
        "file": holding.path,
        "sha256": info.sha256 if info else None,
        "pixels": [info.width, info.height] if info else None,
        "kind": figure.kind,
        **({"seconds": round(holding.seconds, 3)} if holding.seconds is not None else {}),
        "credit": credit_of(figure) or None,
        "review": holding.review,
        "reviewed": {"by": review.by, "date": review.date.isoformat(), "sha256": review.sha256} if review else None,
        "landmarks": {name: numbers(place) for name, place in figure.landmarks.items()},
        "stale": list(holding.stale),
        "places": [use_fields(use, holding.stale) for use in holding.uses],
        "roles": [{"kind": role.kind, "of": role.of, "where": role.where} for role in holding.roles],
    }


def use_fields(use: Use, stale: Sequence[str]) -> dict[str, object]:
    """A place as JSON says it; ``box`` in EMU, ``ppi`` the picture's own pixels per inch of the slide."""
    spot = use.spot
    marks = [
        {"id": mark.id, "kind": mark.kind, "needs": list(mark.needs), "stale": any(name in stale for name in mark.needs)}
        for mark in use.marks
    ]
    return {
        "deck": use.deck,
        "venue": use.venue,
        "slide": use.slide,
        "panel": use.panel,
        "crop": list(use.crop) if use.crop else None,
        "box": list(spot.box) if spot else None,
        "ppi": round(spot.ppi, 1) if spot else None,
        "screen_ppi": round(spot.screen_ppi, 1) if spot else None,
        "marks": marks,
    }


def credit_of(figure: Figure) -> str:
    """The credit line as written, in its first language."""
    from slidekit.spec import Credit

    credit = figure.credit
    if isinstance(credit, Credit):
        parts = (text_of(credit.author), text_of(credit.source), credit.licence)
        return ", ".join(part for part in parts if part)
    return text_of(credit)


def text_of(text: str | Mapping[str, str] | None) -> str:
    """A text, in the first of its languages."""
    words = next(iter(text.values()), "") if isinstance(text, Mapping) else text or ""
    return " ".join(words.split())


def shorten(text: str) -> str:
    """At most 32 letters."""
    return text if len(text) <= 32 else text[:31].rstrip(" ,") + "…"


def numbers(place: Place) -> list[object]:
    """A landmark in fractions."""
    if place.path is not None:
        return [list(step) for step in place.path]
    return list(place.point or place.area or ())


def spell(place: Place) -> str:
    """``[0.52, 0.49]``."""
    return str(numbers(place))
