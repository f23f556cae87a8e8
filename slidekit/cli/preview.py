"""``slidekit preview``: a page on this machine that shows a deck and is drawn anew at each save."""

from __future__ import annotations

import gc
import os
import sys
import webbrowser
from importlib.util import find_spec
from pathlib import Path

import click

from slidekit.cli.options import LANGUAGE, Spec
from slidekit.cli.places import Sources, show
from slidekit.cli.report import print_findings
from slidekit.core.diagnostics import Refused, error

NEEDED = ("starlette", "uvicorn", "watchfiles")


@click.command("preview")
@click.argument("spec", type=Spec())
@click.option("--venue", default="", metavar="ID", help="Begin at this venue. Default: the deck's own.")
@LANGUAGE
@click.option("--no-open", is_flag=True, help="Print the address and leave the browser alone.")
@click.option(
    "--editor", metavar="NAME", help="Open findings there: vscode, zed, pycharm …, or an address with {path}, {line}, {column}."
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Serve on this port. Default: a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Serve on this address.")
@click.option("--i-know", is_flag=True, help="Allow an address that other machines can reach.")
def command(
    spec: Path, venue: str, language: str | None, no_open: bool, editor: str | None, port: int, host: str, i_know: bool
) -> None:
    """Show SPEC in the browser; every save is on the page at once, with its findings. Ctrl-C ends it."""
    try:
        show_preview(spec, venue, language or "", host, port, editor, i_know, opening=not no_open)
    except Refused as refused:
        print_findings(refused.diagnostics, Sources([spec]), sys.stderr)
        sys.exit(2)


def show_preview(
    spec: Path, venue: str, language: str, host: str, port: int, editor: str | None, i_know: bool, *, opening: bool
) -> None:
    """Serve until Ctrl-C. Raises Refused where it cannot begin."""
    lacking = [name for name in NEEDED if find_spec(name) is None]
    if lacking:
        message = f"the preview needs {', '.join(lacking)}, which {'is' if len(lacking) == 1 else 'are'} not installed"
        raise Refused(error("studio-extra-missing", message, help="pip install 'slidekit[studio]'"))
    from slidekit.pipeline.live import LiveProject
    from slidekit.pipeline.plan import place_of
    from slidekit.studio.addresses import listen
    from slidekit.studio.events import Hub
    from slidekit.studio.places import editor_template
    from slidekit.studio.preview import preview_app
    from slidekit.studio.security import new_token
    from slidekit.studio.serving import serve

    template = editor_template(editor) if editor else ""
    root, job = place_of(spec)
    taken, address = listen(host, port, i_know=i_know)
    token, hub = new_token(), Hub()
    gc.enable()  # unlike other commands, this one goes on
    with taken, LiveProject(root) as project:
        assert isinstance(job.source, str)
        app = preview_app(project, job.source, address=address, token=token, hub=hub, editor=template, moment=job.moment)
        url = address.url(token, venue=venue, language=language)
        click.echo(f"{show(spec)}: {url}")
        click.echo("Ctrl-C ends the preview", err=True)
        if opening and has_screen():
            webbrowser.open(url)
        serve(app, hub, taken)


def has_screen() -> bool:
    """False where only a browser in the terminal could open, which would take the terminal away."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
