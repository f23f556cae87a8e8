"""Every code of this room has its manual page, and every page's example gives its code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import slidekit
from slidekit.source import parse_yaml

ROOT = Path(slidekit.__file__).parent
PAGES = tomllib.loads((ROOT / "cli/pages/source.toml").read_text(encoding="utf-8"))


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    given: set[str] = set()
    for file in sorted((ROOT / "source").glob("*.py")):
        text = file.read_text(encoding="utf-8")
        given.update(re.findall(r'\b(?:error|refuse)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"', text))
        given.update(re.findall(r'\bcode = "([a-z-]+)"', text))
    assert given == set(PAGES)
    for page in PAGES.values():
        assert page["title"]
        assert page["why"]
        assert page["fix"]


@pytest.mark.parametrize("code", [code for code, page in PAGES.items() if "example" in page])
def test_examples(code: str) -> None:
    codes = [each.code for each in parse_yaml(PAGES[code]["example"].lstrip("\n") + "\n").diagnostics]
    if code in {"file-not-found", "outside-project", "bad-path"}:
        assert codes == []
    else:
        assert code in codes
