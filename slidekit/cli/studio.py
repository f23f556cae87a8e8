"""``slidekit studio``: the page on which assistants change pictures, places and words, and build the decks."""

from __future__ import annotations

import gc
import sys
import webbrowser
from importlib.util import find_spec
from pathlib import Path

import click

from slidekit.cli.places import Sources, show
from slidekit.cli.preview import NEEDED, has_screen
from slidekit.cli.report import print_findings
from slidekit.core.diagnostics import Refused, error
from slidekit.records.places import is_project
from slidekit.source.project import find_project


@click.command("studio")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, exists=True), default=Path())
@click.option("--no-open", is_flag=True, help="Print the address and leave the browser alone.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Serve on this port. Default: a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Serve on this address.")
@click.option("--i-know", is_flag=True, help="Allow an address that other machines can reach.")
def command(folder: Path, port: int, no_open: bool, host: str, i_know: bool) -> None:
    """Open a page for the project in DIR: see every picture and where it is used, put another in its place, move landmarks,
    crops and marks, correct texts, and build the decks. Everything that is done there can be undone.

    The page is on this machine only, behind a key in its address. Ctrl-C ends it.
    """
    root = find_project(folder)
    try:
        serve_studio(root, folder, host, port, i_know, opening=not no_open)
    except Refused as refused:
        print_findings(refused.diagnostics, Sources([root]), sys.stderr)
        sys.exit(2)


def serve_studio(root: Path, folder: Path, host: str, port: int, i_know: bool, *, opening: bool) -> None:
    """Serve until Ctrl-C. Raises Refused where it cannot begin."""
    if not is_project(str(root)):
        raise Refused(error("no-decks", f"there is no project in {folder}", None, "name a folder with decks/"))
    lacking = [name for name in NEEDED if find_spec(name) is None]
    if lacking:
        message = f"the studio needs {', '.join(lacking)}, which {'is' if len(lacking) == 1 else 'are'} not installed"
        raise Refused(error("studio-extra-missing", message, help="pip install 'slidekit[studio]'"))
    from slidekit.studio.addresses import listen
    from slidekit.studio.desk.app import studio_app
    from slidekit.studio.events import Hub
    from slidekit.studio.security import new_token
    from slidekit.studio.serving import serve

    taken, address = listen(host, port, i_know=i_know)
    hub, token = Hub(), new_token()
    gc.enable()  # unlike other commands, this one goes on
    with taken:
        url = address.url(token)
        click.echo(f"{show(root)}: {url}")
        click.echo("Ctrl-C ends the studio", err=True)
        if opening and has_screen():
            webbrowser.open(url)
        serve(studio_app(root, address=address, token=token, hub=hub), hub, taken)
