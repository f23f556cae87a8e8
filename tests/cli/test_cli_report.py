"""How findings are printed: place, fact, line with caret, action; safe for a terminal; in order; each once."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.cli.formats import as_annotation, escape
from slidekit.cli.places import Sources
from slidekit.cli.report import columns, excerpt, failed, order, printable, render, summarise
from slidekit.core.diagnostics import Diagnostic, Severity, Span, error, warning


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sources:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "a.yaml").write_bytes("slidekit: 1\r\ntitle: Über 目 x\n\t- arrow: tpi\n".encode())
    monkeypatch.chdir(tmp_path)
    return Sources()


def plain(finding: Diagnostic, sources: Sources) -> list[str]:
    return click.unstyle(render(finding, sources)).split("\n")


def test_a_finding_with_everything(sources: Sources) -> None:
    finding = error("unknown-landmark", "needle has no landmark tpi", Span("decks/a.yaml", 3, 11, 3, 14), "did you mean tip?")
    assert plain(finding, sources) == [
        "decks/a.yaml:3:11: error[unknown-landmark]: needle has no landmark tpi",
        "  3 |  - arrow: tpi",
        "    |           ^^^",
        "  help: did you mean tip?",
    ]


def test_caret_stands_below_wide_letters(sources: Sources) -> None:
    lines = plain(error("x", "m", Span("decks/a.yaml", 2, 15, 2, 16)), sources)
    assert lines[1] == "  2 | title: Über 目 x"
    assert columns(lines[1][: lines[1].index("x")]) == lines[2].index("^")


def test_place_below_the_project_is_shown_from_here(sources: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sources.show("decks/a.yaml") == "decks/a.yaml"
    monkeypatch.chdir(tmp_path / "decks")
    assert Sources().show("decks/a.yaml") == "a.yaml"


def test_finding_without_a_place_names_its_slide(sources: Sources) -> None:
    assert plain(warning("x", "m", slide="a", element="title"), sources) == ["warning[x]: m (slide a, title)"]


def test_a_file_that_is_gone_still_has_its_place(sources: Sources) -> None:
    assert plain(error("x", "m", Span("decks/b.yaml", 7, 1, 7, 2)), sources) == ["decks/b.yaml:7:1: error[x]: m"]


def test_nothing_in_a_spec_steers_the_terminal() -> None:
    assert printable("a\x1b[2Jb\tc\nd\u202ee") == "a·[2Jb c d·e"


def test_order_is_by_place_and_each_once() -> None:
    late, early = error("x", "m", Span("b", 1, 1, 1, 2)), warning("y", "m", Span("a", 9, 1, 9, 2))
    first, nowhere = error("z", "m", Span("a", 2, 5, 2, 6)), error("w", "m")
    assert order([nowhere, late, early, first, late]) == [first, early, late, nowhere]


def test_sum_and_exit() -> None:
    found = [error("a", "m"), error("b", "m"), warning("c", "m"), Diagnostic("d", Severity.INFO, "m")]
    assert summarise(found) == "2 errors, 1 warning, 1 note"
    assert summarise([]) == "no findings"
    assert failed(found, strict=False)
    assert not failed(found[2:], strict=False)
    assert failed(found[2:], strict=True)
    assert not failed(found[3:], strict=True)


def test_annotation_escapes_what_would_end_it(sources: Sources) -> None:
    finding = error("x", "50 % of\nit", Span("decks/a.yaml", 1, 2, 2, 1), "do: this")
    assert (
        as_annotation(finding, sources)
        == "::error file=decks/a.yaml,line=1,endLine=2,col=2,title=x::50 %25 of%0Ait (help: do: this)"
    )
    assert escape("a:b,c%", ":,") == "a%3Ab%2Cc%25"


@given(st.text(max_size=300), st.integers(1, 400), st.integers(0, 60))
def test_caret_is_always_below_the_line(line: str, column: int, length: int) -> None:
    line = line.replace("\n", " ").replace("\r", " ")
    shown, caret = excerpt(line, Span("f", 1, column, 1, column + length))
    assert "\n" not in shown
    assert caret.strip("^ ") == ""
    assert "^" in caret
    assert len(shown) <= 122
    assert caret.index("^") <= columns(shown) + 1
