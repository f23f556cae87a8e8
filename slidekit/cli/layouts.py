"""``slidekit layouts``: the slide kinds and what each takes, or the layouts of a template and the slides that take each."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("layouts")
@click.argument("template", required=False, type=click.Path(path_type=Path))
def command(template: Path | None) -> None:
    """List the slide layouts: what each is for, the slots it needs and takes, and what content chooses it by itself.

    Every layout also takes title, footnote, notes and seconds. With TEMPLATE, a .potx or .pptx: its own layouts, by the names
    that template: {layouts: …} uses, and which slides take each.
    """
    if template is not None:
        _list_template(template)
        return
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


def _list_template(path: Path) -> None:
    """A line for each layout of a template; its findings where it cannot be used."""
    from slidekit.cli.places import Sources
    from slidekit.cli.report import print_findings, printable
    from slidekit.pipeline.templates import describe_template

    described = describe_template(path)
    if described.value is None:
        print_findings(described.diagnostics, Sources(), sys.stderr)
        sys.exit(1)
    click.echo(described.value.about)
    width = max(len(name) for name, _ in described.value.layouts) + 2
    for name, kinds in described.value.layouts:
        click.echo(f"{printable(name):<{width}}{' '.join(kinds) or '–'}")
