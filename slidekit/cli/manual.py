"""The findings' manual: one TOML file per room in ``pages/``, one table per code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Page:
    """What ``slidekit explain`` says of a code; ``example`` and ``fix`` are spec text and may be empty."""

    code: str
    title: str
    why: str
    fix: str
    example: str = ""


def read_pages() -> dict[str, Page]:
    """Every page by its code, sorted; of two pages for one code the first file's stands."""
    pages: dict[str, Page] = {}
    for _, tables in page_files():
        for code, table in tables.items():
            pages.setdefault(code, Page(code, **{key: value.strip() for key, value in table.items()}))
    return dict(sorted(pages.items()))


def page_files() -> list[tuple[str, dict[str, dict[str, str]]]]:
    """Each file of pages: its name, and its tables by code."""
    entries = sorted(files("slidekit.cli").joinpath("pages").iterdir(), key=lambda entry: entry.name)
    return [(entry.name, tomllib.loads(entry.read_text("utf-8"))) for entry in entries if entry.name.endswith(".toml")]
