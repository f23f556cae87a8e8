"""``slidekit studio``: the page on which assistants change pictures, places and words, and build the decks."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from slidekit.cli.places import Sources
from slidekit.cli.report import print_findings
from slidekit.core.diagnostics import Refused, error
from slidekit.source.project import find_project


@click.command("studio")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, exists=True), default=Path())
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Default: one that is free.")
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
@click.option("--host", default="127.0.0.1", hidden=True)
@click.option("--i-know", is_flag=True, hidden=True)
def command(folder: Path, port: int, no_open: bool, host: str, i_know: bool) -> None:
    """Open a page for the project in DIR: see every picture and where it is used, put another in its place, move landmarks,
    crops and marks, correct texts, and build the decks. Everything that is done there can be undone.

    The page is on this machine only, behind a key in its address. Ctrl-C ends it.
    """
    root = find_project(folder)
    try:
        if not (root / "decks").is_dir() and not (root / "assets/figures.yaml").is_file():
            raise Refused(error("no-decks", f"there is no project in {folder}", None, "go into a folder with decks/"))
        try:
            from slidekit.studio.addresses import listen
            from slidekit.studio.desk.app import studio_app
            from slidekit.studio.events import Hub
            from slidekit.studio.security import new_token
            from slidekit.studio.serving import serve
        except ImportError as missing:
            raise Refused(
                error(
                    "studio-extra-missing",
                    f"the studio takes {missing.name}, which is not installed",
                    help="pip install 'slidekit[studio]'",
                )
            ) from None
        taken, address = listen(host, port, i_know=i_know)
    except Refused as refused:
        print_findings(refused.diagnostics, Sources([root]), sys.stderr)
        sys.exit(1)
    hub, token = Hub(), new_token()
    app = studio_app(root, address=address, token=token, hub=hub)
    click.echo(f"studio of {root}: {address.url(token)}")
    click.echo("Ctrl-C ends it")
    sys.stdout.flush()
    if not no_open:
        click.launch(address.url(token))
    serve(app, hub, taken)
