"""The scene as text and as JSON."""

from __future__ import annotations

import json

from slidekit.core.geometry import Box, Point, Size
from slidekit.core.units import pt
from slidekit.scene.design import Design, LayoutPlaceholder, Level
from slidekit.scene.dump import dump, to_json
from slidekit.scene.items import (
    Cell,
    GroupItem,
    MediaKey,
    PictureItem,
    Placeholder,
    Segment,
    ShapeItem,
    TableItem,
    TextItem,
)
from slidekit.scene.scene import Properties, Reveal, Scene, Slide
from slidekit.scene.text import Char, Line, Paragraph, Run, TextBody


def words(text: str, x: int, y: int) -> TextBody:
    run = Run(text, Char("Calibri", 24), "en-US")
    return TextBody((Paragraph((run,)),), (Line(text, x, y + pt(24), pt(50.5), 24.0, "Calibri", 0),))


def scene() -> Scene:
    part = LayoutPlaceholder("title", 0, "Title", Box(0, 0, pt(10), pt(10)), (Level(36),), "")
    design = Design("Plain", False, {}, "Calibri", "Calibri", part, part, part, part, part, ())
    line = ShapeItem(
        "panel.lead", "mark", Box(pt(10), pt(100), pt(40), pt(20)), Segment(Point(pt(50), pt(100)), Point(pt(10), pt(120)))
    )
    film = PictureItem(
        "panel.picture", "figure", Box(pt(10), pt(80), pt(100), pt(75)), MediaKey("film", (0, 0, 40, 30), (40, 30))
    )
    table = TableItem(
        "table", "table", Box(0, pt(200), pt(90), pt(30)), (pt(60), pt(30)), (pt(30),),
        ((Cell(words("Site", 0, pt(200))), Cell(words("Yield", pt(60), pt(200)))),),
    )  # fmt: skip
    title = TextItem(
        "title", "title", Box(pt(10), pt(20), pt(300), pt(40)), words("Marrow", pt(10), pt(20)), Placeholder("title", 0)
    )
    group = GroupItem("panel", "panel", film.box, (film, line))
    clicks = ((Reveal("panel"),), (Reveal("title", 0, 2), Reveal("table", 1)))
    slide = Slide("a@2", "figure", (title, group, table), hidden=True, clicks=clicks)
    return Scene(Size(pt(720), pt(540)), (slide,), design, Properties("talk", "Talk", "A", "en-US", "2026-04-28T00:00:00Z"))


def test_dump_reads_line_by_line() -> None:
    assert dump(scene()) == (
        "talk: 1 slides of 720.0 540.0 pt\n"
        "\n"
        "1 a@2 (figure, hidden)\n"
        "  text title [title] 10.0 20.0 300.0 40.0 → title 0\n"
        "    | Marrow | 24 pt Calibri at 10.0 44.0 50.5\n"
        "  group panel [panel] 10.0 80.0 100.0 75.0\n"
        "    picture panel.picture [figure] 10.0 80.0 100.0 75.0 film crop 0 0 40 30 to 40 30\n"
        "    shape panel.lead [mark] 10.0 100.0 40.0 20.0 from 50.0 100.0 to 10.0 120.0\n"
        "  table table [table] 0.0 200.0 90.0 30.0\n"
        "    cell 0,0 0.0 200.0 60.0 30.0\n"
        "      | Site | 24 pt Calibri at 0.0 224.0 50.5\n"
        "    cell 0,1 60.0 200.0 30.0 30.0\n"
        "      | Yield | 24 pt Calibri at 60.0 224.0 50.5\n"
        "  click 1: panel\n"
        "  click 2: title ¶0–2, table ¶1\n"
    )


def test_json_names_items_as_the_file_does() -> None:
    data = json.loads(json.dumps(to_json(scene())))
    assert data["size"] == [pt(720), pt(540)]
    slide = data["slides"][0]
    assert (slide["id"], slide["layout"]) == ("a@2", "figure")
    assert [item["id"] for item in slide["items"]] == ["a@2/title", "a@2/panel", "a@2/table"]
    assert [item["kind"] for item in slide["items"]] == ["text", "group", "table"]
    assert [item["id"] for item in slide["items"][1]["items"]] == ["a@2/panel.picture", "a@2/panel.lead"]
    assert [item["id"] for item in slide["items"][2]["items"]] == ["a@2/table[0,0]", "a@2/table[0,1]"]
    assert slide["items"][0]["lines"] == [
        {"text": "Marrow", "x": pt(10), "baseline": pt(44), "width": pt(50.5), "size_pt": 24.0, "font": "Calibri"}
    ]
    assert slide["items"][0]["box"] == [pt(10), pt(20), pt(300), pt(40)]
