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
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


class Spec(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.3 on only
    """A deck's YAML file that exists; a near miss is named."""

    name = "spec"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(value)
        if path.suffix.lower() in (".pptx", ".potx", ".pptm"):
            self.fail(f"{value} is a PowerPoint file; this version reads specs (.yaml) only", param, ctx)
        if path.is_dir():
            self.fail(f"{value} is a folder; name a deck in it, for example {example(path)}", param, ctx)
        if not path.is_file():
            near = nearest(path.name, [other.name for other in siblings(path)])
            self.fail(f"no file {value}" + (f"; did you mean {show(path.parent / near)}?" if near else ""), param, ctx)
        return path


def siblings(path: Path) -> list[Path]:
    """The YAML files beside ``path``, sorted."""
    return sorted(path.parent.glob("*.y*ml")) if path.parent.is_dir() else []


def example(folder: Path) -> str:
    """A deck that can be named instead of ``folder``."""
    found = sorted(folder.glob("*.y*ml")) or sorted(folder.glob("decks/*.y*ml"))
    return show(found[0]) if found else "decks/talk.yaml"


def specs(function: Function) -> Function:
    """``[SPEC…]``: none means every deck of the project around the current folder."""
    return click.argument("specs", nargs=-1, type=Spec(), metavar="[SPEC]...")(function)


def venues(function: Function) -> Function:
    """``--venue ID``, any number of times, or ``--venue all``."""
    text = "Build for this venue; give it several times, or 'all'. Default: the deck's own."
    return click.option("--venue", "venues", multiple=True, metavar="ID", help=text)(function)


def chosen(names: Sequence[str]) -> str | tuple[str, ...] | None:
    """Venues or languages as the pipeline takes them: None for the deck's own, ``"all"``, or the ids."""
    return None if not names else "all" if "all" in names else tuple(dict.fromkeys(names))
