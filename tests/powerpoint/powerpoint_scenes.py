"""Scenes made by hand: one of every construct, and decks of any length."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

from slidekit.core.geometry import Box, Point, Size, union
from slidekit.core.units import pt
from slidekit.scene.design import Design, LayoutPlaceholder, Level, SlideLayout
from slidekit.scene.items import (
    Cell,
    ChartItem,
    ChartPoint,
    ChartSeries,
    Fill,
    GroupItem,
    Item,
    MediaKey,
    Outline,
    PictureItem,
    Placeholder,
    Preset,
    Segment,
    ShapeItem,
    Stroke,
    TableItem,
    TextItem,
)
from slidekit.scene.scene import FigureUse, MediaFile, Properties, Reveal, Scene, Section, Slide
from slidekit.scene.text import Bullet, Char, Line, Paragraph, Run, TextBody

WIDE = Size(12_192_000, 6_858_000)
MARGIN = 487_680
LANGUAGE = "en-US"
FOOTER = "A Meeting · A. Speaker"
DOT = Bullet("char", "•", colour="accent1")
DASH = Bullet("char", "–", colour="accent1")
TITLE = LayoutPlaceholder(
    "title", 0, "Title", Box(MARGIN, 420_000, 11_216_640, 900_000), (Level(36, bold=True, leading=0.95),), "Title", "t"
)
LEVELS = (
    Level(24, margin=pt(22), indent=-pt(22), bullet=DOT, before=10),
    Level(20, margin=pt(44), indent=-pt(18), bullet=DASH, before=5),
)
BODY = LayoutPlaceholder("body", 1, "Text", Box(MARGIN, 1_500_000, 11_216_640, 4_500_000), LEVELS, "Text\nDeeper", "t")
POINTS = replace(BODY, idx=14, name="Points", box=Box(6_300_000, 1_500_000, 5_404_320, 4_500_000))
PICTURE = LayoutPlaceholder("pic", 13, "Picture", Box(MARGIN, 1_500_000, 5_500_000, 4_500_000), (Level(18),), "Picture")


def _small(kind: str, name: str, x: int, w: int, align: str, prompt: str) -> LayoutPlaceholder:
    level = Level(12, colour="tx2", align=align)  # type: ignore[arg-type]
    return LayoutPlaceholder(kind, 0, name, Box(x, 6_350_000, w, 280_000), (level,), prompt, "ctr")


DATE = _small("dt", "Date", MARGIN, 2_000_000, "l", "28 April 2026")
FOOT = _small("ftr", "Footer", 3_000_000, 6_000_000, "ctr", FOOTER)
NUMBER = _small("sldNum", "Slide Number", 10_704_320, 1_000_000, "r", "")
COLOURS = {
    "dk1": "0E1116", "lt1": "F4F5F6", "dk2": "1C232B", "lt2": "C9D2DA", "accent1": "56B4E9", "accent2": "E69F00",
    "accent3": "009E73", "accent4": "F0E442", "accent5": "CC79A7", "accent6": "D55E00", "hlink": "8CCBF0", "folHlink": "D9A5C4",
}  # fmt: skip


def design(dark: bool = True) -> Design:
    """A small design with four layouts."""
    opening = (
        replace(TITLE, type="ctrTitle", box=Box(MARGIN, 2_000_000, 11_216_640, 1_400_000), anchor="b"),
        LayoutPlaceholder(
            "subTitle", 1, "Subtitle", Box(MARGIN, 3_500_000, 11_216_640, 900_000), (Level(24, "tx2"),), "Subtitle"
        ),
    )
    layouts = (
        SlideLayout("title", "Title Slide", "title", opening),
        SlideLayout("points", "Title and Points", "obj", (TITLE, BODY)),
        SlideLayout("figure-points", "Figure and Points", None, (TITLE, PICTURE, POINTS)),
        SlideLayout("figure", "Title Only", "titleOnly", (TITLE,)),
    )
    return Design("Reading Room", dark, COLOURS, "Arial", "Calibri", TITLE, BODY, DATE, FOOT, NUMBER, layouts)


def run(text: str, size: float = 18, font: str = "Calibri", language: str = LANGUAGE, **style: object) -> Run:
    link, field = style.pop("link", None), style.pop("field", None)
    return Run(text, Char(font, size, **style), language, link, field)  # type: ignore[arg-type]


def body(*runs: Run, **options: object) -> TextBody:
    return TextBody((Paragraph(runs),), **options)  # type: ignore[arg-type]


def title_item(text: str, kind: str = "title") -> TextItem:
    home = design().layouts[0].placeholders[0] if kind == "ctrTitle" else TITLE
    words = Paragraph((run(text, 36, "Arial", bold=True),), leading=0.95)
    line = Line(text, home.box.x, home.box.y + pt(36), pt(18 * len(text)), 36, "Arial", 0)
    return TextItem("title", "title", home.box, TextBody((words,), (line,), anchor=home.anchor), Placeholder(kind, 0))


def point(level: int, *runs: Run) -> Paragraph:
    style = LEVELS[level]
    return Paragraph(
        runs, level, style.bullet, margin=style.margin, indent=style.indent, before=style.before, leading=style.leading
    )


def points_item(home: LayoutPlaceholder, *paragraphs: Paragraph) -> TextItem:
    return TextItem("points", "body", home.box, TextBody(paragraphs), Placeholder("body", home.idx))


def furniture(number: int) -> tuple[Item, ...]:
    """Footer and slide number, as every slide carries them."""
    foot = TextBody((Paragraph((run(FOOTER, 12, colour="tx2"),), align="ctr"),), anchor="ctr")
    count = TextBody((Paragraph((run(str(number), 12, colour="tx2", field="slidenum"),), align="r"),), anchor="ctr")
    return (
        TextItem("footer", "footer", FOOT.box, foot, Placeholder("ftr", 11)),
        TextItem("number", "number", NUMBER.box, count, Placeholder("sldNum", 12)),
    )


def png(width: int, height: int, grey: int, extra: bytes = b"") -> bytes:
    """A plain grey PNG; ``extra`` stands before its end."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + bytes([grey]) * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + extra + chunk(b"IEND", b"")


def key(name: str) -> MediaKey:
    return MediaKey(name, (0, 0, 400, 300), (400, 300))


def media(name: str, grey: int) -> dict[MediaKey, MediaFile]:
    return {key(name): MediaFile(png(400, 300, grey), "png", 400, 300)}


ARROW = Outline(
    (("M", 2_000_000, 2_600_000), ("L", 2_800_000, 2_600_000), ("L", 2_800_000, 2_500_000), ("L", 3_000_000, 2_650_000),
     ("L", 2_800_000, 2_800_000), ("L", 2_800_000, 2_700_000), ("L", 2_000_000, 2_700_000), ("Z",))
)  # fmt: skip
CURVE = Outline((("M", 1_000_000, 4_000_000), ("C", 1_000_000, 3_200_000, 1_700_000, 3_000_000, 2_400_000, 3_150_000)))
WHITE, BLACK = Stroke("FFFFFF", pt(2)), Stroke("000000", pt(4), alpha=0.8)


def panel() -> GroupItem:
    """A picture with marks of every kind, as one group."""
    box = Box(MARGIN, 1_500_000, 5_500_000, 4_125_000)
    label = TextBody(
        (Paragraph((run("Needle tip", 16, colour="0E1116"),), align="ctr"),),
        insets=(60_000, 30_000, 60_000, 30_000),
        wrap=False,
    )
    number = TextBody((Paragraph((run("1", 14, bold=True, colour="bg1"),), align="ctr"),), anchor="ctr", wrap=False)
    ends = Segment(Point(4_200_000, 2_200_000), Point(3_000_000, 3_000_000))
    marks: tuple[Item, ...] = (
        PictureItem("panel-a.picture", "figure", box, key("film")),
        ShapeItem("panel-a.arrow", "mark", Box(2_000_000, 2_500_000, 1_000_000, 300_000), ARROW, Fill("FFFFFF"), BLACK),
        ShapeItem("panel-a.path", "mark", Box(1_000_000, 3_150_000, 1_400_000, 850_000), CURVE, None, WHITE),
        ShapeItem("panel-a.ring.halo", "mark", Box(3_400_000, 3_300_000, 900_000, 700_000), Preset("ellipse"), None, BLACK),
        ShapeItem("panel-a.ring", "mark", Box(3_400_000, 3_300_000, 900_000, 700_000), Preset("ellipse"), None, WHITE),
        ShapeItem("panel-a.lead", "mark", Box(3_000_000, 2_200_000, 1_200_000, 800_000), ends, None,
                  replace(WHITE, tail="oval")),
        ShapeItem("panel-a.label", "label", Box(4_200_000, 1_950_000, 1_400_000, 350_000),
                  Preset("roundRect", (("adj", 20_000),)), Fill("FFFFFF", 0.9), None, label),
        ShapeItem("panel-a.number", "mark", Box(900_000, 1_700_000, 320_000, 320_000), Preset("ellipse"), Fill("accent1"),
                  replace(WHITE, dash="sysDash"), number),
    )  # fmt: skip
    return GroupItem(
        "panel-a", "panel", union(item.box for item in marks), marks, alt="Ilium; an arrow marks the <needle> tip & ring."
    )


def table_item() -> TableItem:
    heading, ground, rule = Fill("bg2"), Fill("accent1", 0.2), Stroke("tx2", pt(1))
    words = (("Site", "Yield", ""), ("Crest", "25,7", "*"), ("PSIS", "31,0", ""))
    rows = tuple(
        tuple(
            Cell(
                TextBody(
                    (Paragraph((run(text, 18, bold=r == 0),), pitch=21.6),), insets=(pt(7), pt(4), pt(7), pt(4)), anchor="ctr"
                ),
                heading if r == 0 else ground if c == 1 else None,
                rule if r == 0 else None,
            )
            for c, text in enumerate(row)
        )
        for r, row in enumerate(words)
    )
    box = Box(MARGIN, 1_600_000, 6_000_000, 1_500_000)
    return TableItem("table", "table", box, (3_000_000, 2_000_000, 1_000_000), (500_000,) * 3, rows, alt="Yield by site")


def chart_item(kind: str, box: Box, series: int = 1, **options: object) -> ChartItem:
    names = ("Crest & rim", "PSIS")
    every = tuple(
        ChartSeries(
            names[n],
            tuple(
                ChartPoint(f"{year}" if kind != "scatter" or year % 2 else "", 4.5 + n + year % 7, x=float(year),
                           colour="accent2" if year == 2024 else None)
                for year in range(2021, 2025)
            ),
            ("accent1", "009E73")[n],
        )
        for n in range(series)
    )  # fmt: skip
    return ChartItem(
        f"chart-{kind}-{series}", "chart", box, kind, every, "Calibri", 14, LANGUAGE, "0.0", alt="A chart", **options
    )  # type: ignore[arg-type]


def properties(deck: str = "specimen") -> Properties:
    return Properties(deck, "Specimen <deck> & more", "A. Speaker", LANGUAGE, "2026-04-28T08:30:00Z", "Marrow")


def _charts() -> tuple[Slide, ...]:
    left, right = Box(MARGIN, 1_500_000, 5_400_000, 4_500_000), Box(6_300_000, 1_500_000, 5_400_000, 4_500_000)
    pairs = (
        (chart_item("bar", left), chart_item("column", right, 2, y_title="Yield")),
        (chart_item("line", left, 2), chart_item("scatter", right, 2, x_title="Year", y_title="Yield", range=(0.0, 12.0))),
        (chart_item("dot", left), chart_item("pie", right)),
        (chart_item("line", left), chart_item("bar", right, 2, x_title="ml", range=(0.0, 14.0))),
    )
    return tuple(
        Slide(f"charts-{n}", "figure", (title_item(f"Charts {n}"), *pair, *furniture(n)), hidden=n == 4)
        for n, pair in enumerate(pairs, 1)
    )


def specimen(dark: bool = True) -> Scene:
    """One deck with every construct."""
    note = (
        Paragraph((run("Say this ", 12), run("slowly", 12, bold=True), run(".", 12))),
        Paragraph((run("A second thought", 12),), bullet=DOT, margin=171_450, indent=-171_450),
    )
    opening = Slide(
        "opening",
        "title",
        (
            title_item("Stem cell mythbusters", "ctrTitle"),
            TextItem("subtitle", "subtitle", design().layouts[0].placeholders[1].box,
                     body(run("Harvest and injection", 24, colour="tx2")), Placeholder("subTitle", 1)),
        ),
        notes=note,
    )  # fmt: skip
    points = Slide(
        "points",
        "points",
        (
            title_item("Text & its <levels>"),
            points_item(
                BODY,
                point(0, run("Plain, ", 24), run("bold", 24, bold=True), run(" and ", 24), run("italic", 24, italic=True)),
                point(1, run("H", 20), run("2", 20, baseline=-25), run("O, ", 20), run("code", 20, "Courier New")),
                point(0, run("A link", 24, colour="hlink", link="https://example.org/a b?q=ä&x=100%#f"), run(", its twin", 24,
                      colour="accent2", link="https://example.org/a b?q=ä&x=100%#f"), run(", a jump", 24, link="#opening")),
                replace(point(0, run("Seven", 24)), bullet=Bullet("number", start=7)),
                replace(point(0, run("Sin viñeta\nlínea dos", 24, language="es-AR")), bullet=Bullet(), margin=0, indent=0,
                        after=6),
                replace(point(0, run("نص", 24, "Arial", "ar-SA")), rtl=True, align="r"),
            ),
            *furniture(2),
        ),
        notes=note,
        clicks=((Reveal("points", 0, 1),), (Reveal("points", 2, 2), Reveal("points", 3))),
    )  # fmt: skip
    moved = replace(points_item(POINTS, point(0, run("Beside the panel", 22)), point(1, run("Smaller", 18))))
    moved = replace(moved, box=Box(6_400_000, 1_500_000, 5_304_320, 4_500_000))
    figure = Slide("figure", "figure-points", (title_item("A panel and its points"), panel(), moved, *furniture(3)), notes=note)
    rest = Slide(
        "builds@2",
        "figure",
        (
            title_item("Builds, table, pictures"),
            table_item(),
            PictureItem("plain", "figure", Box(7_000_000, 1_600_000, 1_600_000, 1_200_000), key("film"), "A film"),
            PictureItem("again", "figure", Box(8_800_000, 1_600_000, 1_600_000, 1_200_000), key("copy"), decorative=True),
            ShapeItem("chip", "chip", Box(7_000_000, 3_200_000, 1_800_000, 400_000), Preset("rect"), Fill("accent1"), None,
                      body(run("Chip", 16, colour="bg1"), anchor="ctr"), link="https://example.org"),
            ShapeItem("line", "rule", Box(7_000_000, 4_000_000, 2_000_000, 0),
                      Segment(Point(7_000_000, 4_000_000), Point(9_000_000, 4_000_000)), None, Stroke("tx2", pt(1), "dash")),
            TextItem("aside", "caption", Box(7_000_000, 4_200_000, 3_000_000, 400_000),
                     body(run("Bare", 14), run(" text", 14))),
            GroupItem("late", "panel", Box(7_000_000, 4_800_000, 1_000_000, 400_000), (
                ShapeItem("late.ring", "mark", Box(7_000_000, 4_800_000, 400_000, 400_000), Preset("ellipse"), None, WHITE),
                GroupItem("late.inner", "panel", Box(7_600_000, 4_900_000, 400_000, 200_000), (
                    ShapeItem("late.box", "mark", Box(7_600_000, 4_900_000, 400_000, 200_000), Preset("rect"), None, WHITE),
                )),
            )),
            *furniture(4),
        ),
        clicks=((Reveal("chip"), Reveal("line"), Reveal("late")), (Reveal("aside"), Reveal("plain"), Reveal("table"))),
    )  # fmt: skip
    slides = (opening, points, figure, rest, *_charts())
    names = tuple(slide.id for slide in slides)
    return Scene(
        WIDE,
        slides,
        design(dark),
        properties(),
        FOOTER,
        (Section("Opening", names[:1]), Section("Harvest & more", names[1:])),
        (FigureUse("film", "ab" * 32),),
        {**media("film", 90), **media("copy", 90)},
    )


def long_deck(count: int) -> Scene:
    """``count`` slides of title, five points, an annotated picture and notes."""
    note = (Paragraph((run("Say this slowly, and then the next thing, without looking back at the screen.", 12),)),)
    slides = []
    for number in range(1, count + 1):
        text = [point(0, run(f"Point {n} of slide {number} has ", 24), run("bold", 24, bold=True)) for n in range(5)]
        group = panel()
        group = replace(group, items=group.items[:5], box=union(item.box for item in group.items[:5]))
        items = (title_item(f"Slide {number}"), group, points_item(POINTS, *text), *furniture(number))
        slides.append(Slide(f"slide-{number}", "figure-points", items, notes=note))
    return Scene(WIDE, tuple(slides), design(), properties("long"), FOOTER, (), (), media("film", 90))
