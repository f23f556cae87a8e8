"""``slidekit new``: a small project that builds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.abc import Traversable
from importlib.resources import files
from pathlib import Path

import click

from slidekit.cli.kinds import KINDS
from slidekit.cli.places import show
from slidekit.core.diagnostics import Refused
from slidekit.source.atomic import write_atomic


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write a small complete project to DIR.

    A deck, a venue, a picture with landmarks, speaker, references, and settings for editors.
    """
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"{show(folder)} is a file; name a new or empty folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise click.UsageError(f"{show(folder)} is not empty, and nothing in it is touched; name a new or empty folder")
    starter = list(project_files())
    try:
        for name, content in starter:
            write_atomic(folder / name, content)
    except Refused as refused:
        raise click.ClickException("; ".join(finding.message for finding in refused.diagnostics)) from None
    click.echo(f"{show(folder)}: {len(starter)} files; the deck is {show(folder / 'decks' / 'talk.yaml')}")
    click.echo("next: " + (f"cd {show(folder)} && " if folder.absolute() != Path.cwd() else "") + "slidekit build")


def project_files() -> Iterator[tuple[str, bytes]]:
    """Every file of the starter as (path, content): the shipped ones, the schemas, and the editor's map to them."""
    yield from shipped(files("slidekit.cli").joinpath("starter"), "")
    from slidekit.spec import schema

    for kind, (_, name) in KINDS.items():
        yield name, as_json(schema(kind))
    yield ".vscode/settings.json", as_json({"yaml.schemas": {name: patterns for patterns, name in KINDS.values()}})


def shipped(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    """The package's own files below ``folder``, sorted by name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from shipped(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_bytes()


def as_json(value: object) -> bytes:
    """JSON as people read it, with a line end."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
