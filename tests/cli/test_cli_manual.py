"""Every code that slidekit can emit has a manual page, and every page is complete."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import slidekit
from slidekit.cli import cli
from slidekit.cli.manual import Page, page_files, read_pages

HOUSE = Path(slidekit.__file__).parent
CALLS = {"error": 0, "warning": 0, "refuse": 0, "Diagnostic": 0, "fault": 0, "_Trouble": 0, "note": 0, "breach": 1}
"""What makes a finding, and which of its arguments is the code."""
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def codes_in(path: Path) -> set[str]:
    """Codes written in a call that makes a finding, also as one of two: ``"a-b" if … else "c-d"``."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
        )
        if name not in CALLS:
            continue
        given = [keyword.value for keyword in node.keywords if keyword.arg == "code"] + node.args[CALLS[name] : CALLS[name] + 1]
        for value in given:
            found |= {part.value for part in ast.walk(value) if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return {code for code in found if KEBAB.fullmatch(code)}


EMITTED = {code: path for path in sorted(HOUSE.rglob("*.py")) for code in sorted(codes_in(path))}


def test_codes_are_found() -> None:
    assert {"unknown-key", "unknown-landmark", "duplicate-key", "text-overflow"} <= set(EMITTED)


@pytest.mark.parametrize("code", EMITTED)
def test_every_code_has_a_page(code: str) -> None:
    assert code in read_pages(), f"{EMITTED[code].relative_to(HOUSE)} emits {code}: write its page in cli/pages/"


@pytest.mark.parametrize("page", read_pages().values(), ids=lambda page: page.code)
def test_page_is_complete(page: Page) -> None:
    assert KEBAB.fullmatch(page.code)
    assert page.title
    assert "\n" not in page.title
    assert not page.title.endswith(".")
    assert page.why
    assert page.fix


def test_no_code_is_explained_twice() -> None:
    codes = [code for _, tables in page_files() for code in tables]
    assert sorted(codes) == sorted(set(codes)), sorted({code for code in codes if codes.count(code) > 1})


def test_explain_one_and_all() -> None:
    pages = read_pages()
    listed = CliRunner().invoke(cli, ["explain"])
    assert listed.exit_code == 0
    assert [line.split()[0] for line in listed.stdout.splitlines()] == list(pages)
    for page in pages.values():
        shown = CliRunner().invoke(cli, ["explain", page.code])
        assert shown.exit_code == 0
        assert shown.stdout.startswith(f"{page.code}: {page.title}\n")
