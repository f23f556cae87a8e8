"""``slidekit explain``: the manual page of a finding."""

from __future__ import annotations

from textwrap import fill, indent

import click

from slidekit.cli.manual import Page, read_pages
from slidekit.core.diagnostics import nearest


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the finding CODE: what it means, what sets it off, what to write instead. Without CODE: list all."""
    pages = read_pages()
    if code is None:
        width = max(map(len, pages), default=0)
        for page in pages.values():
            click.echo(f"{page.code.ljust(width)}  {page.title}")
        return
    if code not in pages:
        near = nearest(code, pages)
        raise click.UsageError(f"no finding {code}; " + (f"did you mean {near}?" if near else "`slidekit explain` lists all"))
    click.echo(render(pages[code]))


def render(page: Page) -> str:
    """A manual page as text, 88 columns wide."""
    parts = [click.style(f"{page.code}: {page.title}", bold=True), fill(" ".join(page.why.split()), 88)]
    if page.example:
        parts.append("This sets it off:\n\n" + indent(page.example, "    "))
    parts.append(("Write instead:\n\n" + indent(page.fix, "    ")) if page.example else fill(" ".join(page.fix.split()), 88))
    return "\n\n".join(parts)
