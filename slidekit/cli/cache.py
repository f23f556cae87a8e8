"""``slidekit cache``: what a project remembers of earlier builds, and forgetting it."""

from __future__ import annotations

from pathlib import Path

import click

from slidekit.cli.places import show

TELLS = {
    "decks": "finished decks",
    "recipes": "what decks were made from",
    "pictures": "cut pictures",
    "detail": "maps for placing labels",
    "hashes": "hashes of large files",
}


@click.command("cache")
@click.argument("action", type=click.Choice(["show", "clear"]), default="show")
def command(action: str) -> None:
    """Show what the project around the current folder remembers of earlier builds, or clear it.

    It lies in .slidekit/, which git ignores, and holds pictures and decks as they are in build/. Nothing is lost by clearing.
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
    entries = store.entries()
    for kind in KINDS:
        sizes = [entry.size for entry in entries if entry.kind == kind]
        click.echo(f"{kind:<9} {len(sizes):>6}  {megabytes(sum(sizes)):>9}  {TELLS[kind]}")
    whole = sum(entry.size for entry in entries)
    click.echo(f"{'in all':<9} {len(entries):>6}  {megabytes(whole):>9}  of {megabytes(LIMIT)} at most, in {folder}")


def megabytes(size: int) -> str:
    """``12.3 MB``."""
    return f"{size / 2**20:.1f} MB"
