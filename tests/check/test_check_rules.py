"""Each rule: one deck that breaks it, one that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from slidekit.check import check, silence
from slidekit.core.diagnostics import Diagnostic, Severity, Span, error
from slidekit.core.geometry import Box, Point, Size
from slidekit.core.richtext import Inline, Rich
from slidekit.core.units import pt
from slidekit.resolve.model import (
    Column,
    Figure,
    Mark,
    Panel,
    Place,
    QuoteBlock,
    Reference,
    ResolvedDeck,
    Slide,
    Speaker,
    Step,
    Venue,
)
from slidekit.resolve.model import Point as TalkingPoint
from slidekit.scene.design import Design, LayoutPlaceholder
from slidekit.scene.items import (
    Cell,
    ChartItem,
    ChartPoint,
    ChartSeries,
    Fill,
    GroupItem,
    Item,
    MediaKey,
    PictureItem,
    Placeholder,
    Preset,
    Segment,
    ShapeItem,
    Stroke,
    TableItem,
    TextItem,
)
from slidekit.scene.scene import Properties, Scene
from slidekit.scene.scene import Slide as Page
from slidekit.scene.text import Char, Line, Paragraph, Run, TextBody

SPAN = Span("decks/a.yaml", 1, 1, 1, 5)
PAGE = Size(12_192_000, 6_858_000)
WIDE = Box(pt(40), pt(40), pt(600), pt(60))
COLOURS = {"dk1": "101418", "lt1": "F4F4F4", "dk2": "202428", "lt2": "C0C4C8", "accent1": "F0E442", "hlink": "8CCBF0"}


def rich(words: str) -> Rich:
    return (Inline(words),)


def holder(kind: str) -> LayoutPlaceholder:
    return LayoutPlaceholder(kind, 0, kind, WIDE, (), "")


def design(dark: bool = True) -> Design:
    parts = [holder(kind) for kind in ("title", "body", "dt", "ftr", "sldNum")]
    return Design("Test", dark, COLOURS, "Calibri", "Calibri", *parts, layouts=())  # type: ignore[arg-type]


def slide(id: str = "a", title: str = "One idea", layout: str = "points", **keys: object) -> Slide:
    return Slide(id, layout, replace(SPAN, line=len(id) + 1), rich(title) if title else (), **{"seconds": 60.0, **keys})  # type: ignore[arg-type]


def deck(*slides: Slide, venue: Venue | None = None, **keys: object) -> ResolvedDeck:
    start = ResolvedDeck(
        "talk", "Talk", "", "en", "reading-room", "1", venue or Venue("hall"), Speaker("A. Speaker", pending=False),
        slides or (slide(),), {}, (), (), "2026-04-28T00:00:00Z", SPAN,
    )  # fmt: skip
    return replace(start, **keys)  # type: ignore[arg-type]


def body(
    *words: str, size: float = 24, colour: str = "tx1", bold: bool = False, link: str | None = None, gap: float = 30
) -> TextBody:
    char = Char("Calibri", size, colour, bold)
    lines = tuple(
        Line(text, 0, pt(100 + gap * index), pt(100), size, "Calibri", index)
        for index, text in enumerate(line for paragraph in words for line in paragraph.split("\n"))
    )
    return TextBody(tuple(Paragraph((Run(text, char, "en", link),)) for text in words), lines)


def text(id: str, *words: str, role: str = "body", box: Box = WIDE, fill: Fill | None = None, **style: object) -> TextItem:
    return TextItem(id, role, box, body(*words, **style), fill=fill)  # type: ignore[arg-type]


def scene(*items: Item, id: str = "a", dark: bool = True, footer: str = "", notes: str = "") -> Scene:
    paragraphs = body(notes).paragraphs if notes else ()
    pages = (Page(id, "points", items, paragraphs, span=SPAN),)
    return Scene(PAGE, pages, design(dark), Properties("talk", "Talk", "A", "en", "2026-04-28T00:00:00Z"), footer)


def codes(resolved: ResolvedDeck, seen: Scene | None = None) -> list[str]:
    return [finding.code for finding in check(resolved, seen or scene())]


def only(resolved: ResolvedDeck, seen: Scene | None = None) -> Diagnostic:
    found = check(resolved, seen or scene())
    assert len(found) == 1, found
    return found[0]


def venue(**rules: object) -> Venue:
    return Venue("hall", **rules)  # type: ignore[arg-type]


def figure(**keys: object) -> Figure:
    start = Figure("hip", "assets/hip-01.png", "0" * 64, (800, 600), "radiograph", "A left hip", False, (), "", {}, span=SPAN)
    return replace(start, **keys)  # type: ignore[arg-type]


def marks(count: int) -> tuple[Mark, ...]:
    return tuple(Mark(f"m{index}", "arrow", Place((0.5, 0.5)), SPAN, label=rich("Tip")) for index in range(count))


def test_a_good_deck_has_no_findings() -> None:
    assert codes(deck(), scene(text("title", "One idea", role="title", size=36), text("points", "A point"))) == []


# structure


def test_title_missing() -> None:
    finding = only(deck(slide(title="")))
    assert (finding.code, finding.severity, finding.slide) == ("title-missing", Severity.WARNING, "a")
    assert finding.span == replace(SPAN, line=2)
    assert codes(deck(slide(title="")), scene(text("title", "References", role="title"))) == []
    assert codes(deck(slide(title="")), scene(replace(text("t", "Thanks"), placeholder=Placeholder("ctrTitle", 0)))) == []
    assert codes(deck(slide(title="")), scene(text("title", " ", role="title"))) == ["title-missing"]


def test_title_twice() -> None:
    finding = only(deck(slide("a"), slide("b", title="one Idea")))
    assert (finding.code, finding.slide) == ("title-twice", "b")
    assert "a and b" in finding.message
    assert codes(deck(slide("a"), slide("b", title="Another"))) == []


def test_required_slide() -> None:
    finding = only(deck(venue=venue(required=(("take-home", "last"),))))
    assert (finding.code, finding.severity) == ("required-slide", Severity.ERROR)
    assert "take-home" in finding.message
    assert codes(deck(slide(layout="take-home"), venue=venue(required=(("take-home", None),)))) == []
    assert codes(deck(slide(layout="take-home", hidden=True), venue=venue(required=(("take-home", None),)))) == [
        "required-slide"
    ]
    both = venue(required=(("disclosure", None),), disclosure_position="second")
    assert codes(deck(venue=both)) == ["required-slide"]


@pytest.mark.parametrize(
    ("position", "good"), [("first", [0]), ("second", [1]), ("third", [2]), ("first-two", [0, 1]), ("last", [3])]
)
def test_slide_position(position: str, good: list[int]) -> None:
    for place in range(4):
        slides = [slide("abcd"[index], title=f"Idea {index}") for index in range(4)]
        slides[place] = replace(slides[place], layout="disclosure")
        expected = [] if place in good else ["slide-position"]
        assert codes(deck(*slides, venue=venue(required=(("disclosure", position),)))) == expected
        if position != "last":
            assert codes(deck(*slides, venue=venue(disclosure_position=position))) == expected


def test_hidden_slides_take_no_position() -> None:
    slides = (slide("a"), slide("b", title="Hidden", hidden=True), slide("c", title="Disclosure", layout="disclosure"))
    assert codes(deck(*slides, venue=venue(disclosure_position="second"))) == []


def test_too_many_slides() -> None:
    finding = only(deck(slide("a"), slide("b", title="B"), venue=venue(max_slides=1)))
    assert finding.code == "too-many-slides"
    assert "2 slides" in finding.message
    assert codes(deck(slide("a"), slide("b", title="B", hidden=True), venue=venue(max_slides=1))) == []


# timing


def test_seconds_missing() -> None:
    finding = only(deck(slide("a"), slide("b", title="B", seconds=0.0)))
    assert (finding.code, finding.severity, finding.slide) == ("seconds-missing", Severity.INFO, "b")
    assert codes(deck(slide("a", seconds=0.0))) == []
    assert codes(deck(slide("a", seconds=0.0), venue=venue(slot_minutes=10.0))) == ["seconds-missing"]
    assert codes(deck(slide("a"), slide("b", title="B", seconds=0.0, steps=(Step((), 20.0),)))) == []


def test_over_time() -> None:
    finding = only(deck(slide("a", seconds=90.0), venue=venue(slot_minutes=1.0)))
    assert (finding.code, finding.severity) == ("over-time", Severity.ERROR)
    assert "1 min 30 s" in finding.message
    assert "a (90 s)" in finding.help
    assert codes(deck(slide("a", seconds=60.0), slide("b", title="B", hidden=True), venue=venue(slot_minutes=1.0))) == []


def test_slides_per_minute() -> None:
    pair = (slide("a", seconds=30.0), slide("b", title="B", seconds=30.0))
    finding = only(deck(*pair, venue=venue(max_slides_per_minute=1.5)))
    assert finding.code == "slides-per-minute"
    assert "2.0 per minute" in finding.message
    assert codes(deck(*pair, venue=venue(max_slides_per_minute=1.5, slot_minutes=2.0))) == []


# amount and size of text


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
        text("title", "Two\nlines", role="title"),
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


# figures


def test_many_marks() -> None:
    crowded = slide(panels=(Panel("p", figure(), SPAN, marks=marks(6)),))
    finding = only(deck(crowded))
    assert (finding.code, finding.severity, finding.element) == ("many-marks", Severity.WARNING, "p")
    assert "6 marks" in finding.message
    pair = slide(panels=(Panel("p", figure(), SPAN, marks=marks(4)), Panel("q", figure(), SPAN, marks=marks(4))))
    assert "8 marks on 2 panels" in only(deck(pair)).message
    assert codes(deck(slide(panels=(Panel("p", figure(), SPAN, marks=marks(5)),)))) == []


def test_alt_missing() -> None:
    assert codes(deck(slide(panels=(Panel("p", figure(alt=""), SPAN),)))) == ["alt-missing"]
    assert codes(deck(slide(panels=(Panel("p", figure(alt="", decorative=True), SPAN),)))) == []
    assert codes(deck(slide(panels=(Panel("p", figure(alt=""), SPAN, alt="The tip"),)))) == []
    assert codes(deck(), scene(replace(chart(), alt=""))) == ["alt-missing"]
    column = Column((), None, (), (), Panel("p", figure(alt=""), SPAN), SPAN)
    assert codes(deck(slide(columns=(column,)))) == ["alt-missing"]


@pytest.mark.parametrize("alt", ["hip-01", "scan of hip.PNG", "IMG_2041", "Screenshot 3", "image"])
def test_alt_is_file_name(alt: str) -> None:
    assert codes(deck(slide(panels=(Panel("p", figure(alt=alt), SPAN),)))) == ["alt-is-file-name"]


@pytest.mark.parametrize("alt", ["A hip, seen from behind", "Image of a needle in the ilium", "Figure of eight suture"])
def test_real_descriptions_are_fine(alt: str) -> None:
    assert codes(deck(slide(panels=(Panel("p", figure(alt=alt), SPAN),)))) == []


def picture(own: int, width: int = PAGE.w // 2, role: str = "picture") -> PictureItem:
    return PictureItem("p.picture", role, Box(0, 0, width, width), MediaKey("hip", (10, 0, own + 10, own), (own, own)), "A hip")


def test_upscaled() -> None:
    finding = only(deck(), scene(picture(480)))
    assert (finding.code, finding.severity) == ("upscaled", Severity.WARNING)
    assert "960 screen pixels with 480 of its own: 2.0 times" in finding.message
    assert codes(deck(), scene(picture(640))) == []
    assert codes(deck(), scene(picture(480, role="inset"))) == []
    assert codes(deck(venue=venue(pixels=(1024, 768))), scene(picture(480))) == []


# contrast


def chart(colour: str = "accent1", size: float = 18, name: str = "Series") -> ChartItem:
    points = (ChartPoint("one", 1.0), ChartPoint("two", 2.0))
    return ChartItem("c", "chart", WIDE, "bar", (ChartSeries(name, points, colour),), "Calibri", size, "en", alt="A chart")


def test_low_contrast() -> None:
    finding = only(deck(), scene(text("points", "quiet", colour="505458", size=24)))
    assert (finding.code, finding.severity, finding.element) == ("low-contrast", Severity.WARNING, "points")
    assert "505458 on 101418" in finding.message
    assert only(deck(), scene(text("points", "gone", colour="202428"))).severity is Severity.ERROR
    assert codes(deck(), scene(text("points", "loud", colour="tx1"))) == []
    assert codes(deck(), scene(text("points", "loud", colour="tx1"), dark=False)) == []


def test_large_and_bold_text_may_have_less_contrast() -> None:
    grey = "70747A"  # 3.9:1 on the page
    assert codes(deck(), scene(text("x", "words", role="caption", colour=grey, size=16))) == ["low-contrast"]
    assert codes(deck(), scene(text("x", "words", role="caption", colour=grey, size=18))) == []
    assert codes(deck(), scene(text("x", "words", role="caption", colour=grey, size=14, bold=True))) == []


def test_links_are_judged_in_the_colour_that_powerpoint_gives_them() -> None:
    assert codes(deck(), scene(text("x", "words", colour="101418", link="https://a.org"))) == []


def test_contrast_is_against_what_lies_beneath() -> None:
    plate = ShapeItem("plate", "chip", WIDE, Preset("rect"), Fill("F4F4F4"))
    assert codes(deck(), scene(plate, text("x", "words", colour="tx1"))) == ["low-contrast"]
    assert codes(deck(), scene(plate, text("x", "words", colour="bg1"))) == []
    assert codes(deck(), scene(plate, text("x", "words", colour="tx1", fill=Fill("bg1")))) == []
    assert codes(deck(), scene(plate, text("x", "words", colour="tx1", box=Box(0, 0, pt(900), pt(500))))) == []


def test_on_a_picture_a_plate_is_judged_by_its_worst_end() -> None:
    base = replace(picture(2000), box=Box(0, 0, *PAGE))
    assert codes(deck(), scene(base, text("x", "words"))) == []
    assert codes(deck(), scene(base, text("x", "words", colour="FFFFFF", fill=Fill("000000", 0.8)))) == []
    assert codes(deck(), scene(base, text("x", "words", colour="FFFFFF", fill=Fill("000000", 0.3)))) == ["low-contrast"]


def line(id: str, colour: str, width: int = 2) -> ShapeItem:
    return ShapeItem(id, "annotation", WIDE, Segment(Point(0, 0), Point(9, 9)), stroke=Stroke(colour, pt(width)))


def test_faint_stroke() -> None:
    finding = only(deck(), scene(line("a", "303438")))
    assert (finding.code, finding.severity) == ("faint-stroke", Severity.WARNING)
    assert codes(deck(), scene(line("a", "FFFFFF"))) == []
    assert codes(deck(), scene(line("a", "FFFFFF"), dark=False)) == ["faint-stroke"]
    assert codes(deck(), scene(line("halo", "000000", 5), line("core", "FFFFFF"), dark=False)) == []
    assert codes(deck(), scene(line("halo", "000000", 5), line("core", "101010"))) == ["faint-stroke"]
    base = replace(picture(2000), box=Box(0, 0, *PAGE))
    assert codes(deck(), scene(base, line("halo", "000000", 5), line("core", "FF0000"))) == []
    assert codes(deck(), scene(base, line("halo", "000000", 5), line("core", "800000"))) == ["faint-stroke"]


def test_faint_chart() -> None:
    assert codes(deck(), scene(chart("202428"))) == ["faint-stroke"]
    assert codes(deck(), scene(chart())) == []


# sources


def test_reference_unconfirmed() -> None:
    known = Reference("fda", 1, "FDA 2021", (), True)
    believed = Reference("centeno", 2, "Centeno", (), False, SPAN)
    finding = only(deck(slide("a"), slide("b", title="B", cites=("centeno",)), references=(known, believed)))
    assert (finding.code, finding.severity, finding.slide, finding.span) == (
        "reference-unconfirmed",
        Severity.WARNING,
        "b",
        SPAN,
    )


def test_unconfirmed_venues_only_warn_and_say_so_once() -> None:
    rules = {"max_slides": 1, "required": (("take-home", "last"),)}
    slides = (slide("a"), slide("b", title="B"))
    sure = check(deck(*slides, venue=venue(**rules)), scene())
    assert [(f.code, f.severity) for f in sure] == [("required-slide", Severity.ERROR), ("too-many-slides", Severity.ERROR)]
    doubtful = check(deck(*slides, venue=venue(**rules, confirmed=False)), scene())
    assert [f.code for f in doubtful] == ["required-slide", "too-many-slides", "venue-unconfirmed"]
    assert [f.severity for f in doubtful] == [Severity.WARNING, Severity.WARNING, Severity.INFO]
    assert "timing.max_slides, required" in doubtful[-1].message
    one = check(deck(*slides, venue=venue(**rules, unconfirmed_rules=frozenset({"required"}))), scene())
    assert [f.severity for f in one] == [Severity.WARNING, Severity.ERROR, Severity.INFO]
    assert "one rule" in one[-1].message
    group = venue(**rules, unconfirmed_rules=frozenset({"timing"}))
    assert [f.severity for f in check(deck(*slides, venue=group), scene())] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.INFO,
    ]


# allow


def test_allow_silences_its_code_on_its_slide_only() -> None:
    crowded = Panel("p", figure(), SPAN, marks=marks(6))
    first = slide("a", panels=(crowded,), allow=frozenset({"many-marks"}))
    second = slide("b", title="B", panels=(crowded,))
    assert [f.slide for f in check(deck(first, second), scene())] == ["b"]
    over = slide(points=(TalkingPoint(rich("many words here"), SPAN),), allow=frozenset({"many-words"}))
    assert codes(deck(over, venue=venue(max_words=2))) == []


def test_allow_reaches_the_states_of_a_slide_but_never_privacy() -> None:
    resolved = deck(slide("a", allow=frozenset({"text-overflow", "review-void"})))
    findings = (error("text-overflow", "x", slide="a@2"), error("review-void", "x", slide="a"), error("text-overflow", "x"))
    assert [f.code for f in silence(findings, resolved)] == ["review-void", "text-overflow"]


def test_states_of_a_slide_repeat_no_finding() -> None:
    once = scene(text("points", "quiet", colour="505458"))
    twice = replace(once, slides=(once.slides[0], replace(once.slides[0], id="a@2")))
    assert codes(deck(), twice) == ["low-contrast"]


def test_every_finding_is_one_line_with_help_and_a_place() -> None:
    crowded = slide(
        title="", panels=(Panel("p", figure(alt=""), SPAN, marks=marks(6)),), points=(TalkingPoint(rich("a b c"), SPAN),)
    )
    rules = venue(
        max_words=1, max_slides=0, required=(("x", None),), slot_minutes=0.5, max_slides_per_minute=1, confirmed=False
    )
    seen = scene(text("p", "grey", colour="505458", size=11), picture(100), line("l", "101418"))
    found = check(deck(crowded, venue=rules, references=(Reference("k", 1, "K", (), False),)), seen)
    assert len({finding.code for finding in found}) >= 13
    for finding in found:
        assert finding.span is not None
        assert finding.help
        assert "\n" not in finding.message
        assert not finding.message.endswith(".")
