"""Decks made before: found again when everything that they were made from is still the same."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from slidekit.pipeline.faces import fonts_stamp
from slidekit.pipeline.made import Made, pack_made, unpack_made
from slidekit.records.stamps import house_digest
from slidekit.source import Look, RecordingWorkspace, Store, Workspace, repeat

if TYPE_CHECKING:
    from slidekit.pipeline.work import Task

LIBRARIES = (
    "pillow",
    "python-pptx",
    "lxml",
    "XlsxWriter",
    "jinja2",
    "markdown-it-py",
    "pydantic",
    "PyYAML",
    "uharfbuzz",
    "resvg-py",
    "reportlab",
    "pypdfium2",
)
"""Whose version may change a byte or a finding."""
LARGEST = 64 * 2**20
"""Bytes of a deck that is remembered."""
MOST_RECIPES = 8
"""Ways of making one deck that are remembered, so that taking a change back finds the former deck."""


_INSTALLED = re.compile(r"(?P<name>.+?)-(?P<version>[0-9][^-]*)(?:-py[0-9.]+)?\.(?:dist|egg)-info")
"""The folder in which a library says what it is."""


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """Name and version of everything that a file depends on and that is not in the project."""
    found = {"python": platform.python_version(), "platform": sys.platform, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    installed = _installed()
    return found | {name: installed.get(_plain(name), "none") for name in LIBRARIES}


def _installed() -> dict[str, str]:
    """Version by name of what is installed, of two the one that is imported.

    From the names of folders: ``importlib.metadata`` reads a file of each, which takes eight times as long.
    """
    found: dict[str, str] = {}
    for place in reversed(sys.path):
        with suppress(OSError):
            names = [_INSTALLED.fullmatch(entry.name) for entry in sorted(Path(place).iterdir())]
            found |= {_plain(name["name"]): name["version"] for name in names if name is not None}
    return found


def _plain(name: str) -> str:
    """A library's name as all tools understand it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


@lru_cache(maxsize=1)
def identity() -> str:
    """One word for slidekit's own files and the versions of all that it uses."""
    return sha256(json.dumps([house_digest(), versions()]).encode()).hexdigest()


def circumstances() -> tuple[str, str]:
    """The names that everything remembered has in front: the identity, and how pictures are decoded."""
    return identity(), os.environ.get("SLIDEKIT_ISOLATE", "")


class Cache:
    """The decks of one project. Files are read once for all of them."""

    def __init__(self, workspace: Workspace, store: Store) -> None:
        self.store = store
        self.now = RecordingWorkspace(workspace, store, *circumstances())

    def find(self, task: Task) -> tuple[Made, Mapping[Look, str]] | None:
        """The deck of this task and what it was made from; None when that has changed, or it was never made."""
        names = _names(task)
        for recipe in self._recipes(names):
            if all(self._seen(look) == found for look, found in recipe.items()):
                data = self.store.get("decks", *names, _line(recipe))
                if data is None:
                    continue
                try:
                    made = unpack_made(data)
                except (ValueError, KeyError, TypeError):
                    continue
                if not made.fonts or made.fonts == fonts_stamp():
                    return made, recipe
        return None

    def keep(self, task: Task, made: Made, seen: Mapping[Look, str]) -> None:
        """Remember a deck that nothing stopped; not one with films so heavy that it would push out all the others."""
        if made.data is not None and len(made.data) > LARGEST:
            return
        names = _names(task)
        recipe = dict(sorted(seen.items()))
        others = [each for each in self._recipes(names) if each != recipe]
        said = [[[look.kind, look.path, look.what, found] for look, found in each.items()] for each in (recipe, *others)]
        self.store.put("decks", pack_made(made), *names, _line(recipe))
        self.store.put("recipes", json.dumps(said[:MOST_RECIPES]).encode(), *names)

    def _recipes(self, names: tuple[str, ...]) -> list[dict[Look, str]]:
        data = self.store.get("recipes", *names)
        if data is None:
            return []
        try:
            return [{Look(kind, path, what): found for kind, path, what, found in each} for each in json.loads(data)]
        except (ValueError, TypeError):
            return []

    def _seen(self, look: Look) -> str:
        if look not in self.now.seen:
            repeat(look, self.now)
        return self.now.seen[look]


def _names(task: Task) -> tuple[str, ...]:
    job = task.job
    settings = [job.venue, job.language, job.moment, job.abroad, task.draft, task.strict, task.formats]
    return (*circumstances(), str(job.source), json.dumps(settings))


def _line(recipe: Mapping[Look, str]) -> str:
    return json.dumps([[look.kind, look.path, look.what, found] for look, found in recipe.items()])
