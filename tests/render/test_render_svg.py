"""SVG: every line as it was measured, every item to be found, nothing fetched, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from conftest_render import LECTURES, every_item, said, text_item
from lxml import etree

from slidekit.core.geometry import Box, Point
from slidekit.core.units import pt, to_pt
from slidekit.render import slide_svg
from slidekit.render.items import KINDS, states_of
from slidekit.render.shapes import PRESETS
from slidekit.scene.dump import to_json
from slidekit.scene.items import Fill, Item, MediaKey, Outline, PictureItem, Preset, Segment, ShapeItem, Stroke
from slidekit.scene.scene import Reveal, Scene, Slide
from slidekit.scene.text import Bullet, Paragraph

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def address(key: MediaKey) -> str:
    return f"pictures/{key.figure}.png"


def drawn(scene: Scene, slide: Slide, state: int | None = None) -> etree._Element:
    return etree.fromstring(slide_svg(scene, slide, href=address, state=state).encode())


def own(scene: Scene, *items: Item, clicks: tuple[tuple[Reveal, ...], ...] = ()) -> etree._Element:
    """A slide of these items in the scene's design."""
    return drawn(scene, Slide("own", "points", items, clicks=clicks))


def texts(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(f"{SVG}text"))


@pytest.mark.parametrize("name", LECTURES)
def test_every_line_stands_where_it_was_measured(name: str, lecture: Callable[[str], Scene]) -> None:
    scene = lecture(name)
    checked = 0
    for slide in scene.slides:
        root = drawn(scene, slide)
        spans = [(float(t.get("x")), float(t.get("textLength")), t.text) for t in texts(root) if t.get("textLength")]
        for item in every_item(slide.items):
            for line in getattr(getattr(item, "text", None), "lines", ()):
                if not line.text:
                    continue
                left, right = to_pt(line.x), to_pt(line.x + line.width)
                slack = 0.006 * (right - left)  # letters have widths between LibreOffice's grid and their own
                inside = [s for s in spans if left - 0.01 <= s[0] and s[0] + s[1] <= right + slack and s[2] in line.text]
                ranges = [(i, j) for i in range(len(inside)) for j in range(i + 1, len(inside) + 1)]
                assert any("".join(s[2] for s in inside[i:j]) == line.text for i, j in ranges), line
                checked += 1
    assert checked > 100


def test_items_are_named_as_in_the_scene(lecture: Callable[[str], Scene]) -> None:
    scene = lecture("florida")
    for slide, said_ in zip(scene.slides, to_json(scene)["slides"], strict=True):
        names = [(g.get("data-id"), g.get("data-kind"), g.get("data-role")) for g in drawn(scene, slide).iter(f"{SVG}g")]

        def walk(items: list) -> list:  # type: ignore[type-arg]
            found = []
            for item in items:
                if item["kind"] != "cell":
                    found += [(item["id"], item["kind"], item["role"]), *walk(item["items"])]
            return found

        assert [name for name in names if name[0]] == walk(said_["items"])


def test_nothing_runs_and_nothing_is_fetched_but_pictures(lecture: Callable[[str], Scene]) -> None:
    scene = lecture("pittsburgh")
    for slide in scene.slides:
        root = drawn(scene, slide)
        assert {etree.QName(node).localname for node in root.iter()} <= {
            "svg",
            "title",
            "rect",
            "g",
            "a",
            "path",
            "text",
            "image",
            "clipPath",
        }
        for node in root.iter():
            assert not [name for name in node.attrib if name.startswith("on")]
            if node.get(LINK) and node.tag == f"{SVG}image":
                assert node.get(LINK).startswith("pictures/")


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("mailto:a@b.org", True),
        ("#own", True),
        ("javascript:alert(1)", False),
        ("JavaScript:x", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_safe_links_are_followed(target: str, kept: bool, lecture: Callable[[str], Scene]) -> None:
    root = own(lecture("florida"), text_item("body", Paragraph((said("see "), said("there", link=target)))))
    links = [node.get(LINK) for node in root.iter(f"{SVG}a")]
    assert links == ([target] if kept else [])


def test_capitals_are_drawn_where_the_style_has_them(lecture: Callable[[str], Scene]) -> None:
    item = text_item("body", Paragraph((said("Straße "), said("and street", caps=True))))
    line = replace(item.text.lines[0], text="Straße AND STREET")
    root = own(lecture("florida"), replace(item, text=replace(item.text, lines=(line,))))
    assert [node.text for node in root.iter(f"{SVG}text")] == ["Straße ", "AND STREET"]


def test_runs_share_the_line(lecture: Callable[[str], Scene]) -> None:
    paragraph = Paragraph((said("plain "), said("bold", bold=True), said(" end", italic=True, colour="FF0000")))
    item = text_item("body", paragraph)
    one, two, three = texts(own(lecture("florida"), item))
    assert (one.text, two.text, three.text) == ("plain ", "bold", " end")
    assert two.get("font-weight") == "bold"
    assert three.get("font-style") == "italic"
    assert three.get("fill") == "#FF0000"
    assert "Carlito" in one.get("font-family")
    ends = [float(each.get("x")) + float(each.get("textLength")) for each in (one, two, three)]
    assert float(two.get("x")) == pytest.approx(ends[0], rel=0.002)
    assert ends[2] == pytest.approx(100 + to_pt(item.text.lines[0].width), rel=0.002)


def test_raised_letters_are_smaller_and_higher(lecture: Callable[[str], Scene]) -> None:
    base, raised = texts(own(lecture("florida"), text_item("body", Paragraph((said("x"), said("2", baseline=30))))))
    assert float(raised.get("y")) < float(base.get("y"))
    assert float(raised.get("font-size")) < float(base.get("font-size"))


def test_numbers_count_on_as_in_powerpoint(lecture: Callable[[str], Scene]) -> None:
    numbered, other = Bullet("number"), Bullet("number", start=7)
    paragraphs = [
        Paragraph((said(word),), bullet=bullet, indent=-pt(20))
        for word, bullet in (("a", numbered), ("b", numbered), ("c", other))
    ]
    root = own(lecture("florida"), text_item("body", *paragraphs))
    assert [each.text for each in texts(root)] == ["1.", "a", "2.", "b", "7.", "c"]
    assert float(texts(root)[0].get("x")) == pytest.approx(80)


def test_clicks_show_items_and_paragraphs(lecture: Callable[[str], Scene]) -> None:
    scene = lecture("florida")
    body = text_item("body", Paragraph((said("one"),)), Paragraph((said("two"),)))
    disc = ShapeItem("disc", "number", Box(0, 0, pt(20), pt(20)), Preset("ellipse"), Fill("accent1"))
    slide = Slide("own", "points", (body, disc), clicks=((Reveal("body", 1, 1),), (Reveal("disc"),)))
    assert states_of(slide) == 3
    seen = [
        ([each.text for each in texts(drawn(scene, slide, state))], len(list(drawn(scene, slide, state).iter(f"{SVG}path"))))
        for state in (1, 2, 3, None)
    ]
    assert seen == [(["one"], 0), (["one", "two"], 0), (["one", "two"], 1), (["one", "two"], 1)]
    steps = {node.get("data-step") for node in drawn(scene, slide).iter(f"{SVG}g")}
    assert steps == {None, "2", "3"}


def test_shapes_have_their_strokes_heads_and_alphas(lecture: Callable[[str], Scene]) -> None:
    line = ShapeItem(
        "line",
        "annotation",
        Box(0, 0, pt(50), 0),
        Segment(Point(0, 0), Point(pt(50), 0)),
        None,
        Stroke("accent1", pt(2), "sysDash", tail="triangle", alpha=0.5),
    )
    hole = Outline(
        (
            ("M", 0, 0),
            ("L", pt(9), 0),
            ("L", pt(9), pt(9)),
            ("Z",),
            ("M", pt(3), pt(3)),
            ("C", pt(4), pt(3), pt(5), pt(4), pt(5), pt(5)),
            ("Z",),
        )
    )
    veil = ShapeItem("veil", "annotation", Box(0, 0, pt(9), pt(9)), hole, Fill("000000", 0.4))
    shaft, head, mask = own(lecture("florida"), line, veil).iter(f"{SVG}path")
    assert (shaft.get("d"), shaft.get("stroke-dasharray"), shaft.get("stroke-opacity")) == ("M0 0L50 0", "6 2", "0.5")
    assert head.get("d").startswith("M50 0L")
    assert (mask.get("fill-rule"), mask.get("fill-opacity")) == ("evenodd", "0.4")
    assert mask.get("d") == "M0 0L9 0L9 9ZM3 3C4 3 5 4 5 5Z"


def test_pictures_fill_their_frames_and_round_ones_are_clipped(lecture: Callable[[str], Scene]) -> None:
    key = MediaKey("needle", (0, 0, 9, 9), (9, 9))
    item = PictureItem("picture", "picture", Box(pt(1), pt(2), pt(3), pt(4)), key, round=True)
    root = own(lecture("florida"), item, replace(item, id="other"))
    one, two = root.iter(f"{SVG}image")
    assert [one.get(name) for name in ("x", "y", "width", "height")] == ["1", "2", "3", "4"]
    names = [clip.get("id") for clip in root.iter(f"{SVG}clipPath")]
    assert [one.get("clip-path"), two.get("clip-path")] == [f"url(#{name})" for name in names]
    assert len(set(names)) == 2


def test_a_group_speaks_for_its_members(lecture: Callable[[str], Scene]) -> None:
    scene = lecture("florida")
    panels = [
        node for slide in scene.slides for node in drawn(scene, slide).iter(f"{SVG}g") if node.get("data-role") == "panel"
    ]
    assert panels
    for panel in panels:
        assert panel.get("role") == "img"
        assert panel.get("aria-label")
        assert all(node.get("aria-hidden") == "true" for node in panel.iterdescendants(f"{SVG}g") if node.get("data-id"))


def test_every_kind_of_item_is_drawn() -> None:
    assert set(KINDS) == set(get_args(Item))


@pytest.mark.parametrize("page", ["annotations", "comparisons"])
def test_every_preset_of_layout_is_drawn(page: str, gallery: Callable[[str], Scene]) -> None:
    scene = gallery(page)
    used = {
        item.geometry.name
        for slide in scene.slides
        for item in every_item(slide.items)
        if isinstance(item, ShapeItem) and isinstance(item.geometry, Preset)
    }
    assert used
    assert used <= set(PRESETS)
    for slide in scene.slides:
        assert not re.search(r"nan|inf", slide_svg(scene, slide, href=address))


def test_the_same_scene_gives_the_same_svg(lecture: Callable[[str], Scene]) -> None:
    scene = lecture("las-vegas")
    again = replace(scene)
    for slide in scene.slides:
        assert slide_svg(scene, slide, href=address) == slide_svg(again, slide, href=address)


@pytest.mark.parametrize("name", LECTURES)
def test_no_letter_is_lost_where_lines_are_cut(name: str, lecture: Callable[[str], Scene]) -> None:
    scene = lecture(name)
    checked = 0
    for slide in scene.slides:
        bodies = {f"{slide.id}/{item.id}": getattr(item, "text", None) for item in slide.items}
        for node in drawn(scene, slide).iter(f"{SVG}g"):
            body = bodies.get(node.get("data-id") or "")
            if body is None or any(paragraph.bullet.kind != "none" for paragraph in body.paragraphs):
                continue
            wanted = "".join(run.text for paragraph in body.paragraphs for run in paragraph.runs)
            assert "".join("".join(text.text for text in texts(node)).split()) == "".join(wanted.split())
            checked += 1
    assert checked > 20
