"""Decks made before: found again when everything that they were made from is still the same."""

from __future__ import annotations

import json
import os
import platform
import sys
import zlib
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
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
MOST_RECIPES = 8
"""Ways of making one deck that are remembered, so that taking a change back finds the former deck."""


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """Name and version of everything that a file depends on and that is not in the project."""
    found = {"python": platform.python_version(), "platform": sys.platform, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
    return found


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
        """Remember a deck that nothing stopped."""
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
