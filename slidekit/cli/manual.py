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
    """Every page by its code, sorted. Raises ValueError for a code that two files explain."""
    pages: dict[str, Page] = {}
    for entry in sorted(files("slidekit.cli").joinpath("pages").iterdir(), key=lambda entry: entry.name):
        if not entry.name.endswith(".toml"):
            continue
        for code, table in tomllib.loads(entry.read_text("utf-8")).items():
            if code in pages:
                raise ValueError(f"two pages explain {code}; the second is in {entry.name}")
            pages[code] = Page(code, **{key: str(value).strip() for key, value in table.items()})
    return dict(sorted(pages.items()))
