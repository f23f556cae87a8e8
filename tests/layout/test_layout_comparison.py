"""Panels side by side: one size, one scale where asked for, verdicts in one row, a legend of the symbols used."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_decks import SPAN, area, at, deck, figure, mark, panel, rich

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout import lay_out
from slidekit.resolve import resolve
from slidekit.resolve.model import LegendEntry, Panel, Slide, Verdict
from slidekit.scene.items import GroupItem, Item, PictureItem, ShapeItem, TextItem
from slidekit.scene.scene import Scene
from slidekit.scene.walk import walk
from slidekit.source import MemoryWorkspace
from slidekit.spec.symbols import SYMBOLS
from slidekit.theme import BUILTIN

LAYOUTS = {2: "compare", 3: "compare-3", 4: "grid"}


def laid(slide: Slide, aspect: str = "16:9") -> Scene:
    outcome = lay_out(deck(slide, aspect=aspect), BUILTIN["reading-room"])
    assert not outcome.diagnostics, outcome.diagnostics
    assert outcome.value is not None
    return outcome.value


def named(scene: Scene, end: str) -> list[Item]:
    return [item for item in walk(scene.slides[0].items) if item.id.endswith(end)]


def side_by_side(*panels: Panel, **keys: object) -> Slide:
    return Slide("s", LAYOUTS[len(panels)], SPAN, title=rich("One"), panels=panels, **keys)  # type: ignore[arg-type]


# --- one scale


@st.composite
def figures(draw: st.DrawFn, turn: float) -> tuple[int, int, tuple[float, float], tuple[float, float]]:
    """Width, height and two landmarks at one angle, well inside the picture."""
    w = draw(st.integers(300, 3000))
    h = round(w * draw(st.floats(0.6, 1.7)))
    x, y = draw(st.floats(0.4, 0.6)) * w, draw(st.floats(0.4, 0.6)) * h
    half = draw(st.floats(0.12, 0.4)) * min(w, h) / 2
    dx, dy = math.cos(turn) * half, math.sin(turn) * half
    return w, h, ((x - dx) / w, (y - dy) / h), ((x + dx) / w, (y + dy) / h)


SOME = st.floats(0, math.pi).flatmap(lambda turn: st.lists(figures(turn), min_size=2, max_size=4))


@settings(max_examples=60, deadline=None)
@given(SOME, st.booleans(), st.sampled_from(["16:9", "4:3"]))
def test_aligned_landmarks_stand_at_one_place_of_every_frame(
    some: list[tuple[int, int, tuple[float, float], tuple[float, float]]], cropped: bool, aspect: str
) -> None:
    size = [max(w, h) for w, h, *_ in some]
    scene = lay_out(deck(_aligned(some, cropped), aspect=aspect), BUILTIN["reading-room"]).value  # small ones may be too narrow
    assert scene is not None
    pictures = [item for item in walk(scene.slides[0].items) if isinstance(item, PictureItem)]
    assert len({(item.box.w, item.box.h) for item in pictures}) == 1
    places = []
    for picture, (w, h, *landmarks) in zip(pictures, some, strict=True):
        left, top, right, bottom = picture.media.crop
        assert left >= 0
        assert top >= 0
        assert right <= w
        assert bottom <= h
        places.append(
            [
                ((x * w - left) / (right - left) * picture.box.w, (y * h - top) / (bottom - top) * picture.box.h)
                for x, y in landmarks
            ]
        )
    for other, pixels in zip(places[1:], size[1:], strict=True):
        for here, there in zip(places[0], other, strict=True):
            assert math.dist(here, there) <= max(1.0, max(pixels, size[0]) / 1000)


def _aligned(some: list[tuple[int, int, tuple[float, float], tuple[float, float]]], cropped: bool) -> Slide:
    """The slide as resolve gives it; pictures are as large as their headers say, which is all that is read of them."""
    lines = [
        f"  f{i}: {{file: f{i}.png, kind: chart, alt: x, credit: me, landmarks: {{a: {list(a)}, b: {list(b)}}}}}"
        for i, (_, _, a, b) in enumerate(some)
    ]
    w, h, a, b = some[0]
    middle, reach = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), math.dist((a[0] * w, a[1] * h), (b[0] * w, b[1] * h)) * 0.53
    crop = [middle[0] - reach / w, middle[1] - reach / h, middle[0] + reach / w, middle[1] + reach / h]
    first = f"{{figure: f0, crop: {crop}}}" if cropped else "f0"
    panels = ", ".join([first, *(f"f{i}" for i in range(1, len(some)))])
    files = {f"assets/f{i}.png": _header(w, h) for i, (w, h, *_) in enumerate(some)}
    files["assets/figures.yaml"] = ("figures:\n" + "\n".join(lines)).encode()
    files["decks/d.yaml"] = f"slidekit: 1\ntitle: T\nslides: [{{id: s, title: x, panels: [{panels}], align: [a, b]}}]".encode()
    outcome = resolve(MemoryWorkspace(files), "decks/d.yaml")
    assert outcome.value is not None
    assert outcome.ok, outcome.diagnostics
    return outcome.value.slides[0]


def _header(w: int, h: int) -> bytes:
    """A PNG of one colour."""
    import struct
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(bytes((w + 7) // 8 + 1) * h, 1)
    head = struct.pack(">IIBBBBB", w, h, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


# --- one size


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(200, 2000), st.integers(200, 2000)), min_size=2, max_size=4),
    st.sampled_from(["contain", "cover"]),
    st.sampled_from(["16:9", "4:3"]),
)
def test_frames_of_one_slide_are_of_one_size(sizes: list[tuple[int, int]], fit: str, aspect: str) -> None:
    panels = [replace(panel(f"p{i}", pixels, fit=fit if i else "contain"), badges=()) for i, pixels in enumerate(sizes)]
    outcome = lay_out(deck(side_by_side(*panels), aspect=aspect), BUILTIN["reading-room"])
    assert outcome.value is not None
    items = list(walk(outcome.value.slides[0].items))
    frames = []
    for i, (w, h) in enumerate(sizes):
        [picture] = [item for item in items if item.id == f"p{i}.picture" and isinstance(item, PictureItem)]
        ground = [item for item in items if item.id == f"p{i}.frame"]
        frames.append(ground[0].box if ground else picture.box)
        assert frames[-1].holds(picture.box)
        left, top, right, bottom = picture.media.crop
        stretched = (right - left) / (bottom - top) / (picture.box.w / picture.box.h)
        assert stretched == pytest.approx(1, abs=0.02), "a picture is never stretched"
        if fit == "contain" or i == 0:
            assert (left, top, right, bottom) == (0, 0, w, h)
    assert len({(box.w, box.h) for box in frames}) == 1


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_pictures_that_all_fill_their_frames_take_the_columns(aspect: str) -> None:
    whole = laid(side_by_side(panel("a"), panel("b")), aspect)
    filled = laid(side_by_side(panel("a", fit="cover"), panel("b", fit="cover")), aspect)
    before, after = (next(item.box for item in named(scene, "a.picture")) for scene in (whole, filled))
    if aspect == "16:9":
        assert after.w > before.w
    for item in named(filled, ".picture"):
        assert isinstance(item, PictureItem)
        left, top, right, bottom = item.media.crop
        assert (right - left) * (bottom - top) >= 1200 * 1200 * 2 / 3 - 2000  # of a square at most a third is cut away
        assert (right - left) / (bottom - top) == pytest.approx(item.box.w / item.box.h, abs=0.01)
        assert item.box.w == after.w


def test_pictures_of_one_shape_have_no_ground() -> None:
    assert not named(laid(side_by_side(panel("a"), panel("b"))), ".frame")


# --- verdicts


def verdict(words: str, sign: str | None = "check") -> Verdict:
    return Verdict(rich(words), sign)


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_verdicts_share_one_line_one_size_and_their_left_edges(count: int, aspect: str) -> None:
    words = ("With", "Without any imaging at all", "Before", "After")
    panels = [replace(panel(f"p{i}"), verdict=verdict(words[i], "cross" if i % 2 else None)) for i in range(count)]
    scene = laid(side_by_side(*panels), aspect)
    chips = [item for item in named(scene, ".verdict") if isinstance(item, ShapeItem)]
    assert len(chips) == count
    rows = {item.box.y for item in chips}
    pictures = {item.id: item.box for item in named(scene, ".picture")}
    assert len(rows) == len({box.y for box in pictures.values()})
    assert len({item.box.h for item in chips}) == 1
    assert len({run.char.size for item in chips if item.text for p in item.text.paragraphs for run in p.runs}) == 1
    for item in chips:
        picture = pictures[item.id.replace(".verdict", ".picture")]
        assert item.box.bottom < picture.y
        signed = [other.box.x for other in named(scene, item.id.replace(".verdict", ".sign.ground"))]
        assert picture.x == (signed[0] if signed else item.box.x)


def test_a_verdict_that_fits_on_no_two_lines_is_a_finding() -> None:
    long = "Incomprehensibilities notwithstanding everywhere"
    panels = [replace(panel(f"p{i}"), verdict=verdict(long)) for i in range(4)]
    outcome = lay_out(deck(side_by_side(*panels), aspect="4:3", label_pt=40.0), BUILTIN["reading-room"])
    assert {found.code for found in outcome.diagnostics} == {"text-overflow"}


def test_a_caption_keeps_its_first_word_beside_the_letter() -> None:
    captions = {
        "A landscape picture": "A\u2002A landscape picture",
        "A, oblique view": "A, oblique view",
        "A Oblique": "A Oblique",
    }
    for words, printed in captions.items():
        shown = replace(panel("a"), letter="A", caption=rich(words))
        [item] = named(laid(side_by_side(shown, panel("b"))), "a.caption")
        assert isinstance(item, TextItem)
        assert "".join(run.text for run in item.text.paragraphs[0].runs) == printed


# --- the film's own marker


def test_chips_keep_clear_of_the_lead_marker() -> None:
    shown = Panel("hip", figure("hip", side="L"), SPAN, alt="x")
    landmarks = {"lead-marker": area(0.85, 0.0, 1.0, 0.12)}
    marked = Panel("hip", replace(shown.figure, landmarks=landmarks), SPAN, alt="x")
    slides = [Slide("s", "figure", SPAN, title=rich("One"), panels=(each,)) for each in (shown, marked)]
    (free,), (kept,) = (named(laid(slide), "hip.side") for slide in slides)
    [picture] = named(laid(slides[1]), "hip.picture")
    lead = Box(picture.box.x + round(picture.box.w * 0.85), picture.box.y, picture.box.w, round(picture.box.h * 0.12))
    assert free.box.meets(lead)
    assert not kept.box.meets(lead)


# --- the legend


def entry(kind: str, meaning: str = "What it means", **keys: object) -> LegendEntry:
    places = {"at": at(0.5, 0.5)}
    return LegendEntry((mark(kind, places.get(kind, area(0.2, 0.2, 0.6, 0.6)), **keys),), rich(meaning), SPAN)


@pytest.mark.parametrize("kind", SYMBOLS)
@pytest.mark.parametrize("style", ["finding", "second", "risk", "ok", "quiet"])
def test_every_symbol_is_drawn_within_its_plate(kind: str, style: str) -> None:
    scene = laid(side_by_side(panel("a"), panel("b"), legend=(entry(kind, style=style),)))
    [ground] = named(scene, "legend.1.plate")
    drawn = [item for item in walk(scene.slides[0].items) if item.id.startswith("legend.1.symbol")]
    assert drawn
    for item in drawn:
        assert ground.box.inset(-pt(1)).holds(item.box), item


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("count", [1, 3, 9])
def test_a_legend_stands_below_the_panels_and_above_the_footnote(count: int, aspect: str) -> None:
    entries = tuple(entry(SYMBOLS[i], f"The meaning of symbol {i}") for i in range(count))
    scene = laid(side_by_side(panel("a"), panel("b"), legend=entries, footnote=rich("Small print")), aspect)
    [legend] = named(scene, "legend")
    [note] = named(scene, "footnote")
    assert max(item.box.bottom for item in named(scene, ".picture")) < legend.box.y
    assert legend.box.bottom < note.box.y
    texts = [item for item in walk(scene.slides[0].items) if item.role == "legend" and isinstance(item, TextItem)]
    assert len(texts) == count
    assert all(legend.box.holds(item.box) for item in texts)
    assert not any(a.box.meets(b.box) for i, a in enumerate(texts) for b in texts[i + 1 :])
    assert isinstance(legend, GroupItem)
    assert legend.alt.startswith("An arrow marks The meaning of symbol 0.")


@pytest.mark.parametrize("layout", ["figure", "figure-full", "build"])
def test_a_legend_stands_on_every_layout_of_pictures(layout: str) -> None:
    shown = panel("a", (1600, 900), marks=(mark("arrow", at(0.5, 0.5)),))
    slide = Slide("s", layout, SPAN, title=rich("One"), panels=(shown,), legend=(entry("arrow"),), states=2)
    scene = laid(slide)
    [legend] = named(scene, "legend")
    assert Box(0, 0, *scene.size).holds(legend.box)
