"""The plan of the house, kept: imports go down, files and functions stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import slidekit

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "slidekit").rglob("*.py"))
FORBIDDEN = {"utils", "helpers", "common", "manager", "misc"}


def test_imports_go_down() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_small() -> None:
    lines = {str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n") for path in SOURCES}
    assert not {name: count for name, count in lines.items() if count > 400}
    long = {name: count for name, count in lines.items() if count > 300}
    assert len(long) <= len(lines) // 20, long


def test_functions_are_short() -> None:
    long = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 60:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert not long


def test_no_room_for_leftovers() -> None:
    assert not [path for path in SOURCES if path.stem in FORBIDDEN or path.parent.name in FORBIDDEN]


def test_nothing_inside_uses_the_front_door() -> None:
    """``from slidekit import check`` inside the house would mean the function of the front door, never the room."""
    doors = set(slidekit.__all__) - {"__version__"}
    wrong = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "slidekit" and node.level == 0:
                wrong += [f"{path.relative_to(ROOT)}: {alias.name}" for alias in node.names if alias.name in doors]
    assert not wrong
