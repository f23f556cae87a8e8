"""``slidekit cache``: what a project remembers of earlier builds, and forgetting it."""

from __future__ import annotations

from pathlib import Path

import click

from slidekit.cli.places import show

TELLS = {
    "decks": "finished decks",
    "recipes": "what decks were made from",
    "pictures": "cut pictures",
    "facts": "what pictures are",
    "detail": "maps for placing labels",
    "hashes": "hashes of large files",
}


@click.command("cache")
@click.argument("action", type=click.Choice(["show", "clear"]), default="show")
def command(action: str) -> None:
    """Show what the project around the current folder remembers of earlier builds, or clear it.

    "found" counts how often a build used it; one that is answered without building anything uses nothing. It lies in
    .slidekit/, which git ignores, and holds pictures and decks as they are in build/. Nothing is lost by clearing it.
    """
    from slidekit.records.places import FOLDER
    from slidekit.source import Store, find_project
    from slidekit.source.store import KINDS, LIMIT

    root = find_project(Path.cwd())
    store = Store(str(root))
    folder = show(root / FOLDER)
    if action == "clear":
        count = store.clear()
        click.echo(f"{folder} cleared: {count} entr{'y' if count == 1 else 'ies'}")
        return
    entries, tally = store.entries(), store.tally()
    click.echo(f"{'':<9} {'entries':>8} {'size':>10} {'found':>7}")
    for kind in KINDS:
        sizes = [entry.size for entry in entries if entry.kind == kind]
        click.echo(f"{kind:<9} {len(sizes):>8} {megabytes(sum(sizes)):>10} {tally[kind]:>7}  {TELLS[kind]}")
    whole = sum(entry.size for entry in entries)
    click.echo(f"{'in all':<9} {len(entries):>8} {megabytes(whole):>10} {'':>7}  of {megabytes(LIMIT)} at most, in {folder}")


def megabytes(size: int) -> str:
    """``12.3 MB``."""
    return f"{size / 2**20:.1f} MB"
