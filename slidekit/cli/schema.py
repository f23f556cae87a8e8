"""``slidekit schema``: JSON Schemas for editors."""

from __future__ import annotations

import json

import click

from slidekit.cli.kinds import KINDS


@click.command("schema")
@click.argument("kind", type=click.Choice(list(KINDS)), default="deck")
def command(kind: str) -> None:
    """Print the JSON Schema (draft 2020-12) of a KIND of file; decks by default.

    `slidekit new` writes all of them into a project and tells editors where they are.
    """
    from slidekit.spec import schema

    click.echo(json.dumps(schema(kind), indent=2))
