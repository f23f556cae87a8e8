"""``slidekit doctor``: what is installed, what was found, what is missing. Writes nothing."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import click

from slidekit import __version__
from slidekit.core.diagnostics import Refused
from slidekit.pipeline.office import find_office
from slidekit.source.disk import DiskWorkspace
from slidekit.source.project import deck_files, find_project

FONTS = ("Calibri", "Carlito", "Cambria", "Caladea", "Arial", "Liberation Sans")
"""Families that decks name, and those with the same widths that stand in for them."""


@dataclass(frozen=True, slots=True)
class Look:
    """One thing looked at; ``good`` is None where it does not matter for building."""

    name: str
    found: str
    good: bool | None = True


@click.command("doctor")
def command() -> None:
    """Show what is installed and found: Python, libraries, LibreOffice, fonts, the project.

    Exit code 1 if something is missing that a build needs.
    """
    looks = [python(), Look("slidekit", __version__), *libraries(), office(), fonts(), project(Path.cwd())]
    width = max(len(look.name) for look in looks)
    signs = {True: "ok", False: "MISSING", None: "-"}
    for look in looks:
        click.echo(f"{signs[look.good]:<8} {look.name:<{width}}  {look.found}")
    bad = [look.name for look in looks if look.good is False]
    click.echo(f"missing: {', '.join(bad)}" if bad else "ready to build")
    sys.exit(1 if bad else 0)


def python() -> Look:
    """The interpreter; 3.11 or newer is needed."""
    return Look("Python", f"{platform.python_version()} on {platform.system()}", sys.version_info >= (3, 11))


def libraries() -> list[Look]:
    """The libraries that the core needs, by the package's own list."""
    try:
        wanted = [line for line in requires("slidekit") or [] if "extra ==" not in line]
    except PackageNotFoundError:
        return [Look("slidekit's metadata", "not installed; run `pip install .`", False)]
    return [library(*re.fullmatch(r"([\w.-]+)(.*)", line.split(";")[0].strip()).groups()) for line in wanted]  # type: ignore[union-attr]


def library(name: str, wanted: str) -> Look:
    """One library: its version, and whether that reaches the least one wanted."""
    try:
        found = version(name)
    except PackageNotFoundError:
        return Look(name, f"not installed; wanted {wanted.strip()}", False)
    least = re.search(r">=\s*([\d.]+)", wanted)
    enough = least is None or numbers(found) >= numbers(least[1])
    return Look(name, found if enough else f"{found}, too old; wanted {wanted.strip()}", enough)


def numbers(text: str) -> tuple[int, ...]:
    """The leading numbers of a version, for comparing."""
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def office() -> Look:
    """LibreOffice, a second opinion on how decks look; never needed to build or to render."""
    return Look("LibreOffice", find_office() or "not found; only needed for a second opinion (render --compare)", None)


def fonts() -> Look:
    """Which of the usual families are installed; text is measured with shipped tables, so none is needed."""
    lister = shutil.which("fc-list")
    if lister is None:
        return Look("fonts", "not listed (no fontconfig); none is needed to build", None)
    listed = subprocess.run([lister, ":", "family"], capture_output=True, text=True, check=False, timeout=30).stdout
    families = {name.strip() for line in listed.splitlines() for name in line.split(",")}
    found = [name for name in FONTS if name in families]
    return Look("fonts", (", ".join(found) or "none of the usual ones") + "; none is needed to build", None)


def project(here: Path) -> Look:
    """The project around the current folder, and how many decks it holds."""
    root = find_project(here)
    workspace = DiskWorkspace(root)
    try:
        decks = len(deck_files(workspace))
        if not decks and not workspace.exists("assets/figures.yaml"):
            return Look("project", "none around this folder; `slidekit new DIR` starts one", None)
    except Refused as refused:
        return Look("project", f"{root}: {refused}", None)
    return Look("project", f"{root} with {decks} deck{'' if decks == 1 else 's'} in decks/", None)
