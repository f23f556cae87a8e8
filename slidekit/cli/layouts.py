"""``slidekit layouts``: the slide kinds and what each takes."""

from __future__ import annotations

import click


@click.command("layouts")
def command() -> None:
    """List the slide layouts: what each is for, the slots it needs and takes, and what content chooses it by itself.

    Every layout also takes title, footnote, notes and seconds.
    """
    from slidekit.spec import describe

    rows = describe()
    width = max(len(row["layout"]) for row in rows) + 2
    for row in rows:
        click.echo(f"{row['layout']:<{width}}{row['about']}")
        click.echo(" " * width + "; ".join(facts(row)))


def facts(row: dict[str, str]) -> list[str]:
    """What a layout needs, takes and is chosen for, in words."""
    parts = [f"needs {row['required']}"] if row["required"] else []
    parts += [f"takes {row['optional']}"] if row["optional"] else []
    parts += [f"chosen for {row['chosen for']}"] if row["chosen for"] != "never" else []
    return parts or ["written by itself"]
