"""How much text, how small, and which names."""

from __future__ import annotations

import pytest
from check_decks import SPAN, WIDE, body, chart, codes, deck, only, rich, scene, slide, text, venue

from slidekit.check import check
from slidekit.core.diagnostics import Severity
from slidekit.core.richtext import Inline
from slidekit.resolve.model import (
    Column,
    QuoteBlock,
)
from slidekit.resolve.model import Point as TalkingPoint
from slidekit.scene.items import (
    Cell,
    GroupItem,
    Preset,
    ShapeItem,
    TableItem,
    TextItem,
)
from slidekit.scene.text import Char, Paragraph, Run, TextBody


def test_many_words_counts_after_the_grammar() -> None:
    point = TalkingPoint(
        (Inline("two words"), Inline("1", cites=("ref",))), SPAN, points=(TalkingPoint(rich("a – third"), SPAN),)
    )
    column = Column(rich("one"), None, rich("two three"), (TalkingPoint(rich("four"), SPAN),), None, SPAN)
    quote = QuoteBlock(rich("five six"), rich("not counted"), (), False, SPAN)
    full = slide(
        title="Not counted", subtitle=rich("sub title"), points=(point,), columns=(column,), quote=quote, notes=("not counted",)
    )
    finding = only(deck(full, venue=venue(max_words=11)))
    assert finding.code == "many-words"
    assert "12 words" in finding.message
    assert codes(deck(full, venue=venue(max_words=12))) == []


def test_many_lines_counts_what_the_eye_sees() -> None:
    items = (
        text("title", "Two\nlines", role="title", size=36),
        text("points", "one\ntwo", "three"),
        text("c", "caption", role="caption"),
    )
    finding = only(deck(venue=venue(max_lines=2)), scene(*items))
    assert finding.code == "many-lines"
    assert "3 lines" in finding.message
    assert codes(deck(venue=venue(max_lines=3)), scene(*items)) == []
    beside = (text("left", "one", "two", role="body"), text("right", "one", "two", role="body"))
    assert codes(deck(venue=venue(max_lines=2)), scene(*beside)) == []


def test_min_size() -> None:
    tiny = only(deck(), scene(text("c", "caption", role="caption", size=11)))
    assert (tiny.code, tiny.severity, tiny.element) == ("min-size", Severity.ERROR, "c")
    small = only(deck(venue=venue(min_pt=24.0)), scene(text("points", "a point", size=20)))
    assert (small.code, small.severity) == ("min-size", Severity.ERROR)
    assert "20 pt" in small.message
    assert "24 pt" in small.message
    doubtful = check(deck(venue=venue(min_pt=24.0, confirmed=False)), scene(text("p", "a", size=20)))
    assert (doubtful[0].code, doubtful[0].severity) == ("min-size", Severity.WARNING)
    assert codes(deck(), scene(text("points", "a point", size=18))) == []


def test_min_size_lets_small_print_and_citations_be() -> None:
    small = [text(role, "x", role=role, size=14) for role in ("caption", "label", "footer", "citation", "badge")]
    assert codes(deck(venue=venue(min_pt=24.0)), scene(*small)) == []
    char, cite = Char("Calibri", 24), Char("Calibri", 14.4, "tx2")
    cited = TextBody(
        (Paragraph((Run("a claim ", char, "en"), Run("1", cite, "en"), Run("2", Char("Calibri", 8, baseline=30), "en"))),)
    )
    assert codes(deck(venue=venue(min_pt=24.0)), scene(TextItem("p", "body", WIDE, cited))) == []


def test_min_size_looks_into_tables_groups_and_charts() -> None:
    table = TableItem("t", "table", WIDE, (1,), (1,), ((Cell(body("x", size=14)),),), alt="A table")
    assert codes(deck(), scene(table)) == ["min-size"]
    chip = ShapeItem("chip", "chip", WIDE, Preset("rect"), text=body("x", size=10))
    assert codes(deck(), scene(GroupItem("g", "panel", WIDE, (chip,), "A hip"))) == ["min-size"]
    assert codes(deck(), scene(chart(size=11))) == ["min-size"]
    assert codes(deck(), scene(chart(size=16))) == []


@pytest.mark.parametrize("where", ["text", "notes", "footer", "alt", "chart"])
def test_trade_name(where: str) -> None:
    found = {
        "text": scene(text("points", "The regenexx® way")),
        "notes": scene(notes="Ask Regenexx"),
        "footer": scene(footer="REGENEXX"),
        "alt": scene(GroupItem("g", "panel", WIDE, (), "A Regenexx kit")),
        "chart": scene(chart(name="Regenexx")),
    }[where]
    finding = only(deck(venue=venue(trade_names=("Regenexx",))), found)
    assert (finding.code, finding.severity) == ("trade-name", Severity.ERROR)


def test_trade_name_needs_the_whole_word() -> None:
    assert codes(deck(venue=venue(trade_names=("Gel",))), scene(text("points", "An angel and Gelatine"))) == []
    assert codes(deck(), scene(text("points", "Regenexx"))) == []
