"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from slidekit.cli.places import show
from slidekit.core.diagnostics import nearest

Function = TypeVar("Function", bound=Callable[..., Any])

LANGUAGE = click.option("--language", metavar="L", help="Build in this language, whatever deck and venue say.")
LANGUAGES = click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="L",
    help="Build in this language, whatever deck and venue say; give it several times, or 'all'.",
)
FINDINGS = ("text", "json", "github", "sarif")
"""Ways to tell findings."""
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


PACKAGES = frozenset({".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm", ".ppt", ".pps", ".pot"})
"""Endings of PowerPoint files."""


class Spec(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.3 on only
    """A deck's YAML file that exists, or with ``packages`` a PowerPoint file; a near miss is named."""

    name = "spec"

    def __init__(self, packages: bool = False) -> None:
        self.packages = packages

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(value)
        if is_package(path) and not self.packages:
            told = f"{ctx.info_name} reads" if ctx is not None else "this reads"
            self.fail(f"{value} is a PowerPoint file; {told} specs (.yaml) only", param, ctx)
        if path.is_dir():
            self.fail(f"{value} is a folder; name a deck in it, for example {example(path)}", param, ctx)
        if not path.is_file():
            near = nearest(path.name, [other.name for other in siblings(path, is_package(path))])
            self.fail(f"no file {value}" + (f"; did you mean {show(path.parent / near)}?" if near else ""), param, ctx)
        return path


def is_package(path: Path) -> bool:
    """True for the name of a PowerPoint file."""
    return path.suffix.lower() in PACKAGES


def siblings(path: Path, packages: bool = False) -> list[Path]:
    """The YAML files beside ``path``, or the PowerPoint files, sorted."""
    found = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    return [other for other in found if (is_package(other) if packages else other.suffix in (".yaml", ".yml"))]


def example(folder: Path) -> str:
    """A deck that can be named instead of ``folder``."""
    found = sorted(folder.glob("*.y*ml")) or sorted(folder.glob("decks/*.y*ml"))
    return show(found[0]) if found else "decks/talk.yaml"


def specs(function: Function) -> Function:
    """``[SPEC…]``: none means every deck of the project around the current folder."""
    return click.argument("specs", nargs=-1, type=Spec(), metavar="[SPEC]...")(function)


def specs_and_packages(function: Function) -> Function:
    """``[SPEC|FILE.pptx…]``: as ``specs``, and PowerPoint files beside them."""
    return click.argument("specs", nargs=-1, type=Spec(packages=True), metavar="[SPEC|FILE.pptx]...")(function)


def venues(function: Function) -> Function:
    """``--venue ID``, any number of times, or ``--venue all``."""
    text = "Build for this venue; give it several times, or 'all'. Default: the deck's own."
    return click.option("--venue", "venues", multiple=True, metavar="ID", help=text)(function)


def chosen(names: Sequence[str]) -> str | tuple[str, ...] | None:
    """Venues or languages as the pipeline takes them: None for the deck's own, ``"all"``, or the ids."""
    return None if not names else "all" if "all" in names else tuple(dict.fromkeys(names))
